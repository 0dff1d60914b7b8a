#pragma once
// The table of commands: whoever adds one adds a row, an id in state/command.h and its Korean words.

#include <span>

#include "state/command.h"

namespace dateline::state {

std::span<const Command> commands();
const Command& command(CommandId id);

} // namespace dateline::state
