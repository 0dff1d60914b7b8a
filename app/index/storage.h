#pragma once
// What the engine asks of whoever keeps its data: entries by series and level, tiles, long intervals,
// postings and blocks. Each answer is of one state; each call may throw what its storage throws (damage, a
// lock, cancellation), and the engine lets it pass. Knows no SQL.
//
//   entry     (series, level, start, id) -> end, weight     every entry, one row for each series it is in
//   tile      (series, z, tile)  -> Tile                    where more than TimelineShape::split start or end
//   long      (series, level, tile) -> count, entries       those of first_long_level and above, packed
//   postings  (series, piece) -> ids                        of larger series, packed (bitmap.h)
//   total     (series) -> SeriesTotal
//   block     (kind, block) -> 256 ids in columns           (column_block.h)

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "index/bitmap.h"
#include "index/column_block.h"
#include "index/tile.h"

namespace dateline::index {

// What starts in a span, of one level.
struct LevelStarts {
    int level = 0;
    base::TickSpan span;
};

// Where an entry stands in the order of time: by its start, then its id.
struct InOrder {
    std::int64_t start_tick = 0, id = 0;
    auto operator<=>(const InOrder&) const = default;
};
enum class Direction { forwards, backwards };

using VisitEntry = std::function<void(const Entry&)>;

class EntryCursor {
  public:
    virtual ~EntryCursor() = default;
    virtual std::optional<Entry> next() = 0;
};

class BlockCursor {
  public:
    virtual ~BlockCursor() = default;
    // Goes to a block; false where it is not stored, or (if a span is given) where nothing of it touches the
    // span. Quickest upwards.
    virtual bool seek(std::int64_t block, const base::TickSpan* span) = 0;
    virtual std::string_view bytes() const = 0; // of the block, until the next seek
    [[noreturn]] virtual void fail() const = 0; // they are no block
};

// Long intervals of one level that start in a tile that is 2^level ticks long.
struct LongBlock {
    int level = first_long_level;
    std::int64_t tile = 0;
    base::TickSpan asked; // by which of the ranges it was found
    std::int64_t count = 0;
    std::optional<std::string_view> entries; // as encode_packed writes them; none where there are too many
};

class Storage {
  public:
    virtual ~Storage() = default;

    virtual void check_cancelled() = 0; // for loops of calls each too short to notice

    virtual SeriesTotal total(const SeriesKey& series) = 0;
    // Those of one level from `first` to before `end`, in order.
    virtual std::vector<PlacedTile> tiles(const SeriesKey& series, int z, std::int64_t first,
                                          std::int64_t end) = 0;
    // One, without its heaviest; none if it is not stored.
    virtual std::optional<Tile> tile_counts(const SeriesKey& series, int z, std::int64_t tile) = 0;
    // In no order.
    virtual void visit_entries(const SeriesKey& series, const std::vector<LevelStarts>& starts,
                               const VisitEntry& visit) = 0;
    // Every stored tile that a range touches; `visit` says false of bytes that are no list of entries.
    virtual void visit_long(const SeriesKey& series, const std::vector<LevelStarts>& starts,
                            const std::function<bool(const LongBlock&)>& visit) = 0;
    // Of one level, in the order of time, from the first beyond a place.
    virtual std::unique_ptr<EntryCursor> entries(const SeriesKey& series, int level, Direction direction,
                                                 const InOrder& beyond) = 0;
    // Of those without a date, by weight, then id; their spans mean nothing.
    virtual std::vector<Entry> heaviest_undated(const SeriesKey& series, int limit) = 0;
    // Pieces of postings from `first` to `last`; `visit` says false of bytes that are none. Whether there is
    // any.
    virtual bool visit_postings(const SeriesKey& series, std::int64_t first, std::int64_t last,
                                const std::function<bool(std::int64_t, std::string_view)>& visit) = 0;
    virtual void add_ids(const SeriesKey& series, Bitmap* ids) = 0; // of its entries, dated or not
    virtual std::unique_ptr<BlockCursor> blocks(EntityKind kind) = 0;
    virtual std::int64_t last_block(EntityKind kind) = 0; // -1 if there is none
    virtual void visit_utterances_of(const Bitmap& events,
                                     const std::function<void(std::int64_t)>& visit) = 0;
};

class WritableStorage : public Storage {
  public:
    virtual void put_tile(const SeriesKey& series, int z, std::int64_t tile, const Tile& content) = 0;
    virtual void remove_tile(const SeriesKey& series, int z, std::int64_t tile) = 0;
    // Without `count` it is removed.
    virtual void put_long(const SeriesKey& series, const LongBlock& block) = 0;
    // Without bytes it is removed.
    virtual void put_postings(const SeriesKey& series, std::int64_t piece, std::string_view bytes) = 0;
    virtual void put_total(const SeriesKey& series, const SeriesTotal& total) = 0; // without entries: removed
};

} // namespace dateline::index
