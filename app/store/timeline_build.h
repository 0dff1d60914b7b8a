#pragma once
// How the timeline follows from the rest: the SQL that says what belongs to which index, tiles and totals
// from the rows of entries in one pass whose memory does not grow with them (`dateline check` recounts with
// it), and building all anew.

#include <cstdint>
#include <string>

#include "store/connection.h"
#include "store/timeline_count.h"

namespace dateline::store {

// SELECT id, key, level, start_ms, kind, end_ms, weight: what belongs to an index, some of it more than once.
enum class Of { all, one }; // one: of the event (or article) whose id is ?1, and of its utterances
std::string entries_sql(Series kind, Of of);
const char* entries_table(Series kind); // that the ids are of
constexpr bool is_of_articles(Series kind) {
    return kind == Series::articles || kind == Series::articles_by_outlet;
}

// From the rows of timeline_entry: the tiles that are to be stored, and the total, of one index.
void stream_series(Connection& connection, const SeriesKey& series, const TimelineShape& shape,
                   const TimelineSink& sink);
// From the rows of timeline_entry: every tile that is to be stored, and every total. The sink may write both
// tables.
void stream_tiles(Connection& connection, const TimelineShape& shape, const TimelineSink& sink);

// What a row of table row_count should say.
std::int64_t count_rows(Connection& connection, int what);

// Empties and fills its eight tables.
void rebuild_timeline(Connection& connection, const TimelineShape& shape);

} // namespace dateline::store
