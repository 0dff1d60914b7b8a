#include "layout/unloaded.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "layout/cells.h"

namespace dateline::layout {

namespace {

constexpr float stretch_px = 48;

BucketCounts counts_of(const model::Window& window) {
    return {window.density, window.begun};
}

bool is_all_loaded(const model::Window& window) {
    return window.total_events <= static_cast<std::int64_t>(window.events.size()) ||
           counts_of(window).empty();
}

// What touches the first cell, and what begins in the others.
std::int64_t touching(const BucketCounts& counts, std::size_t first, std::size_t end) {
    if (first >= end) return 0;
    return std::accumulate(counts.begun.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                           counts.begun.begin() + static_cast<std::ptrdiff_t>(end),
                           std::int64_t{counts.touching[first]});
}

// Of what begins in a cell, the share of each spread goes evenly to the cells of its span.
void spread_out(std::vector<std::int64_t>& left, const std::vector<Spread>& spreads, const auto& cell_at) {
    const std::vector<std::int64_t> begun = left;
    std::vector<std::int64_t> loaded(left.size());
    for (const Spread& spread : spreads)
        loaded[cell_at(spread.span.start_ms)] += spread.count;
    for (const Spread& spread : spreads) {
        const std::size_t first = cell_at(spread.span.start_ms), last = cell_at(spread.span.last_ms());
        if (first == last || begun[first] <= 0) continue;
        const double share = static_cast<double>(begun[first]) * static_cast<double>(spread.count) /
                             static_cast<double>(loaded[first]);
        const auto cells = static_cast<double>(last - first + 1);
        std::int64_t given = 0;
        for (std::size_t i = first; i <= last; ++i) {
            const auto until =
                static_cast<std::int64_t>(std::llround(share * static_cast<double>(i - first + 1) / cells));
            left[i] += until - given;
            given = until;
        }
        left[first] -= given;
    }
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

std::int64_t in_view(const Canvas& canvas, const BucketCounts& counts) {
    if (counts.empty()) return 0;
    const Cells cells(canvas, counts.touching.size());
    return touching(counts, cells.first(), cells.end());
}

std::vector<Unloaded> unloaded_of(const Canvas& canvas, const BucketCounts& counts, std::int64_t total,
                                  const std::vector<double>& loaded_ms, std::int64_t begun_before,
                                  const std::vector<Spread>& spreads) {
    if (total <= 0 || counts.empty()) return {};
    const base::Span& span = canvas.window.query.span;
    const Cells cells(canvas, counts.touching.size());
    const double cell_ms = span.length_ms() / static_cast<double>(counts.touching.size());
    std::vector<std::int64_t> left; // in each cell in view
    for (std::size_t i = cells.first(); i < cells.end(); ++i)
        left.push_back(i == cells.first() ? counts.touching[i] - begun_before : counts.begun[i]);
    const auto cell_at = [&](double instant_ms) {
        const double cell = (instant_ms - span.start_ms) / cell_ms - static_cast<double>(cells.first());
        return static_cast<std::size_t>(std::clamp(cell, 0.0, static_cast<double>(left.size() - 1)));
    };
    if (!left.empty()) {
        for (const double start_ms : loaded_ms)
            --left[cell_at(start_ms)];
        spread_out(left, spreads, cell_at);
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
    if (stretches.empty()) stretches.push_back({0, 1, span_of(canvas.viewport)});
    share_out(stretches, total);
    for (Unloaded& one : stretches)
        one.x = std::clamp(
            (scene_x(canvas.viewport, one.span.start_ms) + scene_x(canvas.viewport, one.span.end_ms)) / 2,
            0.0F, canvas.width());
    return stretches;
}

std::vector<Unloaded> unloaded_events(const Canvas& canvas, std::size_t loaded_in_view,
                                      const std::vector<LineEvent>& loaded, std::int64_t elsewhere) {
    if (is_all_loaded(canvas.window)) return {};
    const BucketCounts counts = counts_of(canvas.window);
    std::vector<double> loaded_ms;
    for (const LineEvent& event : loaded)
        loaded_ms.push_back(event.item->date.span.start_ms);
    const std::int64_t total =
        in_view(canvas, counts) - static_cast<std::int64_t>(loaded_in_view) - elsewhere;
    return unloaded_of(canvas, counts, total, loaded_ms, elsewhere);
}

std::int64_t events_between(const model::Window& window, const base::Span& span) {
    if (is_all_loaded(window) || window.query.span.empty())
        return std::count_if(window.events.begin(), window.events.end(),
                             [&](const model::EventItem& event) { return span.overlaps(event.date.span); });
    const auto cells = static_cast<double>(window.density.size());
    const double cell_ms = window.query.span.length_ms() / cells;
    const auto cell_at = [&](double instant_ms) {
        const double cell = (instant_ms - window.query.span.start_ms) / cell_ms;
        return static_cast<std::size_t>(std::clamp(cell, 0.0, cells - 1));
    };
    return touching(counts_of(window), cell_at(span.start_ms), cell_at(span.last_ms()) + 1);
}

} // namespace dateline::layout
