#pragma once
// Instants and spans: int64 milliseconds since 1970-01-01T00:00:00Z, proleptic Gregorian, half-open.
// Calendar arithmetic for years -9999 to 9999 and far beyond; knows no time zones but fixed offsets.

#include <algorithm>
#include <cstdint>

namespace dateline::base {

constexpr std::int64_t second_ms = 1000;
constexpr std::int64_t minute_ms = 60 * second_ms;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t day_ms = 24 * hour_ms;

// The instants that can be stored: years -200,000 to 200,000 or so; sums of two never overflow.
constexpr std::int64_t earliest_ms = -6'400'000'000'000'000;
constexpr std::int64_t latest_ms = 6'400'000'000'000'000;

struct Span {
    std::int64_t start_ms = 0, end_ms = 0;
    std::int64_t length_ms() const { return end_ms - start_ms; }
    bool empty() const { return end_ms <= start_ms; }
    // A span of no length counts as its instant.
    bool overlaps(const Span& o) const {
        return start_ms < std::max(o.end_ms, o.start_ms + 1) && o.start_ms < std::max(end_ms, start_ms + 1);
    }
    bool operator==(const Span&) const = default;
};

// Calendar fields of an instant at an offset. Astronomical years: 0 is 1 BCE.
struct Civil {
    std::int64_t year = 1970;
    int month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0;
    bool operator==(const Civil&) const = default;
};

// Fields outside their ranges carry over (month 13 is January of the next year); the result is clamped to
// earliest_ms..latest_ms.
std::int64_t from_civil(const Civil& civil, int utc_offset_minutes = 0);
Civil to_civil(std::int64_t instant_ms, int utc_offset_minutes = 0);
// 0 is Monday.
int weekday_of(std::int64_t instant_ms, int utc_offset_minutes = 0);
int days_in_month(std::int64_t year, int month);

} // namespace dateline::base
