#include "layout/unloaded.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "layout/cells.h"

namespace dateline::layout {

namespace {

constexpr float stretch_px = 48;

bool is_all_loaded(const model::Window& window) {
    return window.total_events <= static_cast<std::int64_t>(window.events.size()) || window.density.empty() ||
           window.begun.size() != window.density.size();
}

// What touches the first cell, and what begins in the others.
std::int64_t touching(const model::Window& window, std::size_t first, std::size_t end) {
    if (first >= end) return 0;
    return std::accumulate(window.begun.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                           window.begun.begin() + static_cast<std::ptrdiff_t>(end),
                           std::int64_t{window.density[first]});
}

// The shares, made whole numbers whose sum is `total`.
void share_out(std::vector<Unloaded>& stretches, std::int64_t total) {
    double sum = 0, so_far = 0;
    for (const Unloaded& one : stretches)
        sum += static_cast<double>(one.count);
    std::int64_t given = 0;
    for (Unloaded& one : stretches) {
        so_far += static_cast<double>(one.count);
        const auto until = static_cast<std::int64_t>(std::llround(so_far / sum * static_cast<double>(total)));
        one.count = until - given;
        given = until;
    }
    std::erase_if(stretches, [](const Unloaded& one) { return one.count <= 0; });
}

} // namespace

std::vector<Unloaded> unloaded_events(const Canvas& canvas, std::size_t in_view,
                                      const std::vector<LineEvent>& loaded) {
    const model::Window& window = canvas.window;
    if (is_all_loaded(window)) return {};
    const Cells cells(canvas, window.density.size());
    const std::int64_t total =
        touching(window, cells.first(), cells.end()) - static_cast<std::int64_t>(in_view);
    if (total <= 0) return {};
    const double start_ms = static_cast<double>(window.query.span.start_ms);
    const double cell_ms =
        static_cast<double>(window.query.span.length_ms()) / static_cast<double>(window.density.size());
    std::vector<std::int64_t> left; // in each cell in view
    for (std::size_t i = cells.first(); i < cells.end(); ++i)
        left.push_back(i == cells.first() ? window.density[i] : window.begun[i]);
    for (const LineEvent& event : loaded) {
        const double cell = (static_cast<double>(event.item->date.span.start_ms) - start_ms) / cell_ms -
                            static_cast<double>(cells.first());
        --left[static_cast<std::size_t>(std::clamp(cell, 0.0, static_cast<double>(left.size() - 1)))];
    }
    std::vector<Unloaded> stretches;
    float until = -1e9F;
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (left[i] <= 0) continue;
        const std::size_t cell = cells.first() + i;
        const float from = std::clamp(cells.left(cell), 0.0F, canvas.width());
        if (from >= until) {
            stretches.push_back({0, 0, cells.span(cell)});
            until = from + stretch_px;
        }
        Unloaded& last = stretches.back();
        last.count += left[i];
        last.span.end_ms = cells.span(cell).end_ms;
    }
    if (stretches.empty())
        stretches.push_back({0,
                             1,
                             {static_cast<std::int64_t>(canvas.viewport.start_ms),
                              static_cast<std::int64_t>(canvas.viewport.end_ms())}});
    share_out(stretches, total);
    for (Unloaded& one : stretches)
        one.x = std::clamp((scene_x(canvas.viewport, static_cast<double>(one.span.start_ms)) +
                            scene_x(canvas.viewport, static_cast<double>(one.span.end_ms))) /
                               2,
                           0.0F, canvas.width());
    return stretches;
}

std::int64_t events_between(const model::Window& window, const base::Span& span) {
    if (is_all_loaded(window) || window.query.span.empty())
        return std::count_if(window.events.begin(), window.events.end(),
                             [&](const model::EventItem& event) { return span.overlaps(event.date.span); });
    const auto cells = static_cast<double>(window.density.size());
    const double cell_ms = static_cast<double>(window.query.span.length_ms()) / cells;
    const auto cell_at = [&](std::int64_t instant_ms) {
        const double cell =
            (static_cast<double>(instant_ms) - static_cast<double>(window.query.span.start_ms)) / cell_ms;
        return static_cast<std::size_t>(std::clamp(cell, 0.0, cells - 1));
    };
    return touching(window, cell_at(span.start_ms), cell_at(span.end_ms - 1) + 1);
}

} // namespace dateline::layout
