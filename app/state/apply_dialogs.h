#pragma once
// Settings, dialogs and what they ask of the world: what their actions do to the state.

#include "state/state.h"

namespace dateline::state {

void reduce(State& state, const action::SetTheme& a);
void reduce(State& state, const action::SetLanguage& a);
void reduce(State& state, const action::SetScale& a);
void reduce(State& state, const action::SetMotion& a);
void reduce(State& state, const action::Show& a);
void reduce(State& state, const action::Open& a);
void reduce(State& state, const action::OpenUrl& a);
void reduce(State& state, const action::Copy& a);
void reduce(State& state, const action::SetExport& a);
void reduce(State& state, const action::ExportPicture& a);
void reduce(State& state, const answer::ExportProgress& a);
void reduce(State& state, const answer::ExportEnded& a);
void reduce(State& state, const action::CancelExport& a);
void reduce(State& state, const action::SaveCard& a);
void reduce(State& state, const answer::Notify& a);
void reduce(State& state, const answer::Imported& a);

} // namespace dateline::state
