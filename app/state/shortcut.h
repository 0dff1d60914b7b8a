#pragma once
// Keys that are pressed together, where they count, and how they are written. Knows no window: ui/keys.h
// makes these of GLFW's numbers.

#include <string>
#include <vector>

namespace dateline::state {

// Letters (large), digits and signs are their ASCII. The keypad's are the same keys.
enum class Key : int {
    none = 0,
    minus = '-',
    slash = '/',
    zero = '0',
    equal = '=', // "+" is on it
    escape = 256,
    enter,
    tab,
    left,
    right,
    up,
    down,
    home,
    page_up,
    page_down,
    f1,
    f6,
    f12,
};
constexpr Key letter(char large) {
    return static_cast<Key>(large);
}

struct Shortcut {
    Key key = Key::none;
    bool control = false, shift = false, alt = false;
    bool operator==(const Shortcut&) const = default;
};
constexpr Shortcut with_control(Key key) {
    return {.key = key, .control = true};
}
constexpr Shortcut with_shift(Key key) {
    return {.key = key, .shift = true};
}
constexpr Shortcut control_shift(Key key) {
    return {.key = key, .control = true, .shift = true};
}
constexpr Shortcut with_alt(Key key) {
    return {.key = key, .alt = true};
}

// The keys that are pressed, as they are written in every language: "Ctrl", "Shift", "P"; "Page Down"; "?".
std::vector<std::string> keys_of(const Shortcut& shortcut);
// In one: "Ctrl+Shift+P".
std::string shown(const Shortcut& shortcut);

// Where a key counts, the narrowest first: what is found in it goes before what the next ones have.
enum class Context {
    photo,        // the photo viewer is open
    palette,      // the command palette is
    canvas_focus, // a place of the window has the focus, and no dialog or search is open
    focus,        // a place has the focus, and nothing is typed into
    empty_field,  // the search field is typed into, and no search is open
    search,       // the search field is typed into
    dialog_field, // a dialog's field is
    dialog,       // one is open, and nothing is typed into
    canvas,       // none is open, and nothing is typed into
    everywhere,
};

} // namespace dateline::state
