#pragma once
// Commands, and the palette that finds them: what their actions do to the state.

#include <optional>

#include "state/state.h"

namespace dateline::state {

void reduce(State& state, const action::TypeInPalette& a);
void reduce(State& state, const action::MovePalette& a);
// What is to be applied in its stead; none: it cannot be done now, or it asks for an effect.
std::optional<Action> take_command(State& state, const action::RunCommand& a);

} // namespace dateline::state
