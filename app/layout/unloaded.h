#pragma once
// Events that are in view and were not loaded, because only the heaviest are: how many there are and where
// they begin, from the window's counts. Internal to layout.

#include <cstdint>
#include <vector>

#include "layout/event_line.h"

namespace dateline::layout {

struct Unloaded {
    float x = 0;
    std::int64_t count = 0; // above 0
    base::Span span;        // within which they begin
};
// In stretches of some pixels, by x. `in_view` events are loaded and in view, among them those on the line.
std::vector<Unloaded> unloaded_events(const Canvas& canvas, std::size_t in_view,
                                      const std::vector<LineEvent>& loaded);

// How many events touch the span: of what was loaded where that is all, else from the counts, to a bucket.
std::int64_t events_between(const model::Window& window, const base::Span& span);

} // namespace dateline::layout
