#include "state/apply_commands.h"

#include <algorithm>

#include "state/command_table.h"
#include "state/palette.h"

namespace dateline::state {

namespace {

constexpr std::size_t max_recent_commands = 8;

void remember_command(State& state, const Command& command) {
    auto& recent = state.settings.recent_commands;
    std::erase(recent, command.name);
    recent.insert(recent.begin(), command.name);
    if (recent.size() > max_recent_commands) recent.resize(max_recent_commands);
    state.effects.emplace_back(effect::SaveSettings{});
}

} // namespace

std::optional<Action> take_command(State& state, const action::RunCommand& a) {
    const Command& command = state::command(a.command);
    if (*why_not(command, state) != '\0') return std::nullopt;
    if (a.from == action::RunCommand::From::palette) {
        state.dialog = Dialog::none;
        remember_command(state, command);
    }
    Made made = command.make(state);
    if (auto* effect = std::get_if<Effect>(&made)) {
        state.effects.push_back(std::move(*effect));
        return std::nullopt;
    }
    return std::get<Action>(std::move(made));
}

void reduce(State& state, const action::TypeInPalette& a) {
    state.palette = {a.text, 0};
}
void reduce(State& state, const action::MovePalette& a) {
    const auto count = static_cast<long>(found_commands(commands(), state).size());
    if (count == 0) return;
    const long next = (static_cast<long>(state.palette.cursor) + a.by % count + count) % count;
    state.palette.cursor = static_cast<std::size_t>(next);
}

} // namespace dateline::state
