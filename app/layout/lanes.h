#pragma once
// Lanes below the line: a name, a line, presences and a mark for each utterance; links from the marks of
// whoever shines up to the events. Knows nothing of cards. Internal to layout.

#include <vector>

#include "layout/line_event.h"
#include "layout/told.h"

namespace dateline::layout {

// Which lanes are shown, in order: the busiest, and the lit participant's in any case.
std::vector<std::size_t> shown_lanes(const Canvas& canvas);
void draw_lanes(Canvas& canvas, const std::vector<LineEvent>& events, Told& told);

} // namespace dateline::layout
