#pragma once
// What the user can ask for: how it is called, which keys ask for it, whether it can be done now, and what is
// made of it. Keys, menu, buttons, the list of keys and the command palette are made from the one table of
// them (state/command_table.h): none has a way of its own. Knows no window.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "state/effect.h"
#include "state/shortcut.h"
#include "state/state.h"

namespace dateline::state {

enum class CommandId : int {
    // The database and what leaves it.
    open_file,
    export_picture,
    keep_view,
    show_views,
    // What is in view.
    fit_all,
    fit_selection,
    zoom_in,
    zoom_out,
    earlier,
    later,
    next_event,
    previous_event,
    // What is selected.
    search,
    clear_filters,
    back,
    forward,
    escape,
    compare,
    show_photo,
    show_tray,
    // The story.
    next_step,
    previous_step,
    leave_view,
    // Lanes.
    next_grouping,
    group_participant,
    group_topic,
    group_outlet,
    group_place,
    group_none,
    // Looks.
    toggle_theme,
    theme_light,
    theme_dark,
    toggle_language,
    language_korean,
    language_english,
    toggle_motion,
    motion_on,
    motion_off,
    larger,
    smaller,
    scale_100,
    scale_125,
    scale_150,
    scale_200,
    scale_250,
    scale_300,
    // The window.
    show_palette,
    show_menu,
    show_keys,
    save_window,
    quit,
    // The keyboard's ways through the window.
    enter_region,
    next_region,
    previous_region,
    next_place,
    previous_place,
    choose_place,
    leave_place,
    next_result,
    previous_result,
    choose_result,
    keep_search,
    leave_field,
    confirm,
    next_field,
    next_photo,
    previous_photo,
    next_command,
    previous_command,
    run_command,
};

struct Binding {
    Context context = Context::everywhere;
    Shortcut shortcut;
    enum class Listed {
        no,
        yes
    } listed = Listed::yes; // in the list of keys, or another way to type the same
};

using Made = std::variant<Action, Effect>;

struct Command {
    CommandId id;
    const char* name;    // in the ids of hits and in the settings
    const char* group;   // a key for base::tr; "" for most
    const char* label;   // of menus, chips and the palette; a key for base::tr
    const char* tooltip; // a line of the list of keys, which neighbours may share; a key for base::tr
    std::array<Binding, 4> bindings;
    Made (*make)(const State&); // called where it is available only
    const char* (*unavailable)(
        const State&) = {};           // why it cannot be done now, a key for base::tr; "": it can
    bool (*is_on)(const State&) = {}; // of several in a group: whether it is the one that holds
};

// Its group and label in one: "Theme: dark".
std::string title_of(const Command& command, base::Language language);
// The first of its shortcuts that is listed; that of no key if it has none.
Shortcut shortcut_of(const Command& command);
// Why it cannot be done now, a key for base::tr; "": it can.
const char* why_not(const Command& command, const State& state);
} // namespace dateline::state
