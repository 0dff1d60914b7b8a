#include "state/apply_dialogs.h"

#include <algorithm>
#include <cmath>

#include "state/navigation.h"
#include "state/shown.h"

namespace dateline::state {

void reduce(State& state, const action::SetTheme& a) {
    state.settings.theme = a.theme;
    state.effects.emplace_back(effect::SaveSettings{});
}
void reduce(State& state, const action::SetLanguage& a) {
    state.settings.language = a.language;
    state.effects.emplace_back(effect::SaveSettings{});
}
void reduce(State& state, const action::SetScale& a) {
    if (!std::isfinite(a.scale)) return;
    state.settings.scale = std::clamp(std::round(a.scale * 20) / 20, 1.0F, 3.0F);
    state.effects.emplace_back(effect::SaveSettings{});
}
void reduce(State& state, const action::SetMotion& a) {
    state.settings.motion = a.on;
    if (!a.on) stop_moving(state);
    state.effects.emplace_back(effect::SaveSettings{});
}

void reduce(State& state, const action::Show& a) {
    const bool of_a_database = a.dialog == Dialog::export_picture || a.dialog == Dialog::tray ||
                               a.dialog == Dialog::photo || a.dialog == Dialog::views ||
                               a.dialog == Dialog::keep_view;
    if (of_a_database && state.path.empty()) return;
    // A dialog shows what went wrong; what went well before it is no news there.
    if (a.dialog != Dialog::none && state.message && !state.message->failed) state.message.reset();
    if (a.dialog == Dialog::photo && photos_of(state.detail).empty()) return;
    state.dialog = a.dialog;
    state.edited_view.clear();
    state.edited_step = false;
    state.removed_next.clear();
    state.viewed = a.photo;
    if (a.dialog == Dialog::palette) state.palette = {};
}
void reduce(State& state, const action::Open& a) {
    if (state.writing_views) { // what waits is written first
        state.open_next = a.path;
        return;
    }
    state.opening = true;
    // The dialog where its path was typed stays until it is open.
    if (state.dialog != Dialog::open_file) state.dialog = Dialog::none;
    state.message.reset();
    state.effects.emplace_back(effect::Open{a.path, a.sound_only});
}
void reduce(State& state, const action::OpenUrl& a) {
    state.effects.emplace_back(effect::OpenUrl{a.url});
}
void reduce(State& state, const action::Copy& a) {
    state.effects.emplace_back(effect::Copy{a.text, a.told});
}
void reduce(State& state, const action::SetExport& a) {
    state.exporting = a.choice;
}
void reduce(State& state, const action::ExportPicture&) {
    if (state.export_share || state.path.empty()) return; // one at a time
    state.export_share = 0;
    state.message.reset();
    state.effects.emplace_back(effect::ExportPicture{state.exporting.path, picture_options(state)});
}
void reduce(State& state, const answer::ExportProgress& a) {
    if (state.export_share) state.export_share = a.share;
}
void reduce(State& state, const answer::ExportEnded& a) {
    state.export_share.reset();
    if (a.saved && state.dialog == Dialog::export_picture) state.dialog = Dialog::none;
}
void reduce(State& state, const action::CancelExport&) {
    state.effects.emplace_back(effect::CancelExport{});
}
void reduce(State& state, const action::SaveCard& a) {
    state.effects.emplace_back(effect::SaveCard{a.utterance, a.path});
}
void reduce(State& state, const answer::Imported& a) {
    reduce(state, action::Open{a.path});
}
void reduce(State& state, const answer::Notify& a) {
    state.message = Message{a.text, a.failed};
}

} // namespace dateline::state
