#pragma once
// The view that is open: its name and note, its place in the story, and the way on. `area` is in Dear ImGui's
// units.

#include "ui/frame.h"

namespace dateline::ui {

float story_bar_height_px(const state::State& state, base::Language language); // 0: no view is open
void draw_story_bar(Frame& frame, const base::Rect& area);

} // namespace dateline::ui
