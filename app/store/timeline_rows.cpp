#include "store/timeline_rows.h"

#include <algorithm>

namespace dateline::store {
namespace {

constexpr std::int64_t most_rows = std::int64_t{1} << 48U;

Tile read_parts(const Query& row) {
    Tile tile;
    tile.starts = row.integer(1, 0, most_rows);
    tile.ends = row.integer(2, 0, most_rows);
    const std::optional<TileParts> starts = decode_parts(row.blob_here(3));
    const std::optional<TileParts> ends = decode_parts(row.blob_here(4));
    if (!starts) row.fail(3, "is not a list of counts");
    if (!ends) row.fail(4, "is not a list of counts");
    tile.start_parts = *starts;
    tile.end_parts = *ends;
    return tile;
}

} // namespace

TimelineTotal load_total(Connection& connection, const SeriesKey& series) {
    Query row = connection.query("SELECT key, dated, undated, levels, extent_start_ms, extent_end_ms FROM "
                                 "timeline_total WHERE kind = ? AND key = ?",
                                 "timeline_total");
    TimelineTotal total;
    if (!row.bind(static_cast<int>(series.kind)).bind(series.key).next()) return total;
    total.dated = row.integer(1, 0, most_rows);
    total.undated = row.integer(2, 0, most_rows);
    total.levels = static_cast<std::uint64_t>(row.integer(3)) & ((std::uint64_t{2} << most_level) - 1);
    if (!row.is_null(4)) total.extent = row.span(4);
    return total;
}

void store_total(Connection& connection, const SeriesKey& series, const TimelineTotal& total) {
    if (total.dated == 0 && total.undated == 0) {
        connection.query("DELETE FROM timeline_total WHERE kind = ? AND key = ?", "timeline_total")
            .bind(static_cast<int>(series.kind))
            .bind(series.key)
            .run();
        return;
    }
    Query row = connection.query(
        "INSERT OR REPLACE INTO timeline_total (kind, key, dated, undated, levels, extent_start_ms, "
        "extent_end_ms) VALUES (?, ?, ?, ?, ?, ?, ?)",
        "timeline_total");
    row.bind(static_cast<int>(series.kind)).bind(series.key).bind(total.dated).bind(total.undated);
    row.bind(static_cast<std::int64_t>(total.levels));
    if (total.extent.empty())
        row.bind_null().bind_null();
    else
        row.bind(total.extent.start_ms).bind(total.extent.end_ms);
    row.run();
}

std::int64_t load_row_count(Connection& connection, RowsOf what) {
    Query row = connection.query("SELECT what, rows FROM row_count WHERE what = ?", "row_count");
    return row.bind(static_cast<int>(what)).next() ? row.integer(1, 0, most_rows) : 0;
}

std::vector<int> levels_of(std::uint64_t levels) {
    std::vector<int> list;
    for (int level = 0; level <= most_level; ++level)
        if ((levels >> static_cast<unsigned>(level) & 1U) != 0) list.push_back(level);
    return list;
}

void extend(base::Span* extent, const base::Span& span) {
    const bool open_start = span.start_ms <= base::earliest_ms;
    const bool open_end = span.end_ms >= base::latest_ms;
    if (open_start && open_end) return;
    const std::int64_t first = open_start ? span.end_ms - 1 : span.start_ms;
    const std::int64_t end = open_end ? span.start_ms + 1 : std::max(span.end_ms, span.start_ms + 1);
    *extent = extent->empty() ? base::Span{first, end}
                              : base::Span{std::min(extent->start_ms, first), std::max(extent->end_ms, end)};
}

std::vector<PlacedTile> load_tiles(Connection& connection, const SeriesKey& series, int z, std::int64_t first,
                                   std::int64_t end) {
    std::vector<PlacedTile> tiles;
    if (first >= end) return tiles;
    Query row =
        connection.query("SELECT tile, starts, ends, start_parts, end_parts, heaviest FROM "
                         "timeline_tile WHERE kind = ? AND key = ? AND z = ? AND tile >= ? AND tile < ?",
                         "timeline_tile");
    row.bind(static_cast<int>(series.kind)).bind(series.key).bind(z).bind(first).bind(end);
    while (row.next()) {
        const std::int64_t tile = row.integer(0, first, end - 1);
        tiles.push_back({tile, read_parts(row)});
        auto heaviest = decode_heaviest(row.blob_here(5), tile_start_ms(tile, z));
        if (!heaviest) row.fail(5, "is not a list of entries");
        tiles.back().content.heaviest = *std::move(heaviest);
    }
    return tiles;
}

std::optional<Tile> load_tile_parts(Connection& connection, const SeriesKey& series, int z,
                                    std::int64_t tile) {
    Query row = connection.query("SELECT tile, starts, ends, start_parts, end_parts FROM timeline_tile WHERE "
                                 "kind = ? AND key = ? AND z = ? AND tile = ?",
                                 "timeline_tile");
    row.bind(static_cast<int>(series.kind)).bind(series.key).bind(z).bind(tile);
    return row.next() ? std::optional(read_parts(row)) : std::nullopt;
}

void store_tile(Connection& connection, const SeriesKey& series, int z, std::int64_t tile,
                const Tile& content) {
    Query row = connection.query("INSERT OR REPLACE INTO timeline_tile (kind, key, z, tile, starts, ends, "
                                 "start_parts, end_parts, heaviest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                 "timeline_tile");
    row.bind(static_cast<int>(series.kind)).bind(series.key).bind(z).bind(tile);
    row.bind(content.starts).bind(content.ends);
    row.bind_blob(encode_parts(content.start_parts)).bind_blob(encode_parts(content.end_parts));
    row.bind_blob(encode_heaviest(content.heaviest, tile_start_ms(tile, z)));
    row.run();
}

void remove_tile(Connection& connection, const SeriesKey& series, int z, std::int64_t tile) {
    connection
        .query("DELETE FROM timeline_tile WHERE kind = ? AND key = ? AND z = ? AND tile = ?", "timeline_tile")
        .bind(static_cast<int>(series.kind))
        .bind(series.key)
        .bind(z)
        .bind(tile)
        .run();
}

} // namespace dateline::store
