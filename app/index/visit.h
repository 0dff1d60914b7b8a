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
// Whose last millisecond is in one of the spans.
void visit_ends(Storage& storage, const SeriesKey& series, const std::vector<int>& levels,
                const std::vector<base::TickSpan>& spans, const VisitEntry& visit);
// Those that have begun before an instant and go on at it.
void visit_begun(Storage& storage, const SeriesKey& series, const std::vector<int>& levels,
                 std::int64_t instant_ms, const VisitEntry& visit);

// Where entries of a level start whose last millisecond is in [from_ms, end_ms): their length is from
// 2^(level - 1) to 2^level - 1. Nothing outside has its end there, but not all in it have.
constexpr base::TickSpan starts_of_ends(int level, std::int64_t from_ms, std::int64_t end_ms) {
    if (level == 0) return {from_ms, end_ms};
    const std::int64_t min_ms = std::int64_t{1} << (level - 1);
    return {from_ms - 2 * min_ms + 2, end_ms - min_ms + 1};
}

} // namespace dateline::index
