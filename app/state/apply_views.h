#pragma once
// Saved views and the story: opening them, giving them names, and their order.

#include "state/state.h"

namespace dateline::state {

void reduce(State& state, const action::OpenView& a);
void reduce(State& state, const action::StepStory& a);
void reduce(State& state, const action::LeaveView& a);
void reduce(State& state, const action::EditView& a);
void reduce(State& state, const action::EditStep& a);
void reduce(State& state, const action::AskRemoval& a);
void reduce(State& state, const action::KeepView& a);
void reduce(State& state, const action::MoveStep& a);
void reduce(State& state, const action::RemoveView& a);
void reduce(State& state, answer::Reopened&& a);
void reduce(State& state, const answer::ViewsKept& a);

} // namespace dateline::state
