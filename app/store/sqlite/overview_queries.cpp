#include <algorithm>

#include "index/entries_in_order.h"
#include "index/filter_result.h"
#include "index/histogram.h"
#include "index/range_query.h"
#include "store/sqlite/filter.h"
#include "store/sqlite/index_plan.h"
#include "store/sqlite/visible_rows.h"
#include "store/sqlite/window_parts.h"

namespace dateline::store {
namespace {

// From the indices that hold all that passes.
void fill_from_timeline(EntityCache& cache, const IndexPlan& selection, int buckets,
                        model::Overview* overview) {
    base::TickSpan extent;
    for (const index::SeriesKey& series : selection.events) {
        const index::SeriesTotal total = cache.storage().total(series);
        overview->total_events += total.dated;
        overview->total_undated += total.undated;
        if (!total.extent.empty()) index::extend(&extent, total.extent);
    }
    overview->extent = base::span_of(extent);
    const index::Exactness exactness =
        overview->total_events <= cache.max_looked_at ? index::Exactness::scan : index::Exactness::tiles;
    overview->density = overview->extent.empty()
                            ? index::Histogram(overview->extent, buckets).counts()
                            : index::query_range(cache.storage(), selection.events,
                                                 {overview->extent, 0, exactness, 128, true}, buckets)
                                  .density.counts();
}

// From the filter's set of events.
void fill_from_set(EntityCache& cache, const index::FilterResult& passing, int buckets,
                   model::Overview* overview) {
    const index::FilterExtent found = index::extent_of(cache.storage(), passing, 0);
    overview->extent = base::span_of(found.extent);
    overview->total_events = found.dated;
    overview->total_undated = found.undated;
    overview->density =
        found.extent.empty()
            ? index::Histogram(overview->extent, buckets).counts()
            : index::query_events(cache.storage(), passing,
                                  {overview->extent, 0, index::Exactness::tiles, 128, true}, buckets)
                  .density.counts();
}

void fill_overview(EntityCache& cache, const model::Filter& filter, int buckets, model::Overview* overview) {
    if (const std::optional<IndexPlan> selection = index_plan_of(cache, filter))
        fill_from_timeline(cache, *selection, buckets, overview);
    else
        fill_from_set(cache, passing_of(cache, filter), buckets, overview);
}

// Of those that pass some of the first thousand: more are not looked at for a word in a heading.
bool has_dates_off_the_axis(EntityCache& cache, const model::Filter& filter) {
    constexpr int max_undated_looked_at = 1000;
    Query row = cache.query("SELECT 1 FROM event WHERE id = ? AND date <> ''", "event");
    for (const model::EventId id : load_undated(cache, filter, {}, max_undated_looked_at)) {
        if (row.bind(id).next()) return true;
        row.rewind();
    }
    return false;
}

} // namespace

model::Overview load_overview(EntityCache& cache, const model::Filter& filter, int buckets) {
    model::Overview overview;
    try {
        fill_overview(cache, filter, buckets, &overview);
        if (overview.total_undated > 0)
            overview.has_dates_off_the_axis = has_dates_off_the_axis(cache, filter);
    } catch (const Interrupted&) { // what is there so far
    }
    return overview;
}

base::Span database_extent(EntityCache& cache) {
    return base::span_of(cache.storage().total({index::Series::events, 0}).extent);
}

std::optional<model::EventItem> load_neighbour(EntityCache& cache, model::EventId from, int direction,
                                               const model::Filter& filter) {
    const bool forwards = direction >= 0;
    index::InOrder place{forwards ? base::earliest_tick - 1 : base::latest_tick + 1, 0};
    if (from) {
        Query row = cache.query("SELECT id, start_ms FROM event WHERE id = ?", "event");
        if (row.bind(from).next() && !row.is_null(1))
            place = {row.integer(1, base::earliest_tick, base::latest_tick), from.value};
    }
    std::optional<index::InOrder> next;
    if (const std::optional<IndexPlan> selection = index_plan_of(cache, filter)) {
        const index::Direction ahead = forwards ? index::Direction::forwards : index::Direction::backwards;
        for (const index::SeriesKey& series : selection->events) {
            const std::vector<int> levels = index::levels_of(cache.storage().total(series).levels);
            const auto entry = index::EntriesInOrder(cache.storage(), series, levels, ahead, place).next();
            if (!entry) continue;
            const index::InOrder found{entry->span.start_ms, entry->id};
            if (!next || (forwards ? found < *next : found > *next)) next = found;
        }
    } else {
        next = index::next_event(cache.storage(), passing_of(cache, filter).events, place, forwards);
    }
    return next ? cache.event_item({next->id}) : std::nullopt;
}

std::vector<model::EventId> load_undated(EntityCache& cache, const model::Filter& filter,
                                         model::EventId after, int limit) {
    std::vector<model::EventId> ids;
    const std::optional<IndexPlan> selection = index_plan_of(cache, filter);
    if (!selection || !selection->is_all) {
        for (const std::int64_t id :
             index::undated_after(cache.storage(), passing_of(cache, filter).events, after.value, limit))
            ids.push_back({id});
        return ids;
    }
    Query rows =
        cache.query("SELECT id FROM event WHERE start_ms IS NULL AND id > ? ORDER BY id LIMIT ?", "event");
    rows.bind(after).bind(limit);
    while (rows.next())
        ids.push_back({rows.integer(0)});
    return ids;
}

std::vector<model::ParticipantId> load_participants(EntityCache& cache, model::ParticipantId after,
                                                    int limit) {
    std::vector<model::ParticipantId> ids;
    Query rows = cache.query("SELECT id FROM participant WHERE id > ? ORDER BY id LIMIT ?", "participant");
    rows.bind(after).bind(limit);
    while (rows.next())
        ids.push_back({rows.integer(0)});
    return ids;
}

} // namespace dateline::store
