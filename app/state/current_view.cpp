#include "state/current_view.h"

#include <cmath>

#include "state/shown.h"

namespace dateline::state {

const model::SavedView* open_view(const State& state) {
    return state.saved_view.empty() ? nullptr : view_by_slug(state.views, state.saved_view);
}

model::SavedView current_view(const State& state) {
    model::SavedView view;
    view.view = state.view;
    view.theme = state.settings.theme == layout::Theme::dark ? "dark" : "light";
    const base::Span span =
        state.animation.running
            ? base::Span{std::trunc(state.animation.to_start_ms),
                         std::trunc(state.animation.to_start_ms + state.animation.to_span_ms)}
            : visible_span(state);
    // All that there is stays all that there is when more is added.
    const bool all = span.start_ms <= state.extent.start_ms && span.end_ms >= state.extent.end_ms;
    if (!all) view.dates = model::bounds_of(span, state.viewport.utc_offset_minutes);
    return view;
}

} // namespace dateline::state
