#include <doctest/doctest.h>
#include <limits>

#include "scene/scene.h"

using namespace dateline::scene;
using dateline::base::rgb;

TEST_CASE("hit_test: the topmost hit under the point is found, edges half-open") {
    Scene scene;
    scene.hits = {
        {{0, 0, 100, 100}, "lane:1", ""}, {{10, 10, 20, 20}, "event:2", ""}, {{0, 0, 0, 0}, "empty", ""}};
    REQUIRE(hit_test(scene, {15, 15}) != nullptr);
    CHECK(hit_test(scene, {15, 15})->id == "event:2");
    CHECK(hit_test(scene, {10, 10})->id == "event:2");
    CHECK(hit_test(scene, {30, 15})->id == "lane:1");
    CHECK(hit_test(scene, {0, 0})->id == "lane:1");
    CHECK(hit_test(scene, {100, 50}) == nullptr);
    CHECK(hit_test(scene, {std::numeric_limits<float>::quiet_NaN(), 5}) == nullptr);
}

TEST_CASE("strip: as rectangles, neighbours of the same share are one and those of none are left out") {
    const Strip strip{{10, 20, 60, 5}, {1, 2, 3, 200}, {0, 255, 255, 51, 0, 51}};
    CHECK(runs_of(strip) == std::vector<FillRect>{{{20, 20, 20, 5}, {1, 2, 3, 200}, 0, 0},
                                                  {{40, 20, 10, 5}, {1, 2, 3, 40}, 0, 0},
                                                  {{60, 20, 10, 5}, {1, 2, 3, 40}, 0, 0}});
    CHECK(runs_of({}).empty());
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
    scene.hits = {{{1, 2, 3, 4}, "event:12", ""}, {{1, 2, 3, 4}, "article:5", "https://example.org/a"}};
    CHECK(dump(scene) == R"(scene 640.0x480.0 #ffffff
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
hit 1.0,2.0 3.0x4.0 "article:5" "https://example.org/a"
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
