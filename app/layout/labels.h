#pragma once
// Names below the line, heaviest first, in rows, never over each other; dots that share a place share a name
// ("외 3"). What has no name is counted where it would stand. Knows nothing of cards but which events have
// one. Internal to layout.

#include "layout/line_event.h"
#include "layout/told.h"

namespace dateline::layout {

// Also the hits of the dots: an event's own, or a cluster's.
void draw_labels(Canvas& canvas, const LineEvents& placed, Told& told);

} // namespace dateline::layout
