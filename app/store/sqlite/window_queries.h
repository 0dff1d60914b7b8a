#pragma once
// Everything about a span that the screen shows (see model::Window). Little in view is looked at one by one,
// much is answered by counts and the heaviest.

#include "model/window.h"
#include "store/sqlite/filtered_set.h"
#include "store/sqlite/visible_rows.h"

namespace dateline::store {

// What is there so far where it is to stop.
model::Window load_window(FilteredSet& filtered, VisibleRows& rows, const model::WindowQuery& query);

} // namespace dateline::store
