#pragma once
// What the store answered: what it does to the state.

#include "state/state.h"

namespace dateline::state {

void reduce(State& state, answer::Opened&& a);
void reduce(State& state, const answer::OpenFailed& a);
void reduce(State& state, answer::WindowLoaded&& a);
void reduce(State& state, answer::RailLoaded&& a);
void reduce(State& state, answer::OverviewLoaded&& a);
void reduce(State& state, answer::DetailLoaded&& a);
void reduce(State& state, answer::SearchLoaded&& a);
void reduce(State& state, const answer::NeighbourLoaded& a);
void reduce(State& state, answer::NameLoaded&& a);
void reduce(State& state, answer::TrayLoaded&& a);
void reduce(State& state, const answer::PhotosSeen& a);

} // namespace dateline::state
