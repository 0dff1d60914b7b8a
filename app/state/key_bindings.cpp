#include "state/key_bindings.h"

#include <string_view>

#include "state/command_table.h"

namespace dateline::state {

namespace {

bool holds(Context context, const State& state, const KeyboardFocus& focus) {
    const bool dialog = state.dialog != Dialog::none;
    switch (context) {
    case Context::photo:
        return state.dialog == Dialog::photo;
    case Context::palette:
        return state.dialog == Dialog::palette;
    case Context::canvas_focus:
        return focus.on_place && !focus.typing && !dialog && !state.search.open;
    case Context::focus:
        return focus.on_place && !focus.typing;
    case Context::empty_field:
        return focus.typing && !dialog && !state.search.open;
    case Context::search:
        return focus.typing && !dialog;
    case Context::dialog_field:
        return focus.typing && dialog;
    case Context::dialog:
        return !focus.typing && dialog;
    case Context::canvas:
        return !focus.typing && !dialog;
    case Context::everywhere:
        return true;
    }
    return false;
}

} // namespace

std::vector<KeyLine> key_lines() {
    std::vector<KeyLine> lines;
    std::string_view last;
    for (const Command& command : commands()) {
        for (const Binding& binding : command.bindings) {
            if (binding.shortcut.key == Key::none || binding.listed == Binding::Listed::no) continue;
            if (lines.empty() || last != command.tooltip) lines.push_back({"", command.tooltip});
            last = command.tooltip;
            std::string& keys = lines.back().keys;
            keys += (keys.empty() ? "" : "   ") + shown(binding.shortcut);
        }
    }
    return lines;
}

const Command* command_for(const Shortcut& shortcut, const State& state, const KeyboardFocus& focus) {
    const Command* found = nullptr;
    Context narrowest = Context::everywhere;
    for (const Command& command : commands()) {
        for (const Binding& binding : command.bindings) {
            if (binding.shortcut != shortcut || shortcut.key == Key::none) continue;
            if (!holds(binding.context, state, focus)) continue;
            if (found && binding.context >= narrowest) continue;
            found = &command;
            narrowest = binding.context;
        }
    }
    if (found || !shortcut.shift) return found;
    Shortcut without_shift = shortcut;
    without_shift.shift = false;
    return command_for(without_shift, state, focus);
}

} // namespace dateline::state
