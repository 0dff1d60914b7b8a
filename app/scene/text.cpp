#include "scene/text.h"

#include <algorithm>

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

std::string in_direction(std::string_view text, bool right_to_left) {
    if (base::is_right_to_left(text) == right_to_left) return std::string(text);
    std::string marked = right_to_left ? "\u200f" : "\u200e";
    return marked += text;
}

float left_of_line(std::string_view line, float left_px, float width_px, Font font, float size_px,
                   const TextMeasurer& measurer) {
    if (!base::is_right_to_left(line)) return left_px;
    return left_px + std::max(width_px - measurer.width(line, font, size_px), 0.0F);
}

} // namespace dateline::scene
