#include "state/command_table.h"

#include <algorithm>
#include <cmath>

#include "state/current_view.h"
#include "state/palette.h"
#include "state/shown.h"

namespace dateline::state {

namespace {

using Id = CommandId;
using enum Context;

template<class A> Made act(const State& /*any*/) {
    return Action(A{});
}
template<class E> Made ask(const State& /*any*/) {
    return Effect(E{});
}
template<Dialog dialog> Made open_dialog(const State& /*any*/) {
    return Action(action::Show{dialog});
}
template<class A, int by> Made act_by(const State& /*any*/) {
    return Action(A{by});
}
template<class E, int by> Made ask_by(const State& /*any*/) {
    return Effect(E{by});
}
template<model::Grouping grouping> Made group_by(const State& /*any*/) {
    return Action(action::SetGrouping{grouping});
}
template<model::Grouping grouping> bool is_grouped_by(const State& s) {
    return s.view.grouping == grouping;
}
template<int percent> Made scale_to(const State& /*any*/) {
    return Action(action::SetScale{static_cast<float>(percent) / 100});
}
template<int percent> bool is_scaled_to(const State& s) {
    return std::lround(s.settings.scale * 100) == percent;
}
template<layout::Theme theme> Made theme_to(const State& /*any*/) {
    return Action(action::SetTheme{theme});
}
template<base::Language language> Made language_to(const State& /*any*/) {
    return Action(action::SetLanguage{language});
}
template<int percent_of_width> Made pan(const State& s) {
    return Action(action::PanBy{s.viewport.size.width * static_cast<float>(percent_of_width) / 100});
}
Made other_grouping(const State& s) {
    constexpr int groupings = 5;
    return Action(action::SetGrouping{
        static_cast<model::Grouping>((static_cast<int>(s.view.grouping) + 1) % groupings)});
}
Made other_theme(const State& s) {
    return s.settings.theme == layout::Theme::dark ? theme_to<layout::Theme::light>(s)
                                                   : theme_to<layout::Theme::dark>(s);
}
Made other_language(const State& s) {
    return s.settings.language == base::Language::korean ? language_to<base::Language::english>(s)
                                                         : language_to<base::Language::korean>(s);
}
template<layout::Theme theme> bool has_theme(const State& s) {
    return s.settings.theme == theme;
}
template<base::Language language> bool has_language(const State& s) {
    return s.settings.language == language;
}
template<int percent> Made scale_by(const State& s) {
    return Action(action::SetScale{s.settings.scale + static_cast<float>(percent) / 100});
}
template<bool on> Made motion_to(const State& /*any*/) {
    return Action(action::SetMotion{on});
}
template<bool on> bool has_motion(const State& s) {
    return s.settings.motion == on;
}
Made other_motion(const State& s) {
    return Action(action::SetMotion{!s.settings.motion});
}
Made zoom_in(const State& s) {
    return Action(action::ZoomAt{s.viewport.size.width / 2, 0.7});
}
Made zoom_out(const State& s) {
    return Action(action::ZoomAt{s.viewport.size.width / 2, 1 / 0.7});
}
Made compare_selected(const State& s) {
    return Action(action::Compare{{s.view.selected.id}});
}
Made choose_result(const State& s) {
    return Action(action::SearchChoose{s.search.cursor});
}
Made run_chosen(const State& s) {
    return Action(action::RunCommand{chosen_command(commands(), s), action::RunCommand::From::palette});
}
template<int direction> Made turn_photo(const State& s) {
    return Action(next_photo(s, direction).value_or(action::Show{Dialog::photo, s.viewed}));
}

constexpr const char* available = "";
const char* without_database(const State& s) {
    return s.path.empty() ? "No database is open" : available;
}
const char* without_selection(const State& s) {
    return s.view.selected ? available : "Nothing is selected";
}
const char* without_quote(const State& s) {
    return s.view.selected.kind == model::Kind::utterance ? available : "No quote is selected";
}
const char* without_photo(const State& s) {
    return photos_of(s.detail).empty() ? "There is no photo here." : available;
}
const char* without_filter(const State& s) {
    return s.view.filter.empty() ? "No filter holds" : available;
}
const char* without_view(const State& s) {
    return open_view(s) ? available : "No saved view is open";
}
template<int direction> const char* without_step(const State& s) {
    const auto place = place_in_story(s.views, s.saved_view);
    if (place) return (direction > 0 ? place->next : place->previous) ? available : "The story ends here";
    const bool has_story = std::any_of(s.views.begin(), s.views.end(),
                                       [&](const auto& view) { return place_in_story(s.views, view.slug); });
    return has_story ? available : "There is no story";
}
const char* without_way_back(const State& s) {
    return s.back.empty() ? "Nothing was selected before" : available;
}
const char* without_way_forward(const State& s) {
    return s.forward.empty() ? "Nothing was gone back from" : available;
}
const char* without_result(const State& s) {
    const bool any = !s.search.hits.empty() || !s.search.near.empty();
    return any && s.search.answered == s.search.text ? available : "Nothing has been found yet";
}
const char* without_found_command(const State& s) {
    return found_commands(commands(), s).empty() ? "No command has these words" : available;
}

template<class... B> constexpr std::array<Binding, 4> keys(const B&... bindings) {
    return {bindings...};
}
constexpr Binding at(Context context, const Shortcut& shortcut) {
    return {context, shortcut};
}
constexpr Binding at(Context context, Key key) {
    return {context, {key}};
}
// Not in the list of keys.
constexpr Binding hidden(Context context, const Shortcut& shortcut) {
    return {context, shortcut, Binding::Listed::no};
}
constexpr Binding hidden(Context context, Key key) {
    return {context, {key}, Binding::Listed::no};
}

constexpr Command row(Id id, const char* name, const char* label, const char* tooltip,
                      const std::array<Binding, 4>& bindings, Made (*make)(const State&),
                      const char* (*unavailable)(const State&) = nullptr) {
    return {id, name, "", label, tooltip, bindings, make, unavailable};
}
// One of a group.
constexpr Command choice(Id id, const char* name, const char* group, const char* label,
                         Made (*make)(const State&), bool (*is_on)(const State&), const char* tooltip = "",
                         const std::array<Binding, 4>& bindings = keys()) {
    return {id, name, group, label, tooltip, bindings, make, nullptr, is_on};
}

// Each name is part of a hit's id ("top/", "dialog/", "palette/" before it), which the stories use.
constexpr Command table[] = {
    row(Id::open_file, "open", "Open a database", "open a database",
        keys(at(everywhere, with_control(letter('O')))), open_dialog<Dialog::open_file>),
    row(Id::export_picture, "export", "Export a picture", "export a picture", keys(at(canvas, letter('E'))),
        open_dialog<Dialog::export_picture>, without_database),
    row(Id::show_views, "views", "Views and story", "the saved views; keep this one",
        keys(at(canvas, letter('S'))), open_dialog<Dialog::views>, without_database),
    row(Id::keep_view, "keep", "Keep this view", "the saved views; keep this one",
        keys(at(everywhere, with_control(letter('S')))), open_dialog<Dialog::keep_view>, without_database),
    row(Id::search, "search", "Search", "search",
        keys(at(canvas, Key::slash), at(everywhere, with_control(letter('F')))), ask<effect::TypeSearch>),
    row(Id::escape, "escape", "One step back", "one step back, close", keys(at(everywhere, Key::escape)),
        act<action::Escape>),
    row(Id::back, "back", "Back", "back and forward through what was selected",
        keys(at(everywhere, with_alt(Key::left))), act<action::Back>, without_way_back),
    row(Id::forward, "forward", "Forward", "back and forward through what was selected",
        keys(at(everywhere, with_alt(Key::right))), act<action::Forward>, without_way_forward),
    row(Id::earlier, "earlier", "Earlier", "move in time", keys(at(canvas, Key::left)), pan<12>,
        without_database),
    row(Id::later, "later", "Later", "move in time", keys(at(canvas, Key::right)), pan<-12>,
        without_database),
    row(Id::zoom_in, "zoom-in", "Zoom in", "zoom in and out",
        keys(at(canvas, Key::equal), at(canvas, Key::up)), zoom_in, without_database),
    row(Id::zoom_out, "zoom-out", "Zoom out", "zoom in and out",
        keys(at(canvas, Key::minus), at(canvas, Key::down)), zoom_out, without_database),
    row(Id::next_event, "next-event", "Next event", "next and previous event", keys(at(canvas, Key::tab)),
        act_by<action::StepEvent, 1>, without_database),
    row(Id::previous_event, "previous-event", "Previous event", "next and previous event",
        keys(at(canvas, with_shift(Key::tab))), act_by<action::StepEvent, -1>, without_database),
    row(Id::enter_region, "enter", "Into the panel", "into the panel; choose",
        keys(at(canvas, Key::enter), hidden(dialog, Key::enter)), ask<effect::EnterRegion>),
    row(Id::next_region, "next-part", "Next part of the window", "between canvas, panel, people and top bar",
        keys(at(everywhere, Key::f6)), ask_by<effect::ChangeRegion, 1>),
    row(Id::previous_region, "previous-part", "Previous part of the window",
        "between canvas, panel, people and top bar", keys(at(everywhere, with_shift(Key::f6))),
        ask_by<effect::ChangeRegion, -1>),
    row(Id::previous_place, "previous-place", "The place before", "within a list that has the focus",
        keys(at(focus, Key::up), hidden(focus, with_shift(Key::tab)), hidden(dialog, Key::up),
             hidden(dialog, with_shift(Key::tab))),
        ask_by<effect::MoveFocus, -1>),
    row(Id::next_place, "next-place", "The next place", "within a list that has the focus",
        keys(at(focus, Key::down), hidden(focus, Key::tab), hidden(dialog, Key::down),
             hidden(dialog, Key::tab)),
        ask_by<effect::MoveFocus, 1>),
    row(Id::choose_place, "choose-place", "Choose the place", "", keys(hidden(focus, Key::enter)),
        ask<effect::ActOnFocus>),
    row(Id::leave_place, "leave-place", "Leave the place", "", keys(hidden(canvas_focus, Key::escape)),
        ask<effect::LeaveFocus>),
    row(Id::fit_all, "fit", "Fit everything", "fit everything",
        keys(at(canvas, letter('F')), at(canvas, Key::home)), act<action::FitAll>, without_database),
    row(Id::fit_selection, "fit-selection", "Fit the selection", "fit the selection",
        keys(at(canvas, with_shift(letter('F')))), act<action::FitSelection>, without_selection),
    row(Id::clear_filters, "clear", "Clear the filters", "", keys(), act<action::ClearFilters>,
        without_filter),
    row(Id::next_grouping, "grouping", "Group the lanes otherwise",
        "group lanes by people, topics, outlets, places, none", keys(at(canvas, letter('G'))),
        other_grouping),
    choice(Id::group_participant, "group:people", "Lanes", "people", group_by<model::Grouping::participant>,
           is_grouped_by<model::Grouping::participant>),
    choice(Id::group_topic, "group:topics", "Lanes", "topics", group_by<model::Grouping::topic>,
           is_grouped_by<model::Grouping::topic>),
    choice(Id::group_outlet, "group:outlets", "Lanes", "outlets", group_by<model::Grouping::outlet>,
           is_grouped_by<model::Grouping::outlet>),
    choice(Id::group_place, "group:places", "Lanes", "places", group_by<model::Grouping::place>,
           is_grouped_by<model::Grouping::place>),
    choice(Id::group_none, "group:none", "Lanes", "none", group_by<model::Grouping::none>,
           is_grouped_by<model::Grouping::none>),
    row(Id::compare, "compare", "Compare the printings", "compare the printings of the selected quote",
        keys(at(canvas, letter('C'))), compare_selected, without_quote),
    row(Id::show_photo, "photo", "Open the photo", "open the photo of the selected event",
        keys(at(canvas, letter('V'))), open_dialog<Dialog::photo>, without_photo),
    row(Id::previous_photo, "previous-photo", "The photo before", "", keys(hidden(photo, Key::left)),
        turn_photo<-1>),
    row(Id::next_photo, "next-photo", "The next photo", "", keys(hidden(photo, Key::right)), turn_photo<1>),
    row(Id::show_tray, "tray", "Events off the axis", "", keys(), open_dialog<Dialog::tray>,
        without_database),
    row(Id::next_step, "next-step", "Next step of the story", "next and previous step of the story",
        keys(at(canvas, Key::page_down)), act_by<action::StepStory, 1>, without_step<1>),
    row(Id::previous_step, "previous-step", "Previous step of the story",
        "next and previous step of the story", keys(at(canvas, Key::page_up)), act_by<action::StepStory, -1>,
        without_step<-1>),
    row(Id::leave_view, "leave-view", "Leave the saved view", "", keys(), act<action::LeaveView>,
        without_view),
    row(Id::save_window, "save-window", "Save the window as a picture", "save the window as a picture",
        keys(at(everywhere, Key::f12)), ask<effect::SaveWindow>),
    row(Id::toggle_theme, "theme", "Light or dark", "light or dark", keys(at(canvas, letter('T'))),
        other_theme),
    choice(Id::theme_light, "theme:light", "Theme", "light", theme_to<layout::Theme::light>,
           has_theme<layout::Theme::light>),
    choice(Id::theme_dark, "theme:dark", "Theme", "dark", theme_to<layout::Theme::dark>,
           has_theme<layout::Theme::dark>),
    row(Id::toggle_language, "language", "Korean or English", "Korean or English",
        keys(at(canvas, letter('L'))), other_language),
    choice(Id::language_korean, "language:ko", "Language", "한국어", language_to<base::Language::korean>,
           has_language<base::Language::korean>),
    choice(Id::language_english, "language:en", "Language", "English", language_to<base::Language::english>,
           has_language<base::Language::english>),
    row(Id::larger, "larger", "Larger", "larger, smaller, 100 %",
        keys(at(everywhere, with_control(Key::equal))), scale_by<25>),
    row(Id::smaller, "smaller", "Smaller", "larger, smaller, 100 %",
        keys(at(everywhere, with_control(Key::minus))), scale_by<-25>),
    choice(Id::scale_100, "scale:100", "Scale", "100 %", scale_to<100>, is_scaled_to<100>,
           "larger, smaller, 100 %", keys(at(everywhere, with_control(Key::zero)))),
    choice(Id::scale_125, "scale:125", "Scale", "125 %", scale_to<125>, is_scaled_to<125>),
    choice(Id::scale_150, "scale:150", "Scale", "150 %", scale_to<150>, is_scaled_to<150>),
    choice(Id::scale_200, "scale:200", "Scale", "200 %", scale_to<200>, is_scaled_to<200>),
    choice(Id::scale_250, "scale:250", "Scale", "250 %", scale_to<250>, is_scaled_to<250>),
    choice(Id::scale_300, "scale:300", "Scale", "300 %", scale_to<300>, is_scaled_to<300>),
    row(Id::toggle_motion, "motion", "Animation on or off", "animation on or off",
        keys(at(canvas, letter('M'))), other_motion),
    choice(Id::motion_on, "motion:on", "Animation", "on", motion_to<true>, has_motion<true>),
    choice(Id::motion_off, "motion:off", "Animation", "off", motion_to<false>, has_motion<false>),
    row(Id::show_palette, "palette", "Find a command", "find and run any command",
        keys(at(canvas, with_control(letter('P'))), at(canvas, control_shift(letter('P'))),
             hidden(search, with_control(letter('P'))), hidden(search, control_shift(letter('P')))),
        open_dialog<Dialog::palette>),
    row(Id::show_menu, "menu", "Menu", "", keys(), open_dialog<Dialog::menu>),
    row(Id::show_keys, "keys", "Keys", "this list",
        keys(at(canvas, with_shift(Key::slash)), at(everywhere, Key::f1)), open_dialog<Dialog::keys>),
    row(Id::quit, "quit", "Quit", "quit", keys(at(everywhere, with_control(letter('Q')))), ask<effect::Quit>),
    row(Id::next_result, "next-result", "The next result", "", keys(hidden(search, Key::down)),
        act_by<action::SearchMove, 1>),
    row(Id::previous_result, "previous-result", "The result before", "", keys(hidden(search, Key::up)),
        act_by<action::SearchMove, -1>),
    row(Id::choose_result, "choose-result", "Open the result", "", keys(hidden(search, Key::enter)),
        choose_result, without_result),
    row(Id::keep_search, "keep-search", "Keep the search as a filter", "",
        keys(hidden(search, with_control(Key::enter))), act<action::SearchAsFilter>),
    row(Id::leave_field, "leave-field", "Leave the field", "", keys(hidden(empty_field, Key::escape)),
        ask<effect::LeaveField>),
    row(Id::confirm, "confirm", "Do what the dialog is for", "", keys(hidden(dialog_field, Key::enter)),
        ask<effect::Confirm>),
    row(Id::next_field, "next-field", "The next field", "", keys(hidden(dialog_field, Key::tab)),
        ask<effect::NextField>),
    row(Id::next_command, "next-command", "The next command", "",
        keys(hidden(palette, Key::down), hidden(palette, Key::tab)), act_by<action::MovePalette, 1>),
    row(Id::previous_command, "previous-command", "The command before", "",
        keys(hidden(palette, Key::up), hidden(palette, with_shift(Key::tab))),
        act_by<action::MovePalette, -1>),
    row(Id::run_command, "run-command", "Run the command", "", keys(hidden(palette, Key::enter)), run_chosen,
        without_found_command),
};

} // namespace

std::span<const Command> commands() {
    return table;
}

const Command& command(CommandId id) {
    const auto* const found =
        std::find_if(std::begin(table), std::end(table), [&](const Command& each) { return each.id == id; });
    return *found; // each has one: tests/state/command_test.cpp
}

} // namespace dateline::state
