#pragma once
// Moving the view: pan, zoom, fit, animation and inertia. Internal to state/.

#include "state/state.h"

namespace dateline::state {

void go_to(State& state, const layout::Viewport& target); // animated, or at once where motion is off
void go_to_span(State& state, base::Span span, double margin_share);
void stop_moving(State& state);
void advance(State& state, double seconds);
// Pans so that a span is in view.
void bring_into_view(State& state, const base::Span& span);
// The view stays within the extent and half a view beyond it.
layout::Viewport kept_near(const layout::Viewport& viewport, const model::Overview& overview);
base::Span fit_all_span(const State& state);

} // namespace dateline::state
