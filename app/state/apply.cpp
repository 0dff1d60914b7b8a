#include <algorithm>

#include "state/navigation.h"
#include "state/reducers.h"

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

namespace {

// What is known of the whole range was that of the other filter.
void forget_overview(State& state) {
    state.overview.extent = state.extent;
    state.overview.density.clear();
    state.stale.overview = true; // the filter may come back before the answer to this one does
    ++state.revision;
}

} // namespace

void set_filter(State& state, const model::Filter& filter) {
    if (filter == state.view.filter) return;
    state.view.filter = filter;
    forget_overview(state);
}

// Pans so that `date` is in view, without changing the zoom; a span wider than the view is shown from its
// start.
void bring_into_view(State& state, const base::Span& span) {
    const auto start = span.start_ms;
    const auto end = span.end_ms;
    const layout::Viewport& view = state.viewport;
    const double margin = view.span_ms * 0.1;
    if (start >= view.start_ms + margin && end <= view.end_ms() - margin) return;
    layout::Viewport target = view;
    target.start_ms =
        (end - start < view.span_ms ? (start + end) / 2 : start + view.span_ms * 0.4) - view.span_ms / 2;
    go_to(state, target);
}

namespace {

template<class Id> void toggle(std::vector<Id>& list, Id id) {
    const auto found = std::find(list.begin(), list.end(), id);
    if (found != list.end()) {
        list.erase(found);
    } else {
        list.push_back(id);
    }
}

} // namespace

void toggle_filter(model::Filter& filter, model::Ref ref) {
    switch (ref.kind) {
    case model::Kind::participant:
        toggle(filter.participants, model::ParticipantId{ref.id});
        break;
    case model::Kind::topic:
        toggle(filter.topics, model::TopicId{ref.id});
        break;
    case model::Kind::outlet:
        toggle(filter.outlets, model::OutletId{ref.id});
        break;
    case model::Kind::place:
        toggle(filter.places, model::PlaceId{ref.id});
        break;
    default:
        break;
    }
}

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

} // namespace

namespace {

// What follows from a change whatever has made it: none can forget it. What is opened brings an overview
// along.
template<class Change> void change(State& state, bool opens, Change apply_to) {
    const model::Filter before = state.view.filter;
    const model::Grouping grouping = state.view.grouping;
    const model::Ref selected = state.view.selected;
    apply_to(state);
    if (state.view.filter != before && !opens) forget_overview(state);
    // Other lanes are the busiest now.
    if (state.view.filter != before || state.view.grouping != grouping || opens) state.first_lane = 0;
    // Whoever is chosen shines in a lane: among the first ones, if these have none.
    if (state.view.selected != selected && state.view.selected.kind == model::Kind::participant &&
        std::none_of(state.window.lanes.begin(), state.window.lanes.end(),
                     [&](const model::Lane& lane) { return lane.key == state.view.selected; }))
        state.first_lane = 0;
}

} // namespace

void apply(State& state, Action&& action) {
    if (const auto* run = std::get_if<action::RunCommand>(&action)) {
        if (auto made = take_command(state, *run)) apply(state, *std::move(made));
        return;
    }
    change(state, false, [&](State& changed) {
        std::visit(
            [&]<class A>(A&& a) {
                if constexpr (!std::is_same_v<A, action::RunCommand>) reduce(changed, std::move(a));
            },
            static_cast<AnyAction&&>(action));
    });
}

void apply(State& state, Answer&& answer) {
    change(state, std::holds_alternative<answer::Opened>(answer), [&](State& changed) {
        std::visit([&]<class A>(A&& a) { reduce(changed, std::move(a)); }, static_cast<AnyAnswer&&>(answer));
    });
}

} // namespace dateline::state
