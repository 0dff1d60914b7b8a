#pragma once
// Moving about: what the actions that zoom, pan and step do to the state.

#include "state/state.h"

namespace dateline::state {

void reduce(State& state, const action::Resize& a);
void reduce(State& state, const action::ZoomAt& a);
void reduce(State& state, const action::PanBy& a);
void reduce(State& state, const action::ShowSpan& a);
void reduce(State& state, const action::FitAll& a);
void reduce(State& state, const action::FitSelection& a);
void reduce(State& state, const action::StepEvent& a);
void reduce(State& state, const action::Tick& a);
void reduce(State& state, const action::Fling& a);
void reduce(State& state, const action::StopMoving& a);

} // namespace dateline::state
