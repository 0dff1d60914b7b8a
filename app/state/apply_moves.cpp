#include "state/apply_moves.h"

#include <algorithm>
#include <cmath>

#include "state/navigation.h"

namespace dateline::state {

namespace {

std::optional<base::Span> span_of_detail(const State& state) {
    const auto known = [](const base::Edtf& date) {
        return date.placed() ? std::optional(date.known()) : std::nullopt;
    };
    if (const auto* event = std::get_if<model::EventView>(&state.detail)) return known(event->item.date);
    if (const auto* utterance = std::get_if<model::UtteranceView>(&state.detail)) {
        if (utterance->event_date) return known(*utterance->event_date);
    }
    if (const auto* person = std::get_if<model::ParticipantView>(&state.detail)) {
        std::optional<base::Span> all;
        for (const auto& event : person->events) {
            if (!event.date.placed()) continue;
            const base::Span span = event.date.known();
            all = all ? base::Span{std::min(all->start_ms, span.start_ms), std::max(all->end_ms, span.end_ms)}
                      : span;
        }
        return all;
    }
    return std::nullopt;
}

} // namespace

// The same stretch of time stays in view, wider or narrower.
void reduce(State& state, const action::Resize& a) {
    state.viewport.size = a.canvas;
}
void reduce(State& state, const action::ZoomAt& a) {
    stop_moving(state);
    state.viewport =
        kept_near(layout::zoomed(state.viewport, static_cast<double>(a.x_px), a.factor), state.overview);
}
void reduce(State& state, const action::PanBy& a) {
    stop_moving(state);
    state.viewport = kept_near(layout::panned(state.viewport, -static_cast<double>(a.px)), state.overview);
}
void reduce(State& state, const action::ShowSpan& a) {
    go_to_span(state, a.span, a.margin_share);
}
void reduce(State& state, const action::FitAll&) {
    go_to_span(state, fit_all_span(state), 0.06);
}
void reduce(State& state, const action::FitSelection&) {
    if (const auto span = span_of_detail(state)) go_to_span(state, *span, 0.4);
}
void reduce(State& state, const action::StepEvent& a) {
    state.stepping = {state.view.selected.kind == model::Kind::event ? model::EventId{state.view.selected.id}
                                                                     : state.context_event,
                      a.direction};
}
void reduce(State& state, const action::Tick& a) {
    advance(state, a.seconds);
}
void reduce(State& state, const action::Fling& a) {
    if (state.settings.motion) state.fling_px_per_second = std::clamp(a.px_per_second, -8000.0F, 8000.0F);
}
void reduce(State& state, const action::StopMoving&) {
    stop_moving(state);
}

} // namespace dateline::state
