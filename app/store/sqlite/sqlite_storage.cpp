#include "store/sqlite/sqlite_storage.h"

#include "store/sqlite/entry_rows.h"
#include "store/sqlite/timeline_block_rows.h"

namespace dateline::store {
namespace {

constexpr std::int64_t max_rows = std::int64_t{1} << 48U;

index::Tile read_parts(const Query& row) {
    index::Tile tile;
    tile.starts = row.integer(1, 0, max_rows);
    tile.ends = row.integer(2, 0, max_rows);
    const std::optional<index::TileParts> starts = index::decode_parts(row.blob_here(3));
    const std::optional<index::TileParts> ends = index::decode_parts(row.blob_here(4));
    if (!starts) row.fail(3, "is not a list of counts");
    if (!ends) row.fail(4, "is not a list of counts");
    tile.start_parts = *starts;
    tile.end_parts = *ends;
    return tile;
}

class SqliteBlocks final : public index::BlockCursor {
  public:
    SqliteBlocks(Connection& connection, index::EntityKind kind)
        : rows_(connection.query(kind == index::EntityKind::events ? R"sql(
                      SELECT block, first_ms, last_ms, entries
                      FROM event_block
                      WHERE block >= ?
                      ORDER BY block)sql"
                                                                   : R"sql(
                      SELECT block, first_ms, last_ms, entries
                      FROM utterance_block
                      WHERE block >= ?
                      ORDER BY block)sql",
                                 block_table_of(kind))) {}

    bool seek(std::int64_t block, const base::TickSpan* span) override {
        constexpr std::int64_t near = 16; // so many are stepped over rather than sought
        if (!more_ || block < row_ || block - row_ > near) {
            rows_.rewind();
            rows_.bind(block);
            more_ = rows_.next();
            row_ = more_ ? rows_.integer(0, block, index::max_bitmap_id) : block;
        }
        while (more_ && row_ < block) {
            more_ = rows_.next();
            if (more_) row_ = rows_.integer(0, row_ + 1, index::max_bitmap_id);
        }
        if (!more_ || row_ != block) return false;
        return !span || !(rows_.is_null(1) || rows_.integer(1) >= span->end_tick ||
                          rows_.integer(2) < span->start_tick);
    }
    std::string_view bytes() const override { return rows_.blob_here(3); }
    [[noreturn]] void fail() const override { rows_.fail(3, "is not a block of entries"); }

  private:
    Query rows_;
    bool more_ = false;
    std::int64_t row_ = -1; // the block that rows_ stands at
};

} // namespace

index::SeriesTotal SqliteStorage::total(const index::SeriesKey& series) {
    Query row = connection_.query(R"sql(
        SELECT key, dated, undated, levels, extent_start_ms, extent_end_ms
        FROM timeline_total
        WHERE kind = ? AND key = ?)sql",
                                  "timeline_total");
    index::SeriesTotal found;
    if (!row.bind(static_cast<int>(series.kind)).bind(series.key).next()) return found;
    found.dated = row.integer(1, 0, max_rows);
    found.undated = row.integer(2, 0, max_rows);
    found.levels = static_cast<std::uint64_t>(row.integer(3)) & ((std::uint64_t{2} << index::max_level) - 1);
    if (!row.is_null(4)) found.extent = row.ticks(4);
    return found;
}

void SqliteStorage::put_total(const index::SeriesKey& series, const index::SeriesTotal& total) {
    if (total.dated == 0 && total.undated == 0) {
        connection_.query("DELETE FROM timeline_total WHERE kind = ? AND key = ?", "timeline_total")
            .bind(static_cast<int>(series.kind))
            .bind(series.key)
            .run();
        return;
    }
    Query row = connection_.query(
        R"sql(
            INSERT OR REPLACE INTO timeline_total (kind, key, dated, undated, levels,
                extent_start_ms, extent_end_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?))sql",
        "timeline_total");
    row.bind(static_cast<int>(series.kind)).bind(series.key).bind(total.dated).bind(total.undated);
    row.bind(static_cast<std::int64_t>(total.levels));
    if (total.extent.empty())
        row.bind_null().bind_null();
    else
        row.bind(total.extent.start_tick).bind(total.extent.end_tick);
    row.run();
}

std::vector<index::PlacedTile> SqliteStorage::tiles(const index::SeriesKey& series, int z, std::int64_t first,
                                                    std::int64_t end) {
    std::vector<index::PlacedTile> found;
    if (first >= end) return found;
    Query row = connection_.query(R"sql(
            SELECT tile, starts, ends, start_parts, end_parts, heaviest
            FROM timeline_tile
            WHERE kind = ? AND key = ? AND z = ? AND tile >= ? AND tile < ?)sql",
                                  "timeline_tile");
    row.bind(static_cast<int>(series.kind)).bind(series.key).bind(z).bind(first).bind(end);
    while (row.next()) {
        const std::int64_t tile = row.integer(0, first, end - 1);
        found.push_back({tile, read_parts(row)});
        auto heaviest = index::decode_heaviest(row.blob_here(5), index::tile_start_tick(tile, z));
        if (!heaviest) row.fail(5, "is not a list of entries");
        found.back().content.heaviest = *std::move(heaviest);
    }
    return found;
}

std::optional<index::Tile> SqliteStorage::tile_counts(const index::SeriesKey& series, int z,
                                                      std::int64_t tile) {
    Query row = connection_.query(R"sql(
            SELECT tile, starts, ends, start_parts, end_parts
            FROM timeline_tile
            WHERE kind = ? AND key = ? AND z = ? AND tile = ?)sql",
                                  "timeline_tile");
    row.bind(static_cast<int>(series.kind)).bind(series.key).bind(z).bind(tile);
    return row.next() ? std::optional(read_parts(row)) : std::nullopt;
}

void SqliteStorage::put_tile(const index::SeriesKey& series, int z, std::int64_t tile,
                             const index::Tile& content) {
    Query row = connection_.query(R"sql(
        INSERT OR REPLACE INTO timeline_tile (kind, key, z, tile, starts, ends, start_parts,
            end_parts, heaviest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?))sql",
                                  "timeline_tile");
    row.bind(static_cast<int>(series.kind)).bind(series.key).bind(z).bind(tile);
    row.bind(content.starts).bind(content.ends);
    row.bind_blob(index::encode_parts(content.start_parts)).bind_blob(index::encode_parts(content.end_parts));
    row.bind_blob(index::encode_heaviest(content.heaviest, index::tile_start_tick(tile, z)));
    row.run();
}

void SqliteStorage::remove_tile(const index::SeriesKey& series, int z, std::int64_t tile) {
    connection_
        .query(R"sql(
            DELETE FROM timeline_tile
            WHERE kind = ? AND key = ? AND z = ? AND tile = ?)sql",
               "timeline_tile")
        .bind(static_cast<int>(series.kind))
        .bind(series.key)
        .bind(z)
        .bind(tile)
        .run();
}

bool SqliteStorage::visit_postings(const index::SeriesKey& series, std::int64_t first, std::int64_t last,
                                   const std::function<bool(std::int64_t, std::string_view)>& visit) {
    Query row = connection_.query(R"sql(
        SELECT piece, ids
        FROM timeline_ids
        WHERE kind = ? AND key = ? AND piece >= ? AND piece <= ?)sql",
                                  "timeline_ids");
    row.bind(static_cast<int>(series.kind)).bind(series.key).bind(first).bind(last);
    bool any = false;
    while (row.next()) {
        any = true;
        if (!visit(row.integer(0, 0, index::max_piece), row.blob_here(1)))
            row.fail(1, "is not a list of ids");
    }
    return any;
}

void SqliteStorage::put_postings(const index::SeriesKey& series, std::int64_t piece, std::string_view bytes) {
    Query row = bytes.empty()
                    ? connection_.query("DELETE FROM timeline_ids WHERE kind = ? AND key = ? AND piece = ?",
                                        "timeline_ids")
                    : connection_.query(R"sql(
                INSERT OR REPLACE INTO timeline_ids (kind, key, piece, ids)
                VALUES (?, ?, ?, ?))sql",
                                        "timeline_ids");
    row.bind(static_cast<int>(series.kind)).bind(series.key).bind(piece);
    if (!bytes.empty()) row.bind_blob(std::string(bytes));
    row.run();
}

void SqliteStorage::add_ids(const index::SeriesKey& series, index::Bitmap* ids) {
    Query row = connection_.query(
        R"sql(
            SELECT count(collect_id(id))
            FROM timeline_entry
            WHERE kind = ? AND key = ?)sql",
        "timeline_entry");
    row.bind(static_cast<int>(series.kind)).bind(series.key).collect(ids);
}

std::unique_ptr<index::BlockCursor> SqliteStorage::blocks(index::EntityKind kind) {
    return std::make_unique<SqliteBlocks>(connection_, kind);
}

std::int64_t SqliteStorage::last_block(index::EntityKind kind) {
    Query row =
        connection_.query(kind == index::EntityKind::events ? "SELECT max(block) FROM event_block"
                                                            : "SELECT max(block) FROM utterance_block",
                          block_table_of(kind));
    return row.next() && !row.is_null(0) ? row.integer(0, 0, index::max_bitmap_id) : -1;
}

void SqliteStorage::visit_utterances_of(const index::Bitmap& events,
                                        const std::function<void(std::int64_t)>& visit) {
    Query said = connection_.query("SELECT id FROM utterance WHERE event = ?", "utterance");
    index::for_each_id(events, [&](std::int64_t event) {
        said.bind(event);
        while (said.next())
            visit(said.integer(0, 0, index::max_bitmap_id));
        said.rewind();
    });
}

void SqliteStorage::visit_entries(const index::SeriesKey& series,
                                  const std::vector<index::LevelStarts>& starts,
                                  const index::VisitEntry& visit) {
    visit_entry_rows(connection_, series, starts, visit);
}

void SqliteStorage::visit_long(const index::SeriesKey& series, const std::vector<index::LevelStarts>& starts,
                               const std::function<bool(const index::LongBlock&)>& visit) {
    visit_long_rows(connection_, series, starts, visit);
}

std::unique_ptr<index::EntryCursor> SqliteStorage::entries(const index::SeriesKey& series, int level,
                                                           index::Direction direction,
                                                           const index::InOrder& beyond) {
    return entry_rows(connection_, series, level, direction, beyond);
}

std::vector<index::Entry> SqliteStorage::heaviest_undated(const index::SeriesKey& series, int limit) {
    return load_heaviest_undated(connection_, series, limit);
}

void SqliteStorage::put_long(const index::SeriesKey& series, const index::LongBlock& block) {
    put_long_row(connection_, series, block);
}

} // namespace dateline::store
