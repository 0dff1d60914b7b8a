#pragma once
// Words in a rectangle: of buttons, chips and rows.

#include <string>
#include <string_view>

#include "ui/frame.h"
#include "ui/text_look.h"

namespace dateline::ui {

// Text centred in a rectangle or starting at its left, vertically centred; elided to its width.
enum class Align { left, centre, right };
void draw_label(Frame& frame, ImDrawList& list, const base::Rect& screen_rect, std::string_view text,
                const TextLook& look, Align align);
// The same with an end to its right, which is a run of its own: in one with a name that is read from the
// right it would stand at the other side. Together in the middle; the text gives way where there is no room.
void draw_with_end(Frame& frame, ImDrawList& list, const base::Rect& screen_rect, std::string_view text,
                   const std::string& end, const TextLook& look);
// Their width in logical pixels.
float width_with_end(const Frame& frame, std::string_view text, const std::string& end, const TextLook& look);

} // namespace dateline::ui
