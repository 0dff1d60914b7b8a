#include "index/series.h"

#include <algorithm>
#include <bit>

#include "base/tie_break.h"

namespace dateline::index {

bool heavier(const Entry& a, const Entry& b) {
    if (a.weight != b.weight) return a.weight > b.weight;
    return base::tie_break_before(a.id, b.id);
}

int level_of(const base::TickSpan& span) {
    return static_cast<int>(
        std::bit_width(static_cast<std::uint64_t>(std::max<std::int64_t>(span.length_ticks(), 0))));
}

std::vector<int> levels_of(std::uint64_t levels) {
    std::vector<int> list;
    for (int level = 0; level <= max_level; ++level)
        if ((levels >> static_cast<unsigned>(level) & 1U) != 0) list.push_back(level);
    return list;
}

void extend(base::TickSpan* extent, const base::TickSpan& span) {
    const bool open_start = span.start_tick <= base::earliest_tick;
    const bool open_end = span.end_tick >= base::latest_tick;
    if (open_start && open_end) return;
    const std::int64_t first = open_start ? span.end_tick - 1 : span.start_tick;
    const std::int64_t end = open_end ? span.start_tick + 1 : std::max(span.end_tick, span.start_tick + 1);
    *extent = extent->empty()
                  ? base::TickSpan{first, end}
                  : base::TickSpan{std::min(extent->start_tick, first), std::max(extent->end_tick, end)};
}

base::TickSpan clamped(const base::TickSpan& span) {
    const std::int64_t start = std::clamp(span.start_tick, base::earliest_tick, base::latest_tick);
    return {start, std::clamp(std::max(span.end_tick, start + 1), start + 1, base::latest_tick + 1)};
}

} // namespace dateline::index
