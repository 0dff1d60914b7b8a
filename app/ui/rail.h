#pragma once
// The people, topics and outlets of what is in view, at the left. `area` is in Dear ImGui's units.

#include "ui/frame.h"

namespace dateline::ui {

void draw_rail(Frame& frame, const base::Rect& area, bool narrow);

} // namespace dateline::ui
