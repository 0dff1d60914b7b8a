#include "base/time.h"

#include <array>

namespace dateline::base {

namespace {

// Far beyond what can be stored, yet small enough that no sum below can overflow.
constexpr std::int64_t year_limit = 10'000'000;
constexpr std::int64_t days_per_400_years = 146'097;
constexpr std::int64_t days_before_1970 = 719'162; // from 0001-01-01

constexpr std::array<int, 13> days_before_month{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

constexpr std::int64_t floor_mod(std::int64_t a, std::int64_t b) {
    return a - floor_div(a, b) * b;
}

constexpr bool is_leap(std::int64_t year) {
    return floor_mod(year, 4) == 0 && (floor_mod(year, 100) != 0 || floor_mod(year, 400) == 0);
}

// Days from 1970-01-01 to the first of January of `year`.
constexpr std::int64_t days_to_year(std::int64_t year) {
    const std::int64_t whole = year - 1;
    return whole * 365 + floor_div(whole, 4) - floor_div(whole, 100) + floor_div(whole, 400) -
           days_before_1970;
}

// Days of the year before the month; month 1..12.
int days_to_month(std::int64_t year, int month) {
    const int days = days_before_month.at(static_cast<std::size_t>(month - 1));
    return days + (month > 2 && is_leap(year) ? 1 : 0);
}

std::int64_t local_ms(std::int64_t instant_ms, int utc_offset_minutes) {
    return std::clamp(instant_ms, earliest_ms, latest_ms) + utc_offset_minutes * minute_ms;
}

} // namespace

std::int64_t from_civil(const Civil& civil, int utc_offset_minutes) {
    const std::int64_t month_index = std::int64_t{civil.month} - 1;
    const std::int64_t year =
        std::clamp(civil.year, -year_limit, year_limit) + floor_div(month_index, std::int64_t{12});
    const int month = static_cast<int>(floor_mod(month_index, 12)) + 1;
    const std::int64_t days = days_to_year(year) + days_to_month(year, month) + civil.day - 1;
    const std::int64_t ms = days * day_ms + civil.hour * hour_ms + civil.minute * minute_ms +
                            civil.second * second_ms + civil.millisecond - utc_offset_minutes * minute_ms;
    return std::clamp(ms, earliest_ms, latest_ms);
}

Civil to_civil(std::int64_t instant_ms, int utc_offset_minutes) {
    const std::int64_t local = local_ms(instant_ms, utc_offset_minutes);
    const std::int64_t days = floor_div(local, day_ms);
    const std::int64_t in_day = floor_mod(local, day_ms);
    // A year that is right or one too early, from the mean length of a year; then the step.
    std::int64_t year = floor_div((days + days_before_1970) * 400, days_per_400_years) + 1;
    while (days_to_year(year) > days)
        --year;
    while (days_to_year(year + 1) <= days)
        ++year;
    const int in_year = static_cast<int>(days - days_to_year(year));
    int month = 1;
    while (month < 12 && days_to_month(year, month + 1) <= in_year)
        ++month;
    Civil civil;
    civil.year = year;
    civil.month = month;
    civil.day = in_year - days_to_month(year, month) + 1;
    civil.hour = static_cast<int>(in_day / hour_ms);
    civil.minute = static_cast<int>(in_day / minute_ms % 60);
    civil.second = static_cast<int>(in_day / second_ms % 60);
    civil.millisecond = static_cast<int>(in_day % second_ms);
    return civil;
}

int weekday_of(std::int64_t instant_ms, int utc_offset_minutes) {
    // 1970-01-01 was a Thursday.
    return static_cast<int>(floor_mod(floor_div(local_ms(instant_ms, utc_offset_minutes), day_ms) + 3, 7));
}

int days_in_month(std::int64_t year, int month) {
    const std::int64_t index = std::int64_t{month} - 1;
    const std::int64_t real_year =
        std::clamp(year, -year_limit, year_limit) + floor_div(index, std::int64_t{12});
    const int real_month = static_cast<int>(floor_mod(index, 12)) + 1;
    const auto at = static_cast<std::size_t>(real_month);
    return days_before_month.at(at) - days_before_month.at(at - 1) +
           (real_month == 2 && is_leap(real_year) ? 1 : 0);
}

} // namespace dateline::base
