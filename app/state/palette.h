#pragma once
// The command palette: which commands the words that are typed into it find, in what order. Both languages'
// words are looked at, whichever the window has.

#include <span>
#include <vector>

#include "state/command.h"

namespace dateline::state {

// Of all of `commands` that can be asked for from anywhere: those that have every word, best first; among
// those that are found alike, what was used last comes first and what cannot be done now comes last. Without
// words, all. Where nothing has the words, what is spelt much alike.
struct FoundCommand {
    CommandId id;
    base::Language language; // in whose words it was found
};
std::vector<FoundCommand> found_commands(std::span<const Command> commands, const State& state);
// The one that Enter runs. Call it where there are any.
CommandId chosen_command(std::span<const Command> commands, const State& state);

} // namespace dateline::state
