#pragma once
// A span of time as a rounded bar, honest about its ends: open ends fade into an arrow, uncertain spans are
// pale with a dashed outline, one of several dates is drawn at each. Knows nothing of lanes or cards.
// Internal to layout.

#include "layout/event_line.h"

namespace dateline::layout {

// A dashed outline takes many lines: where many spans are uncertain it is a thin one.
enum class Outline { dashed, thin };
void draw_event_bar(Canvas& canvas, const LineEvent& event, Outline outline);

} // namespace dateline::layout
