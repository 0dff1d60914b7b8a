#include "state/apply_selection.h"

#include <algorithm>

#include "state/current_view.h"
#include "state/filters.h"
#include "state/navigation.h"
#include "state/selection.h"

namespace dateline::state {

namespace {

void step_through(State& state, std::vector<HistoryEntry>& from, std::vector<HistoryEntry>& to) {
    if (from.empty()) return;
    const HistoryEntry place = from.back();
    from.pop_back();
    to.push_back(here(state));
    if (place.look) {
        to.back().look = look_of(state);
        set_filter(state, place.view.filter);
        state.view.grouping = place.view.grouping;
        state.settings.theme = place.look->theme;
        state.saved_view = place.look->saved_view;
    }
    show(state, place.view.selected, place.event);
    if (place.view.span) go_to_span(state, *place.view.span, 0);
}

void escape(State& state) {
    if (state.dialog != Dialog::none) {
        state.dialog = Dialog::none;
    } else if (state.search.open) {
        state.search.open = false;
    } else if (state.message) {
        state.message.reset();
    } else if (state.compared) {
        state.compared = {};
    } else if (const model::SavedView* view = open_view(state);
               view && view->view.selected == state.view.selected) {
        state.saved_view.clear(); // what was clicked in it is gone back from first
    } else if (!state.back.empty()) {
        step_through(state, state.back, state.forward);
    } else if (state.view.selected) {
        show(state, {}, {});
    } else if (!state.view.filter.empty()) {
        state.view.filter = {};
    }
}

} // namespace

void reduce(State& state, const action::Select& a) {
    select(state, a.ref);
}
void reduce(State& state, const action::Back&) {
    step_through(state, state.back, state.forward);
}
void reduce(State& state, const action::Forward&) {
    step_through(state, state.forward, state.back);
}
void reduce(State& state, const action::Escape&) {
    escape(state);
    state.effects.emplace_back(effect::LeaveFocus{});
    state.effects.emplace_back(effect::LeaveField{});
}
void reduce(State& state, const action::ToggleFilter& a) {
    toggle_filter(state.view.filter, a.ref);
}
void reduce(State& state, const action::ClearFilters&) {
    state.view.filter = {};
}
void reduce(State& state, const action::ClearFilterText&) {
    state.view.filter.text.clear();
}
void reduce(State& state, const action::SetGrouping& a) {
    state.view.grouping = a.grouping;
}
void reduce(State& state, const action::ShowLanes& a) {
    state.first_lane = std::max(a.first, 0);
}
void reduce(State& state, const action::Compare& a) {
    state.compared = state.compared == a.utterance ? model::UtteranceId{} : a.utterance;
}
void reduce(State& state, const action::TurnPage& a) {
    state.page = a.page;
}

} // namespace dateline::state
