#include "scene/text_measurer.h"

#include "base/utf8.h"

namespace dateline::scene {

float FixedMeasurer::width(std::string_view text, Font /*font*/, float size_px) const {
    float sum = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = base::next_code_point(text, &at);
        if (c != 0x2068 && c != 0x2069) sum += c < 0x1100 ? 0.55F : 1.0F;
    }
    return sum * size_px;
}

FontMetrics FixedMeasurer::metrics(Font /*font*/, float size_px) const {
    return {0.88F * size_px, 0.12F * size_px};
}

} // namespace dateline::scene
