#include "layout/axis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "base/date_text.h"
#include "base/year_words.h"
#include "layout/axis_unit.h"

namespace dateline::layout {

namespace {

using base::Language;

constexpr double year_ms = 365 * base::day_ms;

// Finest first. Each is as long as its shortest instance, so that the least gap holds for all.
constexpr std::array steps = {
    AxisStep{AxisUnit::millisecond, 1},
    AxisStep{AxisUnit::millisecond, 2},
    AxisStep{AxisUnit::millisecond, 5},
    AxisStep{AxisUnit::millisecond, 10},
    AxisStep{AxisUnit::millisecond, 20},
    AxisStep{AxisUnit::millisecond, 50},
    AxisStep{AxisUnit::millisecond, 100},
    AxisStep{AxisUnit::millisecond, 200},
    AxisStep{AxisUnit::millisecond, 500},
    AxisStep{AxisUnit::second, 1},
    AxisStep{AxisUnit::second, 2},
    AxisStep{AxisUnit::second, 5},
    AxisStep{AxisUnit::second, 10},
    AxisStep{AxisUnit::second, 15},
    AxisStep{AxisUnit::second, 30},
    AxisStep{AxisUnit::minute, 1},
    AxisStep{AxisUnit::minute, 2},
    AxisStep{AxisUnit::minute, 5},
    AxisStep{AxisUnit::minute, 10},
    AxisStep{AxisUnit::minute, 15},
    AxisStep{AxisUnit::minute, 30},
    AxisStep{AxisUnit::hour, 1},
    AxisStep{AxisUnit::hour, 2},
    AxisStep{AxisUnit::hour, 3},
    AxisStep{AxisUnit::hour, 6},
    AxisStep{AxisUnit::day, 1},
    AxisStep{AxisUnit::week, 1},
    AxisStep{AxisUnit::month, 1},
    AxisStep{AxisUnit::month, 3},
    AxisStep{AxisUnit::month, 6},
    AxisStep{AxisUnit::year, 1},
    AxisStep{AxisUnit::year, 2},
    AxisStep{AxisUnit::year, 5},
    AxisStep{AxisUnit::year, 10},
    AxisStep{AxisUnit::year, 20},
    AxisStep{AxisUnit::year, 50},
    AxisStep{AxisUnit::year, 100},
    AxisStep{AxisUnit::year, 200},
    AxisStep{AxisUnit::year, 500},
    AxisStep{AxisUnit::year, 1000},
    AxisStep{AxisUnit::year, 2000},
    AxisStep{AxisUnit::year, 5000},
    AxisStep{AxisUnit::year, 10'000},
    AxisStep{AxisUnit::year, 20'000},
    AxisStep{AxisUnit::year, 50'000},
    AxisStep{AxisUnit::year, 100'000},
    AxisStep{AxisUnit::year, 200'000},
    AxisStep{AxisUnit::year, 500'000},
    AxisStep{AxisUnit::year, 1'000'000},
    AxisStep{AxisUnit::year, 2'000'000},
    AxisStep{AxisUnit::year, 5'000'000},
    AxisStep{AxisUnit::year, 10'000'000},
    AxisStep{AxisUnit::year, 20'000'000},
    AxisStep{AxisUnit::year, 50'000'000},
    AxisStep{AxisUnit::year, 100'000'000},
    AxisStep{AxisUnit::year, 200'000'000},
    AxisStep{AxisUnit::year, 500'000'000},
    AxisStep{AxisUnit::year, 1'000'000'000},
    AxisStep{AxisUnit::year, 2'000'000'000},
    AxisStep{AxisUnit::year, 5'000'000'000},
    AxisStep{AxisUnit::year, 10'000'000'000},
};

double unit_ms(AxisUnit unit) {
    switch (unit) {
    case AxisUnit::millisecond:
        return 1;
    case AxisUnit::second:
        return base::second_ms;
    case AxisUnit::minute:
        return base::minute_ms;
    case AxisUnit::hour:
        return base::hour_ms;
    case AxisUnit::day:
        return base::day_ms;
    case AxisUnit::week:
        return 7 * base::day_ms;
    case AxisUnit::month:
        return 28 * base::day_ms;
    case AxisUnit::year:
        return year_ms;
    }
    return 1;
}

double length_of(const AxisStep& step) {
    return static_cast<double>(step.count) * unit_ms(step.unit);
}

std::int64_t floor_to(std::int64_t value, std::int64_t step) {
    const std::int64_t rest = value % step;
    return rest < 0 ? value - rest - step : value - rest;
}

std::string padded(int value, int digits) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%0*d", digits, value);
    return text.data();
}

// The n-th border of the step from the first one at or before the view; -1 where it is no border (year 0 for
// n > 1 is moved to year 1, the first there was).
double border_at(const AxisStep& step, double first_ms, int n, int offset) {
    if (step.unit == AxisUnit::month) {
        base::Civil civil = base::to_civil(first_ms, offset);
        const std::int64_t months = civil.year * 12 + (civil.month - 1) + n * step.count;
        civil = {};
        civil.year = floor_to(months, 12) / 12;
        civil.month = static_cast<int>(months - civil.year * 12) + 1;
        return base::from_civil(civil, offset);
    }
    return first_ms + n * length_of(step);
}

double first_border(const AxisStep& step, double start_ms, int offset) {
    const double shift = offset * base::minute_ms;
    base::Civil civil = base::to_civil(start_ms, offset);
    switch (step.unit) {
    case AxisUnit::month: {
        base::Civil month;
        month.year = civil.year;
        const int count = static_cast<int>(step.count);
        month.month = (civil.month - 1) / count * count + 1;
        return base::from_civil(month, offset);
    }
    case AxisUnit::week: {
        const double day = base::floor_to(start_ms + shift, base::day_ms) - shift;
        return day - base::weekday_of(day, offset) * base::day_ms;
    }
    default:
        return base::floor_to(start_ms + shift, length_of(step)) - shift;
    }
}

// Borders of years: 1, n, 2n... CE and n, 2n... BCE; there was no year 0.
std::vector<double> year_borders(double start_ms, double end_ms, std::int64_t count, int offset) {
    std::vector<double> result;
    const std::int64_t first = base::to_civil(start_ms, offset).year;
    const std::int64_t last = base::to_civil(end_ms, offset).year;
    for (std::int64_t k = floor_to(first, count); k <= last + count && result.size() < 4096; k += count) {
        base::Civil civil;
        civil.year = count == 1 ? k : k == 0 ? 1 : k < 0 ? k + 1 : k; // k BCE is the astronomical year 1 - k
        result.push_back(base::from_civil(civil, offset));
    }
    return result;
}

std::vector<double> borders(const AxisStep& step, double start_ms, double end_ms, int offset) {
    if (step.unit == AxisUnit::year) return year_borders(start_ms, end_ms, step.count, offset);
    std::vector<double> result;
    const double first = first_border(step, start_ms, offset);
    for (int n = 0; n < 4096; ++n) {
        const double border = border_at(step, first, n, offset);
        if (border > end_ms || (!result.empty() && border <= result.back())) break;
        result.push_back(border);
    }
    return result;
}

std::string day_month(const base::Civil& civil, Language language) {
    if (language == Language::korean)
        return base::month_name(civil.month, language) + " " + std::to_string(civil.day) + "일";
    return std::to_string(civil.day) + " " + base::month_name(civil.month, language);
}

std::string with_year(const base::Civil& civil, const std::string& rest, Language language) {
    const std::string year = base::year_name(civil.year, base::YearCount::calendar, language);
    return language == Language::korean ? year + " " + rest : rest + " " + year;
}

std::string day_label(double instant_ms, int offset, Language language, bool with_month) {
    const base::Civil civil = base::to_civil(instant_ms, offset);
    const std::string weekday = base::weekday_name(base::weekday_of(instant_ms, offset), language);
    if (language == Language::korean)
        return (with_month ? day_month(civil, language) : std::to_string(civil.day) + "일") + " " + weekday;
    return weekday + " " + (with_month ? day_month(civil, language) : std::to_string(civil.day));
}

bool is_midnight(const base::Civil& c) {
    return c.hour == 0 && c.minute == 0 && c.second == 0 && c.millisecond == 0;
}

std::string clock_label(const AxisStep& step, const base::Civil& civil) {
    const std::string minutes = padded(civil.hour, 2) + ":" + padded(civil.minute, 2);
    if (step.unit == AxisUnit::hour || step.unit == AxisUnit::minute) return minutes;
    const std::string seconds = minutes + ":" + padded(civil.second, 2);
    if (step.unit == AxisUnit::second) return seconds;
    return seconds + "." + padded(civil.millisecond, 3);
}

// `known_year` is told by what stands before: the first tick of another year carries it.
Tick tick_at(const AxisStep& step, double instant_ms, bool first, std::int64_t known_year, Language language,
             int offset) {
    const base::Civil civil = base::to_civil(instant_ms, offset);
    const bool new_year = civil.year != known_year;
    const auto dated = [&](const std::string& label) {
        return new_year ? with_year(civil, label, language) : label;
    };
    Tick tick{instant_ms, {}, false};
    switch (step.unit) {
    case AxisUnit::year:
        tick.label = base::year_name(civil.year, step.years, language);
        break;
    case AxisUnit::month:
        tick.major = civil.month == 1;
        tick.label = tick.major ? base::year_name(civil.year, base::YearCount::calendar, language)
                                : base::month_name(civil.month, language);
        break;
    case AxisUnit::week:
        tick.major = civil.month == 1 && civil.day <= 7;
        tick.label = dated(day_month(civil, language));
        break;
    case AxisUnit::day:
        tick.major = civil.day == 1;
        tick.label = dated(day_label(instant_ms, offset, language, first || tick.major));
        break;
    default:
        tick.major = is_midnight(civil);
        tick.label =
            tick.major ? dated(day_label(instant_ms, offset, language, true)) : clock_label(step, civil);
    }
    return tick;
}

std::string context_of(const AxisStep& step, double start_ms, Language language, int offset) {
    const base::Civil civil = base::to_civil(start_ms, offset);
    const std::string year = base::year_name(civil.year, base::YearCount::calendar, language);
    switch (step.unit) {
    case AxisUnit::year:
        return {};
    case AxisUnit::month:
    case AxisUnit::week:
        return year;
    case AxisUnit::day:
        return with_year(civil, base::month_name(civil.month, language), language);
    default:
        const std::string day = day_label(start_ms, offset, language, true);
        return language == Language::korean ? year + " " + day : day + " " + year;
    }
}

std::int64_t year_of(double instant_ms) {
    return base::to_civil(std::clamp(instant_ms, base::earliest_ms, base::latest_ms)).year;
}

AxisStep step_for(const Viewport& viewport, float min_gap_px) {
    const double wanted_ms = static_cast<double>(std::max(min_gap_px, 1.0F)) * viewport.ms_per_px();
    const auto found = std::find_if(steps.begin(), steps.end() - 1,
                                    [&](const AxisStep& step) { return length_of(step) >= wanted_ms; });
    AxisStep step = *found;
    if (step.unit == AxisUnit::year)
        step.years =
            base::axis_year_count(year_of(viewport.start_ms), year_of(viewport.end_ms()), step.count);
    return step;
}

} // namespace

AxisStep axis_step(const Viewport& viewport, float min_gap_px) {
    return step_for(viewport, min_gap_px);
}

std::string full_tick_label(const AxisStep& step, double instant_ms, Language language, int offset) {
    const base::Civil civil = base::to_civil(instant_ms, offset);
    switch (step.unit) {
    case AxisUnit::year:
        return base::year_name(civil.year, step.years, language);
    case AxisUnit::month:
        return with_year(civil, base::month_name(civil.month, language), language);
    case AxisUnit::week:
    case AxisUnit::day:
        return with_year(civil, day_month(civil, language), language);
    default:
        return clock_label({step.unit, 1}, civil);
    }
}

Axis compose_axis(const Viewport& viewport, Language language, float min_gap_px) {
    Axis axis;
    if (!std::isfinite(viewport.start_ms) || !std::isfinite(viewport.span_ms) || viewport.span_ms <= 0)
        return axis;
    const AxisStep step = step_for(viewport, min_gap_px);
    axis.step_ms = length_of(step);
    const double start = std::clamp(std::floor(viewport.start_ms), base::earliest_ms, base::latest_ms);
    const double end = std::clamp(std::ceil(viewport.end_ms()), base::earliest_ms, base::latest_ms);
    const int offset = std::clamp(viewport.utc_offset_minutes, -24 * 60, 24 * 60);
    axis.context = context_of(step, start, language, offset);
    const double min_px = static_cast<double>(min_gap_px);
    std::int64_t known_year = base::to_civil(start, offset).year;
    for (const double border : borders(step, start, end, offset)) {
        // What the clock does not reach is held at its end: no border stands there.
        if (border <= base::earliest_ms || border >= base::latest_ms) continue;
        if (border < viewport.start_ms || border > viewport.end_ms()) continue;
        const double x = x_of(viewport, border);
        if (!axis.ticks.empty()) {
            const Tick& last = axis.ticks.back();
            if (border <= last.instant_ms) continue;
            if (x - x_of(viewport, last.instant_ms) < min_px) continue;
        }
        axis.ticks.push_back(tick_at(step, border, axis.ticks.empty(), known_year, language, offset));
        known_year = base::to_civil(border, offset).year;
    }
    return axis;
}

} // namespace dateline::layout
