#include <algorithm>
#include <cmath>

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

TEST_CASE("lanes: a strip lies where its time is, however much wider than the view what was asked for is") {
    const layout::Viewport viewport = test::weeks_view(1000, 900);
    model::Window window = test::sample_window();
    window.lanes.front().events = 5000;
    for (const double margin :
         {0.7, 3.0, 6.5, 40.0, 9000.0}) { // of what is seen, before it; twice that after it
        window.query.span = {std::trunc(viewport.start_ms - margin * viewport.span_ms),
                             std::trunc(viewport.end_ms() + 2 * margin * viewport.span_ms)};
        const double step_ms = window.query.span.length_ms() / 1024;
        const double there_ms = viewport.start_ms + 0.3 * viewport.span_ms;
        const auto cell = static_cast<std::size_t>((there_ms - window.query.span.start_ms) / step_ms);
        window.lanes.front().density.assign(1024, 0);
        window.lanes.front().density[cell] = 9;
        const double left =
            layout::x_of(viewport, window.query.span.start_ms + step_ms * static_cast<double>(cell));
        const double right = left + step_ms / viewport.ms_per_px();
        std::vector<base::Rect> lit;
        for (const scene::Strip& strip : strips(window, viewport))
            for (const scene::FillRect& run : strip.runs())
                lit.push_back(run.rect);
        REQUIRE(lit.size() == 1);
        CHECK(std::max(lit[0].x, 0.0F) == doctest::Approx(std::max(left, 0.0)).epsilon(0.001));
        CHECK(std::min(lit[0].right(), 1000.0F) == doctest::Approx(std::min(right, 1000.0)).epsilon(0.001));
    }
}

TEST_CASE("lanes: what was said in order stands at its share of the event's time, however near one comes") {
    const model::Window window = test::sample_window();
    const model::Mark& mark = window.lanes[1].marks[1];
    const double at_ms =
        mark.event_span.start_ms + mark.event_span.length_ms() * mark.order / (mark.count + 1);
    for (const double hours : {100.0, 4.0, 0.2, 0.01}) {
        for (const double share : {0.2, 0.7}) { // of the view, left of it
            layout::Viewport viewport = test::days_view(1000, 900);
            viewport.span_ms = hours * base::hour_ms;
            viewport.start_ms = at_ms - share * viewport.span_ms;
            const layout::Composition scene =
                layout::compose(window, test::sample_overview(), viewport, {}, {}, scene::FixedMeasurer());
            const std::vector<base::Rect> hits = test::hits(scene, model::to_string(model::Ref(mark.id)));
            REQUIRE(hits.size() == 1);
            CHECK(hits[0].centre().x == doctest::Approx(share * 1000).epsilon(0.002));
        }
    }
}

TEST_CASE("lanes: what was said at an event without an end stands on its first day") {
    model::Window window = test::sample_window();
    model::Mark& mark = window.lanes[1].marks[1];
    mark.event_span.end_ms = base::latest_ms;
    for (model::EventItem& event : window.events)
        if (event.id == mark.event) {
            event.date.span = mark.event_span;
            event.date.open_end = true;
        }
    const layout::Viewport viewport = test::days_view(1000, 900);
    const layout::Composition scene =
        layout::compose(window, test::sample_overview(), viewport, {}, {}, scene::FixedMeasurer());
    const std::vector<base::Rect> hits = test::hits(scene, model::to_string(model::Ref(mark.id)));
    REQUIRE(hits.size() == 1);
    const auto start_ms = mark.event_span.start_ms;
    CHECK(hits[0].centre().x > layout::x_of(viewport, start_ms));
    CHECK(hits[0].centre().x < layout::x_of(viewport, start_ms + base::day_ms));
}

TEST_CASE("lanes: more than fit are counted, and a click has the next ones, and those before") {
    model::Window window = test::sample_window();
    window.total_lanes = 68;
    const auto composed = [&] {
        return layout::compose(window, test::sample_overview(), test::weeks_view(), {}, {},
                               scene::FixedMeasurer());
    };
    const auto ways = [&] {
        std::vector<std::string> ids;
        for (const std::string& target : test::targets(composed()))
            if (target.starts_with("more-lanes:")) ids.push_back(target);
        return ids;
    };
    const auto lanes = [&] {
        int count = 0;
        for (const model::Lane& lane : window.lanes)
            count += test::hits(composed(), model::to_string(lane.key)).empty() ? 0 : 1;
        return count;
    }();
    REQUIRE(lanes > 1);
    REQUIRE(ways().size() == 1);
    CHECK(ways().front() == "more-lanes:" + std::to_string(lanes));
    window.query.first_lane = 12;
    window.query.max_lanes = static_cast<int>(window.lanes.size());
    REQUIRE(ways().size() == 2);
    CHECK(test::shows(composed(), "13–"));
    CHECK(test::shows(composed(), " / 68"));
    window.total_lanes = 12 + static_cast<std::int64_t>(window.lanes.size());
    window.lanes.resize(1);
    window.total_lanes = 13;
    CHECK(ways().size() == 1);
}

TEST_CASE("lanes: whoever is lit takes no other's place in leafing: the next page begins with the lane that "
          "gave way") {
    model::Window window = test::sample_window();
    window.lanes.clear();
    for (int id = 1; id <= 20; ++id) {
        model::Lane& lane = window.lanes.emplace_back();
        lane.key = model::ParticipantId{id};
        lane.name.set("en", "Person " + std::to_string(id));
        lane.events = 1;
        lane.presences.push_back({model::EventId{1},
                                  {test::instant(2023, 6, 9), test::instant(2023, 6, 10)},
                                  base::Precision::day});
    }
    window.total_lanes = 20;
    layout::Focus focus;
    for (const int first : {0, 5}) {
        window.query.first_lane = first;
        std::string way;
        std::size_t shown = 0;
        const auto look = [&] {
            const layout::Composition scene = layout::compose(
                window, test::sample_overview(), test::weeks_view(), {}, focus, scene::FixedMeasurer());
            shown = 0;
            for (const model::Lane& lane : window.lanes)
                shown += test::hits(scene, model::to_string(lane.key)).empty() ? 0U : 1U;
            for (const std::string& target : test::targets(scene))
                if (target.starts_with("more-lanes:")) way = target;
        };
        focus.participant = {};
        look();
        CHECK(way == "more-lanes:" + std::to_string(first + static_cast<int>(shown)));
        focus.participant = {19};
        look();
        CHECK(way == "more-lanes:" + std::to_string(first + static_cast<int>(shown) - 1));
    }
}

TEST_CASE("lanes: how many more there are is counted in just what is seen, in a window as in a picture") {
    const layout::Viewport viewport = test::weeks_view(1400, 700);
    const base::Span view = layout::span_of(viewport);
    const double length = view.length_ms();
    const auto lane_at = [&](int id, double at) {
        model::Lane lane;
        lane.key = model::ParticipantId{id};
        lane.name.set("en", "Person " + std::to_string(id));
        lane.events = 1;
        lane.presences.push_back({model::EventId{1}, {at, at + base::minute_ms}, base::Precision::minute});
        return lane;
    };
    // Ten are in view, twelve more in the time beside it, which a window has and a picture has not.
    model::Window picture = test::sample_window(), window = picture;
    picture.lanes.clear();
    for (int id = 1; id <= 10; ++id)
        picture.lanes.push_back(lane_at(id, view.start_ms + std::floor(length / 12) * id));
    picture.query.span = view;
    picture.total_lanes = 10;
    window.lanes.clear();
    for (int id = 11; id <= 22; ++id)
        window.lanes.push_back(lane_at(id, view.end_ms + std::floor(length / 30) * (id - 10)));
    window.lanes.insert(window.lanes.end(), picture.lanes.begin(), picture.lanes.end());
    window.query.span = {view.start_ms - length, view.end_ms + length};
    window.total_lanes = 22;
    layout::Style style;
    style.language = base::Language::english;
    const auto said = [&](const model::Window& of) {
        for (const scene::Text& text : test::all<scene::Text>(
                 layout::compose(of, test::sample_overview(), viewport, style, {}, scene::FixedMeasurer())))
            if (text.text.find(" more lane") != std::string::npos) return text.text;
        return std::string();
    };
    REQUIRE(!said(picture).empty());
    CHECK(said(window) == said(picture));
    // Of more than are loaded, the answer for what is seen knows the number.
    picture.total_lanes = 40;
    window.total_lanes = 90;
    window.lanes_counted_in = view;
    window.lanes_in_part = 40;
    CHECK(said(window) == said(picture));
}
