#include "layout/axis.h"
#include "layout/viewport.h"

#include <cmath>
#include <limits>

#include <doctest/doctest.h>

#include "layout/random_window.h"

using namespace dateline;
using layout::Viewport;

namespace {

Viewport random_viewport(test::Random& random) {
    Viewport viewport;
    viewport.start_ms = random.real(-6e15, 5e15);
    viewport.span_ms = std::exp(random.real(std::log(10.0), std::log(1e15)));
    viewport.size = {static_cast<float>(random.between(1, 5000)), 900};
    return viewport;
}

} // namespace

TEST_CASE("viewport: an instant comes back from its pixel") {
    test::Random random(1);
    for (int i = 0; i < 2000; ++i) {
        const Viewport viewport = random_viewport(random);
        const double x = random.real(-100, 5000);
        const double back = layout::x_of(viewport, layout::ms_at(viewport, x));
        // A double tells instants apart to about half a millisecond at the far ends of time.
        CHECK(std::abs(back - x) <= 1e-6 + 1.0 / viewport.ms_per_px());
    }
}

TEST_CASE("viewport: zooming keeps the instant under the cursor") {
    test::Random random(2);
    for (int i = 0; i < 2000; ++i) {
        Viewport viewport = random_viewport(random);
        viewport.start_ms = random.real(-1e14, 1e14);
        viewport.span_ms = std::exp(random.real(std::log(1e5), std::log(1e13)));
        const double x = random.real(0, static_cast<double>(viewport.size.width));
        const double before = layout::ms_at(viewport, x);
        const Viewport zoomed = layout::zoomed(viewport, x, random.real(0.5, 2));
        CHECK(std::abs(layout::ms_at(zoomed, x) - before) <= 1 + zoomed.ms_per_px() * 1e-6);
    }
}

TEST_CASE("viewport: zooming and panning stop at the limits of time") {
    Viewport viewport;
    viewport.size = {1000, 900};
    viewport.span_ms = 1e9;
    for (int i = 0; i < 200; ++i)
        viewport = layout::zoomed(viewport, 300, 0.5);
    CHECK(viewport.span_ms == layout::shortest_span_ms);
    for (int i = 0; i < 400; ++i)
        viewport = layout::panned(layout::zoomed(viewport, 300, 2), -5000);
    CHECK(viewport.span_ms == layout::longest_span_ms);
    CHECK(viewport.start_ms >= base::earliest_ms);
    CHECK(viewport.end_ms() <= base::latest_ms);
}

TEST_CASE("viewport: what lies at the ends of the clock fits in one view") {
    Viewport viewport;
    viewport.size = {1000, 900};
    const layout::Viewport whole = layout::fitted(viewport, {base::earliest_ms, base::latest_ms});
    CHECK(whole.start_ms == base::earliest_ms);
    CHECK(whole.end_ms() == base::latest_ms);
}

TEST_CASE("viewport: it zooms from all time to a day, which stays under the pointer") {
    Viewport viewport;
    viewport.size = {1400, 900};
    const base::Span all{base::from_civil({-13'800'000'000, 1, 1}), base::from_civil({7'600'000'000, 1, 1})};
    viewport = layout::fitted(viewport, all);
    CHECK(viewport.start_ms < all.start_ms);
    const double noon_ms = base::from_civil({2024, 6, 1, 12});
    for (int i = 0; i < 300 && viewport.span_ms > base::day_ms; ++i)
        viewport = layout::zoomed(viewport, layout::x_of(viewport, noon_ms), 0.8);
    CHECK(viewport.span_ms <= base::day_ms);
    CHECK(viewport.start_ms < noon_ms);
    CHECK(viewport.end_ms() > noon_ms);
    // So far away that years alone are known, some years are the least: no finer border is told there.
    const double bang_ms = all.start_ms;
    viewport = layout::fitted(viewport, all);
    for (int i = 0; i < 300; ++i)
        viewport = layout::zoomed(viewport, layout::x_of(viewport, bang_ms), 0.8);
    CHECK(viewport.span_ms > 3 * 365 * base::day_ms);
    CHECK(viewport.span_ms < 5 * 365 * base::day_ms);
    const double next_year_ms = base::from_civil({-13'799'999'999, 1, 1});
    CHECK(std::abs(layout::x_of(viewport, bang_ms) - layout::x_of(viewport, next_year_ms)) > 300);
    for (const layout::Tick& tick : layout::compose_axis(viewport, base::Language::english).ticks)
        CHECK(base::to_civil(tick.instant_ms).day == 1);
}

TEST_CASE("viewport: numbers that are none change nothing") {
    Viewport viewport;
    viewport.size = {1000, 900};
    viewport.span_ms = 1e9;
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(layout::zoomed(viewport, nan, 2) == viewport);
    CHECK(layout::zoomed(viewport, 3, 0) == viewport);
    CHECK(layout::panned(viewport, nan) == viewport);
    CHECK(std::isfinite(layout::scene_x(viewport, nan)));
}

TEST_CASE("viewport: a fitted span lies inside with its margin") {
    Viewport viewport;
    viewport.size = {1000, 900};
    const base::Span span = {test::instant(2023, 5, 1), test::instant(2023, 6, 1)};
    const Viewport fitted = layout::fitted(viewport, span, 0.1);
    CHECK(layout::x_of(fitted, span.start_ms) == doctest::Approx(1000 * 0.1 / 1.2));
    CHECK(layout::x_of(fitted, span.end_ms) == doctest::Approx(1000 * 1.1 / 1.2));
    const Viewport moment = layout::fitted(viewport, {span.start_ms, span.start_ms}, 0);
    CHECK(moment.span_ms == doctest::Approx(base::day_ms));
    CHECK(layout::x_of(moment, span.start_ms) == doctest::Approx(500));
}

TEST_CASE("viewport: a coordinate for a scene stays near the canvas") {
    Viewport viewport;
    viewport.size = {1000, 900};
    viewport.span_ms = 10;
    CHECK(layout::scene_x(viewport, -1e15) == -4096);
    CHECK(layout::scene_x(viewport, 1e15) == 5096);
}
