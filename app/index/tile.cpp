#include "index/tile.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "index/varint.h"

namespace dateline::index {
namespace {

// Most weights are small whole numbers: those are even here. Others are their bits after an odd number.
void put_weight(std::string* bytes, double weight) {
    const bool is_small =
        weight >= 0 && weight < 1e9 && weight == std::floor(weight) && !std::signbit(weight);
    if (is_small) {
        put_varint(bytes, static_cast<std::uint64_t>(weight) * 2);
        return;
    }
    put_varint(bytes, 1);
    put_varint(bytes, std::bit_cast<std::uint64_t>(weight));
}

double take_weight(VarintReader* numbers) {
    const std::uint64_t first = numbers->take();
    if (first % 2 == 0) return static_cast<double>(first >> 1U);
    return std::bit_cast<double>(numbers->take());
}

} // namespace

void add_start(Tile* tile, int z, const Entry& entry) {
    ++tile->starts;
    ++tile->start_parts[part_at(entry.span.start_tick, z)];
    std::vector<Entry>& heaviest = tile->heaviest;
    if (heaviest.size() == tile_heaviest) {
        if (!heavier(entry, heaviest.back())) return;
        heaviest.pop_back();
    }
    heaviest.insert(std::upper_bound(heaviest.begin(), heaviest.end(), entry, heavier), entry);
}

void add_end(Tile* tile, int z, std::int64_t last_tick) {
    ++tile->ends;
    ++tile->end_parts[part_at(last_tick, z)];
}

std::string encode_parts(const TileParts& parts) {
    std::string bytes;
    std::uint64_t zeros = 0;
    for (const std::uint32_t count : parts) {
        if (count == 0) {
            ++zeros;
            continue;
        }
        put_varint(&bytes, zeros);
        put_varint(&bytes, count);
        zeros = 0;
    }
    return bytes;
}

std::optional<TileParts> decode_parts(std::string_view bytes) {
    TileParts parts{};
    VarintReader numbers(bytes);
    std::uint64_t at = 0;
    while (!numbers.at_end()) {
        const std::uint64_t zeros = numbers.take();
        const std::uint64_t count = numbers.take();
        if (numbers.failed() || zeros >= tile_parts || at + zeros >= tile_parts || count > 0xFFFF'FFFFU)
            return std::nullopt;
        at += zeros;
        parts[at++] = static_cast<std::uint32_t>(count);
    }
    return parts;
}

namespace {

void put_entry(std::string* bytes, const Entry& entry, std::int64_t from_tick) {
    put_varint(bytes, static_cast<std::uint64_t>(entry.id));
    put_varint(bytes, static_cast<std::uint64_t>(entry.span.start_tick - from_tick));
    put_varint(bytes, static_cast<std::uint64_t>(entry.span.length_ticks()));
    put_weight(bytes, entry.weight);
}

// False if it cannot be.
bool take_entry(VarintReader* numbers, std::int64_t from_tick, Entry* entry) {
    constexpr auto longest = static_cast<std::uint64_t>(base::latest_tick - base::earliest_tick);
    entry->id = static_cast<std::int64_t>(numbers->take());
    const std::uint64_t start = numbers->take();
    const std::uint64_t length = numbers->take();
    entry->weight = take_weight(numbers);
    if (numbers->failed() || start > longest || length > longest || !std::isfinite(entry->weight))
        return false;
    entry->span.start_tick = from_tick + static_cast<std::int64_t>(start);
    entry->span.end_tick = entry->span.start_tick + static_cast<std::int64_t>(length);
    return entry->span.start_tick >= base::earliest_tick && entry->span.end_tick <= base::latest_tick;
}

std::int64_t packed_from_tick(int level, std::int64_t tile) {
    return std::max(tile_start_tick(tile, level), base::earliest_tick);
}

} // namespace

std::string encode_heaviest(const std::vector<Entry>& entries, std::int64_t from_tick) {
    std::string bytes;
    for (const Entry& entry : entries)
        put_entry(&bytes, entry, from_tick);
    return bytes;
}

std::optional<std::vector<Entry>> decode_heaviest(std::string_view bytes, std::int64_t from_tick) {
    std::vector<Entry> entries;
    VarintReader numbers(bytes);
    while (!numbers.at_end()) {
        Entry entry;
        if (!take_entry(&numbers, from_tick, &entry) || entries.size() >= tile_heaviest) return std::nullopt;
        entries.push_back(entry);
    }
    return entries;
}

std::string encode_packed(const std::vector<Entry>& entries, int level, std::int64_t tile) {
    std::string bytes;
    std::int64_t from_tick = packed_from_tick(level, tile);
    for (const Entry& entry : entries) {
        put_entry(&bytes, entry, from_tick);
        from_tick = entry.span.start_tick;
    }
    return bytes;
}

bool decode_packed(std::string_view bytes, int level, std::int64_t tile,
                   const std::function<bool(const Entry&)>& visit) {
    std::int64_t from_tick = packed_from_tick(level, tile);
    VarintReader numbers(bytes);
    while (!numbers.at_end()) {
        Entry entry;
        if (!take_entry(&numbers, from_tick, &entry)) return false;
        if (!visit(entry)) return true;
        from_tick = entry.span.start_tick;
    }
    return true;
}

} // namespace dateline::index
