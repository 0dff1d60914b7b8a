#include <doctest/doctest.h>

#include "model/slugs.h"
#include "state/apply.h"
#include "state/current_view.h"
#include "state/rest.h"
#include "state/shown.h"
#include "state/state.h"
#include "state/wanted.h"

using namespace dateline;
using namespace dateline::state;
using namespace dateline::state::test;
using model::test::slugs;

namespace {

model::SavedView view(const std::string& slug, int order, const std::string& from, const std::string& to) {
    model::SavedView saved;
    saved.slug = slug;
    saved.name.set("en", "Name of " + slug);
    saved.order = order;
    saved.dates.from = from;
    saved.dates.to = to;
    return saved;
}

// Two steps and a view beside the story; the second step has everything.
State opened_with_views() {
    State state;
    state.settings.language = base::Language::english;
    apply(state, action::Resize{{1000, 700}});
    answer::Opened answer;
    answer.path = "/a/example.db";
    answer.overview.extent = year_2023;
    answer.change_token = "1";
    answer.views = {view("one", 1, "2023-01", "2023-02"), view("two", 2, "2023-06-08", "2023-06-11"),
                    view("beside", 0, "", "")};
    answer.views[1].view.filter.topics = {{3}};
    answer.views[1].view.grouping = model::Grouping::topic;
    answer.views[1].view.selected = model::EventId{6};
    answer.views[1].theme = "dark";
    apply(state, answer);
    state.effects.clear();
    return state;
}

base::Span days(int first, int after) {
    return {base::from_civil({2023, 6, first}, 0), base::from_civil({2023, 6, after}, 0)};
}

template<class E> const E* asked(const State& state) {
    for (const Effect& each : state.effects)
        if (const auto* found = std::get_if<E>(&each)) return found;
    return nullptr;
}

} // namespace

TEST_CASE("views: opening one goes there in 150 ms, with its filter, lanes, selection and theme") {
    State state = opened_with_views();
    apply(state, action::Show{Dialog::views});
    apply(state, action::OpenView{"two"});
    CHECK(state.dialog == Dialog::none);
    CHECK(is_moving(state));
    apply(state, action::Tick{0.1});
    CHECK(is_moving(state));
    apply(state, action::Tick{0.06});
    CHECK_FALSE(is_moving(state));
    CHECK(std::abs(visible_span(state).start_ms - days(8, 12).start_ms) < 1000);
    CHECK(std::abs(visible_span(state).end_ms - days(8, 12).end_ms) < 1000);
    CHECK(state.view.filter.topics == std::vector<model::TopicId>{{3}});
    CHECK(state.view.grouping == model::Grouping::topic);
    CHECK(state.view.selected == model::Ref(model::EventId{6}));
    CHECK(state.settings.theme == layout::Theme::dark);
    CHECK(open_view(state)->slug == "two");
    CHECK_FALSE(asked<effect::SaveSettings>(state)); // the theme is the view's, not the user's choice
    apply(state, action::OpenView{"none"});
    CHECK(open_view(state)->slug == "two");
}

TEST_CASE("views: the story is stepped from its first step to its last and no further") {
    State state = opened_with_views();
    apply(state, action::StepStory{+1});
    CHECK(state.saved_view == "one");
    apply(state, action::StepStory{-1});
    CHECK(state.saved_view == "one");
    apply(state, action::StepStory{+1});
    CHECK(state.saved_view == "two");
    apply(state, action::StepStory{+1});
    CHECK(state.saved_view == "two");
    apply(state, action::StepStory{-1});
    CHECK(state.saved_view == "one");
}

TEST_CASE("views: history goes back through the story, filter and theme with it") {
    State state = opened_with_views();
    apply(state, action::Select{model::EventId{4}});
    apply(state, action::StepStory{+1});
    apply(state, action::StepStory{+1});
    apply(state, action::Back{});
    rest(state);
    CHECK(state.saved_view == "one");
    CHECK(state.view.filter.empty());
    CHECK(state.view.grouping == model::Grouping::participant);
    CHECK(state.settings.theme == layout::Theme::light);
    apply(state, action::Forward{});
    rest(state);
    CHECK(state.saved_view == "two");
    CHECK(state.view.filter.topics.size() == 1);
    CHECK(state.settings.theme == layout::Theme::dark);
    apply(state, action::Back{});
    apply(state, action::Back{});
    rest(state);
    CHECK(state.saved_view.empty());
    CHECK(state.view.selected == model::Ref(model::EventId{4}));
}

TEST_CASE("views: Esc first goes back from what was clicked in a step, then leaves the story where it is") {
    State state = opened_with_views();
    apply(state, action::OpenView{"two"});
    rest(state);
    const base::Span seen = visible_span(state);
    apply(state, action::Select{model::ParticipantId{9}});
    apply(state, action::Escape{});
    CHECK(state.view.selected == model::Ref(model::EventId{6}));
    CHECK(state.saved_view == "two");
    apply(state, action::Escape{});
    rest(state);
    CHECK(state.saved_view.empty());
    CHECK(visible_span(state) == seen);
    CHECK(state.view.filter.topics.size() == 1);
}

TEST_CASE("views: a step is shown in full though the filter before it knew a shorter range") {
    State state = opened_with_views();
    apply(state, action::OpenView{"two"});
    model::Overview june;
    june.extent = days(1, 20);
    apply(state, answer::OverviewLoaded{state.view.filter, june});
    apply(state, action::OpenView{"one"});
    rest(state);
    CHECK(std::abs(visible_span(state).start_ms - year_2023.start_ms) < 1000);
    CHECK(state.overview.extent == year_2023);
}

TEST_CASE("views: what is in view is kept under a name, in the language of the window") {
    State state = opened_with_views();
    apply(state, action::ShowSpan{days(5, 7), 0});
    rest(state);
    apply(state, action::Select{model::EventId{4}});
    apply(state, action::ToggleFilter{model::OutletId{2}});
    apply(state, action::KeepView{"", "Two days", "A note", true, action::Looks::keep});
    CHECK(slugs(state.views) == std::vector<std::string>{"one1", "two2", "two-days3", "beside0"});
    CHECK(state.saved_view == "two-days");
    const auto* keep = asked<effect::KeepViews>(state);
    REQUIRE(keep);
    CHECK(keep->path == "/a/example.db");
    CHECK(keep->change_token == "1");
    CHECK(keep->views.removed.empty());
    REQUIRE(keep->views.put.size() == 1);
    const model::SavedView& put = keep->views.put[0];
    CHECK(put.name.tagged("en") == "Two days");
    CHECK(put.note.tagged("en") == "A note");
    CHECK(put.dates.from == "2023-06-05");
    CHECK(put.dates.to == "2023-06-06");
    CHECK(put.view.filter.outlets == std::vector<model::OutletId>{{2}});
    CHECK(put.view.selected == model::Ref(model::EventId{4}));
    CHECK(put.theme == "light");
}

TEST_CASE("views: the theme that is shown is kept; a view that left it to the reader goes on doing so") {
    State state = opened_with_views();
    apply(state, action::SetTheme{layout::Theme::dark});
    apply(state, action::KeepView{"", "By night", "", false, action::Looks::keep});
    CHECK(open_view(state)->theme == "dark");
    apply(state, action::SetTheme{layout::Theme::light});
    apply(state, action::KeepView{"by-night", "By day", "", false, action::Looks::take});
    CHECK(open_view(state)->theme == "light");
    apply(state, action::KeepView{"one", "One", "", true, action::Looks::take});
    CHECK(state.views.at(0).slug == "one");
    CHECK(state.views.at(0).theme.empty());
    apply(state, action::KeepView{"two", "Two", "", true, action::Looks::keep});
    CHECK(state.views.at(1).theme == "dark");
}

TEST_CASE("views: the whole range stays the whole range; a view without a name is not kept") {
    State state = opened_with_views();
    for (const char* nothing : {"  ", "\u3000", "\u200b"})
        apply(state, action::KeepView{"", nothing, "", false, action::Looks::keep});
    CHECK(state.views.size() == 3);
    CHECK(state.effects.empty());
    apply(state, action::KeepView{"", "\xEC\x84\x9C\xEC\x9A\xB8", " ", false, action::Looks::keep});
    REQUIRE(open_view(state));
    CHECK(open_view(state)->slug == "view");
    CHECK(open_view(state)->dates.from.empty());
    CHECK(open_view(state)->dates.to.empty());
    CHECK(open_view(state)->note.empty());
}

TEST_CASE(
    "views: a new name leaves what a view shows and its other languages, unless it takes what is shown") {
    State state = opened_with_views();
    state.settings.language = base::Language::korean;
    apply(state, action::EditView{"two"});
    CHECK(state.dialog == Dialog::keep_view);
    CHECK(state.edited_step);
    apply(state, action::KeepView{"two", "Neu", "", true, action::Looks::keep});
    CHECK(state.dialog == Dialog::keep_view);
    apply(state, answer::ViewsKept{"/a/example.db", "2", ""});
    CHECK(state.dialog == Dialog::views);
    const model::SavedView named = state.views.at(1);
    CHECK(named.name.tagged("ko") == "Neu");
    CHECK(named.name.tagged("en") == "Name of two");
    CHECK(named.dates.from == "2023-06-08");
    CHECK(named.view.filter.topics.size() == 1);
    apply(state, action::KeepView{"two", "Neu", "", false, action::Looks::take});
    CHECK(slugs(state.views) == std::vector<std::string>{"one1", "beside0", "two0"});
    CHECK(state.views.at(2).view.filter.empty());
    CHECK(state.views.at(2).dates.from.empty());
}

TEST_CASE("views: steps change places and the rest count on; a view is taken out") {
    State state = opened_with_views();
    apply(state, action::MoveStep{"two", -1});
    CHECK(slugs(state.views) == std::vector<std::string>{"two1", "one2", "beside0"});
    REQUIRE(asked<effect::KeepViews>(state));
    CHECK(asked<effect::KeepViews>(state)->views.put.size() == 2);
    apply(state, action::MoveStep{"two", -1});
    apply(state, action::MoveStep{"beside", 1});
    CHECK(slugs(state.views) == std::vector<std::string>{"two1", "one2", "beside0"});
    apply(state, action::RemoveView{"two"});
    CHECK(slugs(state.views) == std::vector<std::string>{"one1", "beside0"});
}

TEST_CASE("views: one change is written at a time; what follows waits, and is written as it has become") {
    State state = opened_with_views();
    apply(state, action::MoveStep{"two", -1});
    state.effects.clear();
    apply(state, action::KeepView{"", "New", "", false, action::Looks::keep});
    apply(state, action::RemoveView{"new"});
    apply(state, action::RemoveView{"one"});
    CHECK(state.effects.empty());
    apply(state, answer::ViewsKept{"/a/example.db", "2", ""});
    const auto* keep = asked<effect::KeepViews>(state);
    REQUIRE(keep);
    CHECK(keep->change_token == "2");
    CHECK(keep->views.put.empty());
    CHECK(keep->views.removed == std::vector<std::string>{"new", "one"});
    state.effects.clear();
    apply(state, answer::ViewsKept{"/a/example.db", "3", ""});
    REQUIRE(asked<effect::Reopen>(state));
    CHECK_FALSE(state.writing_views);
}

TEST_CASE("views: another database is opened when all that changed is written") {
    State state = opened_with_views();
    apply(state, action::MoveStep{"two", -1});
    apply(state, action::RemoveView{"beside"});
    state.effects.clear();
    apply(state, action::Open{"/another.db"});
    CHECK(state.effects.empty());
    apply(state, answer::ViewsKept{"/a/example.db", "2", ""});
    REQUIRE(asked<effect::KeepViews>(state));
    CHECK(asked<effect::KeepViews>(state)->views.removed == std::vector<std::string>{"beside"});
    CHECK_FALSE(asked<effect::Open>(state));
    state.effects.clear();
    apply(state, answer::ViewsKept{"/a/example.db", "3", ""});
    REQUIRE(asked<effect::Open>(state));
    CHECK(asked<effect::Open>(state)->path == "/another.db");
}

TEST_CASE("views: the file read again keeps the place") {
    State state = opened_with_views();
    apply(state, action::OpenView{"two"});
    rest(state);
    const base::Span seen = visible_span(state);
    apply(state, action::RemoveView{"one"});
    apply(state, answer::ViewsKept{"/a/example.db", "2", ""});
    const std::vector<model::SavedView> after = state.views;
    answer::Reopened again{"/a/example.db", {}, after, "2"};
    again.info.events = 7;
    apply(state, again);
    CHECK(state.info.events == 7);
    CHECK(state.views == after);
    CHECK(visible_span(state) == seen);
    CHECK(state.saved_view == "two");
    apply(state, answer::Reopened{"/another.db", {}, {}, "2"});
    apply(state, answer::Reopened{"/a/example.db", {}, {}, "1"}); // of a state before
    CHECK(state.views == after);
}

TEST_CASE("views: once another program has changed the file, everything is asked for again, in place") {
    State state = opened_with_views();
    rest(state);
    apply(state, action::Select{model::EventId{1}});
    state.window.query = *wanted(state).window;
    state.rail.query = *wanted(state).rail;
    state.detail_ref = state.view.selected;
    REQUIRE_FALSE(wanted(state).window);
    const base::Span seen = visible_span(state);
    answer::Reopened changed{"/a/example.db", {}, {}, "7", answer::ChangedBy::another};
    apply(state, changed);
    CHECK(state.change_token == "7");
    CHECK(state.views.empty());
    CHECK(visible_span(state) == seen);
    const Wanted again = wanted(state);
    REQUIRE(again.window);
    REQUIRE(again.rail);
    REQUIRE(again.overview);
    CHECK(again.detail == state.view.selected);
    model::Window window;
    window.query = *again.window;
    apply(state, answer::WindowLoaded{window});
    window.query = *again.rail;
    apply(state, answer::RailLoaded{window});
    apply(state, answer::OverviewLoaded{});
    apply(state, answer::DetailLoaded{state.view.selected, model::EventView{}});
    CHECK_FALSE(wanted(state).window);
    CHECK_FALSE(wanted(state).rail);
    CHECK_FALSE(wanted(state).overview);
    CHECK_FALSE(wanted(state).detail);
}

TEST_CASE(
    "views: what is kept in a file of an older version makes it another, and everything is asked for again") {
    State state = opened_with_views();
    rest(state);
    apply(state, action::RemoveView{"one"});
    apply(state, answer::ViewsKept{"/a/example.db", "2", ""});
    answer::Reopened again{"/a/example.db", {}, state.views, "2"};
    again.info.schema_version = state.info.schema_version + 1;
    apply(state, again);
    CHECK(wanted(state).window);
    CHECK(wanted(state).overview);
}

TEST_CASE("views: lanes are counted in just what is seen, as a picture of it counts them") {
    State state = opened_with_views();
    model::Window window;
    window.query = *wanted(state).window;
    window.total_lanes = 90;
    const model::WindowQuery rail_query = *wanted(state).rail;
    CHECK(rail_query.grouping == state.view.grouping);
    CHECK(rail_query.max_lanes == 0);
    apply(state, answer::WindowLoaded{window});
    const auto before = state.revision;
    model::Window rail;
    rail.query = rail_query;
    rail.total_lanes = 12;
    apply(state, answer::RailLoaded{rail});
    CHECK(state.window.lanes_counted_in == visible_span(state));
    CHECK(state.window.lanes_in_part == 12);
    CHECK(state.revision > before);
    apply(state, answer::WindowLoaded{window}); // another answer keeps what is known
    CHECK(state.window.lanes_in_part == 12);
    // The same number further on is no news: what is drawn stays.
    const auto known = state.revision;
    apply(state, action::PanBy{40});
    rail.query = *wanted(state).rail;
    apply(state, answer::RailLoaded{rail});
    CHECK(state.window.lanes_counted_in == visible_span(state));
    CHECK(state.revision == known);
}

TEST_CASE("views: what could not be written is as it was, and said") {
    State state = opened_with_views();
    const std::vector<model::SavedView> before = state.views;
    apply(state, action::RemoveView{"one"});
    apply(state, action::KeepView{"", "New", "", false, action::Looks::keep});
    apply(state, answer::ViewsKept{"/a/example.db", "", "the disk is full"});
    CHECK(state.message->failed);
    CHECK(state.message->text == "the disk is full");
    CHECK(state.views == before);
    CHECK(state.change_token == "1");
    CHECK(state.saved_view.empty());
    CHECK(state.unwritten.empty());
    apply(state, action::MoveStep{"two", -1}); // and the next change is tried again
    CHECK(state.writing_views);
}

TEST_CASE("views: the dialog where a view is named stays until it is written, and when it is not") {
    State state = opened_with_views();
    apply(state, action::OpenView{"one"});
    apply(state, action::EditView{});
    const action::KeepView keep{"", "New", "A long note", true, action::Looks::keep};
    apply(state, keep);
    CHECK(state.dialog == Dialog::keep_view);
    apply(state, keep); // pressed twice: one view
    CHECK(state.views.size() == 4);
    apply(state, answer::ViewsKept{"/a/example.db", "", "the disk is full"});
    CHECK(state.dialog == Dialog::keep_view);
    CHECK(state.message->text == "the disk is full");
    CHECK(state.views.size() == 3);
    CHECK(state.saved_view == "one"); // that was open
    apply(state, keep);
    CHECK_FALSE(state.message);
    apply(state, answer::ViewsKept{"/a/example.db", "2", ""});
    CHECK(state.dialog == Dialog::none);
    CHECK(state.saved_view == "new");
    // Nothing changed, nothing to write: it goes at once.
    apply(state, action::EditView{"two"});
    apply(state, action::KeepView{"two", "Name of two", "", true, action::Looks::keep});
    CHECK(state.dialog == Dialog::views);
    // Left meanwhile, it does not close what was opened since.
    apply(state, action::EditView{"two"});
    apply(state, action::KeepView{"two", "Two", "", true, action::Looks::keep});
    apply(state, action::Escape{});
    apply(state, action::Show{Dialog::keys});
    apply(state, answer::ViewsKept{"/a/example.db", "3", ""});
    CHECK(state.dialog == Dialog::keys);
}

TEST_CASE("views: a view that could not be taken out is open again") {
    State state = opened_with_views();
    apply(state, action::OpenView{"one"});
    apply(state, action::RemoveView{"one"});
    CHECK(state.saved_view.empty());
    apply(state, answer::ViewsKept{"/a/example.db", "", "the disk is full"});
    CHECK(state.saved_view == "one");
}

TEST_CASE("views: what cannot be shown as asked for is said over the open database") {
    State state;
    answer::Opened answer;
    answer.path = "/a/example.db";
    answer.message = "--select: nothing here has this name";
    apply(state, answer);
    CHECK(state.path == "/a/example.db");
    CHECK(state.message->failed);
    CHECK(state.message->text == answer.message);
}

TEST_CASE("tray: its words are looked for beside the filter's, even where a quotation is left open there") {
    State state = opened_with_views();
    rest(state);
    state.dialog = Dialog::tray;
    const auto asked = [&](const char* filter, const char* tray) {
        state.view.filter.text = filter;
        state.tray.text = tray;
        return wanted(state).tray.value().filter.text;
    };
    CHECK(asked("seoul", "court") == "seoul court");
    CHECK(asked("", "court") == "court");
    CHECK(asked("\"seoul\"", "court") == "\"seoul\" court");
    CHECK(asked("\"seoul", "court") == "\"seoul\" court");
}
