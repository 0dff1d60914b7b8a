#include <doctest/doctest.h>

#include "layout/target.h"

using namespace dateline;
using layout::Target;

TEST_CASE("target: as text, each kind says what it is and which one") {
    CHECK(layout::to_string(model::Ref(model::EventId{4})) == "event:4");
    CHECK(layout::to_string(model::Ref()).empty());
    CHECK(layout::to_string(layout::Cluster{{-5, 7}}) == "cluster:-5:7");
    CHECK(layout::to_string(layout::MoreLanes{12}) == "more-lanes:12");
    CHECK(layout::to_string(layout::CanvasPart::axis) == "axis");
    CHECK(layout::to_string(layout::CanvasPart::overview) == "overview");
    CHECK(layout::to_string(layout::CanvasPart::brush) == "brush");
    CHECK(layout::to_string(layout::CanvasPart::tray) == "tray");
}

TEST_CASE("target: two are the same where they stand for the same, wherever they were hit") {
    CHECK(Target(model::Ref(model::EventId{4})) == Target(model::Ref(model::EventId{4})));
    CHECK(Target(model::Ref(model::EventId{4})) != Target(model::Ref(model::PhotoId{4})));
    CHECK(Target(layout::Cluster{{1, 2}}) != Target(layout::Cluster{{1, 3}}));
    CHECK(Target(layout::CanvasPart::axis) != Target(layout::CanvasPart::brush));
}

TEST_CASE("target: a hit of a link alone stands for nothing, and a dump names the others") {
    layout::Composition composition;
    composition.targets = {layout::CanvasPart::tray};
    composition.scene.hits = {{{0, 0, 1, 1}, 0}, {{0, 0, 1, 1}, scene::no_target, "https://example.org"}};
    REQUIRE(composition.target_of(composition.scene.hits[0]) != nullptr);
    CHECK(*composition.target_of(composition.scene.hits[0]) == Target(layout::CanvasPart::tray));
    CHECK(composition.target_of(composition.scene.hits[1]) == nullptr);
    CHECK(layout::dump(composition) == "scene 0.0x0.0 #000000\n"
                                       "hit 0.0,0.0 1.0x1.0 \"tray\"\n"
                                       "hit 0.0,0.0 1.0x1.0 \"https://example.org\"\n");
}
