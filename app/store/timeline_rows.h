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
enum class TileDetail { counts, all };
// Those of one level from `first` to before `end`, in order.
std::vector<PlacedTile> load_tiles(Connection& connection, const SeriesKey& series, int z, std::int64_t first,
                                   std::int64_t end, TileDetail detail);
void store_tile(Connection& connection, const SeriesKey& series, int z, std::int64_t tile,
                const Tile& content);
void remove_tile(Connection& connection, const SeriesKey& series, int z, std::int64_t tile);

// Calls visit(Entry) for those of a level that start in [from_ms, end_ms), by start and id.
template<class Visit>
void visit_starts(Connection& connection, const SeriesKey& series, int level, std::int64_t from_ms,
                  std::int64_t end_ms, Visit visit) {
    Query row =
        connection.query("SELECT id, start_ms, end_ms, weight FROM timeline_entry WHERE kind = ? AND key "
                         "= ? AND level = ? AND start_ms >= ? AND start_ms < ?",
                         "timeline_entry");
    row.bind(static_cast<int>(series.kind)).bind(series.key).bind(level).bind(from_ms).bind(end_ms);
    while (row.next())
        visit(Entry{row.integer(0), row.span(1), row.real(3)});
}

// Those of them that start before `before_ms`, by at most the length of the level, and go on at or after it.
template<class Visit>
void visit_reaching(Connection& connection, const SeriesKey& series, int level, std::int64_t from_ms,
                    std::int64_t before_ms, Visit visit) {
    Query row =
        connection.query("SELECT id, start_ms, end_ms, weight FROM timeline_entry WHERE kind = ? AND key "
                         "= ? AND level = ? AND start_ms >= ? AND start_ms < ? AND end_ms > ?",
                         "timeline_entry");
    row.bind(static_cast<int>(series.kind)).bind(series.key).bind(level);
    row.bind(from_ms).bind(before_ms).bind(before_ms);
    while (row.next())
        visit(Entry{row.integer(0), row.span(1), row.real(3)});
}

// Where entries of a level start whose last millisecond is in [from_ms, end_ms): their length is from
// 2^(level - 1) to 2^level - 1. Nothing outside has its end there, but not all in it have.
constexpr base::Span starts_of_ends(int level, std::int64_t from_ms, std::int64_t end_ms) {
    if (level == 0) return {from_ms, end_ms};
    const std::int64_t least_ms = std::int64_t{1} << (level - 1);
    return {from_ms - 2 * least_ms + 2, end_ms - least_ms + 1};
}

// How many of these levels start in the span.
std::int64_t count_starts(Connection& connection, const SeriesKey& series, const std::vector<int>& levels,
                          const base::Span& span);

// How many of a level start in [from_ms, before_ms) and go on at or after `before_ms`.
std::int64_t count_reaching(Connection& connection, const SeriesKey& series, int level, std::int64_t from_ms,
                            std::int64_t before_ms);

} // namespace dateline::store
