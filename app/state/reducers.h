#pragma once
// What apply() does, by topic: what is looked at in apply.cpp; search and lists in apply_search.cpp;
// settings, dialogs and what they ask of the world in apply_dialogs.cpp; commands in apply_commands.cpp;
// moving about in apply_moves.cpp; saved views in apply_views.cpp; answers in apply_answers.cpp. Internal to
// state/.

#include "state/state.h"

namespace dateline::state {

// Moving about.
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

// Search, and lists of which more is shown.
void reduce(State& state, const action::SearchText& a);
void reduce(State& state, const action::SearchMove& a);
void reduce(State& state, const action::SearchChoose& a);
void reduce(State& state, const action::SearchAsFilter& a);
void reduce(State& state, const action::SearchClose& a);
void reduce(State& state, const action::SearchTray& a);
void reduce(State& state, const action::ListMore& a);

// Commands.
void reduce(State& state, const action::TypeInPalette& a);
void reduce(State& state, const action::MovePalette& a);
// What is to be applied in its stead; none: it cannot be done now, or it asks for an effect.
std::optional<Action> take_command(State& state, const action::RunCommand& a);

// Settings, dialogs and the world.
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

// Saved views.
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

// Answers.
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

// What they share.
HistoryEntry here(const State& state);
Look look_of(const State& state);
void remember(State& state, const HistoryEntry& place); // a step of the history
void show(State& state, model::Ref ref, model::EventId context);
void select(State& state, model::Ref ref); // and remembers where one was
void toggle_filter(model::Filter& filter, model::Ref ref);
void bring_into_view(State& state, const base::Span& span);
// Before a move that goes with it; for all else apply() sees that the filter has changed.
void set_filter(State& state, const model::Filter& filter);

} // namespace dateline::state
