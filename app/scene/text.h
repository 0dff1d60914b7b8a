#pragma once
// Measuring and breaking text. The painter supplies the measurer; layout and panels break lines with it, so
// the same words break the same way on the screen, in PNG, in SVG and in PDF.

#include <string>
#include <string_view>
#include <vector>

#include "scene/scene.h"

namespace dateline::scene {

struct FontMetrics {
    float ascent_px = 0;  // above the baseline, positive
    float descent_px = 0; // below the baseline, positive
};

class TextMeasurer {
  public:
    virtual ~TextMeasurer() = default;
    // The advance of `text`, in the same logical pixels as `size_px`.
    virtual float width(std::string_view text, Font font, float size_px) const = 0;
    virtual FontMetrics metrics(Font font, float size_px) const = 0;
};

// Fixed advances for tests and goldens: 0.55 of the size for each code point below U+1100, none for the
// isolate of a part, else 1.0; ascent 0.88, descent 0.12.
class FixedMeasurer final : public TextMeasurer {
  public:
    float width(std::string_view text, Font font, float size_px) const override;
    FontMetrics metrics(Font font, float size_px) const override;
};

struct Line {
    std::string
        text; // with marks that are not seen where alone it would be read otherwise than in its paragraph
    std::size_t begin = 0, end = 0; // bytes of the source text that it shows
};

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
// `text` so that it is read in this direction whatever its own letters are: behind a mark that is not seen,
// if need be.
std::string in_direction(std::string_view text, bool right_to_left);
// Where a line's left end lies in a column: lines that are read from right to left begin at the column's
// right.
float left_of_line(std::string_view line, float left_px, float width_px, Font font, float size_px,
                   const TextMeasurer& measurer);
// One line, cut with an ellipsis at a cluster border to fit, before a number rather than in it; "" where not
// even the ellipsis does.
std::string elide(std::string_view text, float width_px, Font font, float size_px,
                  const TextMeasurer& measurer);

} // namespace dateline::scene
