#include "store/sqlite/overview_queries.h"

#include <memory>

#include "index/event_set.h"
#include "index/histogram.h"

namespace dateline::store {
namespace {

void fill_overview(index::EventSet& events, std::int64_t max_looked_at, int buckets,
                   model::Overview* overview) {
    const index::EventSet::Extent extent = events.extent();
    overview->extent = base::span_of(extent.span);
    overview->total_events = extent.dated;
    overview->total_undated = extent.undated;
    const index::Exactness exactness =
        extent.dated <= max_looked_at ? index::Exactness::scan : index::Exactness::tiles;
    overview->density =
        extent.span.empty()
            ? index::Histogram(overview->extent, buckets).counts()
            : events.query({overview->extent, 0, exactness, 128, true}, buckets).density.counts();
}

// Of those that pass some of the first thousand: more are not looked at for a word in a heading.
bool has_dates_off_the_axis(EntityCache& cache, index::EventSet& events) {
    constexpr int max_undated_looked_at = 1000;
    Query row = cache.query("SELECT 1 FROM event WHERE id = ? AND date <> ''", "event");
    const std::unique_ptr<index::EntryCursor> undated = events.undated();
    for (int i = 0; i < max_undated_looked_at; ++i) {
        const auto event = undated->next();
        if (!event) return false;
        if (row.bind(event->id).next()) return true;
        row.rewind();
    }
    return false;
}

} // namespace

model::Overview load_overview(FilteredSet& filtered, const model::Filter& filter, int buckets) {
    model::Overview overview;
    try {
        const std::unique_ptr<index::EventSet> events = filtered.events(filter);
        fill_overview(*events, filtered.limits().max_looked_at, buckets, &overview);
        if (overview.total_undated > 0)
            overview.has_dates_off_the_axis = has_dates_off_the_axis(filtered.cache(), *events);
    } catch (const Interrupted&) { // what is there so far
    }
    return overview;
}

base::Span database_extent(EntityCache& cache) {
    return base::span_of(cache.storage().total({index::Series::events, 0}).extent);
}

} // namespace dateline::store
