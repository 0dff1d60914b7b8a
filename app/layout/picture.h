#pragma once
// A picture to publish: the canvas between a heading and a foot that names its sources, with the selection's
// quotes and a legend of the people where they are asked for. Total, like compose().
//
//   +---------------------------------------+
//   | title                        page 1/3 |
//   | span                                  |
//   | legend: people and their colours      |
//   +---------------------------+-----------+
//   | canvas                    | panel     |   below the canvas where the picture is upright
//   +---------------------------+-----------+
//   | caption                               |
//   | sources, and N more                   |
//   +---------------------------------------+

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "layout/compose.h"
#include "layout/picture_parts.h"

namespace dateline::layout {

// "2023. 4. 20. (목) – 2023. 6. 30. (금)"; years alone where days would be noise.
std::string span_words(const base::Span& span, base::Language language, base::Zone zone);

// `viewport.size` is the whole picture's.
Composition compose_picture(const PictureParts& parts, const model::Window& window,
                            const model::Overview& overview, const Viewport& viewport, const Style& style,
                            const Focus& focus, const scene::TextMeasurer& measurer, Told* told = nullptr);

// A line of an index: what a picture's pages have no room to name.
struct IndexLine {
    std::string date, title; // date empty: not known
};
// Pages that list them in columns, headed as the picture's other pages are and numbered from `parts.page` on.
// None for no lines. `more` are left out, and counted on the last.
std::vector<scene::Scene> compose_index(const PictureParts& parts, const std::vector<IndexLine>& lines,
                                        std::int64_t more, base::Size size, const Style& style,
                                        const scene::TextMeasurer& measurer);

} // namespace dateline::layout
