#pragma once
// The units that an axis may step by, for the parts of the canvas that label instants on their own (the
// overview). Knows nothing of events. Internal to layout.

#include <cstdint>
#include <string>

#include "base/language.h"
#include "base/year_words.h"
#include "layout/viewport.h"

namespace dateline::layout {

enum class AxisUnit { millisecond, second, minute, hour, day, week, month, year };

struct AxisStep {
    AxisUnit unit = AxisUnit::day;
    std::int64_t count = 1;
    base::YearCount years = base::YearCount::calendar; // by which its borders are told, all of them
};

// The finest step whose shortest instance is at least `min_gap_px` wide.
AxisStep axis_step(const Viewport& viewport, float min_gap_px);

// A label that stands alone: "2023년 5월", "May 2023", "2023년 6월 9일", "16:53".
std::string full_tick_label(const AxisStep& step, double instant_ms, base::Language language,
                            int offset_minutes);

} // namespace dateline::layout
