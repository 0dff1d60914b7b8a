#pragma once
// The panel at the right, which chooses its page. `area` is in Dear ImGui's units.

#include "ui/frame.h"

namespace dateline::ui {

void draw_panel(Frame& frame, const base::Rect& area);

} // namespace dateline::ui
