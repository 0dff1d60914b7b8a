#pragma once
// The overview below the canvas: the whole range as bars, the view on it as a brush, and the tray of what has
// no date. Knows nothing of single events.

#include "layout/canvas.h"

namespace dateline::layout {

void draw_overview(Canvas& canvas);
// The instants that the overview's strip shows, and time to x on it (used by brush and clicks).
Viewport overview_viewport(const model::Overview& overview, const Viewport& viewport);

} // namespace dateline::layout
