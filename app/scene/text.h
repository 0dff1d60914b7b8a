#pragma once
// Breaking text into lines. The painter supplies the measurer; layout and panels break lines with it, so the
// same words break the same way on the screen, in PNG, in SVG and in PDF.

#include <string>
#include <string_view>
#include <vector>

#include "scene/line.h"
#include "scene/text_measurer.h"

namespace dateline::scene {

// What is not drawn is not measured: of a longer text, no more than its lines can show is looked at.
// Breaks at spaces (Korean practice: words are not split), at zero-width spaces, between CJK ideographs, and
// inside a word only where it alone is wider than `width_px`. At most `max_lines` (0: no limit); what does
// not fit ends in an ellipsis. Newlines in `text` force a break.
std::vector<Line> break_lines(std::string_view text, float width_px, int max_lines, Font font, float size_px,
                              const TextMeasurer& measurer);
// As few lines as break_lines() needs, but of about the same length, so that no word is left alone in the
// last: for words that are looked at more than read through.
std::vector<Line> break_balanced(std::string_view text, float width_px, Font font, float size_px,
                                 const TextMeasurer& measurer);
// Where a line's left end lies in a column: lines that are read from right to left begin at the column's
// right.
float left_of_line(std::string_view line, float left_px, float width_px, Font font, float size_px,
                   const TextMeasurer& measurer);
// One line, cut with an ellipsis at a cluster border to fit, before a number rather than in it; "" where not
// even the ellipsis does.
std::string elide(std::string_view text, float width_px, Font font, float size_px,
                  const TextMeasurer& measurer);

} // namespace dateline::scene
