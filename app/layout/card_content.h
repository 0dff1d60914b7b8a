#pragma once
// What stands on an event's card: its lines broken for a width, its height, and drawing it. Knows nothing of
// where cards go or how many there are. Internal to layout.

#include <string>
#include <vector>

#include "layout/event_line.h"

namespace dateline::layout {

// From all there is to a bare title, as space gets scarce.
enum class CardSize { large, photo, quote, brief, title };

struct CardContent {
    CardSize size = CardSize::title;
    float width = 0, height = 0, photo_height = 0;
    std::vector<std::string> title, date, quote;
    std::string counts;
    bool disputed = false;
};

// The text lines of an event's card at that size; a size that the event cannot fill comes back as a smaller
// one.
CardContent card_content(const Canvas& canvas, const model::EventItem& event, CardSize size);
void draw_card(Canvas& canvas, const LineEvent& event, const CardContent& content, const base::Rect& rect);

} // namespace dateline::layout
