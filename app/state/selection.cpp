#include "state/selection.h"

namespace dateline::state {

namespace {

constexpr std::size_t max_history = 200;

// The event that whatever is selected now belongs to: the one whose words come first when a person is
// clicked.
model::EventId event_of_selection(const State& state) {
    if (state.view.selected.kind == model::Kind::event) return model::EventId{state.view.selected.id};
    if (const auto* utterance = std::get_if<model::UtteranceView>(&state.detail)) return utterance->event;
    if (const auto* photo = std::get_if<model::PhotoView>(&state.detail); photo && photo->event)
        return photo->event;
    return state.context_event;
}

} // namespace

HistoryEntry here(const State& state) {
    model::View view = state.view;
    view.span = span_of(state.viewport);
    return {std::move(view), state.context_event};
}

Look look_of(const State& state) {
    return {state.settings.theme, state.saved_view};
}

void remember(State& state, const HistoryEntry& place) {
    state.back.push_back(place);
    if (state.back.size() > max_history) state.back.erase(state.back.begin());
    state.forward.clear();
}

void show(State& state, model::Ref ref, model::EventId context) {
    state.view.selected = ref;
    state.context_event = context;
    state.page = {};
    state.compared = {};
    state.detail_ref = {}; // asked for again: the same person may be wanted with another event first
    if (!ref) state.detail = std::monostate();
}

void select(State& state, model::Ref ref) {
    const model::EventId context =
        ref.kind == model::Kind::event ? model::EventId{ref.id} : event_of_selection(state);
    if (ref == state.view.selected && context == state.context_event) return;
    const bool nothing_twice = !state.back.empty() &&
                               state.back.back().view.selected == state.view.selected &&
                               !state.back.back().look && !state.view.selected;
    if (!nothing_twice) remember(state, here(state));
    show(state, ref, ref ? context : model::EventId{});
    if (state.dialog == Dialog::tray || state.dialog == Dialog::photo || state.dialog == Dialog::menu)
        state.dialog = Dialog::none;
}

} // namespace dateline::state
