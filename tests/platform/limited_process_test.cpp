#include <doctest/doctest.h>

#include <chrono>

#include "platform/limited_process.h"

using dateline::platform::Patience;

TEST_CASE("limited process: it has its processor's time, not the clock's") {
    using std::chrono::seconds;
    const Patience::Clock::time_point now{};
    Patience busy(seconds(3), now, seconds(20));
    for (int minute = 0; minute < 190;
         ++minute) // a tenth of a second's work a minute: a machine at full load
        CHECK(busy.goes_on(seconds(3) + std::chrono::milliseconds(100 * minute),
                           now + std::chrono::minutes(minute)));
    Patience spent(seconds(3), now, seconds(20));
    CHECK(spent.goes_on(seconds(22), now + seconds(19)));
    CHECK_FALSE(spent.goes_on(seconds(23), now + seconds(20)));
    Patience stuck(seconds(3), now, seconds(20));
    CHECK(stuck.goes_on(seconds(4), now + seconds(1)));
    CHECK(stuck.goes_on(seconds(4), now + seconds(100)));
    CHECK_FALSE(stuck.goes_on(seconds(4), now + seconds(121)));
}
