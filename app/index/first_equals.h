#pragma once
// Of entries that weigh the same a tile keeps some, by their tie-break; of those at one instant the first in
// order are shown instead.

#include <vector>

#include "index/storage.h"
#include "index/tile.h"

namespace dateline::index {

// In place of several of `shown` that start at one instant and weigh the same, as many of the first in order
// that touch the span.
void show_first_equals(Storage& storage, const SeriesKey& series, const base::TickSpan& span,
                       std::vector<Entry>* shown);

} // namespace dateline::index
