#pragma once
// The bar at the top: the database, search, filters, and what is asked for most. `area` is in Dear ImGui's
// units.

#include <string>
#include <vector>

#include "ui/column.h"

namespace dateline::ui {

constexpr float top_bar_height_px = 52;

void draw_top_bar(Frame& frame, const base::Rect& area, bool focus_search);
base::Rect search_box_of(const Frame& frame, const base::Rect& top_bar);
// The filters that hold, each with what takes it away; ids start with `prefix`, "dialog" for one.
std::vector<Column::Chip> filter_chips(const Frame& frame, const std::string& prefix);

} // namespace dateline::ui
