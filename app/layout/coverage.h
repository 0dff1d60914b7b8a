#pragma once
// The coverage strip: when articles were published. Bars by count from afar; each article with its outlet and
// clock where there is room. Knows nothing of events. Internal to layout.

#include "layout/canvas.h"

namespace dateline::layout {

constexpr float coverage_height_px = 84;

bool has_coverage(const model::Window& window);
void draw_coverage(Canvas& canvas);

} // namespace dateline::layout
