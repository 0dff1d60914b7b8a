#include "state/apply.h"

#include <algorithm>

#include "state/apply_answers.h"
#include "state/apply_commands.h"
#include "state/apply_dialogs.h"
#include "state/apply_moves.h"
#include "state/apply_search.h"
#include "state/apply_selection.h"
#include "state/apply_views.h"
#include "state/filters.h"

namespace dateline::state {

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
