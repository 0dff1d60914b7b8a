#pragma once
// What apply() does, by topic: what is looked at, search, settings and dialogs in apply.cpp; moving about in
// apply_moves.cpp; saved views in apply_views.cpp; answers in apply_answers.cpp. Internal to state/.

#include "state/state.h"

namespace dateline::state {

// Moving about.
void act(State& state, const action::Resize& a);
void act(State& state, const action::ZoomAt& a);
void act(State& state, const action::PanBy& a);
void act(State& state, const action::ShowSpan& a);
void act(State& state, const action::FitAll& a);
void act(State& state, const action::FitSelection& a);
void act(State& state, const action::StepEvent& a);
void act(State& state, const action::Tick& a);
void act(State& state, const action::Fling& a);
void act(State& state, const action::StopMoving& a);

// Saved views.
void act(State& state, const action::OpenView& a);
void act(State& state, const action::StepStory& a);
void act(State& state, const action::LeaveView& a);
void act(State& state, const action::EditView& a);
void act(State& state, const action::EditStep& a);
void act(State& state, const action::AskRemoval& a);
void act(State& state, const action::KeepView& a);
void act(State& state, const action::MoveStep& a);
void act(State& state, const action::RemoveView& a);
void act(State& state, const action::Reopened& a);
void act(State& state, const action::ViewsKept& a);

// Answers.
void act(State& state, const action::Opened& a);
void act(State& state, const action::OpenFailed& a);
void act(State& state, const action::WindowLoaded& a);
void act(State& state, const action::RailLoaded& a);
void act(State& state, const action::OverviewLoaded& a);
void act(State& state, const action::DetailLoaded& a);
void act(State& state, const action::SearchLoaded& a);
void act(State& state, const action::NeighbourLoaded& a);
void act(State& state, const action::NameLoaded& a);
void act(State& state, const action::TrayLoaded& a);
void act(State& state, const action::PhotosSeen& a);

// What they share.
Place here(const State& state);
Look look_of(const State& state);
void remember(State& state, const Place& place); // a step of the history
void show(State& state, model::Ref ref, model::EventId context);
void select(State& state, model::Ref ref); // and remembers where one was
void bring_into_view(State& state, const base::Span& span);
// Before a move that goes with it; for all else apply() sees that the filter has changed.
void set_filter(State& state, const model::Filter& filter);

} // namespace dateline::state
