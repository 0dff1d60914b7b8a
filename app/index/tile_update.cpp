#include "index/tile_update.h"

#include <algorithm>
#include <map>
#include <optional>

#include "index/visit.h"

namespace dateline::index {
namespace {

// What changes in one tile. The entries belong to the caller.
struct TileChanges {
    std::vector<const Entry*> starts_removed, starts_added;
    std::vector<std::int64_t> ends_removed, ends_added;
};
using ChangesByTile = std::map<std::int64_t, TileChanges>;

ChangesByTile split(const TileChanges& changes, int z) {
    ChangesByTile by_tile;
    for (const Entry* entry : changes.starts_removed)
        by_tile[tile_at(entry->span.start_tick, z)].starts_removed.push_back(entry);
    for (const Entry* entry : changes.starts_added)
        by_tile[tile_at(entry->span.start_tick, z)].starts_added.push_back(entry);
    for (const std::int64_t last_tick : changes.ends_removed)
        by_tile[tile_at(last_tick, z)].ends_removed.push_back(last_tick);
    for (const std::int64_t last_tick : changes.ends_added)
        by_tile[tile_at(last_tick, z)].ends_added.push_back(last_tick);
    return by_tile;
}

void change_parts(Tile* tile, int z, const TileChanges& changes) {
    const auto count = [](std::size_t size) { return static_cast<std::int64_t>(size); };
    tile->starts += count(changes.starts_added.size()) - count(changes.starts_removed.size());
    tile->ends += count(changes.ends_added.size()) - count(changes.ends_removed.size());
    for (const Entry* entry : changes.starts_removed)
        --tile->start_parts[part_at(entry->span.start_tick, z)];
    for (const Entry* entry : changes.starts_added)
        ++tile->start_parts[part_at(entry->span.start_tick, z)];
    for (const std::int64_t last_tick : changes.ends_removed)
        --tile->end_parts[part_at(last_tick, z)];
    for (const std::int64_t last_tick : changes.ends_added)
        ++tile->end_parts[part_at(last_tick, z)];
}

// False if entries that are not on the list may belong on it now.
bool change_heaviest(std::vector<Entry>* heaviest, const TileChanges& changes) {
    const std::optional<Entry> border =
        heaviest->size() == tile_heaviest ? std::optional(heaviest->back()) : std::nullopt;
    for (const Entry* entry : changes.starts_removed)
        heaviest->erase(std::remove(heaviest->begin(), heaviest->end(), *entry), heaviest->end());
    for (const Entry* entry : changes.starts_added)
        heaviest->push_back(*entry);
    std::sort(heaviest->begin(), heaviest->end(), heavier);
    if (heaviest->size() > tile_heaviest) heaviest->resize(tile_heaviest);
    if (!border) return true;
    return heaviest->size() == tile_heaviest && !heavier(*border, heaviest->back());
}

class TilesUpdate {
  public:
    TilesUpdate(WritableStorage& storage, const SeriesKey& series, const TimelineShape& shape,
                const std::vector<int>& levels)
        : storage_(storage), series_(series), shape_(shape), levels_(levels) {}

    void run(const TileChanges& changes, int z) {
        for (const auto& [tile, in_tile] : split(changes, z))
            update(tile, z, in_tile);
    }

  private:
    void update(std::int64_t tile, int z, const TileChanges& changes) {
        std::vector<PlacedTile> old = storage_.tiles(series_, z, tile, tile + 1);
        const bool was_stored = !old.empty();
        Tile content;
        bool has_heaviest = true;
        if (was_stored) {
            content = std::move(old.front().content);
            change_parts(&content, z, changes);
            has_heaviest = change_heaviest(&content.heaviest, changes);
        } else {
            content = scan(tile, z);
        }
        const bool is_stored = content.is_stored(shape_);
        if (z > finest_z && (was_stored || is_stored)) run(changes, z - z_step);
        if (is_stored) {
            if (!has_heaviest) content.heaviest = find_heaviest(tile, z);
            storage_.put_tile(series_, z, tile, content);
        } else if (was_stored) {
            storage_.remove_tile(series_, z, tile);
        }
    }

    // A tile that was not stored: no more entries than that, and those that have come.
    Tile scan(std::int64_t tile, int z) {
        const base::TickSpan span{tile_start_tick(tile, z), tile_start_tick(tile + 1, z)};
        Tile content;
        visit_starts(storage_, series_, levels_, {span},
                     [&](const Entry& entry) { add_start(&content, z, entry); });
        visit_ends(storage_, series_, levels_, {span},
                   [&](const Entry& entry) { add_end(&content, z, entry.last_tick()); });
        return content;
    }

    // From the finer tiles, which are right already, and the entries where there are none.
    std::vector<Entry> find_heaviest(std::int64_t tile, int z) {
        Tile found;
        const auto scan_starts = [&](std::int64_t from_tick, std::int64_t end_tick) {
            visit_starts(storage_, series_, levels_, {{from_tick, end_tick}},
                         [&](const Entry& entry) { add_start(&found, z, entry); });
        };
        if (z == finest_z) {
            scan_starts(tile_start_tick(tile, z), tile_start_tick(tile + 1, z));
            return found.heaviest;
        }
        std::int64_t next = tile << z_step;
        const std::int64_t end = (tile + 1) << z_step;
        const int finer = z - z_step;
        for (const PlacedTile& child : storage_.tiles(series_, finer, next, end)) {
            if (next < child.tile)
                scan_starts(tile_start_tick(next, finer), tile_start_tick(child.tile, finer));
            for (const Entry& entry : child.content.heaviest)
                add_start(&found, z, entry);
            next = child.tile + 1;
        }
        if (next < end) scan_starts(tile_start_tick(next, finer), tile_start_tick(end, finer));
        return found.heaviest;
    }

    WritableStorage& storage_;
    const SeriesKey& series_;
    const TimelineShape& shape_;
    const std::vector<int>& levels_;
};

} // namespace

void update_tiles(WritableStorage& storage, const SeriesKey& series, const TimelineShape& shape,
                  const std::vector<int>& levels, const std::vector<Entry>& removed,
                  const std::vector<Entry>& added) {
    TileChanges changes;
    for (const Entry& entry : removed) {
        changes.starts_removed.push_back(&entry);
        changes.ends_removed.push_back(entry.last_tick());
    }
    for (const Entry& entry : added) {
        changes.starts_added.push_back(&entry);
        changes.ends_added.push_back(entry.last_tick());
    }
    TilesUpdate(storage, series, shape, levels).run(changes, coarsest_z);
}

} // namespace dateline::index
