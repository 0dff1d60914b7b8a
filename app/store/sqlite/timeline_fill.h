#pragma once
// Building the whole timeline anew.

#include "index/series.h"
#include "store/sqlite/connection.h"

namespace dateline::store {

// Empties and fills its eight tables.
void rebuild_timeline(Connection& connection, const index::TimelineShape& shape);

} // namespace dateline::store
