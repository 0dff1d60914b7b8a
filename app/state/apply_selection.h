#pragma once
// What is looked at: what the actions that select, filter, group and go back do to the state.

#include "state/state.h"

namespace dateline::state {

void reduce(State& state, const action::Select& a);
void reduce(State& state, const action::Back& a);
void reduce(State& state, const action::Forward& a);
void reduce(State& state, const action::Escape& a);
void reduce(State& state, const action::ToggleFilter& a);
void reduce(State& state, const action::ClearFilters& a);
void reduce(State& state, const action::ClearFilterText& a);
void reduce(State& state, const action::SetGrouping& a);
void reduce(State& state, const action::ShowLanes& a);
void reduce(State& state, const action::Compare& a);
void reduce(State& state, const action::TurnPage& a);

} // namespace dateline::state
