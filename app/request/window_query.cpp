#include "request/window_query.h"

#include <algorithm>

namespace dateline::request {
namespace {

std::int64_t floor_to(std::int64_t value, std::int64_t step) {
    std::int64_t quotient = value / step;
    if (value % step < 0) --quotient;
    return quotient * step;
}

std::int64_t clamped_ms(double value) {
    return static_cast<std::int64_t>(
        std::clamp(value, static_cast<double>(base::earliest_ms), static_cast<double>(base::latest_ms)));
}

} // namespace

model::WindowQuery window_query(const layout::Viewport& viewport, const model::Filter& filter,
                                model::Grouping grouping) {
    // The unit is the power of two at or above the visible span: a view touches at most two of them.
    std::int64_t unit = 16;
    while (static_cast<double>(unit) < viewport.span_ms && unit < base::latest_ms)
        unit *= 2;
    const std::int64_t first = floor_to(clamped_ms(viewport.start_ms), unit) - unit;
    const std::int64_t last = floor_to(clamped_ms(viewport.end_ms()), unit) + 2 * unit;
    model::WindowQuery query;
    query.span = {std::max(first, base::earliest_ms), std::min(last, base::latest_ms)};
    query.buckets = static_cast<int>(256 * std::max<std::int64_t>(1, query.span.length_ms() / unit));
    query.filter = filter;
    query.grouping = grouping;
    query.max_rail_items = 0; // the rail asks for its own, of just what is in view
    return query;
}

} // namespace dateline::request
