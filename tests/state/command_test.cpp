#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "state/apply.h"
#include "state/command_table.h"
#include "state/key_bindings.h"

using namespace dateline;
using namespace dateline::state;

namespace {

std::string text_of_file(const std::string& path) {
    std::ifstream file(std::string(DATELINE_SOURCE_DIR) + "/" + path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

bool is_broad(Context context) {
    return context == Context::canvas || context == Context::everywhere;
}

std::string table_of_keys() {
    std::string table = "| keys | what they do |\n|---|---|\n";
    for (const KeyLine& line : key_lines()) {
        std::string keys = line.keys;
        for (std::size_t at = keys.find("   "); at != std::string::npos; at = keys.find("   ", at))
            keys.replace(at, 3, "` `");
        table += "| `" + keys + "` | " + line.tooltip + " |\n";
    }
    return table;
}

const Command* with_keys(const State& state, const Shortcut& shortcut, const KeyboardFocus& focus = {}) {
    return command_for(shortcut, state, focus);
}

} // namespace

TEST_CASE("commands: each id has one row, and each name is one command's") {
    std::set<int> ids;
    std::set<std::string> names;
    for (const Command& each : commands()) {
        CHECK(ids.insert(static_cast<int>(each.id)).second);
        CHECK(names.insert(each.name).second);
        CHECK(&command(each.id) == &each);
    }
    CHECK(ids.size() == static_cast<std::size_t>(*ids.rbegin()) + 1); // none is missing
}

TEST_CASE("commands: no two share a shortcut where both count") {
    std::map<std::pair<Context, std::string>, std::string> taken;
    std::map<std::string, std::string> taken_in_canvas;
    for (const Command& each : commands()) {
        for (const Binding& binding : each.bindings) {
            if (binding.shortcut.key == Key::none) continue;
            const std::string keys = shown(binding.shortcut);
            CAPTURE(keys);
            const auto there = taken.try_emplace({binding.context, keys}, each.name);
            CHECK_MESSAGE(there.second, each.name, " and ", there.first->second);
            if (!is_broad(binding.context)) continue;
            const auto broad = taken_in_canvas.try_emplace(keys, each.name);
            CHECK_MESSAGE(broad.second, each.name, " and ", broad.first->second);
        }
    }
}

TEST_CASE("commands: each has its words in Korean too") {
    const std::string catalogue = text_of_file("assets/locale/ko.po");
    REQUIRE_FALSE(catalogue.empty());
    const auto has_korean = [&](const std::string& key) {
        const std::string entry = "msgid \"" + key + "\"\nmsgstr \"";
        const std::size_t at = catalogue.find(entry);
        return at != std::string::npos && catalogue[at + entry.size()] != '"';
    };
    const std::set<std::string> own_words{"한국어", "English"}; // each language is named in its own
    State nothing_open;
    for (const Command& each : commands()) {
        CAPTURE(each.name);
        const std::string label = each.label;
        CHECK_FALSE(label.empty());
        if (!own_words.contains(label) && !label.ends_with(" %")) CHECK(has_korean(label));
        for (const std::string key : {each.group, each.tooltip, why_not(each, nothing_open)})
            if (!key.empty()) CHECK_MESSAGE(has_korean(key), key);
    }
}

TEST_CASE("commands: those that a list of keys tells of have a line there") {
    for (const Command& each : commands())
        if (shortcut_of(each).key != Key::none) CHECK_MESSAGE(*each.tooltip != '\0', each.name);
    std::set<std::string> lines;
    for (const KeyLine& line : key_lines())
        CHECK_MESSAGE(lines.insert(line.tooltip).second, line.tooltip); // neighbours share one
}

TEST_CASE("commands: the README's list of keys is the table's") {
    const std::string path = std::string(DATELINE_SOURCE_DIR) + "/README.md";
    std::string readme = text_of_file("README.md");
    const std::size_t from = readme.find("| keys | what they do |");
    REQUIRE(from != std::string::npos);
    const std::size_t to = readme.find("\n\n", from) + 1;
    if (std::getenv("UPDATE_GOLDEN")) {
        readme.replace(from, to - from, table_of_keys());
        std::ofstream(path) << readme;
    } else {
        CHECK(readme.substr(from, to - from) == table_of_keys());
    }
}

TEST_CASE("commands: a key counts where it belongs") {
    State state;
    state.path = "/a.db";
    const KeyboardFocus typing{.typing = true}, on_place{.on_place = true};
    CHECK(with_keys(state, {letter('F')})->id == CommandId::fit_all);
    CHECK(with_keys(state, with_shift(letter('F')))->id == CommandId::fit_selection);
    CHECK(with_keys(state, {letter('F')}, typing) == nullptr);
    CHECK(with_keys(state, with_control(letter('F')), typing)->id == CommandId::search);
    CHECK(with_keys(state, with_control(letter('T'))) == nullptr); // Ctrl+T is no T
    CHECK(with_keys(state, with_shift(letter('T')))->id == CommandId::toggle_theme);
    CHECK(with_keys(state, with_shift(Key::equal))->id == CommandId::zoom_in); // "+" is typed with it
    CHECK(with_keys(state, with_shift(Key::slash))->id == CommandId::show_keys);
    CHECK(with_keys(state, {Key::down})->id == CommandId::zoom_out);
    CHECK(with_keys(state, {Key::down}, on_place)->id == CommandId::next_place);
    CHECK(with_keys(state, {Key::down}, typing)->id == CommandId::next_result);
    CHECK(with_keys(state, {Key::enter}, on_place)->id == CommandId::choose_place);
    CHECK(with_keys(state, {Key::escape}, on_place)->id == CommandId::leave_place);
    CHECK(with_keys(state, {Key::escape}, typing)->id == CommandId::leave_field);
    CHECK(with_keys(state, {Key::escape})->id == CommandId::escape);
    state.dialog = Dialog::photo;
    CHECK(with_keys(state, {Key::left})->id == CommandId::previous_photo);
    CHECK(with_keys(state, with_alt(Key::left))->id == CommandId::back);
    CHECK(with_keys(state, {letter('F')}) == nullptr);
    state.dialog = Dialog::palette;
    CHECK(with_keys(state, {Key::enter}, typing)->id == CommandId::run_command);
    CHECK(with_keys(state, {Key::escape}, typing)->id == CommandId::escape);
    CHECK(with_keys(state, with_control(letter('P')), typing) == nullptr);
}

TEST_CASE("commands: what cannot be done now does nothing, and says why") {
    State state;
    apply(state, action::RunCommand{CommandId::show_views});
    CHECK(state.dialog == Dialog::none);
    CHECK(std::string(why_not(command(CommandId::show_views), state)) == "No database is open");
    state.path = "/a.db";
    CHECK(*why_not(command(CommandId::show_views), state) == '\0');
    apply(state, action::RunCommand{CommandId::show_views});
    CHECK(state.dialog == Dialog::views);
    CHECK(std::string(why_not(command(CommandId::next_step), state)) == "There is no story");
}

TEST_CASE("commands: one makes an action or an effect") {
    State state;
    const model::Grouping before = state.view.grouping;
    apply(state, action::RunCommand{CommandId::next_grouping});
    CHECK(state.view.grouping != before);
    CHECK(state.effects.empty());
    apply(state, action::RunCommand{CommandId::quit});
    REQUIRE(state.effects.size() == 1);
    CHECK(std::holds_alternative<effect::Quit>(state.effects[0]));
}

TEST_CASE("commands: a filter that one takes away is forgotten as any other") {
    State state;
    state.path = "/a.db";
    state.view.filter.text = "word";
    const std::uint64_t revision = state.revision;
    apply(state, action::RunCommand{CommandId::clear_filters});
    CHECK(state.view.filter.empty());
    CHECK(state.revision == revision + 1);
}
