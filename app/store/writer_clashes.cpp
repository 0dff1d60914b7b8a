// What was put and does not go together: the rules of store/together.h, for a Writer.
#include "base/utf8.h"
#include "store/sqlite_writer.h"
#include "store/together.h"

namespace dateline::store {
namespace {

// A quote that says where it stands is as damaged as any wrong value where it does not stand there; words of
// headline and deck stand outside the body.
constexpr const char* quotes_of_utterance =
    "SELECT q.id, q.text, q.prefix, q.suffix, q.start_char, q.end_char, b.text FROM quote q CROSS JOIN "
    "article_body b ON b.article = q.article WHERE q.utterance = ? AND q.form <> 3 AND q.start_char IS NOT "
    "NULL";
constexpr const char* quotes_of_article =
    "SELECT q.id, q.text, q.prefix, q.suffix, q.start_char, q.end_char, b.text FROM article_body b CROSS "
    "JOIN "
    "quote q ON q.article = b.article WHERE b.article = ? AND q.form <> 3 AND q.start_char IS NOT NULL";

} // namespace

std::string SqliteWriter::slug_of(const char* sql, const char* table, std::int64_t id) {
    Query row = query(sql, table);
    return row.bind(id).next() ? row.text(1) : std::string();
}

void SqliteWriter::find_circles(model::Kind kind, const std::vector<std::int64_t>& parts,
                                std::vector<Clash>* clashes) {
    const bool events = kind == model::Kind::event;
    const char* table = events ? "event" : "place";
    Query row = query(events ? "SELECT id, within FROM event WHERE id = ?"
                             : "SELECT id, within FROM place WHERE id = ?",
                      table);
    const auto above = [&](std::int64_t id) -> std::optional<std::int64_t> {
        row.bind(id);
        const std::optional<std::int64_t> within = row.next() ? row.optional_integer(1) : std::nullopt;
        row.rewind();
        return within;
    };
    const char* const slug_sql =
        events ? "SELECT id, slug FROM event WHERE id = ?" : "SELECT id, slug FROM place WHERE id = ?";
    for (const std::int64_t id : circular_rows(parts, above))
        clashes->push_back({kind, slug_of(slug_sql, table, id), "within", leads_back});
}

void SqliteWriter::find_misplaced_quotes(std::vector<Clash>* clashes) {
    const auto find = [&](model::Kind kind, const std::vector<std::int64_t>& ids, const char* sql,
                          const char* slug_sql, const char* table) {
        for (const std::int64_t id : ids) {
            Query row = query(sql, "quote");
            row.bind(id);
            while (row.next()) {
                const std::string problem = selector_problem(row, 1);
                if (problem.empty()) continue;
                clashes->push_back({kind, slug_of(slug_sql, table, id), "quotes",
                                    "\"" + base::displayable(row.text(1), 60) + "\" " + problem});
                break;
            }
        }
    };
    find(model::Kind::utterance, placed_utterances_, quotes_of_utterance,
         "SELECT id, slug FROM utterance WHERE id = ?", "utterance");
    find(model::Kind::article, replaced_articles_, quotes_of_article,
         "SELECT id, slug FROM article WHERE id = ?", "article");
}

std::vector<Clash> SqliteWriter::clashes() {
    check_open();
    std::vector<Clash> clashes;
    find_circles(model::Kind::event, nested_events_, &clashes);
    find_circles(model::Kind::place, nested_places_, &clashes);
    find_misplaced_quotes(&clashes);
    Query row =
        query("SELECT v.id, v.slug, v.ordinal, w.slug FROM saved_view v JOIN saved_view w ON w.ordinal = "
              "v.ordinal AND w.slug < v.slug WHERE v.ordinal > 0 GROUP BY v.id ORDER BY v.slug",
              "saved_view");
    const auto taken = [&row](int view, int by) {
        return "view " + row.text(view) + ", field order: " + std::to_string(row.integer(2)) +
               " is the place of view " + row.text(by) + " in the story; give each step its own";
    };
    while (row.next())
        clashes.push_back({model::Kind::none, row.text(1), "", taken(1, 3), row.text(3), taken(3, 1)});
    return clashes;
}

} // namespace dateline::store
