#pragma once
// Which lanes have something in view, and how many there are beyond those that are shown. Internal to layout.

#include <vector>

#include "layout/canvas.h"

namespace dateline::layout {

// More presences than were loaded.
bool has_density(const model::Lane& lane);
// Whether anything of the lane lies in the part of time that is seen.
bool is_seen(const Canvas& canvas, const model::Lane& lane);
// How many there are beyond those that are shown, and the way to them: "62 more lanes", and from there
// "‹ 7–12 / 68 ›".
void draw_more_lanes(Canvas& canvas, const std::vector<std::size_t>& shown_ones);

} // namespace dateline::layout
