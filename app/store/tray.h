#pragma once
// The tray: the events without a date that pass a filter, the heaviest first.

#include "model/window.h"
#include "store/items.h"

namespace dateline::store {

model::Tray load_tray(Reader& reader, const model::TrayQuery& query);

} // namespace dateline::store
