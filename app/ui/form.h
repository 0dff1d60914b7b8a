#pragma once
// What dialogs are made of, in a column: lines to click and fields to type into.

#include <optional>
#include <string>

#include "ui/column.h"

namespace dateline::ui {

// A line to click, with an end to its right.
void choice_row(Column& column, const std::string& id, const std::string& text, const std::string& end,
                std::optional<state::Action> action);

// A field to type into, as wide as the column; its hit is "dialog/" and what follows the "##" of `id`. True:
// changed.
bool text_field(Frame& frame, Column& column, const char* id, std::string& text, bool focus);

} // namespace dateline::ui
