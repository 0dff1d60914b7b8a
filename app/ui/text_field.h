#pragma once
// A line to type into. Dear ImGui edits it, and draws letters that stand for themselves; a text whose letters
// depend on each other, or that is read from right to left, is drawn here as it is drawn everywhere else,
// with its caret.

#include <string>

#include "ui/frame.h"

namespace dateline::ui {

struct Edited {
    bool changed = false, active = false;
};
// `box`: the room for the words; they stand in the middle of its height. The focus comes to it if `focus`.
Edited edit_line(Frame& frame, const char* id, std::string& text, const base::Rect& box, bool focus,
                 std::size_t max_bytes);

} // namespace dateline::ui
