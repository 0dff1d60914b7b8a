#pragma once
// What is selected, and the history of it.

#include "state/state.h"

namespace dateline::state {

// Where one is now.
HistoryEntry here(const State& state);
Look look_of(const State& state);
void remember(State& state, const HistoryEntry& place); // a step of the history
void show(State& state, model::Ref ref, model::EventId context);
void select(State& state, model::Ref ref); // and remembers where one was

} // namespace dateline::state
