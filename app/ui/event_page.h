#pragma once
// The page of the panel for an event.

#include "model/detail.h"
#include "ui/column.h"

namespace dateline::ui {

void draw_event_page(Column& column, const model::EventView& view);

} // namespace dateline::ui
