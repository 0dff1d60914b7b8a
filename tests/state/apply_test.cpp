#include <doctest/doctest.h>

#include <cmath>

#include "state/apply.h"
#include "state/filters.h"
#include "state/rest.h"
#include "state/shown.h"
#include "state/state.h"
#include "state/wanted.h"

using namespace dateline;
using namespace dateline::state;
using namespace dateline::state::test;

namespace {

State opened() {
    State state;
    apply(state, action::Resize{{1000, 700}});
    answer::Opened answer;
    answer.path = "/a/example.db";
    answer.overview.extent = year_2023;
    answer.overview.total_events = 2;
    apply(state, answer);
    state.effects.clear();
    return state;
}

model::EventView event_view(std::int64_t id, base::Span span) {
    model::EventView view;
    view.item.id = {id};
    view.item.date.text = "2023";
    view.item.date.span = span;
    return view;
}

} // namespace

TEST_CASE("apply: a database opens fitted, and is the first of the recent ones") {
    const State state = opened();
    CHECK(visible_span(state).start_ms < year_2023.start_ms);
    CHECK(visible_span(state).end_ms > year_2023.end_ms);
    CHECK(state.settings.recent.at(0) == "/a/example.db");
    CHECK_FALSE(state.opening);
}

TEST_CASE("apply: what does not open leaves what is open, and says so") {
    State state = opened();
    apply(state, action::Open{"/b.db"});
    REQUIRE(state.effects.size() == 1);
    CHECK(std::get<effect::Open>(state.effects[0]).path == "/b.db");
    apply(state, answer::OpenFailed{"/b.db", "/b.db: not a database"});
    CHECK(state.path == "/a/example.db");
    CHECK(state.message->failed);
    CHECK(state.message->text == "/b.db: not a database");
}

TEST_CASE("apply: zooming keeps the time under the pointer") {
    State state = opened();
    const double before = layout::ms_at(state.viewport, 300);
    apply(state, action::ZoomAt{300, 0.5});
    CHECK(std::abs(layout::ms_at(state.viewport, 300) - before) < state.viewport.ms_per_px());
}

TEST_CASE("apply: a pan to the right shows earlier time") {
    State state = opened();
    apply(state, action::ZoomAt{500, 0.2});
    const double before = state.viewport.start_ms;
    apply(state, action::PanBy{100});
    CHECK(state.viewport.start_ms == doctest::Approx(before - 100 * state.viewport.ms_per_px()));
}

TEST_CASE("apply: a person clicked while an event is selected has that event's words first") {
    State state = opened();
    apply(state, action::Select{model::EventId{4}});
    apply(state, answer::DetailLoaded{model::EventId{4}, event_view(4, year_2023)});
    apply(state, action::Select{model::ParticipantId{1}});
    const Wanted next = wanted(state);
    CHECK(next.detail == model::Ref(model::ParticipantId{1}));
    CHECK(next.detail_first_event == model::EventId{4});
    CHECK(focus_of(state).participant == model::ParticipantId{1});
}

TEST_CASE(
    "apply: a page of what a person said is asked for, shown once it is there, and left with the person") {
    State state = opened();
    const model::Ref person = model::ParticipantId{1};
    const model::Page first, next{model::Page::From::after, 77};
    apply(state, action::Select{person});
    CHECK(wanted(state).detail_page == first);
    apply(state, answer::DetailLoaded{person, model::ParticipantView{}, first});
    CHECK_FALSE(wanted(state).detail);
    apply(state, action::TurnPage{next});
    CHECK(wanted(state).detail == person);
    CHECK(wanted(state).detail_page == next);
    apply(state, answer::DetailLoaded{person, model::ParticipantView{}, first}); // late
    CHECK(state.detail_page == first);
    CHECK(wanted(state).detail == person);
    apply(state, answer::DetailLoaded{person, model::ParticipantView{}, next});
    CHECK(state.detail_page == next);
    CHECK_FALSE(wanted(state).detail);
    apply(state, action::Select{model::ParticipantId{2}});
    CHECK(wanted(state).detail_page == first);
}

TEST_CASE("apply: times name their zones where those of several are on the canvas or in the panel") {
    const auto at = [](std::int64_t id, const char* date, std::optional<int> offset) {
        model::EventView view = event_view(id, {});
        view.item.date = *base::parse_edtf(date, offset.value_or(0)).date;
        view.item.utc_offset_minutes = offset;
        return view;
    };
    const auto with_window = [&](const model::EventView& shown) {
        State state = opened();
        answer::WindowLoaded answer;
        answer.window.query.grouping = state.view.grouping;
        answer.window.events = {shown.item};
        apply(state, answer);
        return state;
    };
    CHECK_FALSE(with_window(at(1, "2023-06-09T10:00", {})).names_zones);
    CHECK_FALSE(with_window(at(1, "2023-06-09", 180)).names_zones); // a day has no zone to name
    CHECK(with_window(at(1, "2023-06-09T10:00", 180)).names_zones);

    State state = with_window(at(1, "2023-06-09T10:00", {}));
    apply(state, action::Select{model::ParticipantId{3}});
    model::ParticipantView person;
    person.events = {at(1, "2023-06-09T10:00", {}).item, at(2, "2023-06-10T09:00", 180).item};
    apply(state, answer::DetailLoaded{model::ParticipantId{3}, person});
    CHECK(state.names_zones);
    apply(state, action::Select{model::EventId{1}});
    apply(state, answer::DetailLoaded{model::EventId{1}, at(1, "2023-06-09T10:00", {})});
    CHECK_FALSE(state.names_zones);
}

TEST_CASE("apply: Esc goes one step back: dialog, search, then what was selected before") {
    State state = opened();
    apply(state, action::Select{model::EventId{4}});
    apply(state, action::Select{model::ParticipantId{1}});
    apply(state, action::SearchText{"규제"});
    apply(state, action::Show{Dialog::keys});
    apply(state, action::Escape{});
    CHECK(state.dialog == Dialog::none);
    CHECK(state.search.open);
    apply(state, action::Escape{});
    CHECK_FALSE(state.search.open);
    apply(state, action::Escape{});
    CHECK(state.view.selected == model::Ref(model::EventId{4}));
    apply(state, action::Escape{});
    CHECK_FALSE(state.view.selected);
    apply(state, action::Forward{});
    CHECK(state.view.selected == model::Ref(model::EventId{4}));
}

TEST_CASE("apply: answers to what is no longer asked are dropped") {
    State state = opened();
    apply(state, action::Select{model::EventId{4}});
    apply(state, action::Select{model::EventId{5}});
    apply(state, answer::DetailLoaded{model::EventId{4}, event_view(4, year_2023)});
    CHECK(std::holds_alternative<std::monostate>(state.detail));
    model::Window stale;
    stale.query.filter.text = "x";
    const std::uint64_t revision = state.revision;
    apply(state, answer::WindowLoaded{stale});
    CHECK(state.revision == revision);
    apply(state, action::SearchText{"ab"});
    apply(state, answer::SearchLoaded{"a", {model::SearchHit{}}});
    CHECK(state.search.hits.empty());
}

TEST_CASE("apply: the photo viewer opens on the photo that was clicked and turns over to the others") {
    State state = opened();
    apply(state, action::Show{Dialog::photo});
    CHECK(state.dialog == Dialog::none); // there is none to view
    model::EventView event;
    for (const std::int64_t id : {4, 5, 6})
        event.photos.emplace_back().id = {id};
    state.detail = event;
    apply(state, action::Show{Dialog::photo, {5}});
    REQUIRE(viewed_photo(state));
    CHECK(viewed_photo(state)->id == model::PhotoId{5});
    apply(state, *next_photo(state, +1));
    CHECK(viewed_photo(state)->id == model::PhotoId{6});
    CHECK_FALSE(next_photo(state, +1));
}

TEST_CASE("apply: stepping goes to the next event of those that pass the filter") {
    State state = opened();
    apply(state, action::ToggleFilter{model::Ref(model::TopicId{3})});
    apply(state, action::StepEvent{-1});
    REQUIRE(wanted(state).neighbour);
    CHECK(wanted(state).neighbour->direction == -1);
    CHECK(wanted(state).neighbour->filter == state.view.filter);
    apply(state, answer::NeighbourLoaded{{}, -1, std::nullopt});
    CHECK_FALSE(wanted(state).neighbour);
}

TEST_CASE("apply: a filter is toggled, asks for another window, and its name is asked for once") {
    State state = opened();
    const model::Ref topic(model::TopicId{3});
    apply(state, action::ToggleFilter{topic});
    CHECK(is_filtered_by(state.view.filter, topic));
    CHECK(wanted(state).window->filter == state.view.filter);
    CHECK(wanted(state).names == std::vector<model::Ref>{topic});
    apply(state, answer::NameLoaded{topic, {}});
    CHECK(wanted(state).names.empty());
    apply(state, action::ToggleFilter{topic});
    CHECK(state.view.filter.empty());
}

TEST_CASE("apply: whatever changes the filter, the density of the one before does not stand") {
    const model::Ref topic(model::TopicId{3});
    const auto shows_density = [&](State& state) {
        state.overview_filter = state.view.filter;
        state.overview.density = {1, 2, 3};
        state.stale.overview = false;
    };
    const auto is_forgotten = [&](const State& state) {
        return state.overview.density.empty() && wanted(state).overview == state.view.filter;
    };
    State state = opened();
    const std::vector<Action> changes = {action::ToggleFilter{topic},
                                         action::ClearFilters{},
                                         action::SearchText{"ab"},
                                         action::SearchAsFilter{},
                                         action::ToggleFilter{topic},
                                         action::ClearFilterText{},
                                         action::Escape{}};
    for (const Action& change : changes) {
        CAPTURE(change.index());
        shows_density(state);
        const model::Filter before = state.view.filter;
        const std::uint64_t revision = state.revision;
        apply(state, Action(change));
        if (state.view.filter == before) {
            CHECK(state.overview.density.size() == 3);
            continue;
        }
        CHECK(is_forgotten(state));
        CHECK(state.revision > revision);
    }
    CHECK(state.view.filter.empty());
    // On and off again, before the first answer: it is asked for all the same.
    shows_density(state);
    apply(state, action::ToggleFilter{topic});
    apply(state, action::ToggleFilter{topic});
    CHECK(is_forgotten(state));
    // A search result of a kind that filters.
    shows_density(state);
    apply(state, action::SearchText{"cd"});
    model::SearchHit hit;
    hit.key = topic;
    apply(state, answer::SearchLoaded{"cd", {hit}});
    apply(state, action::SearchChoose{0});
    CHECK(is_filtered_by(state.view.filter, topic));
    CHECK(is_forgotten(state));
    // Another database brings its own.
    answer::Opened other;
    other.path = "/b.db";
    other.overview.extent = year_2023;
    other.overview.density = {4};
    apply(state, other);
    CHECK(state.overview.density.size() == 1);
    CHECK_FALSE(wanted(state).overview);
}

TEST_CASE("apply: the search is taken away alone, and the other filters stay") {
    State state = opened();
    const model::Ref topic(model::TopicId{3});
    apply(state, action::ToggleFilter{topic});
    apply(state, action::SearchText{"ab"});
    apply(state, action::SearchAsFilter{});
    apply(state, action::ClearFilterText{});
    CHECK(state.view.filter.text.empty());
    CHECK(is_filtered_by(state.view.filter, topic));
}

TEST_CASE("apply: a path that does not open stays in the dialog where it was typed") {
    State state = opened();
    apply(state, action::Show{Dialog::open_file});
    apply(state, action::Open{"/b.db"});
    CHECK(state.dialog == Dialog::open_file);
    CHECK(state.opening);
    apply(state, answer::OpenFailed{"/b.db", "/b.db: not a database"});
    CHECK(state.dialog == Dialog::open_file);
    CHECK_FALSE(state.opening);
    CHECK(state.message->failed);
    answer::Opened answer;
    answer.path = "/b.db";
    apply(state, answer);
    CHECK(state.dialog == Dialog::none);
}

TEST_CASE("apply: a dialog begins without the news of before, but not without what failed") {
    State state = opened();
    apply(state, answer::Notify{"Copied."});
    apply(state, action::Show{Dialog::export_picture});
    CHECK_FALSE(state.message);
    apply(state, answer::Notify{"The disk is full.", true});
    apply(state, answer::ExportEnded{false});
    CHECK(state.dialog == Dialog::export_picture);
    CHECK(state.message);
    apply(state, action::ExportPicture{});
    CHECK_FALSE(state.message);
}

TEST_CASE("apply: animation ends exactly at its goal; with motion off there is none") {
    State state = opened();
    apply(state, action::ShowSpan{{year_2023.start_ms, year_2023.start_ms + base::day_ms * 10}, 0});
    CHECK(is_moving(state));
    rest(state);
    CHECK(state.viewport.start_ms == doctest::Approx(year_2023.start_ms));
    CHECK(state.viewport.span_ms == doctest::Approx(base::day_ms * 10));
    apply(state, action::SetMotion{false});
    apply(state, action::FitAll{});
    CHECK_FALSE(is_moving(state));
    apply(state, action::Fling{5000});
    CHECK_FALSE(is_moving(state));
}

TEST_CASE("apply: inertia slows down and stops") {
    State state = opened();
    apply(state, action::ZoomAt{500, 0.1});
    apply(state, action::Fling{2000});
    CHECK(is_moving(state));
    rest(state);
    CHECK_FALSE(is_moving(state));
}

TEST_CASE("wanted: small moves ask nothing new, a rest asks for the counts in view") {
    State state = opened();
    apply(state, action::ZoomAt{500, 0.1});
    model::Window window;
    window.query = *wanted(state).window;
    apply(state, answer::WindowLoaded{window});
    apply(state, action::PanBy{3});
    CHECK_FALSE(wanted(state).window);
    CHECK(wanted(state).rail->span == visible_span(state));
    CHECK(wanted(state).rail->max_events == 0);
}

TEST_CASE("wanted: a window is about three times the view, at a power of two") {
    State state = opened();
    for (const double factor : {0.5, 0.11, 0.7, 0.013, 2.0}) {
        apply(state, action::ZoomAt{400, factor});
        const model::WindowQuery query = *wanted(state).window;
        const base::Span view = visible_span(state);
        CHECK(query.span.start_ms <= view.start_ms);
        CHECK(query.span.end_ms >= view.end_ms);
        CHECK(query.span.length_ms() >= 2 * view.length_ms());
        CHECK(query.span.length_ms() <= 9 * view.length_ms());
    }
}

TEST_CASE("apply: a chosen search result is selected and brought into view") {
    State state = opened();
    apply(state, action::ZoomAt{0, 0.01});
    apply(state, action::SearchText{"a"});
    model::SearchHit hit;
    hit.key = model::EventId{9};
    hit.date.emplace();
    hit.date->span = {year_2023.end_ms - base::day_ms, year_2023.end_ms};
    apply(state, answer::SearchLoaded{"a", {hit}});
    apply(state, action::SearchChoose{0});
    rest(state);
    CHECK(state.view.selected == model::Ref(model::EventId{9}));
    CHECK(visible_span(state).overlaps(hit.date->span));
    apply(state, action::SearchChoose{7}); // beyond the list: nothing
    CHECK(state.view.selected == model::Ref(model::EventId{9}));
}

TEST_CASE("apply: the scale stays between 100 and 300 %") {
    State state = opened();
    apply(state, action::SetScale{9});
    CHECK(state.settings.scale == 3);
    apply(state, action::SetScale{0.1F});
    CHECK(state.settings.scale == 1);
    apply(state, action::SetScale{NAN});
    CHECK(state.settings.scale == 1);
}

TEST_CASE("apply: lanes further down are asked for, until the filter or the grouping is another") {
    State state;
    state.path = "a.db";
    state.fitted = true;
    state.viewport.span_ms = 1e9;
    state.viewport.size = {800, 600};
    apply(state, action::ShowLanes{6});
    REQUIRE(wanted(state).window);
    CHECK(wanted(state).window->first_lane == 6);
    apply(state, action::SetGrouping{model::Grouping::topic});
    CHECK(state.first_lane == 0);
    apply(state, action::ShowLanes{6});
    apply(state, action::ToggleFilter{model::TopicId{3}});
    CHECK(state.first_lane == 0);
    apply(state, action::ShowLanes{-3});
    CHECK(state.first_lane == 0);
    // Whoever is chosen has a lane there, or among the first ones.
    apply(state, action::ShowLanes{6});
    state.window.lanes.emplace_back().key = model::ParticipantId{7};
    apply(state, action::Select{model::ParticipantId{7}});
    CHECK(state.first_lane == 6);
    apply(state, action::Select{model::ParticipantId{8}});
    CHECK(state.first_lane == 0);
    apply(state, action::ShowLanes{900});
    model::Window none;
    none.query = *wanted(state).window;
    apply(state, answer::WindowLoaded{none});
    CHECK(state.first_lane == 0);
}

TEST_CASE("apply: what decoding showed of a photo reaches the events that knew otherwise, and they are drawn "
          "anew") {
    State state = opened();
    model::Window window;
    window.events.resize(2);
    window.events[0].photo = {1};
    window.events[0].photo_size = {300, 200};
    window.events[1].photo = {2};
    window.query.grouping = state.view.grouping;
    apply(state, answer::WindowLoaded{window});
    const std::uint64_t before = state.revision;
    apply(state, answer::PhotosSeen{{{{1}, {600, 400}, ""}}});
    CHECK(state.revision == before);
    apply(state, answer::PhotosSeen{{{{1}, {200, 300}, ""}, {{2}, {}, "damaged"}, {{3}, {1, 1}, ""}}});
    CHECK(state.revision > before);
    CHECK(state.window.events[0].photo_size == base::Size{200, 300});
    CHECK(state.window.events[1].photo_trouble == "damaged");
}

TEST_CASE("apply: what was read is taken over as it is: nothing of it is copied") {
    static_assert(!std::is_copy_constructible_v<Answer> && !std::is_copy_assignable_v<Answer>);
    State state = opened();
    answer::WindowLoaded window;
    window.window.query.grouping = state.view.grouping;
    window.window.events.resize(3);
    answer::RailLoaded rail;
    rail.window.participants.resize(2);
    const auto* const events = window.window.events.data();
    const auto* const people = rail.window.participants.data();
    apply(state, std::move(window));
    apply(state, std::move(rail));
    CHECK(state.window.events.data() == events);
    CHECK(state.rail.participants.data() == people);
}
