#pragma once
// What stands on an event's card: its lines broken for a width, its height, and drawing it. Knows nothing of
// where cards go or how many there are. Internal to layout.

#include <string>
#include <vector>

#include "layout/line_event.h"

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

// The largest size up to this one that the event can fill: without a photo, or a quote, it is a smaller one.
CardSize fillable(const model::EventItem& event, CardSize wanted);
// The text lines of an event's card at that size, or the one that it can fill.
CardContent card_content(const Canvas& canvas, const model::EventItem& event, CardSize size);
void draw_card(Canvas& canvas, const LineEvent& event, const CardContent& content, const base::Rect& rect);

} // namespace dateline::layout
