#pragma once
// What the user is told over the canvas. `canvas` is in Dear ImGui's units.

#include "ui/column.h"

namespace dateline::ui {

void draw_message(Frame& frame, const base::Rect& canvas);
// What a message offers to do instead: import what is sound. Nothing, for most.
void draw_offer(Column& column, const state::Message& message);

} // namespace dateline::ui
