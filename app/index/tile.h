#pragma once
// The timeline's values: which indices there are, what an entry is, and tiles, which say of a stretch of time
// how much starts and ends in it and what weighs most. Knows how tiles are written as blobs; knows no SQL.

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "index/series.h"

namespace dateline::index {

// Tiles are 2^z ticks long (base/ticks.h); z goes from `finest_z` by `z_step` to `coarsest_z`: from 4 seconds
// to 8,900 years.
constexpr int finest_z = 12, z_step = 3, coarsest_z = 48;
constexpr int tile_parts = 64, tile_parts_log2 = 6, tile_heaviest = 32;

constexpr std::int64_t tile_at(std::int64_t tick, int z) {
    return tick >> z; // the floor, for negative instants too
}
constexpr std::int64_t tile_start_tick(std::int64_t tile, int z) {
    return tile * (std::int64_t{1} << z);
}

// The finest level at which the span is no longer than `most` tiles, if there is one.
constexpr int z_for(const base::TickSpan& span, std::int64_t most) {
    int z = finest_z;
    while (z < coarsest_z && (span.length_ticks() >> z) > most)
        z += z_step;
    return z;
}

using TileParts = std::array<std::uint32_t, tile_parts>;

struct Tile {
    std::int64_t starts = 0, ends = 0;
    TileParts start_parts{}, end_parts{};
    std::vector<Entry> heaviest; // by heavier()
    bool operator==(const Tile&) const = default;

    bool is_stored(const TimelineShape& shape) const { return starts > shape.split || ends > shape.split; }
};
struct PlacedTile {
    std::int64_t tile = 0;
    Tile content;
};
// The part of its tile of level z in which an instant is.
constexpr std::size_t part_at(std::int64_t tick, int z) {
    return static_cast<std::size_t>((tick >> (z - tile_parts_log2)) & (tile_parts - 1));
}
void add_start(Tile* tile, int z, const Entry& entry);
void add_end(Tile* tile, int z, std::int64_t last_tick);

// Variable-length integers: the parts as runs of zeros and counts; an entry as its id, its start from the
// tile's (if packed, from the start of the entry before), its length and its weight.
std::string encode_parts(const TileParts& parts);
std::optional<TileParts> decode_parts(std::string_view bytes);
std::string encode_heaviest(const std::vector<Entry>& entries, std::int64_t from_tick);
// None if the bytes are not such a list, or hold an instant that cannot be.
std::optional<std::vector<Entry>> decode_heaviest(std::string_view bytes, std::int64_t from_tick);
// Those of a tile of long entries, by start.
std::string encode_packed(const std::vector<Entry>& entries, int level, std::int64_t tile);
// Calls visit(entry) for each until it says false; false itself if the bytes are not such a list.
bool decode_packed(std::string_view bytes, int level, std::int64_t tile,
                   const std::function<bool(const Entry&)>& visit);

} // namespace dateline::index
