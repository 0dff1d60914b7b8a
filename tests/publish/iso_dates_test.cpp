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
