#pragma once
// A span of time as a rounded bar, honest about its ends: open ends fade into an arrow, those that nobody
// knows into a question mark, uncertain spans are pale with a dashed outline, one of several dates is drawn
// at each. Knows nothing of lanes or cards. Internal to layout.

#include "layout/line_event.h"

namespace dateline::layout {

// A dashed outline takes many lines: where many spans are uncertain it is a thin one.
enum class Outline { dashed, thin };
void draw_event_bar(Canvas& canvas, const LineEvent& event, Outline outline);

// It is not certain when: drawn pale, or as a hollow dot.
bool is_pale(const base::Edtf& date);
// "Or earlier", "or later": an arrow head beside the date, which ends at `left` and `right`.
void draw_or_else(Canvas& canvas, const base::Edtf& date, float left, float right, float y,
                  base::Colour colour);

} // namespace dateline::layout
