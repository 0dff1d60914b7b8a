#pragma once
// Where cards go: heaviest first, each as near to its event as it can be, in rows above the line, smaller as
// space gets scarce; never over each other, the axis, the line, or another card's stem. Internal to layout.

#include <vector>

#include "layout/card_content.h"

namespace dateline::layout {

struct PlacedCard {
    std::size_t event = 0; // in the line's events
    base::Rect rect;
    CardContent content;
    float stem_x = 0; // at the card
    float foot_x = 0; // at the line
};

// Marks the events that get one as carded.
std::vector<PlacedCard> place_cards(const Canvas& canvas, std::vector<LineEvent>& events);
void draw_cards(Canvas& canvas, const std::vector<LineEvent>& events, const std::vector<PlacedCard>& cards);

} // namespace dateline::layout
