#pragma once
// Measuring text: the painter supplies it.

#include <string_view>

#include "scene/command.h"

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

} // namespace dateline::scene
