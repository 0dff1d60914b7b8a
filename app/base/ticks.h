#pragma once
// Instants as whole numbers that keep their order, for what is stored and indexed. Within 202,000 years of
// 1970 a tick is a millisecond. Beyond, where dates are years and nothing finer (EDTF has no months of a year
// of more than four digits), it is 2^26 ms, 18.6 hours: so the clock reaches from before the Big Bang to
// beyond the Sun within numbers that tiles, levels and packed spans hold anyway, and every file that was
// written when the clock ended at +-6.4e15 ms stays right as it is, open ends (the first and the last tick)
// too. A power of two, so that tiles far away are tiles near by, but longer.

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace dateline::base {

constexpr std::int64_t earliest_tick = -6'400'000'000'000'000, latest_tick = 6'400'000'000'000'000;
// From here on, on both sides, ticks are coarse. No tile of 139 years or less lies across it.
constexpr std::int64_t first_coarse_tick = std::int64_t{1452} << 42;
constexpr int coarse_tick_log2 = 26;
constexpr auto coarse_tick_ms = static_cast<double>(std::int64_t{1} << coarse_tick_log2);

// A half-open span of ticks.
struct TickSpan {
    std::int64_t start_tick = 0, end_tick = 0;
    std::int64_t length_ticks() const { return end_tick - start_tick; }
    bool empty() const { return end_tick <= start_tick; }
    // A span of no length counts as its instant.
    bool overlaps(const TickSpan& o) const {
        return start_tick < std::max(o.end_tick, o.start_tick + 1) &&
               o.start_tick < std::max(end_tick, start_tick + 1);
    }
    bool operator==(const TickSpan&) const = default;
};

// The instant of a tick, in milliseconds since 1970; exact.
constexpr double ms_of_tick(std::int64_t tick) {
    if (tick > first_coarse_tick)
        return static_cast<double>(tick - first_coarse_tick) * coarse_tick_ms +
               static_cast<double>(first_coarse_tick);
    if (tick < -first_coarse_tick)
        return static_cast<double>(tick + first_coarse_tick) * coarse_tick_ms -
               static_cast<double>(first_coarse_tick);
    return static_cast<double>(tick);
}

// The first tick that is not before the instant, and the last that is not after it; within the clock. What is
// no number is 1970.
inline std::int64_t tick_from_ms(double instant_ms) {
    constexpr auto coarse_from_ms = static_cast<double>(first_coarse_tick);
    const double clamped_ms =
        std::isnan(instant_ms) ? 0.0
                               : std::clamp(instant_ms, ms_of_tick(earliest_tick), ms_of_tick(latest_tick));
    if (clamped_ms > coarse_from_ms)
        return first_coarse_tick +
               static_cast<std::int64_t>(std::ceil((clamped_ms - coarse_from_ms) / coarse_tick_ms));
    if (clamped_ms < -coarse_from_ms)
        return -first_coarse_tick +
               static_cast<std::int64_t>(std::ceil((clamped_ms + coarse_from_ms) / coarse_tick_ms));
    return static_cast<std::int64_t>(std::ceil(clamped_ms));
}
inline std::int64_t tick_until_ms(double instant_ms) {
    return -tick_from_ms(-instant_ms);
}

} // namespace dateline::base
