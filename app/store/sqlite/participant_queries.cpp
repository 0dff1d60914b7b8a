#include "store/sqlite/participant_queries.h"

#include <algorithm>

#include "index/range_query.h"
#include "index/rank.h"
#include "store/sqlite/detail_queries.h"
#include "store/sqlite/overview_queries.h"
#include "store/sqlite/participant_lists.h"
#include "store/sqlite/utterance_queries.h"

namespace dateline::store {
namespace {

// Counts come from the timeline's totals and tiles.
index::SeriesKey events_of(model::ParticipantId id) {
    return {index::Series::events_by_participant, id.value};
}
index::SeriesKey utterances_of(model::ParticipantId id) {
    return {index::Series::utterances_by_speaker, id.value};
}

// Of more than that, the heaviest of each stretch of time: the page says so.
std::vector<model::EventId> events_with_titles(EntityCache& cache, const AnswerLimits& limits,
                                               const model::ParticipantView& view) {
    if (view.total_events <= model::max_titled_events)
        return ParticipantLists(cache, limits, view.id, {}).appearances({}, {}, model::max_titled_events);
    std::vector<model::EventId> events;
    const index::RangeQuery question{{base::earliest_ms, base::latest_ms}, model::max_titled_events};
    std::vector<index::Entry> entries =
        index::query_range(cache.storage(), {events_of(view.id)}, question, 0).heaviest;
    std::sort(entries.begin(), entries.end(), [](const index::Entry& a, const index::Entry& b) {
        return a.span.start_tick != b.span.start_tick ? a.span.start_tick < b.span.start_tick : a.id < b.id;
    });
    for (const index::Entry& entry : entries)
        events.push_back({entry.id});
    return events;
}

void add_titles(EntityCache& cache, const AnswerLimits& limits, model::ParticipantView* view) {
    Query row = cache.query(
        R"sql(
            SELECT p.event, p.title, e.date, e.utc_offset_minutes
            FROM participation p
            CROSS JOIN event e ON e.id = p.event
            WHERE p.event = ? AND p.participant = ? AND p.title <> '{}'
            ORDER BY p.position)sql",
        "participation");
    for (const model::EventId event : events_with_titles(cache, limits, *view)) {
        row.bind(event).bind(view->id);
        while (row.next()) {
            model::LocalText title = row.local_text(1);
            if (!view->titles.empty() && view->titles.back().title == title) continue;
            const int offset = row.optional_number(3, -1440, 1440).value_or(cache.utc_offset_minutes());
            view->titles.push_back({event, row.date(2, offset), std::move(title)});
        }
        row.rewind();
    }
}

void add_sparkline(EntityCache& cache, model::ParticipantView* view) {
    constexpr int parts = 48;
    const base::Span extent = database_extent(cache);
    view->sparkline = index::count_starts(cache.storage(), events_of(view->id), extent, parts);
    const std::vector<std::uint32_t> said =
        index::count_starts(cache.storage(), utterances_of(view->id), extent, parts);
    for (std::size_t i = 0; i < said.size(); ++i)
        view->sparkline[i] += said[i];
}

void add_lists(EntityCache& cache, const AnswerLimits& limits, model::EventId first_event,
               const model::Page& page, model::ParticipantView* view) {
    view->total_events = cache.storage().total(events_of(view->id)).entries();
    view->total_utterances = cache.storage().total(utterances_of(view->id)).entries();
    if (page.limit == 0) return; // who they are, and how much there is
    ParticipantLists lists(cache, limits, view->id, first_event);
    const ParticipantLists::Words words = lists.words(page, view->total_utterances);
    view->utterances = load_utterances(cache, words.utterances);
    view->more_before = words.more_before;
    view->more_after = words.more_after;
    const auto most = static_cast<std::size_t>(std::max(page.rows, 0));
    std::vector<model::EventId> events = lists.appearances(page, words, most + 1);
    view->more_events = events.size() > most;
    if (view->more_events) events.pop_back();
    for (const model::EventId event : events)
        if (auto item = cache.event_item(event)) view->events.push_back(*std::move(item));
}

} // namespace

std::optional<model::ParticipantView> load_participant(EntityCache& cache, const AnswerLimits& limits,
                                                       model::ParticipantId id, model::EventId first_event,
                                                       model::Page page) {
    model::ParticipantView view;
    {
        Query row = cache.query(R"sql(
                SELECT id, slug, kind, description, portrait, size
                FROM participant
                WHERE id = ?)sql",
                                "participant");
        if (!row.bind(id).next()) return std::nullopt;
        view.id = id;
        view.slug = row.text(1);
        view.kind = row.choice(2, model::ParticipantKind::group);
        view.description = row.local_text(3);
        view.portrait = {row.optional_integer(4).value_or(0)};
        view.size = row.optional_number(5, 0, 2'000'000'000);
    }
    view.names = load_names(cache.connection(), id.value);
    view.name = shown_names(view.names);
    add_lists(cache, limits, first_event, page, &view);
    add_titles(cache, limits, &view);
    add_sparkline(cache, &view);
    Query photos = cache.query(
        R"sql(
            SELECT DISTINCT photo
            FROM region
            WHERE participant = ?
            ORDER BY photo
            LIMIT ?)sql",
        "region");
    photos.bind(id).bind(page.rows);
    add_photos(cache, &photos, &view.photos);
    Query stands = cache.query("SELECT count(DISTINCT photo) FROM region WHERE participant = ?", "region");
    view.total_photos = stands.bind(id).next() ? stands.integer(0) : 0;
    return view;
}

} // namespace dateline::store
