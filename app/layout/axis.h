#pragma once
// Ticks that fit the zoom, from ten billion years to a millisecond, at calendar borders, with Korean or
// English words. Knows time and width, nothing of events.

#include <cstdint>
#include <string>
#include <vector>

#include "base/language.h"
#include "layout/viewport.h"

namespace dateline::layout {

struct Tick {
    double instant_ms = 0;
    std::string label; // of this border: "5월 15일", "15 May", "9일 금", "16:50"; may be empty (a line alone)
    bool major = false; // the first of a larger unit (a new year among months, a new day among hours)
};
struct Axis {
    std::vector<Tick> ticks; // strictly increasing
    std::string context; // what all labels share, at the left: "2023년", "2023년 6월", "2023. 6. 9. (금)"
    double step_ms = 0;  // nominal length of a step
};

// Ticks at least `min_gap_px` apart; weeks start on Monday.
Axis compose_axis(const Viewport& viewport, base::Language language, float min_gap_px = 80);

} // namespace dateline::layout
