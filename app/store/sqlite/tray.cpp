#include "store/sqlite/tray.h"

#include <algorithm>

#include "index/filter_result.h"
#include "store/sqlite/filter.h"
#include "store/sqlite/index_plan.h"

namespace dateline::store {
namespace {

struct Undated {
    double weight = 0;
    std::int64_t id = 0;
};

// From the indices that hold all that passes.
std::vector<Undated> from_timeline(EntityCache& cache, const IndexPlan& selection, int rows,
                                   model::Tray* tray) {
    std::vector<Undated> found;
    for (const index::SeriesKey& series : selection.events) {
        const std::int64_t undated = cache.storage().total(series).undated;
        tray->total += undated;
        if (undated == 0) continue;
        Query row =
            cache.query("SELECT id, weight FROM timeline_entry INDEXED BY timeline_entry_undated WHERE "
                        "kind = ? AND key = ? AND level = -1 ORDER BY weight DESC, id LIMIT ?",
                        "timeline_entry");
        row.bind(static_cast<int>(series.kind)).bind(series.key).bind(rows);
        while (row.next())
            found.push_back({row.real(1), row.integer(0)});
    }
    return found;
}

// From the filter's set of events.
std::vector<Undated> from_set(EntityCache& cache, const index::FilterResult& passing, int rows,
                              model::Tray* tray) {
    const index::FilterExtent extent = index::extent_of(cache.storage(), passing, rows);
    tray->total = extent.undated;
    std::vector<Undated> found;
    for (const index::Entry& entry : extent.heaviest_undated)
        found.push_back({entry.weight, entry.id});
    return found;
}

} // namespace

model::Tray load_tray(EntityCache& cache, const model::TrayQuery& query) {
    model::Tray tray;
    const int rows = std::max(query.rows, 0);
    std::vector<Undated> found;
    if (const std::optional<IndexPlan> selection = index_plan_of(cache, query.filter))
        found = from_timeline(cache, *selection, rows, &tray);
    else
        found = from_set(cache, passing_of(cache, query.filter), rows, &tray);
    std::sort(found.begin(), found.end(), [](const Undated& a, const Undated& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.id < b.id;
    });
    if (found.size() > static_cast<std::size_t>(rows)) found.resize(static_cast<std::size_t>(rows));
    constexpr std::size_t named = 3;
    for (const Undated& each : found) {
        std::optional<model::EventItem> item = cache.event_item({each.id});
        if (!item) continue;
        model::TrayItem entry{*std::move(item), {}};
        for (std::size_t i = 0; i < std::min(named, entry.event.participant_ids.size()); ++i)
            entry.people.push_back(cache.participant_name(entry.event.participant_ids[i]));
        tray.events.push_back(std::move(entry));
    }
    return tray;
}

} // namespace dateline::store
