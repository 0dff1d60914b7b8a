#pragma once
// What stands around the canvas of a picture, ready to be shown.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date_text.h"

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

} // namespace dateline::layout
