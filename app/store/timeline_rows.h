#pragma once
// The rows of timeline_entry, timeline_tile and timeline_total as values, each checked as it is read. What is
// asked of them for a window is timeline_query's; how they come about, timeline_build's and
// timeline_update's.

#include <cstdint>
#include <optional>
#include <vector>

#include "store/connection.h"
#include "store/timeline_tile.h"

namespace dateline::store {

struct TimelineTotal {
    std::int64_t dated = 0, undated = 0;
    std::uint64_t levels = 0; // bit l: some have level l
    base::Span extent;        // empty if there is none
    bool operator==(const TimelineTotal&) const = default;
    std::int64_t entries() const { return dated + undated; }
};
TimelineTotal load_total(Connection& connection, const SeriesKey& series);
void store_total(Connection& connection, const SeriesKey& series, const TimelineTotal& total);
// The levels that have a bit in `levels`, upwards.
std::vector<int> levels_of(std::uint64_t levels);
// What one dated entry makes of the extent: open ends are cut to their known side. Nothing for one open to
// both sides.
void extend(base::Span* extent, const base::Span& span);

// The rows of table row_count.
enum RowsOf {
    rows_of_event = 1,
    rows_of_participant,
    rows_of_article,
    rows_of_utterance,
    rows_of_quote,
    rows_of_photo,
    rows_of_outlet,
};
constexpr int row_count_tables = 7;
std::int64_t load_row_count(Connection& connection, RowsOf what);

struct PlacedTile {
    std::int64_t tile = 0;
    Tile content;
};
// Those of one level from `first` to before `end`, in order.
std::vector<PlacedTile> load_tiles(Connection& connection, const SeriesKey& series, int z, std::int64_t first,
                                   std::int64_t end);
// One, without its heaviest; none if it is not stored.
std::optional<Tile> load_tile_parts(Connection& connection, const SeriesKey& series, int z,
                                    std::int64_t tile);
void store_tile(Connection& connection, const SeriesKey& series, int z, std::int64_t tile,
                const Tile& content);
void remove_tile(Connection& connection, const SeriesKey& series, int z, std::int64_t tile);

} // namespace dateline::store
