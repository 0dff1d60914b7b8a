#include "store/sqlite/check_timeline.h"

#include <array>

#include "index/long_intervals.h"
#include "index/postings.h"
#include "store/sqlite/sqlite_storage.h"
#include "store/sqlite/timeline_block_rows.h"
#include "store/sqlite/timeline_build.h"

namespace dateline::store {
namespace {

constexpr const char* run_reindex = "; run `dateline reindex` on the file";

std::string index_of(const index::SeriesKey& series) {
    return "of kind " + std::to_string(static_cast<int>(series.kind)) + ", key " + std::to_string(series.key);
}

std::int64_t number_of(Connection& connection, const std::string& sql, const char* table) {
    Query row = connection.query(sql.c_str(), table);
    return row.next() ? row.integer(0) : 0;
}

// Every entry that there should be is there as it should be; and there are no others.
void check_entries(Connection& connection, ProblemList* problems) {
    constexpr std::size_t max_reported = 100;
    for (int number = 1; number <= index::series_count; ++number) {
        const std::string kind = std::to_string(number);
        const std::string entries = entries_sql(static_cast<index::Series>(number), Scope::all);
        const std::string missing = "WITH should (id, key, level, start_ms, kind, end_ms, weight) AS (" +
                                    entries +
                                    ") SELECT s.id, s.key FROM should s WHERE NOT EXISTS (SELECT 1 FROM "
                                    "timeline_entry t WHERE t.kind = s.kind "
                                    "AND t.key = s.key AND t.level = s.level AND t.start_ms = s.start_ms AND "
                                    "t.id = s.id AND t.end_ms = "
                                    "s.end_ms AND t.weight = s.weight)";
        Query row = connection.query(missing.c_str(), "timeline_entry");
        bool lacks = row.next();
        for (std::size_t reported = 0; lacks && reported < max_reported; ++reported, lacks = row.next())
            problems->add("table timeline_entry",
                          "lacks the entry of row " + std::to_string(row.integer(0)) + " " +
                              index_of({static_cast<index::Series>(number), row.integer(1)}) + run_reindex);
        if (lacks)
            problems->add("table timeline_entry",
                          "lacks more entries than these " + std::to_string(max_reported) + run_reindex);
        const std::int64_t are = number_of(
            connection, "SELECT count(*) FROM timeline_entry WHERE kind = " + kind, "timeline_entry");
        const std::int64_t should =
            number_of(connection,
                      "WITH should (id, key, level, start_ms, kind, end_ms, weight) AS (" + entries +
                          ") SELECT count(*) FROM (SELECT DISTINCT key, id FROM should)",
                      "timeline_entry");
        if (are > should)
            problems->add("table timeline_entry", "has " + std::to_string(are - should) +
                                                      " entries of kind " + kind + " too many" + run_reindex);
    }
}

void check_tiles(Connection& connection, ProblemList* problems) {
    SqliteStorage storage(connection);
    std::int64_t tiles = 0;
    std::int64_t totals = 0;
    const auto check_tile = [&](const index::SeriesKey& series, int z, std::int64_t tile,
                                const index::Tile& content) {
        ++tiles;
        const std::vector<index::PlacedTile> stored = storage.tiles(series, z, tile, tile + 1);
        if (stored.size() != 1 || stored.front().content != content)
            problems->add("table timeline_tile", "tile " + std::to_string(tile) + " of level " +
                                                     std::to_string(z) + " " + index_of(series) +
                                                     " is not what a recount makes it" + run_reindex);
    };
    const auto check_total = [&](const index::SeriesKey& series, const index::SeriesTotal& total) {
        ++totals;
        if (storage.total(series) != total)
            problems->add("table timeline_total",
                          "the total " + index_of(series) + " is not what a recount makes it" + run_reindex);
    };
    stream_tiles(connection, {}, {check_tile, check_total});
    if (number_of(connection, "SELECT count(*) FROM timeline_tile", "timeline_tile") > tiles)
        problems->add("table timeline_tile", std::string("has tiles that should not be there") + run_reindex);
    if (number_of(connection, "SELECT count(*) FROM timeline_total", "timeline_total") > totals)
        problems->add("table timeline_total",
                      std::string("has totals that should not be there") + run_reindex);
}

void check_long(Connection& connection, ProblemList* problems) {
    SqliteStorage storage(connection);
    std::int64_t tiles = 0;
    stream_long(connection, {}, [&](const index::LongTile& tile) {
        ++tiles;
        if (index::load_long_tile(storage, tile.series, tile.level, tile.tile) != tile)
            problems->add("table timeline_long",
                          "tile " + std::to_string(tile.tile) + " of level " + std::to_string(tile.level) +
                              " " + index_of(tile.series) + " is not what a recount makes it" + run_reindex);
    });
    if (number_of(connection, "SELECT count(*) FROM timeline_long", "timeline_long") > tiles)
        problems->add("table timeline_long", std::string("has tiles that should not be there") + run_reindex);
}

void check_ids(Connection& connection, ProblemList* problems) {
    SqliteStorage storage(connection);
    std::int64_t pieces = 0;
    stream_postings(connection, {}, [&](const index::SeriesKey& series, const index::Bitmap& ids) {
        for (std::int64_t piece = 0; piece < ids.pieces(); ++piece) {
            const std::string due = ids.packed(piece);
            if (due.empty()) continue;
            ++pieces;
            if (index::load_postings(storage, series, piece) != due)
                problems->add("table timeline_ids", "piece " + std::to_string(piece) + " " +
                                                        index_of(series) + " is not what a recount makes it" +
                                                        run_reindex);
        }
    });
    if (number_of(connection, "SELECT count(*) FROM timeline_ids", "timeline_ids") > pieces)
        problems->add("table timeline_ids", std::string("has pieces that should not be there") + run_reindex);
}

void check_blocks(Connection& connection, index::EntityKind things, ProblemList* problems) {
    const std::string table = things == index::EntityKind::events ? "event_block" : "utterance_block";
    std::int64_t due = 0;
    for_each_due_block(connection, things, [&](const BlockRow& row) {
        ++due;
        if (load_block(connection, things, row.block) != row)
            problems->add(row_of(table.c_str(), row.block),
                          std::string("is not what a recount makes it") + run_reindex);
    });
    if (count_blocks(connection, things) > due)
        problems->add("table " + table, std::string("has blocks that should not be there") + run_reindex);
}

void check_row_counts(Connection& connection, ProblemList* problems) {
    for (int what = 1; what <= row_count_tables; ++what)
        if (load_row_count(connection, static_cast<RowsOf>(what)) != count_rows(connection, what))
            problems->add(row_of("row_count", what, "rows"),
                          std::string("is not what a recount makes it") + run_reindex);
}

} // namespace

void check_timeline(Connection& connection, ProblemList* problems) {
    problems->run("table timeline_entry", [&] { check_entries(connection, problems); });
    problems->run("table timeline_tile", [&] { check_tiles(connection, problems); });
    problems->run("table timeline_long", [&] { check_long(connection, problems); });
    problems->run("table timeline_ids", [&] { check_ids(connection, problems); });
    problems->run("table event_block",
                  [&] { check_blocks(connection, index::EntityKind::events, problems); });
    problems->run("table utterance_block",
                  [&] { check_blocks(connection, index::EntityKind::utterances, problems); });
    problems->run("table row_count", [&] { check_row_counts(connection, problems); });
}

} // namespace dateline::store
