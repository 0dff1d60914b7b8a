#pragma once
// What a search finds, below its field. `search_box` is in Dear ImGui's units.

#include "ui/frame.h"

namespace dateline::ui {

void draw_search_results(Frame& frame, const base::Rect& search_box);

} // namespace dateline::ui
