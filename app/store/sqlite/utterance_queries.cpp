#include "store/sqlite/utterance_queries.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace dateline::store {
namespace {

double published_ms(const model::ArticleItem& article) {
    return article.published && article.published->placed() ? article.published->span.start_ms
                                                            : std::numeric_limits<double>::max();
}

// As the record has it, the fullest printing comes first: the article of the first quote that is not a
// headline's or a deck's. (Characters cannot be compared: English needs more of them than Korean.) The others
// follow by time of publication, then as authored; in each, the headline's and deck's words last.
void order_printings(std::vector<model::Printing>* printings) {
    const auto is_said = [](const model::QuoteItem& quote) {
        return quote.form != model::QuoteForm::display;
    };
    for (model::Printing& printing : *printings)
        std::stable_partition(printing.quotes.begin(), printing.quotes.end(), is_said);
    const auto first =
        std::find_if(printings->begin(), printings->end(),
                     [&](const model::Printing& printing) { return is_said(printing.quotes.front()); });
    if (first != printings->end()) std::rotate(printings->begin(), first, first + 1);
    if (printings->size() < 2) return;
    std::stable_sort(printings->begin() + 1, printings->end(),
                     [](const model::Printing& a, const model::Printing& b) {
                         return published_ms(a.article) < published_ms(b.article);
                     });
}

model::QuoteItem read_quote(const Query& row) {
    model::QuoteItem quote;
    quote.id = {row.integer(0)};
    quote.label = row.text(2);
    quote.text = row.text(3);
    quote.language = row.text(4);
    quote.form = row.choice(5, model::QuoteForm::display);
    quote.prefix = row.text(6);
    quote.suffix = row.text(7);
    quote.start = row.optional_integer(8);
    quote.end = row.optional_integer(9);
    quote.part = row.text(10);
    quote.note = row.local_text(11);
    return quote;
}

void add_speaker(EntityCache& cache, model::UtteranceView* view) {
    if (!view->speaker) return;
    view->speaker_name = cache.participant_name(view->speaker);
    if (const auto title = load_held_title(cache, view->event.value, view->speaker.value))
        view->speaker_title = *title;
}

std::vector<model::Printing> load_printings(EntityCache& cache, model::UtteranceId id) {
    std::vector<model::Printing> printings;
    std::unordered_map<std::int64_t, std::size_t> place_of;
    Query row = cache.query(
        R"sql(
            SELECT id, article, label, text, language, form, prefix, suffix, start_char,
                end_char, part, note
            FROM quote
            WHERE utterance = ?
            ORDER BY position)sql",
        "quote");
    row.bind(id);
    while (row.next()) {
        const std::int64_t article = row.integer(1);
        const auto [place, added] = place_of.emplace(article, printings.size());
        if (added) {
            std::optional<model::ArticleItem> item = cache.article_item({article});
            if (!item) row.fail(1, "names an article that is not there");
            printings.push_back({*std::move(item), {}});
        }
        printings[place->second].quotes.push_back(read_quote(row));
    }
    order_printings(&printings);
    return printings;
}

std::vector<model::AttributionItem> load_attributions(EntityCache& cache, model::UtteranceId id) {
    std::vector<model::AttributionItem> items;
    Query row = cache.query(
        R"sql(
            SELECT utterance, speaker, article, method, decided_by, confidence, status,
                reviewed, decided, note
            FROM attribution
            WHERE utterance = ?
            ORDER BY position)sql",
        "attribution");
    row.bind(id);
    while (row.next()) {
        model::AttributionItem item;
        item.speaker = {row.integer(1)};
        item.speaker_name = cache.participant_name(item.speaker);
        if (const auto article = row.optional_integer(2)) {
            item.article = {*article};
            item.outlet_name = cache.outlet_name_of(item.article);
        }
        item.method = row.choice(3, model::AttributionMethod::rule);
        item.by = row.text(4);
        item.confidence = row.optional_real(5);
        item.status = row.choice(6, model::AttributionStatus::rejected);
        item.reviewed = row.choice(7, model::Review::rejected) != model::Review::none;
        item.decided = row.text(8);
        item.note = row.local_text(9);
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace

std::optional<model::LocalText> load_held_title(EntityCache& cache, std::int64_t event,
                                                std::int64_t participant) {
    Query row = cache.query(
        R"sql(
            SELECT event, title
            FROM participation
            WHERE event = ? AND participant = ? AND title <> '{}'
            ORDER BY position
            LIMIT 1)sql",
        "participation");
    if (!row.bind(event).bind(participant).next()) return std::nullopt;
    return row.local_text(1);
}

std::optional<model::UtteranceView> load_utterance(EntityCache& cache, model::UtteranceId id) {
    Query row = cache.query(
        R"sql(
            SELECT u.id, u.slug, u.event, u.ordinal, u.speaker, u.context_kind, u.context,
                u.disputed, e.title, e.date, e.utc_offset_minutes, e.utterances, u.said
            FROM utterance u
            CROSS JOIN event e ON e.id = u.event
            WHERE u.id = ?)sql",
        "utterance");
    if (!row.bind(id).next()) return std::nullopt;
    model::UtteranceView view;
    view.id = id;
    view.slug = row.text(1);
    view.event = {row.integer(2)};
    view.order = row.number(3, std::numeric_limits<int>::min(), std::numeric_limits<int>::max());
    view.speaker = {row.optional_integer(4).value_or(0)};
    view.context_kind = row.text(5);
    view.context = row.local_text(6);
    view.disputed = row.flag(7);
    view.event_title = row.local_text(8);
    view.event_utc_offset_minutes = row.optional_number(10, -1440, 1440);
    const int offset = view.event_utc_offset_minutes.value_or(cache.utc_offset_minutes());
    view.event_date = row.date(9, offset);
    view.said = row.date(12, offset);
    view.count = row.number(11, 0, std::numeric_limits<int>::max());
    add_speaker(cache, &view);
    Query topics = cache.query(R"sql(
            SELECT utterance, topic
            FROM utterance_topic
            WHERE utterance = ?
            ORDER BY position)sql",
                               "utterance_topic");
    topics.bind(id);
    while (topics.next()) {
        const model::TopicId topic{topics.integer(1)};
        view.topics.push_back({topic, cache.topic_name(topic)});
    }
    view.printings = load_printings(cache, id);
    view.attributions = load_attributions(cache, id);
    return view;
}

std::vector<model::UtteranceView> load_utterances(EntityCache& cache,
                                                  const std::vector<model::UtteranceId>& ids) {
    std::vector<model::UtteranceView> views;
    views.reserve(ids.size());
    for (const model::UtteranceId id : ids)
        if (auto view = load_utterance(cache, id)) views.push_back(*std::move(view));
    return views;
}

} // namespace dateline::store
