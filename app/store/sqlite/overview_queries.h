#pragma once
// All that passes a filter at once: how much there is, from when to when, and how it lies there.

#include "model/window.h"
#include "store/sqlite/filtered_set.h"

namespace dateline::store {

// What is there so far where it is to stop.
model::Overview load_overview(FilteredSet& filtered, const model::Filter& filter, int buckets);
// Of all dated events.
base::Span database_extent(EntityCache& cache);

} // namespace dateline::store
