#include "scene/text.h"

#include <algorithm>

#include "base/utf8.h"
#include "scene/ellipsis.h"
#include "scene/line_breaker.h"

namespace dateline::scene {

float left_of_line(std::string_view line, float left_px, float width_px, Font font, float size_px,
                   const TextMeasurer& measurer) {
    if (!base::is_right_to_left(line)) return left_px;
    return left_px + std::max(width_px - measurer.width(line, font, size_px), 0.0F);
}

std::vector<Line> break_lines(std::string_view text, float width_px, int max_lines, Font font, float size_px,
                              const TextMeasurer& measurer) {
    return LineBreaker(text, width_px, max_lines, font, size_px, measurer).lines();
}

std::vector<Line> break_balanced(std::string_view text, float width_px, Font font, float size_px,
                                 const TextMeasurer& measurer) {
    std::vector<Line> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view paragraph = text.substr(begin, end - begin);
        std::vector<Line> best = break_lines(paragraph, width_px, 0, font, size_px, measurer);
        // The narrowest column that needs no more lines.
        float narrow = width_px / 2, wide = width_px;
        for (int step = 0; step < 10 && best.size() > 1; ++step) {
            const float middle = (narrow + wide) / 2;
            std::vector<Line> lines_there = break_lines(paragraph, middle, 0, font, size_px, measurer);
            if (lines_there.size() <= best.size()) {
                best = std::move(lines_there);
                wide = middle;
            } else {
                narrow = middle;
            }
        }
        for (Line& line : best) {
            line.begin += begin;
            line.end += begin;
            lines.push_back(std::move(line));
        }
        begin = end + 1;
    }
    return lines;
}

std::string elide(std::string_view text, float width_px, Font font, float size_px,
                  const TextMeasurer& measurer) {
    std::size_t kept = 0;
    std::string line = elided(text, width_px, font, size_px, measurer, Ellipsis::if_cut, &kept);
    if (line.empty() || kept == text.size()) return line;
    return in_direction(line, base::is_right_to_left(text.substr(0, max_elided_bytes)));
}

} // namespace dateline::scene
