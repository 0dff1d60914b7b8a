#include "ui/hits.h"

#include <doctest/doctest.h>

using namespace dateline;
using namespace dateline::ui;

namespace {

constexpr base::Rect whole_window{0, 0, 400, 300};

std::optional<state::Action> select_person(const layout::Target&) {
    return state::action::Select{model::Ref(model::ParticipantId{1})};
}

layout::Composition two_dots() {
    layout::Composition dots;
    dots.scene.hits = {{{10, 10, 50, 50}, 0}, {{40, 10, 50, 50}, 1}, {{0, 90, 5, 5}, scene::no_target}};
    dots.targets = {model::Ref(model::EventId{1}), model::Ref(model::EventId{2})};
    return dots;
}

std::string id_of(const std::optional<HitTarget>& place) {
    return place ? place->id : "";
}

} // namespace

TEST_CASE(
    "under the pointer is the scene's last hit there, at its place in the window, or the scene itself") {
    Hits hits;
    hits.begin_frame();
    const layout::Composition dots = two_dots();
    hits.show({&dots, {100, 20, 200, 200}, 2, &select_person});
    CHECK(id_of(hits.under({125, 45})) == "canvas/event:1");
    CHECK(id_of(hits.under({190, 45})) == "canvas/event:2");
    CHECK(id_of(hits.under({290, 45})) == "canvas");
    CHECK(id_of(hits.under({90, 45})) == "");
    CHECK(hits.under({125, 45})->action.has_value());
    CHECK_FALSE(hits.under({290, 45})->action.has_value());
    CHECK(hits.places().size() == 3);
    CHECK(id_of(hits.under({105, 205})) == "canvas"); // a hit of nothing but a link
}

TEST_CASE("what is hovered on the scene is known as what it is, beside it nothing is") {
    Hits hits;
    hits.begin_frame();
    const layout::Composition dots = two_dots();
    hits.show({&dots, {0, 0, 200, 200}, 1, &select_person});
    hits.end_frame({20, 20});
    CHECK(hits.hovered() == "canvas/event:1");
    CHECK(hits.hovered_target() == layout::Target(model::Ref(model::EventId{1})));
    hits.end_frame({150, 150});
    CHECK_FALSE(hits.hovered_target().has_value());
}

TEST_CASE("whatever else is drawn lies above the scene, and a higher layer above all") {
    Hits hits;
    hits.begin_frame();
    const layout::Composition dots = two_dots();
    hits.set_layer(Layer::popup);
    hits.block("popup", {120, 40, 20, 20});
    hits.set_layer(Layer::base);
    hits.add("story/next", {110, 30, 60, 60}, whole_window, std::nullopt);
    hits.show({&dots, {100, 20, 200, 200}, 2, &select_person});
    CHECK(id_of(hits.under({125, 45})) == "popup");
    CHECK(id_of(hits.under({160, 80})) == "story/next");
    CHECK(id_of(hits.under({190, 45})) == "canvas/event:2");
}

TEST_CASE("a click counts where it was pressed and released on the same thing") {
    Hits hits;
    hits.begin_frame();
    const layout::Composition dots = two_dots();
    hits.show({&dots, {0, 0, 200, 200}, 1, &select_person});
    hits.press({20, 20});
    CHECK(id_of(hits.release({25, 25})) == "canvas/event:1");
    hits.press({20, 20});
    CHECK_FALSE(hits.release({80, 20}).has_value());
    CHECK_FALSE(hits.release({20, 20}).has_value());
}

TEST_CASE("the focus goes from place to place of its region, to its ends, and tells once that it has come") {
    Hits hits;
    hits.begin_frame();
    hits.set_region(Region::panel);
    for (const char* id : {"panel/a", "panel/b", "panel/c"})
        hits.add(id, {300, 0, 100, 50}, whole_window, state::action::Escape{});
    CHECK(hits.enter(Region::panel));
    CHECK(hits.focus_comes_to("panel/a"));
    hits.end_frame({0, 0});
    CHECK(hits.focused() == "panel/a");
    CHECK_FALSE(hits.focus_comes_to("panel/a"));
    hits.move_focus(1);
    CHECK(hits.focus_comes_to("panel/b"));
    hits.move_focus(5);
    CHECK(hits.focused() == "panel/c");
    hits.move_focus(-9);
    CHECK(hits.focused() == "panel/a");
    CHECK_FALSE(hits.enter(Region::rail));
    CHECK(hits.focused() == "panel/a");
}

TEST_CASE("the focus goes through the top bar from left to right, in whatever order it was drawn") {
    Hits hits;
    hits.begin_frame();
    hits.set_region(Region::top);
    for (const float x : {300.0F, 200.0F, 10.0F})
        hits.add("top/" + std::to_string(static_cast<int>(x)), {x, 0, 50, 20}, whole_window,
                 state::action::Escape{});
    CHECK(hits.enter(Region::top));
    CHECK(hits.focused() == "top/10");
    hits.move_focus(1);
    CHECK(hits.focused() == "top/200");
}
