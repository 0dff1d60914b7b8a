#pragma once
// Words that flow in a column's lines, each with a look of its own.

#include <optional>
#include <string>
#include <vector>

#include "ui/column.h"

namespace dateline::ui {

// A piece of a line: plain, a link, or marked as differing.
struct Run {
    std::string text;
    TextLook look;
    std::string hit_id = {};
    std::optional<state::Action> action = std::nullopt;
    bool marked = false;
};

// Wraps between words; links keep their hits.
void draw_flow(Column& column, const std::vector<Run>& runs);

} // namespace dateline::ui
