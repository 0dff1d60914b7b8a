#pragma once
// Which stretch of time lies on which pixels. Time to x in double: at a span of milliseconds or of millennia
// a pixel is exact. Knows nothing of events.

#include <cstdint>

#include "base/geometry.h"
#include "base/time.h"

namespace dateline::layout {

// The narrowest and widest view: 10 milliseconds (five days at the Big Bang), and all that the clock reaches.
constexpr double shortest_span_ms = 10.0;
constexpr double longest_span_ms = base::latest_ms - base::earliest_ms;

struct Viewport {
    double start_ms = 0;
    double span_ms = 1; // above 0
    base::Size size;    // of the canvas, logical pixels
    int utc_offset_minutes = 0;

    double end_ms() const { return start_ms + span_ms; }
    double ms_per_px() const { return span_ms / (size.width > 1 ? static_cast<double>(size.width) : 1.0); }
    bool operator==(const Viewport&) const = default;
};

// What is in view, in whole milliseconds.
base::Span span_of(const Viewport& viewport);
double x_of(const Viewport& viewport, double instant_ms);
double ms_at(const Viewport& viewport, double x_px);
// x_of, clamped to within 4,096 pixels of the viewport, as a scene's float.
float scene_x(const Viewport& viewport, double instant_ms);

// The instant under `x_px` stays there; factor below 1 shows less time. Clamped to the limits above.
Viewport zoomed(Viewport viewport, double x_px, double factor);
// by_px above 0 shows later time.
Viewport panned(Viewport viewport, double by_px);
// `span` with a margin of `margin_share` of its length on both sides (a span of no length gets a day).
Viewport fitted(Viewport viewport, base::Span span, double margin_share = 0.06);

// One that can be drawn, whatever came in: finite, within the limits of time and of a picture.
Viewport sanitized(Viewport viewport);

} // namespace dateline::layout
