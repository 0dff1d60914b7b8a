#pragma once
// Questions about a span of one series (or several that share nothing), answered from tiles (a segment tree),
// with short scans of its entries where no tile is stored and at the edges. Totals are exact; densities are
// exact to the parts of the tiles used, of which the span has 8 * `max_tiles` or more. What query_range
// says of what reaches into the span from before comes from a look at each, packed where it is long: that
// alone grows with the number of entries that are longer than the time since they began.

#include <cstdint>
#include <vector>

#include "index/histogram.h"
#include "index/storage.h"
#include "index/tile.h"

namespace dateline::index {

// scan: every entry in the span is looked at; by_count: scan where they are few, else tiles.
enum class Exactness { tiles, scan, by_count };

struct RangeQuery {
    base::Span span;
    int keep = 0; // heaviest entries wanted
    Exactness exactness = Exactness::tiles;
    int max_tiles = 128;          // the finest tiles of which the span has no more are used
    bool even = false;            // a scan's density is even: Histogram::add_evenly
    std::int64_t max_scanned = 0; // by_count: so many are few
};

struct RangeResult {
    std::int64_t total = 0;
    Histogram density;
    // At most `keep`, by heavier(). Beyond 32 they need not be the heaviest of all: a tile gives 32, and the
    // heaviest of each stretch is among them, so that they are spread over the span.
    std::vector<Entry> heaviest;
};

RangeResult query_range(Storage& storage, const std::vector<SeriesKey>& series, const RangeQuery& question,
                        int buckets);
} // namespace dateline::index
