#pragma once
// Drawing the axis: ticks, their labels, the grid down to the overview, and what all labels share. Internal
// to layout.

#include <optional>

#include "layout/axis_unit.h"
#include "layout/canvas.h"

namespace dateline::layout {

// What the axis steps by.
AxisUnit axis_unit(const Canvas& canvas);

// The tick in whose step `emphasis_ms` lies is set in bold.
void draw_axis(Canvas& canvas, std::optional<double> emphasis_ms);

} // namespace dateline::layout
