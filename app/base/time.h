#pragma once
// Instants and spans: double milliseconds since 1970-01-01T00:00:00Z, proleptic Gregorian, half-open. They
// are whole, from before the Big Bang to beyond the Sun: to the millisecond within 202,000 years of 1970, to
// 18.6 hours beyond, as ticks are (base/ticks.h). Calendar arithmetic for all these years; knows no time
// zones but fixed offsets.

#include <algorithm>
#include <cstdint>

#include "base/ticks.h"

namespace dateline::base {

constexpr double second_ms = 1000;
constexpr double minute_ms = 60 * second_ms;
constexpr double hour_ms = 60 * minute_ms;
constexpr double day_ms = 24 * hour_ms;

// The instants that can be stored: years -29,800,000,000 to 29,800,000,000 or so.
constexpr double earliest_ms = ms_of_tick(earliest_tick);
constexpr double latest_ms = ms_of_tick(latest_tick);

struct Span {
    double start_ms = 0, end_ms = 0;
    double length_ms() const { return end_ms - start_ms; }
    bool empty() const { return end_ms <= start_ms; }
    // A span of no length counts as its instant.
    bool overlaps(const Span& o) const { return begins_before_end_of(o) && o.begins_before_end_of(*this); }
    double middle_ms() const; // a whole number; the start where nothing is between start and end
    // Its last instant: a tick before its end, which is a millisecond before it where ticks are as fine.
    double last_ms() const;
    bool operator==(const Span&) const = default;

  private:
    bool begins_before_end_of(const Span& o) const {
        return start_ms < o.end_ms || (o.empty() && start_ms <= o.start_ms);
    }
};

// All ticks that it touches, and back.
inline TickSpan ticks_of(const Span& span) {
    return {tick_until_ms(span.start_ms), tick_from_ms(span.end_ms)};
}
inline Span span_of(const TickSpan& ticks) {
    return {ms_of_tick(ticks.start_tick), ms_of_tick(ticks.end_tick)};
}

// Calendar fields of an instant at an offset. Astronomical years: 0 is 1 BCE.
struct Civil {
    std::int64_t year = 1970;
    int month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0;
    bool operator==(const Civil&) const = default;
};

// Fields outside their ranges carry over (month 13 is January of the next year). Far from 1970 the next
// instant that there is: the first of a year is in that year. Clamped to earliest_ms..latest_ms.
double from_civil(const Civil& civil, int utc_offset_minutes = 0);
// Of the millisecond in which the instant is.
Civil to_civil(double instant_ms, int utc_offset_minutes = 0);
// 0 is Monday.
int weekday_of(double instant_ms, int utc_offset_minutes = 0);
int days_in_month(std::int64_t year, int month);
// The last multiple of `step` that is not after the instant.
double floor_to(double instant_ms, double step_ms);

} // namespace dateline::base
