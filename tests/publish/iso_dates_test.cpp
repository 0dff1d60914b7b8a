#include <doctest/doctest.h>

#include "publish/iso_dates.h"

using namespace dateline;
using publish::iso_range, publish::IsoDetail;

namespace {

std::string range(const char* text, IsoDetail detail, int offset_minutes = 540) {
    const auto parsed = base::parse_edtf(text, offset_minutes);
    REQUIRE(parsed.date);
    const publish::IsoRange r =
        iso_range(*parsed.date, parsed.date->utc_offset_minutes.value_or(offset_minutes), detail);
    return r.start + " to " + r.end;
}

} // namespace

TEST_CASE("iso dates: no more is said than is known") {
    CHECK(range("2023", IsoDetail::known) == "2023 to 2023");
    CHECK(range("2023-06?", IsoDetail::known) == "2023-06 to 2023-06");
    CHECK(range("2023-06-09", IsoDetail::known) == "2023-06-09 to 2023-06-09");
    CHECK(range("202X", IsoDetail::known) == "2020 to 2029");
    CHECK(range("2023-21", IsoDetail::known) == "2023-03 to 2023-05");
    CHECK(range("-0043-03-15", IsoDetail::known) == "-0043-03-15 to -0043-03-15");
    CHECK(range("0000", IsoDetail::known) == "0000 to 0000");
}

TEST_CASE("iso dates: a clock stands at the date's own offset") {
    CHECK(range("2023-06-09T16:53+09:00", IsoDetail::known, 0) ==
          "2023-06-09T16:53:00+09:00 to 2023-06-09T16:53:00+09:00");
    CHECK(range("2023-06-09T16:53Z", IsoDetail::day) == "2023-06-09T16:53:00Z to 2023-06-09T16:53:00Z");
}

TEST_CASE("iso dates: to the day, a month ends on its last day; an open side is empty") {
    CHECK(range("2024-02", IsoDetail::day) == "2024-02-01 to 2024-02-29");
    CHECK(range("2023-06-09/..", IsoDetail::day) == "2023-06-09 to ");
    CHECK(range("../2023", IsoDetail::day) == " to 2023-12-31");
}

TEST_CASE("iso dates: the last instant of a day stays on its day, each end at its own offset") {
    CHECK(range("2016-12-31T23:59:60Z", IsoDetail::known) == "2016-12-31T23:59:60Z to 2016-12-31T23:59:60Z");
    CHECK(range("2017-03-31T24:00Z", IsoDetail::day) == "2017-03-31T24:00:00Z to 2017-03-31T24:00:00Z");
    CHECK(range("2024-03-10T01:59:59-08:00/2024-03-10T03:00-07:00", IsoDetail::known) ==
          "2024-03-10T01:59:59-08:00 to 2024-03-10T03:00:00-07:00");
    CHECK(range("2017-03-31T12:00:00.250Z", IsoDetail::known) ==
          "2017-03-31T12:00:00.250Z to 2017-03-31T12:00:00.250Z");
}

TEST_CASE("iso dates: what has no place on the clock has no sides") {
    for (const char* text : {"Y-138E10", "Y-66E9/Y-65E9", "XXXX", "XXXX-12-25"})
        CHECK_MESSAGE(range(text, IsoDetail::known) == " to ", text);
    CHECK(range("[..1904]", IsoDetail::known) == " to 1904");
    CHECK(range("Y-66000000/Y-65500000", IsoDetail::known) == "-66000000 to -65500000");
    CHECK(range("[1904..]", IsoDetail::known) == "1904 to ");
}

TEST_CASE("iso dates: what knows no second 60 and no hour 24 takes the last second before") {
    const auto instant = [](const char* text) {
        return publish::sides_of(*base::parse_edtf(text).date, 0).first.instant_ms();
    };
    const double new_year = base::from_civil({2017, 1, 1, 0, 0, 0, 0});
    CHECK(instant("2016-12-31T23:59:60Z") == new_year - base::second_ms);
    CHECK(instant("2016-12-31T24:00Z") == new_year - base::second_ms);
}

TEST_CASE(
    "iso dates: an interval goes from its first end's start to its last end's end, whatever their units") {
    CHECK(range("2023-06-09/2023", IsoDetail::day) == "2023-06-09 to 2023-12-31");
    CHECK(range("2023-06-09/2023-06", IsoDetail::known) == "2023-06-09 to 2023-06");
    CHECK(range("1984/1984-06", IsoDetail::day) == "1984-01-01 to 1984-06-30");
    CHECK(range("2023-06-09T16:00/2023-06-09", IsoDetail::known) ==
          "2023-06-09T16:00:00+09:00 to 2023-06-09");
    CHECK(range("2023-06-09T23:00-11:00/2023-06-10", IsoDetail::known) ==
          "2023-06-09T23:00:00-11:00 to 2023-06-10");
    CHECK(range("{1984..1984-06,1990}", IsoDetail::known) == "1984 to 1990");
    CHECK(range("[1984-05-01..1984]", IsoDetail::day) == "1984-05-01 to 1984-12-31");
}
