#pragma once
// The filter of what is looked at, changed and asked of.

#include "state/state.h"

namespace dateline::state {

bool is_filtered_by(const model::Filter& filter, model::Ref ref);
void toggle_filter(model::Filter& filter, model::Ref ref);
// Before a move that goes with it; for all else apply() sees that the filter has changed.
void set_filter(State& state, const model::Filter& filter);
// What is known of the whole range was that of another filter.
void forget_overview(State& state);

} // namespace dateline::state
