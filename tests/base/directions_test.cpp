#include <doctest/doctest.h>

#include "base/directions.h"
#include "base/utf8.h"

using namespace dateline::base;

TEST_CASE("directions: letters and Arabic digits are read from right to left, others are not") {
    CHECK(has_right_to_left("1 of שלום"));
    CHECK(has_right_to_left("\u0663"));
    CHECK_FALSE(has_right_to_left("샘 Sam 12 \u2068 …"));
    CHECK_FALSE(has_right_to_left(""));
}

TEST_CASE("isolates: what opens one is closed by the next end, and an end of nothing does nothing") {
    constexpr char32_t opening = 0x2068, closing = 0x2069;
    IsolateNesting isolates;
    CHECK(isolates.read(closing) == IsolateMark::none);
    CHECK(isolates.read(opening) == IsolateMark::opens);
    CHECK(isolates.read(U'a') == IsolateMark::none);
    CHECK(isolates.read(opening) == IsolateMark::opens);
    CHECK(isolates.depth() == 2);
    CHECK(isolates.read(closing) == IsolateMark::closes);
    CHECK(isolates.read(closing) == IsolateMark::closes);
    CHECK(isolates.read(closing) == IsolateMark::none);
    CHECK(isolates.depth() == 0);
}

TEST_CASE("isolates: those too deep or too many do nothing, and nor do their ends") {
    constexpr char32_t opening = 0x2068, closing = 0x2069;
    IsolateNesting deep;
    for (std::size_t i = 0; i < deepest_isolate; ++i)
        CHECK(deep.read(opening) == IsolateMark::opens);
    CHECK(deep.read(opening) == IsolateMark::none);
    CHECK(deep.read(closing) == IsolateMark::none);
    CHECK(deep.read(closing) == IsolateMark::closes);
    CHECK(deep.depth() == deepest_isolate - 1);
    IsolateNesting few(1);
    CHECK(few.read(opening) == IsolateMark::opens);
    CHECK(few.read(closing) == IsolateMark::closes);
    CHECK(few.read(opening) == IsolateMark::none);
    CHECK(few.depth() == 0);
}
