#include "state/navigation.h"

#include <algorithm>
#include <cmath>

namespace dateline::state {

namespace {

constexpr double animation_seconds = 0.150;
constexpr float fling_stops_below_px_per_second = 20;
constexpr double fling_halves_in_seconds = 0.12;

double eased(double t) { // cubic, fast start and soft landing
    const double left = 1 - std::clamp(t, 0.0, 1.0);
    return 1 - left * left * left;
}

} // namespace

layout::Viewport kept_near(const layout::Viewport& viewport, const model::Overview& overview) {
    if (overview.extent.empty()) return viewport;
    layout::Viewport kept = viewport;
    const auto first = overview.extent.start_ms;
    const auto last = overview.extent.end_ms;
    // Zoomed out no further than four times the extent (a day's worth at least), so that nobody gets lost.
    const double widest = std::clamp((last - first) * 4, 30 * base::day_ms, layout::longest_span_ms);
    if (kept.span_ms > widest) {
        const double middle = kept.start_ms + kept.span_ms / 2;
        kept.span_ms = widest;
        kept.start_ms = middle - widest / 2;
    }
    const double slack = kept.span_ms / 2;
    kept.start_ms =
        std::clamp(kept.start_ms, first - kept.span_ms + slack * 0.5, std::max(first, last - slack * 0.5));
    return kept;
}

void stop_moving(State& state) {
    state.fling_px_per_second = 0;
    if (state.animation.running) {
        state.animation.running = false;
    }
}

void go_to(State& state, const layout::Viewport& target) {
    state.fling_px_per_second = 0;
    const layout::Viewport kept = kept_near(target, state.overview);
    if (!state.settings.motion || !state.fitted) {
        state.viewport.start_ms = kept.start_ms;
        state.viewport.span_ms = kept.span_ms;
        state.animation.running = false;
        return;
    }
    state.animation = {state.viewport.start_ms, state.viewport.span_ms, kept.start_ms, kept.span_ms, 0, true};
}

void go_to_span(State& state, base::Span span, double margin_share) {
    go_to(state, layout::fitted(state.viewport, span, margin_share));
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

void advance(State& state, double seconds) {
    Animation& animation = state.animation;
    if (animation.running) {
        animation.seconds += std::clamp(seconds, 0.0, 0.1);
        const double t = eased(animation.seconds / animation_seconds);
        if (animation.seconds >= animation_seconds) {
            state.viewport.start_ms = animation.to_start_ms;
            state.viewport.span_ms = animation.to_span_ms;
            animation.running = false;
        } else {
            // The span changes by ratio, the centre in proportion to it: a zoom then looks steady.
            const double ratio = animation.to_span_ms / animation.from_span_ms;
            const double span_ms = animation.from_span_ms * std::pow(ratio, t);
            const double from = animation.from_start_ms + animation.from_span_ms / 2;
            const double to = animation.to_start_ms + animation.to_span_ms / 2;
            const double share = std::abs(ratio - 1) < 1e-6 ? t : (std::pow(ratio, t) - 1) / (ratio - 1);
            state.viewport.span_ms = span_ms;
            state.viewport.start_ms = from + (to - from) * share - span_ms / 2;
        }
    }
    if (state.fling_px_per_second != 0) {
        const double step = std::clamp(seconds, 0.0, 0.1);
        const auto by = static_cast<double>(state.fling_px_per_second) * step;
        state.viewport = kept_near(layout::panned(state.viewport, -by), state.overview);
        state.fling_px_per_second *= static_cast<float>(std::pow(0.5, step / fling_halves_in_seconds));
        if (std::abs(state.fling_px_per_second) < fling_stops_below_px_per_second)
            state.fling_px_per_second = 0;
    }
}

base::Span fit_all_span(const State& state) {
    if (!state.overview.extent.empty()) return state.overview.extent;
    const double start = std::trunc(state.viewport.start_ms);
    return {start, start + std::max(std::trunc(state.viewport.span_ms), base::day_ms)};
}

} // namespace dateline::state
