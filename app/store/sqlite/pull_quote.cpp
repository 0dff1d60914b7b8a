#include "store/sqlite/pull_quote.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "editorial/quotation.h"

namespace dateline::store {
namespace {

constexpr std::size_t shortest_code_points = 8; // fewer are seldom a sentence

struct Segment {
    std::int64_t article = 0;
    std::string label, text, language;
    model::QuoteForm form = model::QuoteForm::direct;
    std::size_t code_points = 0;
    std::size_t printings = 0; // articles that have it, by label or word for word
};

std::size_t code_points_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::int64_t max_printed_utterance(Connection& connection, model::EventId event) {
    // Of a very long transcript, the first 200 are looked at.
    Query query = connection.query(R"sql(
            SELECT u.id, count(DISTINCT q.article) AS printings
            FROM (
                SELECT id, ordinal
                FROM utterance
                WHERE event = ? AND disputed = 0 AND speaker IS NOT NULL
                ORDER BY ordinal
                LIMIT 200) u
            CROSS JOIN quote q ON q.utterance = u.id
            WHERE q.form <> 3
            GROUP BY u.id
            ORDER BY printings DESC, u.ordinal, u.id
            LIMIT 1)sql",
                                   "quote");
    return query.bind(event).next() ? query.integer(0) : 0;
}

std::vector<Segment> load_segments(Connection& connection, std::int64_t utterance) {
    Query query = connection.query(
        R"sql(
            SELECT id, article, label, text, language, form
            FROM quote
            WHERE utterance = ? AND form <> 3
            ORDER BY position
            LIMIT 1000)sql",
        "quote");
    query.bind(utterance);
    std::vector<Segment> segments;
    while (query.next()) {
        segments.push_back({query.integer(1), query.text(2), query.text(3), query.text(4),
                            query.choice(5, model::QuoteForm::display), 0, 0});
        segments.back().code_points = code_points_in(segments.back().text);
    }
    std::map<std::string, std::set<std::int64_t>> by_label;
    std::map<std::string, std::set<std::int64_t>> by_text;
    for (const Segment& segment : segments) {
        by_label[segment.label].insert(segment.article);
        by_text[segment.text].insert(segment.article);
    }
    for (Segment& segment : segments)
        segment.printings = std::max(by_text[segment.text].size(),
                                     segment.label.empty() ? std::size_t{0} : by_label[segment.label].size());
    return segments;
}

// Only the language in which most articles printed it: lengths of words in different scripts do not compare.
void keep_main_language(std::vector<Segment>* segments) {
    std::map<std::string, std::set<std::int64_t>> articles;
    for (const Segment& segment : *segments)
        articles[segment.language].insert(segment.article);
    const std::string* main = &segments->front().language;
    for (const Segment& segment : *segments)
        if (articles[segment.language].size() > articles[*main].size()) main = &segment.language;
    const std::string language = *main;
    std::erase_if(*segments, [&](const Segment& segment) { return segment.language != language; });
}

void keep_fullest_printing(std::vector<Segment>* segments) {
    std::map<std::int64_t, std::size_t> code_points;
    for (const Segment& segment : *segments)
        code_points[segment.article] += segment.code_points;
    std::int64_t fullest = segments->front().article;
    for (const Segment& segment : *segments)
        if (code_points[segment.article] > code_points[fullest]) fullest = segment.article;
    std::erase_if(*segments, [&](const Segment& segment) { return segment.article != fullest; });
}

} // namespace

PullQuote load_pull_quote(Connection& connection, model::EventId event) {
    const std::int64_t utterance = max_printed_utterance(connection, event);
    if (utterance == 0) return {};
    std::vector<Segment> segments = load_segments(connection, utterance);
    if (segments.empty()) return {};
    keep_main_language(&segments);
    keep_fullest_printing(&segments);
    const auto better = [](const Segment& a, const Segment& b) {
        const bool a_stands = a.code_points >= shortest_code_points;
        const bool b_stands = b.code_points >= shortest_code_points;
        if (a_stands != b_stands) return a_stands;
        if (!a_stands) return a.code_points > b.code_points;
        if (a.printings != b.printings) return a.printings > b.printings;
        return a.code_points < b.code_points;
    };
    const Segment& best = *std::min_element(segments.begin(), segments.end(), better);
    return {editorial::words_in_marks(best.text, best.form, best.language), model::UtteranceId{utterance}};
}

} // namespace dateline::store
