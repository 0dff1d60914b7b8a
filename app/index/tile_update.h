#pragma once
// Changes of one index carried into its stored tiles: from the coarsest down along the paths of what changed,
// each tile by its difference, or by a scan where it comes to be stored.

#include <vector>

#include "index/storage.h"
#include "index/tile.h"

namespace dateline::index {

// The rows of timeline_entry have changed already; `levels` are those that the index has now.
void update_tiles(WritableStorage& storage, const SeriesKey& series, const TimelineShape& shape,
                  const std::vector<int>& levels, const std::vector<Entry>& removed,
                  const std::vector<Entry>& added);

} // namespace dateline::index
