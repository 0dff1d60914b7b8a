#pragma once
// The line: dots, bars over spans, labels below, and the density band where there are more events than were
// loaded. Knows which events have cards, not what a card looks like. Internal to layout.

#include "layout/line_event.h"
#include "layout/told.h"

namespace dateline::layout {

void draw_event_line(Canvas& canvas, const LineEvents& placed, Told& told);

} // namespace dateline::layout
