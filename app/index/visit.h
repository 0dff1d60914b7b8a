#pragma once
// The entries of an index that start or end in stretches of time, each visited once, in no order: from their
// rows, or where whole stretches of long ones are looked at, from where these are packed.

#include <functional>
#include <vector>

#include "index/storage.h"
#include "index/tile.h"

namespace dateline::index {

// `levels`: those that the index has. Spans are in order and do not touch.
void visit_starts(Storage& storage, const SeriesKey& series, const std::vector<int>& levels,
                  const std::vector<base::TickSpan>& spans, const VisitEntry& visit);
// Whose last tick is in one of the spans.
void visit_ends(Storage& storage, const SeriesKey& series, const std::vector<int>& levels,
                const std::vector<base::TickSpan>& spans, const VisitEntry& visit);
// Those that have begun before an instant and go on at it.
void visit_begun(Storage& storage, const SeriesKey& series, const std::vector<int>& levels, std::int64_t tick,
                 const VisitEntry& visit);

// Where entries of a level start whose last tick is in [from_tick, end_tick): their length is from
// 2^(level - 1) to 2^level - 1. Nothing outside has its end there, but not all in it have.
constexpr base::TickSpan starts_of_ends(int level, std::int64_t from_tick, std::int64_t end_tick) {
    if (level == 0) return {from_tick, end_tick};
    const std::int64_t min_ticks = std::int64_t{1} << (level - 1);
    return {from_tick - 2 * min_ticks + 2, end_tick - min_ticks + 1};
}

} // namespace dateline::index
