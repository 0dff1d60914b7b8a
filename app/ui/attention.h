#pragma once
// What shows that a place is hovered or has the focus.

#include <string>

#include "ui/frame.h"

namespace dateline::ui {

// A focus ring or hover wash, if the place is hovered or focused.
void draw_attention(Frame& frame, ImDrawList& list, const std::string& id, const base::Rect& screen_rect,
                    float radius_px);

} // namespace dateline::ui
