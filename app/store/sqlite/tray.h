#pragma once
// The tray: the events without a date that pass a filter, the heaviest first.

#include "model/window.h"
#include "store/sqlite/filtered_set.h"

namespace dateline::store {

model::Tray load_tray(FilteredSet& filtered, const model::TrayQuery& query);

} // namespace dateline::store
