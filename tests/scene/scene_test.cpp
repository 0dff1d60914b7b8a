#include <doctest/doctest.h>
#include <limits>

#include "scene/scene.h"

using namespace dateline::scene;
using dateline::base::rgb;

namespace {

std::size_t target_at(const Scene& scene, dateline::base::Point point) {
    const auto placed = hit_test(scene, point);
    return placed ? placed->hit.target : no_target;
}

} // namespace

TEST_CASE("hit_test: the topmost hit under the point is found, edges half-open") {
    Scene scene;
    scene.hits = {{{0, 0, 100, 100}, 1}, {{10, 10, 20, 20}, 2}, {{0, 0, 0, 0}, 3}};
    CHECK(target_at(scene, {15, 15}) == 2);
    CHECK(target_at(scene, {10, 10}) == 2);
    CHECK(target_at(scene, {30, 15}) == 1);
    CHECK(target_at(scene, {0, 0}) == 1);
    CHECK_FALSE(hit_test(scene, {100, 50}).has_value());
    CHECK_FALSE(hit_test(scene, {std::numeric_limits<float>::quiet_NaN(), 5}).has_value());
}

TEST_CASE("nested: a scene in a scene is painted after it, at its offset, and its hits lie on top") {
    Scene inner;
    inner.commands = {FillRect{{0, 0, 5, 5}, rgb(0x00ff00), 0, 0}};
    inner.hits = {{{0, 0, 10, 10}, 7}};
    Scene middle;
    middle.hits = {{{0, 0, 20, 20}, 6, "https://example.org"}};
    middle.nested.push_back({{1, 2}, inner});
    Scene outer;
    outer.commands = {FillRect{{0, 0, 50, 50}, rgb(0xffffff), 0, 0}};
    outer.hits = {{{0, 0, 100, 100}, 5}};
    outer.nested.push_back({{10, 20}, middle});
    CHECK(target_at(outer, {5, 5}) == 5);
    CHECK(target_at(outer, {10, 20}) == 6);
    CHECK(target_at(outer, {11, 22}) == 7);
    CHECK(target_at(outer, {25, 30}) == 6);
    const auto order = painting_order(outer);
    REQUIRE(order.size() == 2);
    CHECK(order[0].origin == dateline::base::Point{0, 0});
    CHECK(order[1].origin == dateline::base::Point{11, 22});
    const auto hits = all_hits(outer);
    REQUIRE(hits.size() == 3);
    CHECK(hits[2].rect == dateline::base::Rect{11, 22, 10, 10});
    for_each_hit(outer, [](Hit& hit) { hit.url += "!"; });
    CHECK(all_hits(outer)[1].hit.url == "https://example.org!");
    CHECK(dump(outer) == R"(scene 0.0x0.0 #000000
fill 0.0,0.0 50.0x50.0 #ffffff
hit 0.0,0.0 100.0x100.0 #5 "!"
nested 10.0,20.0
scene 0.0x0.0 #000000
hit 0.0,0.0 20.0x20.0 #6 "https://example.org!"
nested 1.0,2.0
scene 0.0x0.0 #000000
fill 0.0,0.0 5.0x5.0 #00ff00
hit 0.0,0.0 10.0x10.0 #7 "!"
end
end
)");
}

TEST_CASE("command: its bounds hold all that it paints, a soft shadow too") {
    CHECK(bounds_of(FillRect{{10, 20, 30, 40}, rgb(0), 0, 0}) == dateline::base::Rect{8, 18, 34, 44});
    CHECK(bounds_of(FillRect{{10, 20, 30, 40}, rgb(0), 0, 6}) == dateline::base::Rect{-4, 6, 58, 68});
    CHECK(bounds_of(Polyline{{{5, 9}, {1, 2}}, rgb(0), 3}) == dateline::base::Rect{-4, -3, 14, 17});
    CHECK(bounds_of(FillPath{}).empty());
    const dateline::base::Rect line = bounds_of(Text{{100, 50}, "words", Font::sans, 10, rgb(0)});
    CHECK(line.contains({-1000, 50}));
    CHECK(line.contains({9000, 42}));
    CHECK_FALSE(line.contains({100, 90}));
}

TEST_CASE("strip: as rectangles, neighbours of the same share are one and those of none are left out") {
    const Strip strip{{10, 20, 60, 5}, {1, 2, 3, 200}, {0, 255, 255, 51, 0, 51}};
    CHECK(strip.runs() == std::vector<FillRect>{{{20, 20, 20, 5}, {1, 2, 3, 200}, 0, 0},
                                                {{40, 20, 10, 5}, {1, 2, 3, 40}, 0, 0},
                                                {{60, 20, 10, 5}, {1, 2, 3, 40}, 0, 0}});
    CHECK(Strip{}.runs().empty());
}

TEST_CASE("dump: one line a command, then one line a hit") {
    Scene scene;
    scene.size = {640, 480};
    scene.background = rgb(0xffffff);
    scene.commands = {
        FillRect{{10, 20, 100, 30}, rgb(0xffffff), 8, 0},
        FillRect{{10, 20, 100, 30}, {0, 0, 0, 64}, 8, 12},
        Strip{{10, 20, 100, 10}, rgb(0x0000ff), {0, 9, 255}},
        StrokeRect{{10, 20, 100.25F, 30}, rgb(0xff0000), 0, 1},
        StrokeRect{{10, 20, 100, 30}, rgb(0xff0000), 4, 1.5F},
        Polyline{{{0, 0}, {10.04F, -0.04F}, {20, 5}}, rgb(0x00ff00), 2},
        FillPath{{{0, 0}, {1, 0}, {1, 1}}, rgb(0x0000ff)},
        Text{{12, 34}, "say \"샘\"\\\n\x01", Font::serif_bold, 14, rgb(0x1c1d21)},
        PushClip{{0, 0, 50, 50}},
        Image{{0, 0, 50, 50}, "photo:3", {0.125F, 0, 0.5F, 1}, 6, 0.5F, rgb(0xcccccc)},
        Image{{0, 0, 50, 50}, "photo:4", {0, 0, 1, 1}, 0, 1, rgb(0xcccccc)},
        PopClip{},
    };
    scene.hits = {{{1, 2, 3, 4}, 12}, {{1, 2, 3, 4}, no_target, "https://example.org/a"}};
    const auto name = [](std::size_t target) { return "event:" + std::to_string(target); };
    CHECK(dump(scene, name) == R"(scene 640.0x480.0 #ffffff
fill 10.0,20.0 100.0x30.0 #ffffff r8.0
fill 10.0,20.0 100.0x30.0 #00000040 r8.0 b12.0
strip 10.0,20.0 100.0x10.0 #0000ff 0009ff
stroke 10.0,20.0 100.3x30.0 #ff0000
stroke 10.0,20.0 100.0x30.0 #ff0000 r4.0 w1.5
line #00ff00 w2.0 0.0,0.0 10.0,0.0 20.0,5.0
path #0000ff 0.0,0.0 1.0,0.0 1.0,1.0
text 12.0,34.0 serif-bold 14.0 #1c1d21 "say \"샘\"\\\n\x01"
clip 0.0,0.0 50.0x50.0
image 0.0,0.0 50.0x50.0 "photo:3" source 0.125,0.000 0.500x1.000 r6.0 o0.50 missing #cccccc
image 0.0,0.0 50.0x50.0 "photo:4" missing #cccccc
unclip
hit 1.0,2.0 3.0x4.0 "event:12"
hit 1.0,2.0 3.0x4.0 "https://example.org/a"
)");
}

TEST_CASE("image: no painter stretches a photo, whatever the scene took its size to be") {
    Image image{{0, 0, 300, 100}, "photo:1", {0, 0, 1, 1}, 0, 1, {}};
    CHECK(unstretched(image, {600, 200}) == dateline::base::Rect{0, 0, 1, 1});
    const dateline::base::Rect tall = unstretched(image, {200, 400});
    CHECK(tall.width == 1);
    CHECK(200 * tall.width / (400 * tall.height) == doctest::Approx(3));
    CHECK(tall.y < 0.5F - tall.height / 2); // nearer to the heads
    image.source = {0.5F, 0, 0.5F, 1};
    const dateline::base::Rect wide = unstretched(image, {1000, 100});
    CHECK(wide.height == 1);
    CHECK(wide.x > 0.5F);
    CHECK(wide.right() < 1);
    CHECK(1000 * wide.width / 100 == doctest::Approx(3));
    CHECK(unstretched(image, {}) == image.source); // not known yet
}
