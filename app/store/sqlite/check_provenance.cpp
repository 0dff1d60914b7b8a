#include "store/sqlite/check_provenance.h"

#include <optional>
#include <unordered_map>

#include "base/displayable.h"
#include "model/rules.h"
#include "store/sqlite/check_parts.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/together.h"

namespace dateline::store {
namespace {

struct Rule {
    const char* table;
    const char* sql; // row and slug
    const char* message;
    Severity severity = Severity::damage;
};

constexpr Rule rules[] = {
    {"event", R"sql(
        SELECT id, slug
        FROM event e
        WHERE NOT EXISTS (SELECT 1 FROM coverage c WHERE c.event = e.id))sql",
     "has no source; name an article that covers it", Severity::advice},
    {"utterance",
     R"sql(
         SELECT id, slug
         FROM utterance u
         WHERE NOT EXISTS (SELECT 1 FROM quote q WHERE q.utterance = u.id))sql",
     "has no quote; say which article printed it, and how"},
    {"utterance",
     R"sql(
         SELECT id, slug
         FROM utterance u
         WHERE NOT EXISTS (SELECT 1 FROM attribution a WHERE a.utterance = u.id))sql",
     "has no attribution; say who said it"},
    {"quote", R"sql(
        SELECT id, ''
        FROM quote q
        WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.id = q.article))sql",
     "has no article; say where it was printed"},
    {"article",
     R"sql(
         SELECT id, slug
         FROM article a
         WHERE NOT EXISTS (SELECT 1 FROM outlet o WHERE o.id = a.outlet))sql",
     "has no outlet; say who published it"},
    {"participant",
     R"sql(
         SELECT id, slug
         FROM participant p
         WHERE NOT EXISTS (SELECT 1 FROM participant_name n WHERE n.participant = p.id))sql",
     "has no name; give it one"},
    {"utterance", "SELECT id, slug FROM utterance WHERE ordinal < 1",
     "has an order below 1; orders count from 1"},
};

void check_circles(Connection& connection, const char* table, ProblemList* problems) {
    const std::string sql =
        std::string("SELECT id, within, slug FROM ") + table + " WHERE within IS NOT NULL";
    std::unordered_map<std::int64_t, std::int64_t> above;
    std::unordered_map<std::int64_t, std::string> slugs;
    std::vector<std::int64_t> parts;
    Query row = connection.query(sql.c_str(), table);
    while (row.next()) {
        parts.push_back(row.integer(0));
        above.emplace(parts.back(), row.integer(1));
        slugs.emplace(parts.back(), row.text(2));
    }
    const auto above_of = [&](std::int64_t id) {
        const auto found = above.find(id);
        return found == above.end() ? std::nullopt : std::optional(found->second);
    };
    for (const std::int64_t id : circular_rows(parts, above_of))
        problems->add(row_of(table, id, "within", slugs[id]), leads_back);
}

void check_regions(Connection& connection, ProblemList* problems) {
    Query row = connection.query(R"sql(
        SELECT p.id, p.slug, r.x, r.y, r.width, r.height
        FROM photo p
        CROSS JOIN region r ON r.photo = p.id
        ORDER BY p.id)sql",
                                 "region");
    std::int64_t reported = 0;
    while (row.next()) {
        const bool within = model::is_region_side(row.real(2), row.real(4)) &&
                            model::is_region_side(row.real(3), row.real(5));
        if (within || row.integer(0) == reported) continue;
        reported = row.integer(0);
        problems->add(row_of("photo", reported, nullptr, row.text(1)),
                      "has a region that is empty or reaches out of the picture; regions are fractions, "
                      "from 0 to 1");
    }
}

// What keeps `file` from being a path below the folder, or "": import refuses it.
std::string path_problem(const std::string& file) {
    if (file.empty()) return "names no file; say where the photo is";
    if (file.front() == '/') return "is not a path below the database's folder; move the photo there";
    if (!model::is_path_below(file)) return "is not a plain path below the database's folder; correct it";
    return "";
}

} // namespace

std::string size_problem(base::Size said, base::Size own) {
    const auto sides = [](base::Size size) {
        return std::to_string(static_cast<long long>(size.width)) + " x " +
               std::to_string(static_cast<long long>(size.height));
    };
    return "is said to be " + sides(said) + ", but is " + sides(own) +
           ", upright; its own size counts: correct width and height, or leave them out";
}

void check_provenance(Connection& connection, ProblemList* problems) {
    for (const Rule& rule : rules)
        problems->run(std::string("table ") + rule.table, [&] {
            Query row = connection.query(rule.sql, rule.table);
            while (row.next())
                problems->add(row_of(rule.table, row.integer(0), nullptr, row.text(1)), rule.message,
                              rule.severity);
        });
    problems->run("table region", [&] { check_regions(connection, problems); });
    for (const char* table : {"event", "place"})
        problems->run(std::string("table ") + table, [&] { check_circles(connection, table, problems); });
}

void check_selectors(Connection& connection, ProblemList* problems) {
    // Words of headline and deck stand outside the body; reported and translated ones need not be in it word
    // for word.
    Query bodies = connection.query("SELECT article, text FROM article_body", "article_body");
    Query row = connection.query(
        R"sql(
            SELECT id, text, prefix, suffix, start_char, end_char
            FROM quote
            WHERE article = ? AND form <> 3 AND (start_char IS NOT NULL OR form = 0))sql",
        "quote");
    while (bodies.next()) {
        std::optional<Body> body;
        row.rewind();
        row.bind(bodies.integer(0));
        while (row.next())
            problems->run("table quote", [&] {
                if (!body) body.emplace(bodies.text(1));
                const std::string problem = body->selector_problem(row, 1);
                // Without a position, other words may stand in the article on purpose: an ellipsis, a
                // correction.
                const Severity severity = row.is_null(4) ? Severity::advice : Severity::damage;
                if (!problem.empty())
                    problems->add(row_of("quote", row.integer(0), "text"), problem, severity);
            });
    }
}

void check_attribution_spans(Connection& connection, ProblemList* problems) {
    if (connection.version() < history_version) return;
    Query row = connection.query(R"sql(
        SELECT a.id, a.start_char, a.end_char, b.text
        FROM attribution a
        JOIN article_body b ON b.article = a.article
        WHERE a.start_char IS NOT NULL)sql",
                                 "attribution");
    while (row.next())
        problems->run("table attribution", [&] {
            const std::string problem = Body(row.text(3)).span_problem(row.integer(1), row.integer(2));
            if (!problem.empty()) problems->add(row_of("attribution", row.integer(0), "start_char"), problem);
        });
}

void check_photos(Connection& connection, const std::string& folder, const InspectPhoto& inspect,
                  ProblemList* problems) {
    problems->run("table photo", [&] {
        Query row = connection.query(connection.version() >= history_version
                                         ? "SELECT id, file, width_px, height_px, slug, sha256 FROM photo"
                                         : "SELECT id, file, width_px, height_px, slug, NULL FROM photo",
                                     "photo");
        while (row.next())
            problems->run("table photo", [&] {
                const std::string file = row.text(1);
                const std::string where = row_of("photo", row.integer(0), "file", row.text(4));
                const std::string named = "\"" + base::displayable(file, 200) + "\" ";
                if (const std::string problem = path_problem(file); !problem.empty())
                    return problems->add(where, named + problem);
                const PhotoSeen seen =
                    inspect
                        ? inspect(platform::read_photo(folder, file))
                        : PhotoSeen{{}, platform::photo_trouble(platform::open_beneath(folder, file).way)};
                const base::Size said{static_cast<float>(row.optional_integer(2).value_or(0)),
                                      static_cast<float>(row.optional_integer(3).value_or(0))};
                if (!seen.trouble.empty())
                    problems->add(where, named + "cannot be shown: " + seen.trouble, Severity::advice);
                else if (inspect && said.width > 0 && said != seen.size)
                    problems->add(where, named + size_problem(said, seen.size), Severity::advice);
                if (seen.trouble.empty() && !seen.sha256.empty() && !row.is_null(5) &&
                    row.blob(5) != seen.sha256)
                    problems->add(where,
                                  named + "has other bytes than when it was imported: put the photo back, or "
                                          "import its record again, which takes it as it is",
                                  Severity::advice);
            });
    });
}

} // namespace dateline::store
