// What holds for every window, whatever the store answers.

#include <limits>

#include <doctest/doctest.h>

#include "layout/overlay.h"
#include "layout/picture.h"
#include "layout/random_window.h"
#include "layout/scene_parts.h"

using namespace dateline;
using test::RandomCase;

namespace {

constexpr std::uint64_t cases = 250;

layout::Composition composed(const RandomCase& one) {
    return layout::compose(one.window, one.overview, one.viewport, one.style, one.focus,
                           scene::FixedMeasurer());
}

// Texts of one row, left to right, must not run into each other.
void check_apart(std::vector<scene::Text> texts) {
    const scene::FixedMeasurer measurer;
    std::sort(texts.begin(), texts.end(), [](const scene::Text& a, const scene::Text& b) {
        return a.baseline.y == b.baseline.y ? a.baseline.x < b.baseline.x : a.baseline.y < b.baseline.y;
    });
    for (std::size_t i = 1; i < texts.size(); ++i) {
        if (texts[i].baseline.y != texts[i - 1].baseline.y) continue;
        const float end = texts[i - 1].baseline.x +
                          measurer.width(texts[i - 1].text, texts[i - 1].font, texts[i - 1].size_px);
        REQUIRE(end <= texts[i].baseline.x + 0.01F);
    }
}

} // namespace

TEST_CASE("compose: two cards never overlap, nor the axis, nor the sides") {
    std::size_t seen = 0;
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        CAPTURE(seed);
        const RandomCase one = test::random_case(seed);
        const std::vector<base::Rect> cards = test::cards(composed(one), one.style);
        seen += cards.size();
        for (std::size_t a = 0; a < cards.size(); ++a) {
            REQUIRE(cards[a].y >= layout::axis_height_px);
            REQUIRE(cards[a].x >= 0);
            REQUIRE(cards[a].right() <= one.viewport.size.width);
            REQUIRE(cards[a].bottom() <= one.viewport.size.height);
            for (std::size_t b = a + 1; b < cards.size(); ++b)
                REQUIRE(!cards[a].overlaps(cards[b]));
        }
    }
    CHECK(seen > cases); // the property is about something
}

TEST_CASE("compose: everything is finite, every hit lies on the canvas, and a frame stays small") {
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        CAPTURE(seed);
        const RandomCase one = test::random_case(seed);
        const layout::Composition scene = composed(one);
        REQUIRE(test::is_finite(scene));
        REQUIRE(scene.scene.size == one.viewport.size);
        for (const scene::Hit& hit : scene.scene.hits) {
            REQUIRE(!hit.rect.empty());
            REQUIRE(hit.rect.x >= 0);
            REQUIRE(hit.rect.y >= 0);
            REQUIRE(hit.rect.right() <= scene.scene.size.width + 0.01F);
            REQUIRE(hit.rect.bottom() <= scene.scene.size.height + 0.01F);
        }
        REQUIRE(scene.scene.commands.size() <= 4000);
    }
}

TEST_CASE("compose: the same values make the same scene") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const RandomCase one = test::random_case(seed);
        REQUIRE(layout::dump(composed(one)) == layout::dump(composed(one)));
    }
}

TEST_CASE("compose: labels of the axis never run into each other") {
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        CAPTURE(seed);
        check_apart(test::texts_between(composed(test::random_case(seed)), 20, layout::axis_height_px));
    }
}

TEST_CASE("compose: names below the line never run into each other") {
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        CAPTURE(seed);
        RandomCase one = test::random_case(seed);
        one.style.lanes = one.style.coverage = one.style.overview = false;
        std::vector<scene::Text> names;
        for (const scene::Text& text : test::all<scene::Text>(composed(one)))
            if (text.size_px == 12) names.push_back(text);
        check_apart(names);
    }
}

TEST_CASE("compose: a viewport of any numbers makes a scene") {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    RandomCase one = test::random_case(3);
    for (const base::Size size : {base::Size{0, 0}, base::Size{-5, 3}, base::Size{nan, 900},
                                  base::Size{1e30F, 1e30F}, base::Size{1, 1}})
        for (const double start : {0.0, -infinite, 1e300})
            for (const double span : {0.0, -1.0, infinite, 1e-9}) {
                one.viewport.size = size;
                one.viewport.start_ms = start;
                one.viewport.span_ms = span;
                CHECK(test::is_finite(composed(one)));
            }
}

TEST_CASE("compose_picture: the heading, the canvas and the sources lie inside the picture") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        const RandomCase one = test::random_case(seed);
        layout::PictureParts parts;
        parts.title = "제목";
        parts.caption = seed % 3 == 0 ? "A caption" : "";
        parts.outlets = {"One", "Two"};
        if (seed % 2 == 0) parts.panel = {{"Heading", "Speaker", "", 1, {"Words"}, "Outlet", "", true}};
        const layout::Composition scene = layout::compose_picture(
            parts, one.window, one.overview, one.viewport, one.style, one.focus, scene::FixedMeasurer());
        REQUIRE(test::is_finite(scene));
        REQUIRE(scene.scene.size == one.viewport.size);
        for (const scene::PlacedHit& placed : scene::all_hits(scene.scene))
            REQUIRE(placed.rect.bottom() <= scene.scene.size.height + 0.01F);
        for (const scene::Text& text : test::all<scene::Text>(scene))
            REQUIRE(text.baseline.y <= scene.scene.size.height);
    }
}

TEST_CASE("compose_overlay: whatever is hovered, the tooltip stays on the canvas") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        const RandomCase one = test::random_case(seed);
        const layout::Composition scene = composed(one);
        test::Random random(seed);
        for (int i = 0; i < 10 && !scene.scene.hits.empty(); ++i) {
            const scene::Hit& hit = scene.scene.hits[static_cast<std::size_t>(
                random.between(0, static_cast<std::int64_t>(scene.scene.hits.size()) - 1))];
            const layout::Target* target = scene.target_of(hit);
            REQUIRE(target != nullptr);
            const scene::Scene overlay =
                layout::compose_overlay(one.window, one.overview, scene, *target, hit.rect.centre(),
                                        one.viewport, one.style, scene::FixedMeasurer());
            REQUIRE(test::is_finite(overlay));
            REQUIRE(overlay.hits.empty());
            for (const base::Rect& box : test::cards(overlay, one.style)) {
                REQUIRE(box.x >= 0);
                REQUIRE(box.right() <= scene.scene.size.width);
            }
            for (const scene::Text& text : test::all<scene::Text>(overlay)) {
                REQUIRE(text.baseline.x >= 0);
                REQUIRE(text.baseline.y <= scene.scene.size.height);
            }
        }
    }
}
