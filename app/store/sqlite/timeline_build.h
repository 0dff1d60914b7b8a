#pragma once
// How the timeline follows from the rest: the SQL that says what belongs to which index, tiles and totals
// from the rows of entries in one pass whose memory does not grow with them (`dateline check` recounts with
// it).

#include <cstdint>
#include <functional>
#include <string>

#include "index/long_intervals.h"
#include "index/postings.h"
#include "index/tile_builder.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/row_counts.h"

namespace dateline::store {

// SELECT id, key, level, start_ms, kind, end_ms, weight: what belongs to an index, some of it more than once.
enum class Scope { all, one }; // one: of the event (or article) whose id is ?1, and of its utterances
std::string entries_sql(index::Series kind, Scope scope);
const char* entries_table(index::Series kind); // that the ids are of
constexpr bool is_of_articles(index::Series kind) {
    return kind == index::Series::articles || kind == index::Series::articles_by_outlet;
}

// From the rows of timeline_entry: the tiles that are to be stored, and the total, of one index.
void stream_series(Connection& connection, const index::SeriesKey& series, const index::TimelineShape& shape,
                   const index::TimelineSink& sink);
// From the rows of timeline_entry: every tile that is to be stored, and every total. The sink may write both
// tables.
void stream_tiles(Connection& connection, const index::TimelineShape& shape, const index::TimelineSink& sink);

// From the same: every tile of long entries, and every set of postings, that is to be stored. The sink may
// write their tables.
void stream_long(Connection& connection, const index::TimelineShape& shape,
                 const std::function<void(const index::LongTile&)>& sink);
void stream_postings(Connection& connection, const index::TimelineShape& shape,
                     const index::PostingsSink& sink);

} // namespace dateline::store
