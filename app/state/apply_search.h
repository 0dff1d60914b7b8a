#pragma once
// Search, and lists of which more is shown: what their actions do to the state.

#include "state/state.h"

namespace dateline::state {

void reduce(State& state, const action::SearchText& a);
void reduce(State& state, const action::SearchMove& a);
void reduce(State& state, const action::SearchChoose& a);
void reduce(State& state, const action::SearchAsFilter& a);
void reduce(State& state, const action::SearchClose& a);
void reduce(State& state, const action::SearchTray& a);
void reduce(State& state, const action::ListMore& a);

} // namespace dateline::state
