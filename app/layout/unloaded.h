#pragma once
// What is in view and was not loaded, because only the heaviest is: how much there is and where it begins,
// from the window's counts. Internal to layout.

#include <cstdint>
#include <vector>

#include "layout/line_event.h"

namespace dateline::layout {

struct Unloaded {
    float x = 0;
    std::int64_t count = 0; // above 0
    base::Span span;        // within which they begin
};
// Counts a bucket of the window's span: what touches each, and what begins in each (in the first, what began
// before it too). They count nothing if they are empty.
struct BucketCounts {
    const std::vector<std::uint32_t>& touching;
    const std::vector<std::uint32_t>& begun;
    bool empty() const { return touching.empty() || begun.size() != touching.size(); }
};
// So many loaded things that begin together and stand spread over a span: words without a time of their own,
// over their event's.
struct Spread {
    base::Span span;
    std::int64_t count = 0;
};
// How many of these are in view.
std::int64_t in_view(const Canvas& canvas, const BucketCounts& counts);
// `total` of them in stretches of some pixels, by x: as they are counted, less those that began at
// `loaded_ms`; `begun_before` of those that began before the view are none of them. Those that begin in a
// bucket stand as far apart as the loaded ones that begin there.
std::vector<Unloaded> unloaded_of(const Canvas& canvas, const BucketCounts& counts, std::int64_t total,
                                  const std::vector<double>& loaded_ms, std::int64_t begun_before,
                                  const std::vector<Spread>& spreads = {});
// Of events. `loaded_in_view` are loaded and in view, among them those on the line; of what is not loaded so
// many are told of on other pages.
std::vector<Unloaded> unloaded_events(const Canvas& canvas, std::size_t loaded_in_view,
                                      const std::vector<LineEvent>& loaded, std::int64_t elsewhere);

// How many events touch the span: of what was loaded where that is all, else from the counts, to a bucket.
std::int64_t events_between(const model::Window& window, const base::Span& span);

} // namespace dateline::layout
