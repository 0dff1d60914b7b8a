#include "store/timeline_long.h"

#include <algorithm>
#include <map>

namespace dateline::store {
namespace {

constexpr std::int64_t most_counted = std::int64_t{1} << 48U;

// Those of a level that start in a span, by start and id.
template<class Visit>
void visit_level(Connection& connection, const SeriesKey& series, int level, const base::Span& span,
                 Visit visit) {
    Query row = connection.query("SELECT id, start_ms, end_ms, weight FROM timeline_entry WHERE kind = ? AND "
                                 "key = ? AND level = ? AND start_ms >= ? AND start_ms < ? ORDER BY "
                                 "start_ms, id",
                                 "timeline_entry");
    row.bind(static_cast<int>(series.kind)).bind(series.key).bind(level);
    row.bind(span.start_ms).bind(span.end_ms);
    while (row.next())
        visit(Entry{row.integer(0), row.span(1), row.real(3)});
}

} // namespace

base::Span span_of_long_tile(int level, std::int64_t tile) {
    return {tile_start_ms(tile, level), tile_start_ms(tile, level) + (std::int64_t{1} << level)};
}

std::optional<LongTile> load_long_tile(Connection& connection, const SeriesKey& series, int level,
                                       std::int64_t tile) {
    Query row = connection.query("SELECT tile, count, entries FROM timeline_long WHERE kind = ? AND key = ? "
                                 "AND level = ? AND tile = ?",
                                 "timeline_long");
    row.bind(static_cast<int>(series.kind)).bind(series.key).bind(level).bind(tile);
    if (!row.next()) return std::nullopt;
    LongTile loaded{series, level, tile, row.integer(1, 1, most_counted), {}};
    const auto add = [&](const Entry& entry) {
        loaded.entries.push_back(entry);
        return true;
    };
    if (!row.is_null(2) && !decode_packed(row.blob_here(2), level, tile, add))
        row.fail(2, "is not a list of entries");
    return loaded;
}

void store_long_tile(Connection& connection, const LongTile& tile) {
    if (tile.count == 0) {
        connection
            .query("DELETE FROM timeline_long WHERE kind = ? AND key = ? AND level = ? AND tile = ?",
                   "timeline_long")
            .bind(static_cast<int>(tile.series.kind))
            .bind(tile.series.key)
            .bind(tile.level)
            .bind(tile.tile)
            .run();
        return;
    }
    Query row = connection.query("INSERT OR REPLACE INTO timeline_long (kind, key, level, tile, count, "
                                 "entries) VALUES (?, ?, ?, ?, ?, ?)",
                                 "timeline_long");
    row.bind(static_cast<int>(tile.series.kind)).bind(tile.series.key).bind(tile.level).bind(tile.tile);
    row.bind(tile.count);
    if (tile.entries.empty())
        row.bind_null();
    else
        row.bind_blob(encode_packed(tile.entries, tile.level, tile.tile));
    row.run();
}

void LongPacker::add(const SeriesKey& series, int level, const Entry& entry) {
    if (level < first_long_level) return;
    const std::int64_t tile = tile_at(entry.span.start_ms, level);
    if (open_.series != series || open_.level != level || open_.tile != tile) {
        finish();
        open_.series = series;
        open_.level = level;
        open_.tile = tile;
    }
    ++open_.count;
    if (open_.count <= shape_.most_packed) open_.entries.push_back(entry);
}

void LongPacker::finish() {
    if (open_.count == 0) return;
    if (open_.count > shape_.most_packed) open_.entries.clear();
    sink_(open_);
    open_.count = 0;
    open_.entries.clear();
}

void stream_long(Connection& connection, const TimelineShape& shape,
                 const std::function<void(const LongTile&)>& sink) {
    LongPacker packer(shape, sink);
    SeriesKey series{Series::events, -1};
    std::int64_t level = undated_level;
    while (true) {
        Query next = connection.query("SELECT kind, key, level FROM timeline_entry WHERE (kind, key, level) "
                                      "> (?, ?, ?) ORDER BY kind, key, level LIMIT 1",
                                      "timeline_entry");
        next.bind(static_cast<int>(series.kind)).bind(series.key).bind(level);
        if (!next.next()) break;
        series = {static_cast<Series>(next.integer(0, 1, series_count)), next.integer(1)};
        level = next.integer(2, undated_level, most_level);
        if (level < first_long_level) {
            level = first_long_level - 1;
            continue;
        }
        const int long_level = static_cast<int>(level);
        visit_level(connection, series, long_level, {base::earliest_ms, base::latest_ms + 1},
                    [&](const Entry& entry) { packer.add(series, long_level, entry); });
    }
    packer.finish();
}

void update_long(Connection& connection, const SeriesKey& series, const TimelineShape& shape,
                 const std::vector<LongChange>& changes) {
    std::map<std::pair<int, std::int64_t>, std::vector<const LongChange*>> by_tile;
    for (const LongChange& change : changes)
        if (change.level >= first_long_level)
            by_tile[{change.level, tile_at(change.entry.span.start_ms, change.level)}].push_back(&change);
    const auto before = [](const Entry& a, const Entry& b) {
        return a.span.start_ms != b.span.start_ms ? a.span.start_ms < b.span.start_ms : a.id < b.id;
    };
    for (const auto& [place, of_tile] : by_tile) {
        const auto [level, number] = place;
        LongTile tile = load_long_tile(connection, series, level, number)
                            .value_or(LongTile{series, level, number, 0, {}});
        const bool was_packed = tile.count <= shape.most_packed;
        for (const LongChange* change : of_tile)
            tile.count += change->added ? 1 : -1;
        if (tile.count > shape.most_packed) {
            tile.entries.clear();
        } else if (!was_packed) {
            visit_level(connection, series, level, span_of_long_tile(level, number),
                        [&](const Entry& entry) { tile.entries.push_back(entry); });
        } else {
            for (const LongChange* change : of_tile)
                if (!change->added) std::erase(tile.entries, change->entry);
            for (const LongChange* change : of_tile)
                if (change->added) tile.entries.push_back(change->entry);
            std::sort(tile.entries.begin(), tile.entries.end(), before);
        }
        store_long_tile(connection, tile);
    }
}

} // namespace dateline::store
