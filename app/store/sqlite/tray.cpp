#include "store/sqlite/tray.h"

#include <algorithm>

namespace dateline::store {

model::Tray load_tray(FilteredSet& filtered, const model::TrayQuery& query) {
    EntityCache& cache = filtered.cache();
    const std::unique_ptr<index::EventSet> events = filtered.events(query.filter);
    model::Tray tray;
    tray.total = events->extent().undated;
    constexpr std::size_t named = 3;
    for (const index::Entry& each : events->heaviest_undated(query.rows)) {
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
