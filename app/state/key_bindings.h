#pragma once
// Which command the keys stand for where the keyboard is, and the list of them.

#include <string>
#include <vector>

#include "state/command.h"

namespace dateline::state {

// Those that have a key, to be read: the keys apart by three spaces, and what they do, a key for base::tr.
struct KeyLine {
    std::string keys;
    const char* tooltip;
};
std::vector<KeyLine> key_lines();

// Where the keyboard is.
struct KeyboardFocus {
    bool typing = false;   // a field is typed into
    bool on_place = false; // a place of the window has the focus
};
// What the keys stand for there; null: nothing. Shift that no shortcut asks for is passed over.
const Command* command_for(const Shortcut& shortcut, const State& state, const KeyboardFocus& focus);

} // namespace dateline::state
