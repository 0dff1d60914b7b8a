#include <algorithm>

#include <doctest/doctest.h>

#include "layout/compose.h"
#include "layout/sample_window.h"
#include "layout/scene_parts.h"
#include "scene/text.h"

using namespace dateline;

namespace {

std::vector<scene::Strip> strips(const model::Window& window, const layout::Viewport& viewport) {
    return test::all<scene::Strip>(
        layout::compose(window, test::sample_overview(), viewport, {}, {}, scene::FixedMeasurer()));
}

} // namespace

TEST_CASE("lanes: more presences than were loaded are one strip a lane, the more opaque the more there are") {
    model::Window window = test::sample_window();
    const layout::Viewport viewport = test::weeks_view(1000, 900);
    CHECK(strips(window, viewport).empty());
    model::Lane& lane = window.lanes.front();
    lane.events = 5000;
    lane.density.assign(256, 0);
    for (std::size_t i = 0; i < 128; ++i)
        lane.density[i] = static_cast<std::uint32_t>(i);
    const std::vector<scene::Strip> all = strips(window, viewport);
    REQUIRE(all.size() == 1);
    const scene::Strip& strip = all.front();
    CHECK(strip.rect.x <= 0);
    CHECK(strip.rect.right() >= viewport.size.width);
    const float cell_px = strip.rect.width / static_cast<float>(strip.cells.size());
    CHECK(strip.rect.x > -cell_px - 0.1F); // no more than is in view
    CHECK(strip.rect.right() < viewport.size.width + cell_px + 0.1F);
    const auto end = std::find(strip.cells.rbegin(), strip.cells.rend(), strip.cells.back()).base();
    CHECK(std::is_sorted(strip.cells.begin(), std::find(strip.cells.begin(), end, 0)));
    CHECK(std::count(strip.cells.begin(), strip.cells.end(), 0) > 0);
    CHECK(*std::max_element(strip.cells.begin(), strip.cells.end()) > 140);
}

TEST_CASE("lanes: a strip that was asked for before a zoom is cut to what is near, however far one zooms") {
    model::Window window = test::sample_window();
    window.lanes.front().events = 5000;
    window.lanes.front().density.assign(256, 7);
    layout::Viewport viewport = test::weeks_view(1000, 900);
    for (int i = 0; i < 40; ++i) {
        viewport.start_ms += viewport.span_ms / 4;
        viewport.span_ms /= 2;
        for (const scene::Strip& strip : strips(window, viewport)) {
            CHECK(strip.cells.size() <= 256);
            CHECK(strip.rect.width < 20'000);
            CHECK(strip.rect.x > -10'000);
            CHECK(!strip.cells.empty());
        }
    }
}
