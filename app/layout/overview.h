#pragma once
// The overview below the canvas: the whole range as bars, the view on it as a brush, and the tray of what has
// no date. Knows nothing of single events. Internal to layout.

#include "layout/canvas.h"

namespace dateline::layout {

void draw_overview(Canvas& canvas);

} // namespace dateline::layout
