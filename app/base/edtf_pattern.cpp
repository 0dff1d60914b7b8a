#include "base/edtf_pattern.h"

namespace dateline::base {

namespace {

std::optional<int> extreme_day(const Pattern& p, std::int64_t year, int month, Extreme which) {
    const int days = days_in_month(year, month);
    for (int step = 0; step < days; ++step) {
        const int day = which == Extreme::last ? days - step : 1 + step;
        if (p.day.matches(day)) return day;
    }
    return std::nullopt;
}

} // namespace

std::optional<Civil> extreme_date(const Pattern& p, Extreme which) {
    const bool last = which == Extreme::last;
    const bool falling = last != p.before_zero;
    const int count = p.year.most() - p.year.least() + 1;
    for (int step = 0; step < count; ++step) {
        const int magnitude = falling ? p.year.most() - step : p.year.least() + step;
        if (!p.year.matches(magnitude) || (p.before_zero && magnitude == 0)) continue;
        Civil civil;
        civil.year = p.before_zero ? -magnitude : magnitude;
        if (!p.month.given()) return civil;
        for (int index = 0; index < 12; ++index) {
            civil.month = last ? 12 - index : 1 + index;
            if (!p.month.matches(civil.month)) continue;
            if (!p.day.given()) return civil;
            const auto day = extreme_day(p, civil.year, civil.month, which);
            if (!day) continue;
            civil.day = *day;
            return civil;
        }
    }
    return std::nullopt;
}

// year.
SeasonMonths months_of_season(int code) {
    if (code <= 28) return {3 + 3 * ((code - 21) % 4), 3};
    if (code <= 32) return {9 + 3 * (code - 29), 3};
    if (code <= 36) return {1 + 3 * (code - 33), 3};
    if (code <= 39) return {1 + 4 * (code - 37), 4};
    return {1 + 6 * (code - 40), 6};
}

} // namespace dateline::base
