#pragma once
// Of the saved views, the one that is open; and what is in view, as one that could be saved.

#include "state/state.h"

namespace dateline::state {

// Which view is open; null: none.
const model::SavedView* open_view(const State& state);
// What is in view, to be given a name.
model::SavedView current_view(const State& state);

} // namespace dateline::state
