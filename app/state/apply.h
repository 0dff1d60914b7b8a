#pragma once
// The one way in which a state changes: an action of the user's or an answer of a worker's is applied to it.

#include "state/state.h"

namespace dateline::state {

void apply(State& state, Action&& action);
void apply(State& state, Answer&& answer);

} // namespace dateline::state
