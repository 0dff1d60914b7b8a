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

#include "base/date_text.h"
#include "layout/compose.h"

namespace dateline::layout {

struct LegendEntry {
    std::string name;
    int colour = 0; // for Palette::person
};

// One utterance in the panel, ready to be shown.
struct PanelQuote {
    std::string heading;          // the event and its date, where another one begins; may be empty
    std::string speaker, context; // context: when it was said and what was asked; may be empty
    int colour = 0;
    std::vector<std::string> words; // in their quotation marks
    std::string source, url;        // outlet and date; where it can be read
    bool disputed = false;
};

struct PictureParts {
    std::string title, caption;
    // Under the title: from the first start to the last end of what is shown, or a part of the clock;
    // neither: that of the viewport.
    base::DateRange dates;
    std::optional<base::Span> span;
    std::vector<std::string> outlets; // all whose reports are in the picture, most articles first
    std::vector<LegendEntry> legend;  // empty: none
    std::string panel_title, panel_subtitle;
    std::vector<PanelQuote> panel; // empty: no panel
    std::int64_t panel_total = 0;  // of all that was said of it in the span: `panel` holds the first
    int page = 1, pages = 1;
};

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
