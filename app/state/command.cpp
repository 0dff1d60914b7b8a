#include "state/command.h"

namespace dateline::state {

std::string title_of(const Command& command, base::Language language) {
    const std::string label = base::tr(language, command.label);
    return *command.group == '\0' ? label : std::string(base::tr(language, command.group)) + ": " + label;
}

Shortcut shortcut_of(const Command& command) {
    for (const Binding& binding : command.bindings)
        if (binding.listed == Binding::Listed::yes) return binding.shortcut;
    return {};
}

const char* why_not(const Command& command, const State& state) {
    return command.unavailable ? command.unavailable(state) : "";
}

} // namespace dateline::state
