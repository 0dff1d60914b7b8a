#include "state/palette.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "platform/locale.h"
#include "state/apply.h"
#include "state/command_table.h"

using namespace dateline;
using namespace dateline::state;

namespace {

State with_database() {
    State state;
    state.path = "/a.db";
    return state;
}

std::vector<CommandId> found_with(State state, const std::string& text) {
    state.palette.text = text;
    std::vector<CommandId> ids;
    for (const FoundCommand& found : found_commands(commands(), state))
        ids.push_back(found.id);
    return ids;
}

bool holds_id(const std::vector<CommandId>& ids, CommandId id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// The words are found in the catalogue of the build.
struct Catalogue {
    Catalogue() { platform::load_translations(DATELINE_BINARY_DIR "/locale"); }
};

} // namespace

TEST_CASE_FIXTURE(Catalogue, "palette: without words it lists what can be asked for from anywhere, once") {
    const auto all = found_with(with_database(), "");
    CHECK(holds_id(all, CommandId::export_picture));
    CHECK(holds_id(all, CommandId::theme_dark));
    CHECK_FALSE(holds_id(all, CommandId::show_palette)); // it is open
    CHECK_FALSE(holds_id(all, CommandId::next_field));   // of a dialog
    auto sorted = all;
    std::sort(sorted.begin(), sorted.end());
    CHECK(std::unique(sorted.begin(), sorted.end()) == sorted.end());
}

TEST_CASE_FIXTURE(Catalogue, "palette: words of both languages find it, whichever the window has") {
    for (const base::Language language : {base::Language::korean, base::Language::english}) {
        State state = with_database();
        state.settings.language = language;
        CHECK(found_with(state, "Export a picture").front() == CommandId::export_picture);
        CHECK(found_with(state, "export").front() == CommandId::export_picture);
        CHECK(found_with(state, "그림으로 내보내기").front() == CommandId::export_picture);
        CHECK(found_with(state, "내보").front() == CommandId::export_picture);
        CHECK(found_with(state, "ㄱㄹㅇㄹ").front() == CommandId::export_picture);
        CHECK(found_with(state, "테마 어둡게").front() == CommandId::theme_dark);
        CHECK(found_with(state, "DARK THEME").front() == CommandId::theme_dark); // in any order
    }
}

TEST_CASE_FIXTURE(Catalogue, "palette: it says in whose words it found something") {
    State state = with_database();
    state.settings.language = base::Language::korean;
    state.palette.text = "export a";
    REQUIRE_FALSE(found_commands(commands(), state).empty());
    CHECK(found_commands(commands(), state).front().language == base::Language::english);
    state.palette.text = "그림으로";
    CHECK(found_commands(commands(), state).front().language == base::Language::korean);
}

TEST_CASE_FIXTURE(Catalogue,
                  "palette: the beginning of a label goes before the middle, and this before the tooltip") {
    const auto found = found_with(with_database(), "fit");
    REQUIRE(found.size() >= 2);
    CHECK(found[0] == CommandId::fit_all);
    CHECK(found[1] == CommandId::fit_selection);
    CHECK(found_with(with_database(), "dark").front() == CommandId::theme_dark); // its label is just that
}

TEST_CASE_FIXTURE(Catalogue, "palette: what is spelt much alike is found where nothing else is") {
    CHECK(holds_id(found_with(with_database(), "expotr"), CommandId::export_picture));
    CHECK(found_with(with_database(), "qqqqqqq").empty());
}

TEST_CASE_FIXTURE(Catalogue, "palette: what was used last comes first, what cannot be done now last") {
    State state = with_database();
    apply(state, action::Show{Dialog::palette});
    apply(state, action::RunCommand{CommandId::theme_dark, action::RunCommand::From::palette});
    CHECK(state.settings.theme == layout::Theme::dark);
    CHECK(state.dialog == Dialog::none); // it has done its work
    CHECK(state.settings.recent_commands == std::vector<std::string>{"theme:dark"});
    apply(state, action::RunCommand{CommandId::fit_all}); // not from the palette
    CHECK(state.settings.recent_commands.size() == 1);
    apply(state, action::Show{Dialog::palette});
    CHECK(state.palette.text.empty());
    CHECK(found_commands(commands(), state).front().id == CommandId::theme_dark);
    const Command& last = command(found_commands(commands(), state).back().id);
    CHECK(*why_not(last, state) != '\0');
}

TEST_CASE_FIXTURE(Catalogue,
                  "palette: Enter runs the one that the cursor is on; one that cannot be done stays") {
    State state = with_database();
    apply(state, action::Show{Dialog::palette});
    apply(state, action::TypeInPalette{"theme"});
    const auto found = found_commands(commands(), state);
    REQUIRE(found.size() >= 2);
    apply(state, action::RunCommand{CommandId::next_command});
    CHECK(state.dialog == Dialog::palette);
    CHECK(chosen_command(commands(), state) == found[1].id);
    apply(state, action::MovePalette{-2});
    CHECK(chosen_command(commands(), state) == found.back().id); // round
    apply(state, action::TypeInPalette{"compare"});
    CHECK(state.palette.cursor == 0);
    apply(state, action::RunCommand{CommandId::run_command}); // no quote is selected
    CHECK(state.dialog == Dialog::palette);
    apply(state, action::TypeInPalette{"dark"});
    apply(state, action::RunCommand{CommandId::run_command});
    CHECK(state.dialog == Dialog::none);
    CHECK(state.settings.theme == layout::Theme::dark);
}

TEST_CASE_FIXTURE(Catalogue, "palette: with words that no command has, Enter does nothing") {
    State state = with_database();
    apply(state, action::Show{Dialog::palette});
    apply(state, action::TypeInPalette{"qqqqqqq"});
    apply(state, action::RunCommand{CommandId::run_command});
    CHECK(state.dialog == Dialog::palette);
    apply(state, action::MovePalette{1});
    apply(state, action::RunCommand{CommandId::escape});
    CHECK(state.dialog == Dialog::none);
}
