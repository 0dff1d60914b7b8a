#include "index/long_intervals.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string>

namespace dateline::index {

base::TickSpan span_of_long_block(int level, std::int64_t tile) {
    return {tile_start_tick(tile, level), tile_start_tick(tile, level) + (std::int64_t{1} << level)};
}

std::optional<LongTile> load_long_tile(Storage& storage, const SeriesKey& series, int level,
                                       std::int64_t tile) {
    std::optional<LongTile> found;
    storage.visit_long(series, {{level, span_of_long_block(level, tile)}}, [&](const LongBlock& block) {
        found = LongTile{series, level, tile, block.count, {}};
        return !block.entries || decode_packed(*block.entries, level, tile, [&](const Entry& entry) {
            found->entries.push_back(entry);
            return true;
        });
    });
    return found;
}

void store_long_tile(WritableStorage& storage, const LongTile& tile) {
    LongBlock block{tile.level, tile.tile, {}, tile.count, {}};
    std::string bytes;
    if (!tile.entries.empty()) {
        bytes = encode_packed(tile.entries, tile.level, tile.tile);
        block.entries = bytes;
    }
    storage.put_long(tile.series, block);
}

void LongPacker::add(const SeriesKey& series, int level, const Entry& entry) {
    if (level < first_long_level) return;
    const std::int64_t tile = tile_at(entry.span.start_tick, level);
    if (open_.series != series || open_.level != level || open_.tile != tile) {
        finish();
        open_.series = series;
        open_.level = level;
        open_.tile = tile;
    }
    ++open_.count;
    if (open_.count <= shape_.max_packed) open_.entries.push_back(entry);
}

void LongPacker::finish() {
    if (open_.count == 0) return;
    if (open_.count > shape_.max_packed) open_.entries.clear();
    sink_(open_);
    open_.count = 0;
    open_.entries.clear();
}

void update_long(WritableStorage& storage, const SeriesKey& series, const TimelineShape& shape,
                 const std::vector<LongChange>& changes) {
    std::map<std::pair<int, std::int64_t>, std::vector<const LongChange*>> by_tile;
    for (const LongChange& change : changes)
        if (change.level >= first_long_level)
            by_tile[{change.level, tile_at(change.entry.span.start_tick, change.level)}].push_back(&change);
    const auto before = [](const Entry& a, const Entry& b) {
        return a.span.start_tick != b.span.start_tick ? a.span.start_tick < b.span.start_tick : a.id < b.id;
    };
    for (const auto& [place, of_tile] : by_tile) {
        const auto [level, number] = place;
        LongTile tile =
            load_long_tile(storage, series, level, number).value_or(LongTile{series, level, number, 0, {}});
        const bool was_packed = tile.count <= shape.max_packed;
        for (const LongChange* change : of_tile)
            tile.count += change->added ? 1 : -1;
        if (tile.count > shape.max_packed) {
            tile.entries.clear();
        } else if (!was_packed) {
            const base::TickSpan span = span_of_long_block(level, number);
            const auto entries = storage.entries(series, level, Direction::forwards,
                                                 {span.start_tick, std::numeric_limits<std::int64_t>::min()});
            for (auto entry = entries->next(); entry && entry->span.start_tick < span.end_tick;
                 entry = entries->next())
                tile.entries.push_back(*entry);
        } else {
            for (const LongChange* change : of_tile)
                if (!change->added) std::erase(tile.entries, change->entry);
            for (const LongChange* change : of_tile)
                if (change->added) tile.entries.push_back(change->entry);
            std::sort(tile.entries.begin(), tile.entries.end(), before);
        }
        store_long_tile(storage, tile);
    }
}

} // namespace dateline::index
