#include "model/view.h"

#include <doctest/doctest.h>

using namespace dateline;
using namespace dateline::model;

TEST_CASE("view: a span becomes dates that cover it again, to what a picture can show") {
    const auto round_trip = [](base::Span span, int offset) {
        const std::optional<base::Span> again = span_of(bounds_of(span, offset), offset, {});
        REQUIRE(again);
        return *again;
    };
    const double noon = base::from_civil({2023, 6, 9, 12, 34, 56, 789}, 540);
    for (const double length : {base::minute_ms, base::hour_ms, base::day_ms, 40 * base::day_ms,
                                4000 * base::day_ms, 900'000 * base::day_ms}) {
        const base::Span span{noon - length / 2, noon + length / 2};
        const base::Span again = round_trip(span, 540);
        const double allowed = std::max(base::second_ms, length / 2000);
        CHECK(std::abs(again.start_ms - span.start_ms) <= allowed);
        CHECK(std::abs(again.end_ms - span.end_ms) <= allowed);
        CHECK(round_trip(again, 540) == again);
    }
    const DateBounds june =
        bounds_of({base::from_civil({2023, 6, 1}, 540), base::from_civil({2023, 7, 1}, 540)}, 540);
    CHECK(june == DateBounds{"2023-06-01", "2023-06-30"});
}
