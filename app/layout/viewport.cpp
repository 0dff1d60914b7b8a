#include "layout/viewport.h"

#include <algorithm>
#include <cmath>

namespace dateline::layout {

namespace {

constexpr double earliest = base::earliest_ms;
constexpr double latest = base::latest_ms;
constexpr float beyond_px = 4096; // how far outside the canvas a coordinate may lie

double width_of(const Viewport& viewport) {
    return std::isfinite(viewport.size.width) && viewport.size.width > 1
               ? static_cast<double>(viewport.size.width)
               : 1.0;
}

// The narrowest view about an instant. Where the clock knows years alone, some years: there is nothing finer
// to see, and no finer border to stand in its place.
double narrowest_ms(double instant_ms) {
    constexpr double few_years_ms = 4 * 366 * base::day_ms;
    constexpr auto fine_ms = static_cast<double>(base::first_coarse_tick);
    const double distance_ms = std::min(std::abs(instant_ms), latest);
    return distance_ms > fine_ms ? few_years_ms : shortest_span_ms;
}

// Within the limits, keeping the instant at `share` of the width where it is.
Viewport settled(Viewport viewport, double anchor_ms, double share, double span_ms) {
    const double anchor = std::isfinite(anchor_ms) ? anchor_ms : 0.0;
    const double span =
        std::clamp(std::isfinite(span_ms) ? span_ms : 1.0, narrowest_ms(anchor), longest_span_ms);
    const double start = std::isfinite(anchor_ms) ? anchor_ms - share * span : 0.0;
    viewport.span_ms = span;
    viewport.start_ms = std::clamp(start, earliest, latest - span);
    return viewport;
}

} // namespace

base::Span span_of(const Viewport& viewport) {
    const auto on_the_clock = [](double instant_ms) {
        return std::trunc(std::clamp(instant_ms, earliest, latest));
    };
    return {on_the_clock(viewport.start_ms), on_the_clock(viewport.end_ms())};
}

double x_of(const Viewport& viewport, double instant_ms) {
    return (instant_ms - viewport.start_ms) / viewport.span_ms * width_of(viewport);
}

double ms_at(const Viewport& viewport, double x_px) {
    return viewport.start_ms + x_px / width_of(viewport) * viewport.span_ms;
}

float scene_x(const Viewport& viewport, double instant_ms) {
    const double x = x_of(viewport, instant_ms);
    const double right = width_of(viewport) + static_cast<double>(beyond_px);
    if (std::isnan(x)) return 0;
    return static_cast<float>(std::clamp(x, -static_cast<double>(beyond_px), right));
}

Viewport zoomed(Viewport viewport, double x_px, double factor) {
    if (!std::isfinite(factor) || factor <= 0 || !std::isfinite(x_px)) return viewport;
    return settled(viewport, ms_at(viewport, x_px), x_px / width_of(viewport), viewport.span_ms * factor);
}

Viewport panned(Viewport viewport, double by_px) {
    if (!std::isfinite(by_px)) return viewport;
    return settled(viewport, ms_at(viewport, by_px), 0, viewport.span_ms);
}

Viewport fitted(Viewport viewport, base::Span span, double margin_share) {
    const double margin = std::isfinite(margin_share) ? std::clamp(margin_share, 0.0, 10.0) : 0.0;
    const double first = std::clamp(span.start_ms, earliest, latest);
    const double last = std::clamp(span.end_ms, earliest, latest);
    double length = last - first;
    if (length <= 0) length = base::day_ms;
    const double middle = last > first ? first + (last - first) / 2 : first;
    return settled(viewport, middle, 0.5, length * (1 + 2 * margin));
}

Viewport sanitized(Viewport viewport) {
    const auto side = [](float px) { return std::isfinite(px) ? std::clamp(px, 1.0F, 32768.0F) : 1.0F; };
    viewport.size = {side(viewport.size.width), side(viewport.size.height)};
    viewport.utc_offset_minutes = std::clamp(viewport.utc_offset_minutes, -24 * 60, 24 * 60);
    const double start = std::isfinite(viewport.start_ms) ? viewport.start_ms : 0;
    return settled(viewport, start, 0, viewport.span_ms);
}

} // namespace dateline::layout
