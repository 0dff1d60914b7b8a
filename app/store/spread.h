#pragma once
// Which of many entries are kept: most of them the heaviest, and beyond those the heaviest of each stretch of
// the span, so that what stands alone is among them however much weighs more elsewhere.

#include <cstddef>
#include <vector>

#include "store/timeline_tile.h"

namespace dateline::store {

// So many at most, in no order. The first `tile_heaviest` are those of heavier(), as of a tile.
void keep_heaviest_spread(std::vector<Entry>* entries, const base::Span& span, std::size_t keep);
// For being shown: of those that weigh the same at one instant the first in order, else by lot.
void keep_shown_spread(std::vector<Entry>* entries, const base::Span& span, std::size_t keep);

} // namespace dateline::store
