#include "request/window_query.h"

#include <algorithm>

namespace dateline::request {

model::WindowQuery window_query(const layout::Viewport& viewport, const model::Filter& filter,
                                model::Grouping grouping) {
    // The unit is the power of two at or above the visible span: a view touches at most two of them.
    double unit = 16;
    while (unit < viewport.span_ms && unit < base::latest_ms)
        unit *= 2;
    const base::Span seen = layout::span_of(viewport);
    const double first = base::floor_to(seen.start_ms, unit) - unit;
    const double last = base::floor_to(seen.end_ms, unit) + 2 * unit;
    model::WindowQuery query;
    query.span = {std::max(first, base::earliest_ms), std::min(last, base::latest_ms)};
    query.buckets = 256 * std::max(1, static_cast<int>(query.span.length_ms() / unit));
    query.filter = filter;
    query.grouping = grouping;
    query.max_rail_items = 0; // the rail asks for its own, of just what is in view
    return query;
}

} // namespace dateline::request
