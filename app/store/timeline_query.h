#pragma once
// Questions about a span of one index (or several that share nothing), answered from the timeline's tiles,
// with short scans of its entries where no tile is stored and at the edges. Totals are exact; densities are
// exact to the parts of the tiles used, of which the span has 8 * `most_tiles` or more. What ask_timeline
// says of what reaches into the span from before comes from a look at each, packed where it is long: that
// alone grows with the number of entries that are longer than the time since they began.

#include <cstdint>
#include <vector>

#include "store/connection.h"
#include "store/timeline_tile.h"
#include "store/view.h"

namespace dateline::store {

enum class Exactness { tiles, scan }; // scan: every entry in the span is looked at

struct TimelineQuestion {
    base::Span span;
    int keep = 0; // heaviest entries wanted
    Exactness exactness = Exactness::tiles;
    int most_tiles = 128; // the finest tiles of which the span has no more are used
    bool even = false;    // a scan's density is even: Density::add_evenly
};

struct TimelineAnswer {
    std::int64_t total = 0;
    Density density;
    // At most `keep`, by heavier(). Beyond 32 they need not be the heaviest of all: a tile gives 32, and the
    // heaviest of each stretch is among them, so that they are spread over the span.
    std::vector<Entry> heaviest;
};

TimelineAnswer ask_timeline(Connection& connection, const std::vector<SeriesKey>& series,
                            const TimelineQuestion& question, int buckets);
// The total alone.
std::int64_t count_in_span(Connection& connection, const std::vector<SeriesKey>& series,
                           const base::Span& span);

// How many start in each of so many equal parts of the span.
std::vector<std::uint32_t> count_starts(Connection& connection, const SeriesKey& series,
                                        const base::Span& span, int parts);

// Of an index with no more entries than this, all are looked at: tiles would be no faster.
constexpr std::int64_t few_entries = 256;
// The span as one of instants that can be; never empty.
base::Span clamped(const base::Span& span);

} // namespace dateline::store
