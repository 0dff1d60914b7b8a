#include "layout/axis.h"

#include <cmath>

#include <doctest/doctest.h>

#include "layout/random_window.h"

using namespace dateline;
using base::Language;
using layout::Axis;
using layout::Viewport;

namespace {

std::string labels(const Axis& axis) {
    std::string joined;
    for (const layout::Tick& tick : axis.ticks)
        joined += (joined.empty() ? "" : "|") + tick.label;
    return joined;
}

Axis axis_of(const base::Civil& from, const base::Civil& to, Language language, float width = 1000) {
    return layout::compose_axis(test::viewport(base::from_civil(from, 540), base::from_civil(to, 540), width),
                                language);
}

} // namespace

TEST_CASE("axis: ticks rise, keep their distance and lie in view, whatever the zoom") {
    test::Random random(11);
    for (int i = 0; i < 3000; ++i) {
        Viewport viewport;
        viewport.start_ms = random.real(-6.3e15, 5e15);
        if (i % 2 == 0) viewport.start_ms = random.real(-1e14, 1e13);
        viewport.span_ms = std::exp(random.real(std::log(layout::shortest_span_ms), std::log(1.2e16)));
        if (i % 5 == 0) { // from before the Big Bang to beyond the Sun
            viewport.start_ms = random.real(-9e20, 5e20);
            viewport.span_ms = std::exp(random.real(std::log(1e9), std::log(1.8e21)));
        }
        viewport.size = {static_cast<float>(random.between(60, 4000)), 900};
        viewport.utc_offset_minutes = static_cast<int>(random.between(-12 * 60, 14 * 60));
        const Axis axis = layout::compose_axis(viewport, i % 3 == 0 ? Language::english : Language::korean);
        CAPTURE(viewport.start_ms);
        CAPTURE(viewport.span_ms);
        CAPTURE(viewport.size.width);
        REQUIRE(axis.ticks.size() <= static_cast<std::size_t>(viewport.size.width / 80) + 2);
        for (std::size_t t = 0; t < axis.ticks.size(); ++t) {
            const double x = layout::x_of(viewport, static_cast<double>(axis.ticks[t].instant_ms));
            REQUIRE(x >= -1 / viewport.ms_per_px() - 1e-6);
            REQUIRE(x <= static_cast<double>(viewport.size.width) + 1 / viewport.ms_per_px() + 1e-6);
            if (t == 0) continue;
            REQUIRE(axis.ticks[t].instant_ms > axis.ticks[t - 1].instant_ms);
            REQUIRE(x - layout::x_of(viewport, static_cast<double>(axis.ticks[t - 1].instant_ms)) >=
                    80 - 1e-6);
        }
    }
}

TEST_CASE("axis: a view a thousand pixels wide always has ticks") {
    test::Random random(12);
    for (int i = 0; i < 1000; ++i) {
        Viewport viewport;
        viewport.span_ms = std::exp(random.real(std::log(100.0), std::log(6e15)));
        viewport.start_ms = random.real(-6e15, 6e15 - viewport.span_ms);
        viewport.size = {1000, 900};
        CHECK(!layout::compose_axis(viewport, Language::korean).ticks.empty());
    }
}

TEST_CASE("axis: weeks start on Monday") {
    const Axis axis = axis_of({2023, 4, 20}, {2023, 7, 3}, Language::korean);
    CHECK(axis.context == "2023년");
    CHECK(labels(axis).rfind("4월 24일|5월 1일|5월 8일|5월 15일", 0) == 0);
    for (const layout::Tick& tick : axis.ticks)
        CHECK(base::weekday_of(tick.instant_ms, 540) == 0);
    CHECK(labels(axis_of({2023, 4, 20}, {2023, 5, 20}, Language::english, 400)).rfind("24 Apr|1 May", 0) ==
          0);
}

TEST_CASE("axis: days carry their weekday, the first and the first of a month their month") {
    CHECK(labels(axis_of({2023, 6, 6, 16}, {2023, 6, 11, 12}, Language::korean)) ==
          "6월 7일 수|8일 목|9일 금|10일 토|11일 일");
    CHECK(labels(axis_of({2023, 5, 29, 12}, {2023, 6, 2, 12}, Language::english)) ==
          "Tue 30 May|Wed 31|Thu 1 Jun|Fri 2");
    CHECK(axis_of({2023, 6, 6, 16}, {2023, 6, 11, 12}, Language::korean).context == "2023년 6월");
}

TEST_CASE("axis: the first tick of another year than the context carries it") {
    const Axis weeks = axis_of({2011, 12, 30}, {2012, 3, 10}, Language::english);
    CHECK(weeks.context == "2011");
    CHECK(weeks.ticks.front().label == "2 Jan 2012");
    CHECK(weeks.ticks[1].label == "9 Jan");
    CHECK(axis_of({2011, 12, 30}, {2012, 3, 10}, Language::korean).ticks.front().label == "2012년 1월 2일");
    CHECK(labels(axis_of({2011, 12, 30, 12}, {2012, 1, 3, 12}, Language::english)) ==
          "Sat 31 Dec|Sun 1 Jan 2012|Mon 2|Tue 3");
    CHECK(
        labels(axis_of({2011, 12, 31, 21}, {2012, 1, 1, 3}, Language::english, 600)).find("Sun 1 Jan 2012") !=
        std::string::npos);
}

TEST_CASE("axis: hours show the clock, and the day at midnight") {
    const Axis axis = axis_of({2023, 6, 9, 19}, {2023, 6, 10, 4}, Language::korean);
    CHECK(labels(axis) == "19:00|20:00|21:00|22:00|23:00|6월 10일 토|01:00|02:00|03:00|04:00");
    CHECK(axis.ticks[5].major);
    CHECK(axis.context == "2023년 6월 9일 금");
}

TEST_CASE("axis: milliseconds are told apart") {
    Viewport viewport =
        test::viewport(test::instant(2023, 6, 9, 16, 53), test::instant(2023, 6, 9, 16, 53) + 20);
    const Axis axis = layout::compose_axis(viewport, Language::english);
    REQUIRE(axis.ticks.size() >= 5);
    CHECK(axis.ticks[0].label == "16:53:00.000");
    CHECK(axis.ticks[1].label == "16:53:00.002");
}

TEST_CASE("axis: months show the new year") {
    const std::string text = labels(axis_of({2022, 10, 15}, {2023, 4, 15}, Language::korean, 700));
    CHECK(text == "11월|12월|2023년|2월|3월|4월");
}

TEST_CASE("axis: there is no year 0 between the eras") {
    const Axis axis = axis_of({-60, 1, 1}, {60, 1, 1}, Language::english, 700);
    std::vector<std::int64_t> years;
    for (const layout::Tick& tick : axis.ticks)
        years.push_back(base::to_civil(tick.instant_ms, 540).year);
    // 60, 40, 20 BCE are the astronomical years -59, -39, -19.
    CHECK(years == std::vector<std::int64_t>{-59, -39, -19, 1, 20, 40, 60});
    CHECK(axis.ticks[1].label == "40 BCE");
    CHECK(labels(axis_of({-60, 1, 1}, {60, 1, 1}, Language::korean, 700)).find("기원전 40년") !=
          std::string::npos);
}

TEST_CASE("axis: no year stands where the clock ends") {
    for (const Language language : {Language::english, Language::korean}) {
        const Axis axis = axis_of({-250'000, 1, 1}, {250'000, 1, 1}, language);
        REQUIRE(axis.ticks.size() > 5);
        for (const layout::Tick& tick : axis.ticks) {
            const std::int64_t year = base::to_civil(tick.instant_ms, 540).year;
            CAPTURE(tick.label);
            CHECK((year == 1 || year % 10'000 == 0 || (1 - year) % 10'000 == 0)); // nobody wrote another
        }
    }
    const Axis end = axis_of({-40'000'000'000, 1, 1}, {-20'000'000'000, 1, 1}, Language::english);
    for (const layout::Tick& tick : end.ticks)
        CHECK(tick.instant_ms > base::earliest_ms);
}

TEST_CASE("axis: from the Big Bang on it tells how long ago, in both languages") {
    const Axis all = axis_of({-13'800'000'000, 1, 1}, {2024, 1, 1}, Language::english);
    CHECK(labels(all) == "12 billion years ago|10 billion years ago|8 billion years ago|6 billion years ago|"
                         "4 billion years ago|2 billion years ago|now");
    CHECK(labels(axis_of({-13'800'000'000, 1, 1}, {2024, 1, 1}, Language::korean)) ==
          "120억 년 전|100억 년 전|80억 년 전|60억 년 전|40억 년 전|20억 년 전|현재");
    CHECK(labels(axis_of({-66'900'000, 1, 1}, {-65'100'000, 1, 1}, Language::korean, 200)) ==
          "6,600만 년 전");
    CHECK(labels(axis_of({-66'900'000, 1, 1}, {-65'100'000, 1, 1}, Language::english, 200)) ==
          "66 million years ago");
    CHECK(labels(axis_of({1, 1, 1}, {12'000'000'000, 1, 1}, Language::english, 400)) ==
          "now|5 billion years from now|10 billion years from now");
    // One count for a whole axis: where its steps are shorter than the years since 1, the calendar's.
    CHECK(labels(axis_of({-66'000'001, 6, 1}, {-65'999'998, 6, 1}, Language::english, 400)) ==
          "66,000,001 BCE|66,000,000 BCE|65,999,999 BCE");
    CHECK(labels(axis_of({-990'000, 1, 1}, {-610'000, 1, 1}, Language::english, 400)) ==
          "900,000 BCE|800,000 BCE|700,000 BCE");
    CHECK(labels(axis_of({-101'000, 1, 1}, {-99'000, 1, 1}, Language::english, 400)) ==
          "101,000 BCE|100,500 BCE|100,000 BCE|99,500 BCE");
    CHECK(labels(axis_of({-1'655'890'000, 1, 1}, {-1'655'810'000, 1, 1}, Language::english, 400)) ==
          "1.65588 billion years ago|1.65586 billion years ago|1.65584 billion years ago|1.65582 billion "
          "years ago");
    CHECK(labels(axis_of({-120'000, 1, 1}, {30'000, 1, 1}, Language::english, 300)) ==
          "100,000 BCE|50,000 BCE|1");
}

TEST_CASE("axis: years are grouped in one way") {
    const std::string english = labels(axis_of({-120'000, 1, 1}, {20'000, 1, 1}, Language::english, 1600));
    CHECK(english.find("100,000 BCE") != std::string::npos);
    CHECK(english.find("60,000 BCE") != std::string::npos);
    CHECK(english.find("60000") == std::string::npos);
    const std::string korean = labels(axis_of({-120'000, 1, 1}, {20'000, 1, 1}, Language::korean, 1600));
    CHECK(korean.find("기원전 10만 년") != std::string::npos);
    CHECK(korean.find("기원전 60,000년") != std::string::npos);
}
