#include "index/memory_storage.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <stdexcept>

#include "index/entries_in_order.h"
#include "index/long_intervals.h"
#include "index/postings.h"
#include "index/tile_builder.h"

namespace dateline::index {
namespace {

[[noreturn]] void fail(const char* what) {
    throw std::logic_error(std::string("memory storage: ") + what);
}

} // namespace

void MemoryStorage::add(const SeriesKey& series, const Entry& entry) {
    series_[series].entries[{level_of(entry.span), entry.span.start_tick, entry.id}] = entry;
}

void MemoryStorage::add_undated(const SeriesKey& series, const Entry& entry) {
    series_[series].entries[{undated_level, 0, entry.id}] = entry;
}

void MemoryStorage::remove(const SeriesKey& series, const Entry& entry) {
    series_[series].entries.erase({level_of(entry.span), entry.span.start_tick, entry.id});
}

void MemoryStorage::build() {
    for (auto& [series, data] : series_)
        build_series(series, &data);
}

void MemoryStorage::build_series(const SeriesKey& series, SeriesData* data) {
    data->tiles.clear();
    data->longs.clear();
    data->postings.clear();
    SeriesTotal total;
    LongPacker longs(shape_, [this](const LongTile& tile) { store_long_tile(*this, tile); });
    PostingsBuilder postings(
        shape_, [this](const SeriesKey& of, const Bitmap& ids) { store_postings(*this, of, ids); });
    for (const auto& [place, entry] : data->entries) {
        const int level = std::get<0>(place);
        longs.add(series, level, entry);
        postings.add(series, entry.id);
        if (level == undated_level) {
            ++total.undated;
            continue;
        }
        ++total.dated;
        total.levels |= std::uint64_t{1} << static_cast<unsigned>(level);
        extend(&total.extent, entry.span);
    }
    longs.finish();
    postings.finish();
    put_total(series, total);
    const TimelineSink sink{[this](const SeriesKey& of, int z, std::int64_t tile, const Tile& content) {
                                put_tile(of, z, tile, content);
                            },
                            {}};
    TileBuilder tiles(series, shape_, sink);
    EntriesInOrder in_order(*this, series, levels_of(total.levels));
    while (const std::optional<Entry> entry = in_order.next())
        tiles.start(*entry);
    tiles.finish();
}

void MemoryStorage::put_block(EntityKind kind, std::int64_t block, const PlacedBlock& content) {
    Block stored{{}, encode_block(kind, content)};
    std::map<std::int64_t, std::vector<std::int64_t>> said; // by event
    for (std::size_t i = 0; i < content.size(); ++i) {
        const Placed& placed = content[i];
        if (!placed.is_there) continue;
        if (kind == EntityKind::utterances)
            said[placed.event].push_back((block << block_ids_log2) + static_cast<std::int64_t>(i));
        if (!placed.is_dated) continue;
        const std::int64_t end_tick = std::max(placed.span.end_tick, placed.span.start_tick + 1);
        if (!stored.span) stored.span = {placed.span.start_tick, end_tick};
        stored.span->start_tick = std::min(stored.span->start_tick, placed.span.start_tick);
        stored.span->end_tick = std::max(stored.span->end_tick, end_tick);
    }
    blocks_[kind][block] = std::move(stored);
    if (kind == EntityKind::utterances) said_[block] = std::move(said);
}

const MemoryStorage::SeriesData& MemoryStorage::of(const SeriesKey& series) const {
    static const SeriesData none;
    const auto found = series_.find(series);
    return found == series_.end() ? none : found->second;
}

SeriesTotal MemoryStorage::total(const SeriesKey& series) {
    return of(series).total;
}

std::vector<PlacedTile> MemoryStorage::tiles(const SeriesKey& series, int z, std::int64_t first,
                                             std::int64_t end) {
    std::vector<PlacedTile> found;
    const auto& stored = of(series).tiles;
    for (auto tile = stored.lower_bound({z, first}); tile != stored.end() && tile->first < std::pair(z, end);
         ++tile)
        found.push_back({tile->first.second, tile->second});
    return found;
}

std::optional<Tile> MemoryStorage::tile_counts(const SeriesKey& series, int z, std::int64_t tile) {
    const auto& stored = of(series).tiles;
    const auto found = stored.find({z, tile});
    if (found == stored.end()) return std::nullopt;
    Tile counts = found->second;
    counts.heaviest.clear();
    return counts;
}

void MemoryStorage::visit_entries(const SeriesKey& series, const std::vector<LevelStarts>& starts,
                                  const VisitEntry& visit) {
    constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
    const Entries& stored = of(series).entries;
    for (const LevelStarts& range : starts) {
        auto entry = stored.lower_bound({range.level, range.span.start_tick, least});
        for (; entry != stored.end() && entry->first < std::tuple(range.level, range.span.end_tick, least);
             ++entry)
            visit(entry->second);
    }
}

void MemoryStorage::visit_long(const SeriesKey& series, const std::vector<LevelStarts>& starts,
                               const std::function<bool(const LongBlock&)>& visit) {
    const auto& stored = of(series).longs;
    for (const LevelStarts& range : starts) {
        const std::int64_t last = tile_at(range.span.end_tick - 1, range.level);
        auto found = stored.lower_bound({range.level, tile_at(range.span.start_tick, range.level)});
        for (; found != stored.end() && found->first <= std::pair(range.level, last); ++found) {
            const auto& [count, entries] = found->second;
            LongBlock block{range.level, found->first.second, range.span, count, {}};
            if (entries) block.entries = *entries;
            if (!visit(block)) fail("these bytes are no list of entries");
        }
    }
}

class MemoryStorage::Cursor final : public EntryCursor {
  public:
    Cursor(const Entries& entries, int level, Direction direction, const InOrder& beyond)
        : entries_(entries), level_(level), direction_(direction),
          at_(direction == Direction::forwards ? entries.upper_bound({level, beyond.start_tick, beyond.id})
                                               : entries.lower_bound({level, beyond.start_tick, beyond.id})) {
    }
    std::optional<Entry> next() override {
        if (direction_ == Direction::backwards) {
            if (at_ == entries_.begin() || std::get<0>(std::prev(at_)->first) != level_) return std::nullopt;
            return (--at_)->second;
        }
        if (at_ == entries_.end() || std::get<0>(at_->first) != level_) return std::nullopt;
        return (at_++)->second;
    }

  private:
    const Entries& entries_;
    int level_;
    Direction direction_;
    Entries::const_iterator at_;
};

std::unique_ptr<EntryCursor> MemoryStorage::entries(const SeriesKey& series, int level, Direction direction,
                                                    const InOrder& beyond) {
    return std::make_unique<Cursor>(of(series).entries, level, direction, beyond);
}

std::vector<Entry> MemoryStorage::heaviest_undated(const SeriesKey& series, int limit) {
    std::vector<Entry> undated;
    for (const auto& [place, entry] : of(series).entries)
        if (std::get<0>(place) == undated_level) undated.push_back(entry);
    std::stable_sort(undated.begin(), undated.end(),
                     [](const Entry& a, const Entry& b) { return a.weight > b.weight; });
    if (undated.size() > static_cast<std::size_t>(std::max(limit, 0)))
        undated.resize(static_cast<std::size_t>(std::max(limit, 0)));
    return undated;
}

bool MemoryStorage::visit_postings(const SeriesKey& series, std::int64_t first, std::int64_t last,
                                   const std::function<bool(std::int64_t, std::string_view)>& visit) {
    const auto& stored = of(series).postings;
    bool any = false;
    for (auto piece = stored.lower_bound(first); piece != stored.end() && piece->first <= last; ++piece) {
        any = true;
        if (!visit(piece->first, piece->second)) fail("these bytes are no list of ids");
    }
    return any;
}

void MemoryStorage::add_ids(const SeriesKey& series, Bitmap* ids) {
    for (const auto& [place, entry] : of(series).entries)
        ids->add(entry.id);
}

class MemoryStorage::BlocksCursor final : public BlockCursor {
  public:
    explicit BlocksCursor(const Blocks& blocks) : blocks_(blocks) {}
    bool seek(std::int64_t block, const base::TickSpan* span) override {
        const auto found = blocks_.find(block);
        if (found == blocks_.end()) return false;
        if (span != nullptr && (!found->second.span || !found->second.span->overlaps(*span))) return false;
        bytes_ = found->second.bytes;
        return true;
    }
    std::string_view bytes() const override { return bytes_; }
    [[noreturn]] void fail() const override { index::fail("these bytes are no block"); }

  private:
    const Blocks& blocks_;
    std::string_view bytes_;
};

std::unique_ptr<BlockCursor> MemoryStorage::blocks(EntityKind kind) {
    return std::make_unique<BlocksCursor>(blocks_[kind]);
}

std::int64_t MemoryStorage::last_block(EntityKind kind) {
    const Blocks& blocks = blocks_[kind];
    return blocks.empty() ? -1 : blocks.rbegin()->first;
}

void MemoryStorage::visit_utterances_of(const Bitmap& events,
                                        const std::function<void(std::int64_t)>& visit) {
    for (const auto& [block, said] : said_)
        for (const auto& [event, utterances] : said)
            if (events.contains(event)) std::for_each(utterances.begin(), utterances.end(), visit);
}

void MemoryStorage::put_tile(const SeriesKey& series, int z, std::int64_t tile, const Tile& content) {
    series_[series].tiles[{z, tile}] = content;
}

void MemoryStorage::remove_tile(const SeriesKey& series, int z, std::int64_t tile) {
    series_[series].tiles.erase({z, tile});
}

void MemoryStorage::put_long(const SeriesKey& series, const LongBlock& block) {
    auto& stored = series_[series].longs;
    if (block.count == 0) {
        stored.erase({block.level, block.tile});
        return;
    }
    Long& one = stored[{block.level, block.tile}];
    one = {block.count, {}};
    if (block.entries) one.entries = std::string(*block.entries);
}

void MemoryStorage::put_postings(const SeriesKey& series, std::int64_t piece, std::string_view bytes) {
    if (bytes.empty())
        series_[series].postings.erase(piece);
    else
        series_[series].postings[piece] = bytes;
}

void MemoryStorage::put_total(const SeriesKey& series, const SeriesTotal& total) {
    series_[series].total = total;
}

bool MemoryStorage::operator==(const MemoryStorage& other) const {
    return series_ == other.series_ && blocks_ == other.blocks_;
}

} // namespace dateline::index
