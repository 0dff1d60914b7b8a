#include "store/sqlite/clash_finder.h"

#include <algorithm>
#include <compare>
#include <optional>

#include "base/displayable.h"
#include "store/sqlite/together.h"

namespace dateline::store {
namespace {

// A quote that says where it stands is as damaged as any wrong value where it does not stand there; words of
// headline and deck stand outside the body.
constexpr const char* quotes_of_utterance =
    "SELECT id, article FROM quote WHERE utterance = ? AND form <> 3 AND start_char IS NOT NULL";
constexpr const char* quotes_of_article =
    "SELECT id, article FROM quote WHERE article = ? AND form <> 3 AND start_char IS NOT NULL";

struct PlacedQuote {
    std::int64_t article = 0, id = 0;
    std::size_t owner = 0; // in the list of those whose quotes are looked at
    auto operator<=>(const PlacedQuote&) const = default;
};

} // namespace

std::vector<Clash> ClashFinder::find() {
    std::vector<Clash> clashes;
    find_circles(model::Kind::event, events_, &clashes);
    find_circles(model::Kind::place, places_, &clashes);
    find_misplaced_quotes(&clashes);
    find_misplaced_attributions(&clashes);
    find_shared_steps(&clashes);
    return clashes;
}

std::string ClashFinder::slug_of(const char* sql, const char* table, std::int64_t id) {
    Query row = connection_.query(sql, table);
    return row.bind(id).next() ? row.text(1) : std::string();
}

void ClashFinder::find_circles(model::Kind kind, const std::vector<std::int64_t>& parts,
                               std::vector<Clash>* clashes) {
    const bool events = kind == model::Kind::event;
    const char* table = events ? "event" : "place";
    Query row = connection_.query(events ? "SELECT id, within FROM event WHERE id = ?"
                                         : "SELECT id, within FROM place WHERE id = ?",
                                  table);
    const auto above = [&](std::int64_t id) -> std::optional<std::int64_t> {
        connection_.look_at_stop();
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

// The quotes of an article one after the other, so that its body is read once; of each owner the first
// problem.
std::map<std::size_t, std::string> ClashFinder::misplaced_quotes(const std::vector<std::int64_t>& owners,
                                                                 const char* quotes_of_owner) {
    std::vector<PlacedQuote> quotes;
    for (std::size_t owner = 0; owner < owners.size(); ++owner) {
        connection_.look_at_stop();
        Query row = connection_.query(quotes_of_owner, "quote");
        row.bind(owners[owner]);
        while (row.next())
            quotes.push_back({row.integer(1), row.integer(0), owner});
    }
    std::sort(quotes.begin(), quotes.end());
    std::map<std::size_t, std::string> problems;
    std::optional<Body> body;
    std::int64_t body_of = 0; // no article has the id
    for (const PlacedQuote& quote : quotes) {
        connection_.look_at_stop();
        if (body_of != quote.article) {
            Query text =
                connection_.query("SELECT article, text FROM article_body WHERE article = ?", "article_body");
            body.reset();
            if (text.bind(quote.article).next()) body.emplace(text.text(1));
            body_of = quote.article;
        }
        Query row = connection_.query(
            "SELECT id, text, prefix, suffix, start_char, end_char FROM quote WHERE id = ?", "quote");
        if (!body || !row.bind(quote.id).next()) continue;
        if (const std::string problem = body->selector_problem(row, 1); !problem.empty())
            problems.try_emplace(quote.owner, "\"" + base::displayable(row.text(1), 60) + "\" " + problem);
    }
    return problems;
}

void ClashFinder::find_misplaced_quotes(std::vector<Clash>* clashes) {
    for (const auto& [owner, problem] : misplaced_quotes(utterances_, quotes_of_utterance))
        clashes->push_back(
            {model::Kind::utterance,
             slug_of("SELECT id, slug FROM utterance WHERE id = ?", "utterance", utterances_[owner]),
             "quotes", problem});
    for (const auto& [owner, problem] : misplaced_quotes(articles_, quotes_of_article))
        clashes->push_back({model::Kind::article,
                            slug_of("SELECT id, slug FROM article WHERE id = ?", "article", articles_[owner]),
                            "quotes", problem});
}

void ClashFinder::find_misplaced_attributions(std::vector<Clash>* clashes) {
    for (const std::int64_t utterance : attributed_) {
        connection_.look_at_stop();
        Query row = connection_.query(R"sql(
            SELECT a.id, a.start_char, a.end_char, b.text
            FROM attribution a
            JOIN article_body b ON b.article = a.article
            WHERE a.utterance = ? AND a.start_char IS NOT NULL)sql",
                                      "attribution");
        row.bind(utterance);
        for (bool is_sound = true; is_sound && row.next();) {
            const std::string problem = Body(row.text(3)).span_problem(row.integer(1), row.integer(2));
            is_sound = problem.empty();
            if (is_sound) continue;
            clashes->push_back(
                {model::Kind::utterance,
                 slug_of("SELECT id, slug FROM utterance WHERE id = ?", "utterance", utterance),
                 "attributions", "the span from start to end " + problem});
        }
    }
}

void ClashFinder::find_shared_steps(std::vector<Clash>* clashes) {
    Query row = connection_.query(
        "SELECT v.id, v.slug, v.ordinal, w.slug FROM saved_view v JOIN saved_view w ON w.ordinal = "
        "v.ordinal AND w.slug < v.slug WHERE v.ordinal > 0 GROUP BY v.id ORDER BY v.slug",
        "saved_view");
    const auto taken = [&row](int view, int by) {
        return "view " + row.text(view) + ", field order: " + std::to_string(row.integer(2)) +
               " is the place of view " + row.text(by) + " in the story; give each step its own";
    };
    while (row.next())
        clashes->push_back({model::Kind::none, row.text(1), "", taken(1, 3), row.text(3), taken(3, 1)});
}

} // namespace dateline::store
