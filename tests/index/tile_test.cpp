#include <algorithm>

#include <doctest/doctest.h>

#include "index/tile.h"
#include "index/visit.h"
#include "random.h"

using namespace dateline;
using namespace dateline::index;
using dateline::test::Random;

namespace {

constexpr std::int64_t longest_ms = 365LL * 86'400'000;

} // namespace

TEST_CASE("tile: the blobs give back what was put, and nothing of other bytes") {
    Random random(3);
    for (int round = 0; round < 200; ++round) {
        Tile tile;
        const int z = finest_z + z_step * static_cast<int>(random.between(0, 12));
        const std::int64_t from_ms = tile_start_tick(random.between(-20, 20), z);
        for (std::int64_t i = random.between(0, 90); i > 0; --i) {
            const std::int64_t start = from_ms + random.between(0, (std::int64_t{1} << z) - 1);
            const Entry entry{i,
                              {start, start + random.between(0, longest_ms)},
                              random.chance(50) ? 3.0 : static_cast<double>(random.between(-99, 99)) / 3};
            add_start(&tile, z, entry);
            add_end(&tile, z, start);
        }
        CHECK(tile.start_parts == tile.end_parts);
        CHECK(decode_parts(encode_parts(tile.start_parts)) == tile.start_parts);
        const std::string bytes = encode_heaviest(tile.heaviest, from_ms);
        CHECK(decode_heaviest(bytes, from_ms) == tile.heaviest);
        CHECK(std::is_sorted(tile.heaviest.begin(), tile.heaviest.end(), heavier));
        if (!bytes.empty())
            CHECK_FALSE(decode_heaviest(bytes.substr(0, bytes.size() - 1), from_ms) == tile.heaviest);
    }
    CHECK_FALSE(decode_parts("\x40\x01").has_value());
    CHECK_FALSE(decode_parts("\x01").has_value());
    CHECK_FALSE(decode_heaviest("\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F\x01\x02", 0).has_value());
}

TEST_CASE("tile: packed entries come back by start until no more are wanted, and none of other bytes") {
    Random random(4);
    for (int round = 0; round < 100; ++round) {
        const auto level = static_cast<int>(random.between(first_long_level, max_level));
        const std::int64_t tile = tile_at(random.between(base::earliest_tick, base::latest_tick), level);
        std::int64_t start = std::max(tile_start_tick(tile, level), base::earliest_tick);
        std::vector<Entry> entries;
        for (std::int64_t i = random.between(1, 40); i > 0; --i) {
            start = std::min(start + random.between(0, 86'400'000), base::latest_tick);
            const std::int64_t end = std::min(start + random.between(0, longest_ms), base::latest_tick);
            entries.push_back({i, {start, end}, static_cast<double>(random.between(-99, 99)) / 3});
        }
        const std::string bytes = encode_packed(entries, level, tile);
        std::vector<Entry> decoded;
        std::size_t most = entries.size();
        const auto take = [&](const Entry& entry) {
            decoded.push_back(entry);
            return decoded.size() < most;
        };
        CHECK(decode_packed(bytes, level, tile, take));
        CHECK(decoded == entries);
        decoded.clear();
        CHECK_FALSE(decode_packed(bytes.substr(0, bytes.size() - 1), level, tile, take));
        decoded.clear();
        most = 1;
        CHECK(decode_packed(bytes, level, tile, take));
        CHECK(decoded.size() == 1);
    }
}

TEST_CASE("visit: an entry starts where its level lets what ends in a range start, to the millisecond") {
    for (int level = 0; level <= 40; ++level) {
        const std::int64_t least = level == 0 ? 0 : std::int64_t{1} << (level - 1);
        const std::int64_t most = level == 0 ? 0 : (std::int64_t{1} << level) - 1;
        for (const std::int64_t length : {least, most}) {
            CHECK(level_of({0, length}) == level);
            for (const std::int64_t last : {std::int64_t{1000}, std::int64_t{1999}}) { // of the range
                const std::int64_t start = length == 0 ? last : last + 1 - length;
                CHECK(Entry{1, {start, start + length}, 0}.last_tick() == last);
                const base::TickSpan starts = starts_of_ends(level, 1000, 2000);
                CHECK(start >= starts.start_tick);
                CHECK(start < starts.end_tick);
            }
        }
    }
}
