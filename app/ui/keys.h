#pragma once
// The keyboard: GLFW's keys as the table of commands has them.

#include <optional>

#include "state/shortcut.h"
#include "ui/window.h"

namespace dateline::ui {

// None for keys that no command could have.
std::optional<state::Shortcut> shortcut_of(const KeyPress& press);

} // namespace dateline::ui
