#include <chrono>
#include <doctest/doctest.h>
#include <limits>
#include <random>

#include "base/time.h"

using namespace dateline::base;

namespace {

double any_instant(std::mt19937_64& random) {
    return ms_of_tick(
        std::uniform_int_distribution<std::int64_t>(earliest_tick + 1, latest_tick - 1)(random));
}
int any_offset(std::mt19937_64& random) {
    return std::uniform_int_distribution<int>(-18 * 60, 18 * 60)(random);
}

} // namespace

TEST_CASE("time: well-known instants have their calendar fields") {
    CHECK(to_civil(0) == Civil{1970, 1, 1, 0, 0, 0, 0});
    CHECK(to_civil(-1) == Civil{1969, 12, 31, 23, 59, 59, 999});
    CHECK(from_civil({2000, 2, 29, 12, 0, 0, 0}) == 951'825'600'000);
    CHECK(from_civil({2023, 6, 9, 16, 53, 0, 0}, 540) == 1'686'297'180'000);
    CHECK(to_civil(1'686'297'180'000, 540) == Civil{2023, 6, 9, 16, 53, 0, 0});
    CHECK(from_civil({0, 3, 1, 0, 0, 0, 0}) - from_civil({0, 2, 29, 0, 0, 0, 0}) == day_ms);
    CHECK(from_civil({-43, 3, 15, 0, 0, 0, 0}) == -63'517'824'000'000);
}

TEST_CASE("time: every instant comes back from its calendar fields, at any offset") {
    std::mt19937_64 random(1);
    for (int round = 0; round < 20'000; ++round) {
        const double instant = any_instant(random);
        const int offset = any_offset(random);
        const Civil civil = to_civil(instant, offset);
        REQUIRE(from_civil(civil, offset) == instant);
        REQUIRE(civil.month >= 1);
        REQUIRE(civil.month <= 12);
        REQUIRE(civil.day >= 1);
        REQUIRE(civil.day <= days_in_month(civil.year, civil.month));
        REQUIRE(civil.hour < 24);
    }
}

TEST_CASE("time: the calendar and the weekdays are those of the standard library, where it has them") {
    std::mt19937_64 random(2);
    std::uniform_int_distribution<int> any_day(-12'000'000, 11'000'000);
    for (int round = 0; round < 20'000; ++round) {
        const int day = any_day(random);
        const std::chrono::sys_days days{std::chrono::days(day)};
        const std::chrono::year_month_day expected(days);
        const Civil civil = to_civil(static_cast<double>(day) * day_ms);
        REQUIRE(civil.year == static_cast<int>(expected.year()));
        REQUIRE(static_cast<unsigned>(civil.month) == static_cast<unsigned>(expected.month()));
        REQUIRE(static_cast<unsigned>(civil.day) == static_cast<unsigned>(expected.day()));
        const unsigned weekday = std::chrono::weekday(days).iso_encoding() - 1;
        REQUIRE(static_cast<unsigned>(weekday_of(static_cast<double>(day) * day_ms)) == weekday);
    }
}

TEST_CASE("time: ticks keep the order of instants, and a millisecond within 200,000 years is a tick") {
    std::mt19937_64 random(9);
    for (int round = 0; round < 20'000; ++round) {
        const double a = any_instant(random), b = any_instant(random);
        REQUIRE((a < b) == (tick_from_ms(a) < tick_from_ms(b)));
        REQUIRE(ms_of_tick(tick_from_ms(a)) == a);
        REQUIRE(tick_until_ms(a) == tick_from_ms(a));
        const double between = (a + b) / 2;
        REQUIRE(ms_of_tick(tick_until_ms(between)) <= between);
        REQUIRE(ms_of_tick(tick_from_ms(between)) >= between);
        REQUIRE(tick_from_ms(between) - tick_until_ms(between) <= 1);
    }
    for (const double now : {0.0, 1'686'297'180'123.0, from_civil({-200'000, 1, 1, 0, 0, 0, 0})})
        CHECK(static_cast<double>(tick_from_ms(now)) == now);
    CHECK(tick_from_ms(earliest_ms * 2) == earliest_tick);
    CHECK(tick_from_ms(latest_ms * 2) == latest_tick);
    CHECK(to_civil(earliest_ms).year < -29'000'000'000);
    CHECK(to_civil(latest_ms).year > 29'000'000'000);
}

TEST_CASE("time: fields outside their ranges carry over") {
    CHECK(from_civil({2023, 13, 1, 0, 0, 0, 0}) == from_civil({2024, 1, 1, 0, 0, 0, 0}));
    CHECK(from_civil({2023, 0, 1, 0, 0, 0, 0}) == from_civil({2022, 12, 1, 0, 0, 0, 0}));
    CHECK(from_civil({2023, -11, 1, 0, 0, 0, 0}) == from_civil({2022, 1, 1, 0, 0, 0, 0}));
    CHECK(from_civil({2023, 1, 0, 0, 0, 0, 0}) == from_civil({2022, 12, 31, 0, 0, 0, 0}));
    CHECK(from_civil({2023, 2, 29, 0, 0, 0, 0}) == from_civil({2023, 3, 1, 0, 0, 0, 0}));
    CHECK(from_civil({2023, 12, 31, 23, 59, 59, 1000}) == from_civil({2024, 1, 1, 0, 0, 0, 0}));
    std::mt19937_64 random(3);
    std::uniform_int_distribution<int> months(-5000, 5000);
    for (int round = 0; round < 2000; ++round) {
        const int carry = months(random);
        const Civil later = to_civil(from_civil({2000, 1 + carry, 1, 0, 0, 0, 0}));
        REQUIRE(later.day == 1);
        REQUIRE((later.year - 2000) * 12 + later.month - 1 == carry);
    }
}

TEST_CASE("time: what is beyond the instants that can be stored is clamped") {
    constexpr auto huge = std::numeric_limits<std::int64_t>::max();
    constexpr int big = std::numeric_limits<int>::max();
    CHECK(from_civil({huge, 1, 1, 0, 0, 0, 0}) == latest_ms);
    CHECK(from_civil({-huge - 1, 1, 1, 0, 0, 0, 0}) == earliest_ms);
    CHECK(from_civil({huge, big, big, big, big, big, big}, -big) == latest_ms);
    CHECK(from_civil({-huge, -big, -big, -big, -big, -big, -big}, big) == earliest_ms);
    CHECK(to_civil(std::numeric_limits<double>::max()) == to_civil(latest_ms));
    CHECK(to_civil(std::numeric_limits<double>::lowest()) == to_civil(earliest_ms));
    CHECK(to_civil(0, big).year == 6053);
}

TEST_CASE("time: February has 29 days in leap years only, before the year 1 too") {
    CHECK(days_in_month(2000, 2) == 29);
    CHECK(days_in_month(1900, 2) == 28);
    CHECK(days_in_month(2024, 2) == 29);
    CHECK(days_in_month(0, 2) == 29);
    CHECK(days_in_month(-4, 2) == 29);
    CHECK(days_in_month(-100, 2) == 28);
    CHECK(days_in_month(2023, 14) == 29);
}

TEST_CASE("time: weekdays follow the local date") {
    const double friday_evening_utc = from_civil({2023, 6, 9, 20, 0, 0, 0});
    CHECK(weekday_of(friday_evening_utc) == 4);
    CHECK(weekday_of(friday_evening_utc, 540) == 5);
}

TEST_CASE("span: half-open spans that only touch do not overlap, an instant overlaps what holds it") {
    CHECK_FALSE(Span{0, 10}.overlaps({10, 20}));
    CHECK(Span{0, 10}.overlaps({9, 20}));
    CHECK(Span{5, 5}.overlaps({0, 10}));
    CHECK(Span{0, 0}.overlaps({0, 10}));
    CHECK_FALSE(Span{10, 10}.overlaps({0, 10}));
}
