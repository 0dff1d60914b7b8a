#pragma once
// What stands in the window while no database is open: what went wrong, and what to do next.

#include "ui/frame.h"

namespace dateline::ui {

void draw_empty_page(Frame& frame, const base::Rect& area);

} // namespace dateline::ui
