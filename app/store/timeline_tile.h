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

namespace dateline::store {

// As data/schema.sql numbers them.
enum class Series {
    events = 1,
    utterances,
    articles,
    events_by_participant,
    events_by_topic,
    events_by_outlet,
    events_by_place,
    utterances_by_speaker,
    utterances_by_topic,
    utterances_by_outlet,
    utterances_by_place,
    articles_by_outlet,
    events_by_utterance_topic,
    events_by_utterance_outlet,
};
constexpr int series_count = 14;

// One index: the events of a participant, say.
struct SeriesKey {
    Series kind = Series::events;
    std::int64_t key = 0;
    auto operator<=>(const SeriesKey&) const = default;
};

struct Entry {
    std::int64_t id = 0;
    base::Span span;
    double weight = 0;
    bool operator==(const Entry&) const = default;
    // The last millisecond that it touches; an instant's is its own.
    std::int64_t last_ms() const { return span.end_ms - 1 > span.start_ms ? span.end_ms - 1 : span.start_ms; }
};
// The order in which entries are kept where there is no room for all: by lot where they weigh the same.
bool heavier(const Entry& a, const Entry& b);

constexpr int undated_level = -1; // of an entry without a date
constexpr int most_level = 62;

// Tiles are 2^z ms long; z goes from `finest_z` by `z_step` to `coarsest_z`: from 4 seconds to 8,900 years.
constexpr int finest_z = 12, z_step = 3, coarsest_z = 48;
constexpr int tile_parts = 64, tile_parts_log2 = 6, tile_heaviest = 32;

constexpr std::int64_t tile_at(std::int64_t instant_ms, int z) {
    return instant_ms >> z; // the floor, for negative instants too
}
constexpr std::int64_t tile_start_ms(std::int64_t tile, int z) {
    return tile * (std::int64_t{1} << z);
}

// The finest level at which the span is no longer than `most` tiles, if there is one.
constexpr int z_for(const base::Span& span, std::int64_t most) {
    int z = finest_z;
    while (z < coarsest_z && (span.length_ms() >> z) > most)
        z += z_step;
    return z;
}

// How a timeline is built: only tests have other numbers than these.
struct TimelineShape {
    int split = 64; // a tile in which more than this many start, or end, is stored
    // More long entries than this in one tile are not packed: as a blob they would come near 16 MiB.
    std::int64_t most_packed = 200'000;
    std::int64_t most_unpacked_ids = 4'096; // the ids of an index of more than these are packed
};

// Entries of this level and above are long: those of level l are packed by tiles that are 2^l ms long, so
// that what goes on at an instant has begun in the tile there or in the one before.
constexpr int first_long_level = 30;

using TileParts = std::array<std::uint32_t, tile_parts>;

struct Tile {
    std::int64_t starts = 0, ends = 0;
    TileParts start_parts{}, end_parts{};
    std::vector<Entry> heaviest; // by heavier()
    bool operator==(const Tile&) const = default;

    bool is_stored(const TimelineShape& shape) const { return starts > shape.split || ends > shape.split; }
};
// The part of its tile of level z in which an instant is.
constexpr std::size_t part_at(std::int64_t instant_ms, int z) {
    return static_cast<std::size_t>((instant_ms >> (z - tile_parts_log2)) & (tile_parts - 1));
}
void add_start(Tile* tile, int z, const Entry& entry);
void add_end(Tile* tile, int z, std::int64_t last_ms);

// Variable-length integers: the parts as runs of zeros and counts; an entry as its id, its start from the
// tile's (if packed, from the start of the entry before), its length and its weight.
std::string encode_parts(const TileParts& parts);
std::optional<TileParts> decode_parts(std::string_view bytes);
std::string encode_heaviest(const std::vector<Entry>& entries, std::int64_t from_ms);
// None if the bytes are not such a list, or hold an instant that cannot be.
std::optional<std::vector<Entry>> decode_heaviest(std::string_view bytes, std::int64_t from_ms);
// Those of a tile of long entries, by start.
std::string encode_packed(const std::vector<Entry>& entries, int level, std::int64_t tile);
// Calls visit(entry) for each until it says false; false itself if the bytes are not such a list.
bool decode_packed(std::string_view bytes, int level, std::int64_t tile,
                   const std::function<bool(const Entry&)>& visit);

} // namespace dateline::store
