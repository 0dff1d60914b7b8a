#pragma once
// The parts of a picture around its canvas that hold words: the panel of quotes and the legend. Internal to
// layout.

#include "layout/canvas.h"
#include "layout/picture_parts.h"

namespace dateline::layout {

// Draws as many quotes as fit into `area`, whole; the others are counted in its last line.
void draw_panel(Canvas& page, const PictureParts& parts, const base::Rect& area);

// Rows of a dot and a name; what does not fit in `max_rows` is counted. Gives the height it takes; draws
// only if asked.
enum class Draw { no, yes };
float legend_rows(Canvas& page, const std::vector<LegendEntry>& legend, base::Point from, float width,
                  int max_rows, Draw draw);

} // namespace dateline::layout
