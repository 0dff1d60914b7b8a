#include "base/time.h"

#include <array>
#include <cmath>

namespace dateline::base {

namespace {

// Beyond what can be stored, yet small enough that no sum below can overflow.
constexpr std::int64_t year_limit = 100'000'000'000;
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

constexpr std::int64_t day_length_ms = 86'400'000;
constexpr std::int64_t minute_length_ms = 60'000;
// The fewest days that are whole coarse ticks: so far as one integer holds no milliseconds any more, an
// instant is a number of these and a rest.
constexpr std::int64_t stretch_days = std::int64_t{1} << 16;
constexpr std::int64_t ticks_per_stretch = stretch_days * day_length_ms >> coarse_tick_log2;
static_assert(ticks_per_stretch << coarse_tick_log2 == stretch_days * day_length_ms);

// A day from 1970-01-01 on, and the milliseconds in it.
struct DayAndTime {
    std::int64_t day = 0, in_day_ms = 0;
};

DayAndTime local_time(double instant_ms, int utc_offset_minutes) {
    const double clamped_ms = std::floor(std::clamp(instant_ms, earliest_ms, latest_ms));
    const auto coarse = static_cast<std::int64_t>(std::floor(clamped_ms / coarse_tick_ms)); // exact
    const auto rest_ms = static_cast<std::int64_t>(clamped_ms - static_cast<double>(coarse) * coarse_tick_ms);
    const std::int64_t in_stretch_ms = (floor_mod(coarse, ticks_per_stretch) << coarse_tick_log2) + rest_ms +
                                       utc_offset_minutes * minute_length_ms;
    return {floor_div(coarse, ticks_per_stretch) * stretch_days + floor_div(in_stretch_ms, day_length_ms),
            floor_mod(in_stretch_ms, day_length_ms)};
}

// Of any number of milliseconds in the day.
double instant_of(DayAndTime time) {
    constexpr std::int64_t first_coarse_day = first_coarse_tick / day_length_ms;
    time.day += floor_div(time.in_day_ms, day_length_ms);
    time.in_day_ms = floor_mod(time.in_day_ms, day_length_ms);
    if (time.day >= -first_coarse_day && time.day < first_coarse_day)
        return static_cast<double>(time.day * day_length_ms + time.in_day_ms);
    const std::int64_t in_stretch_ms = floor_mod(time.day, stretch_days) * day_length_ms + time.in_day_ms;
    const std::int64_t coarse = floor_div(time.day, stretch_days) * ticks_per_stretch -
                                floor_div(-in_stretch_ms, std::int64_t{1} << coarse_tick_log2);
    return std::clamp(static_cast<double>(coarse) * coarse_tick_ms, earliest_ms, latest_ms);
}

} // namespace

double Span::middle_ms() const {
    return std::clamp(std::floor(start_ms + length_ms() / 2), start_ms, std::max(start_ms, end_ms));
}

double Span::last_ms() const {
    return std::max(start_ms, ms_of_tick(tick_from_ms(end_ms) - 1));
}

double from_civil(const Civil& civil, int utc_offset_minutes) {
    const std::int64_t month_index = std::int64_t{civil.month} - 1;
    const std::int64_t year =
        std::clamp(civil.year, -year_limit, year_limit) + floor_div(month_index, std::int64_t{12});
    const int month = static_cast<int>(floor_mod(month_index, 12)) + 1;
    const std::int64_t day = days_to_year(year) + days_to_month(year, month) + civil.day - 1;
    const std::int64_t minutes = std::int64_t{civil.hour} * 60 + civil.minute - utc_offset_minutes;
    return instant_of(
        {day, minutes * minute_length_ms + std::int64_t{civil.second} * 1000 + civil.millisecond});
}

Civil to_civil(double instant_ms, int utc_offset_minutes) {
    const auto [days, in_day_ms] = local_time(instant_ms, utc_offset_minutes);
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
    civil.hour = static_cast<int>(in_day_ms / 3'600'000);
    civil.minute = static_cast<int>(in_day_ms / minute_length_ms % 60);
    civil.second = static_cast<int>(in_day_ms / 1000 % 60);
    civil.millisecond = static_cast<int>(in_day_ms % 1000);
    return civil;
}

int weekday_of(double instant_ms, int utc_offset_minutes) {
    // 1970-01-01 was a Thursday.
    return static_cast<int>(floor_mod(local_time(instant_ms, utc_offset_minutes).day + 3, 7));
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

double floor_to(double instant_ms, double step_ms) {
    const double rest_ms = std::fmod(instant_ms, step_ms); // exact
    return rest_ms < 0 ? instant_ms - rest_ms - step_ms : instant_ms - rest_ms;
}

} // namespace dateline::base
