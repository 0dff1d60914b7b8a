#pragma once
// A storage in memory: for the engine's tests, and wherever a database is small enough to be held. Knows no
// files.

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "index/storage.h"

namespace dateline::index {

class MemoryStorage final : public WritableStorage {
  public:
    explicit MemoryStorage(const TimelineShape& shape = {}) : shape_(shape) {}

    // Entries alone; what follows from them is worked out by build(), or by the functions that update it.
    void add(const SeriesKey& series, const Entry& entry);
    void add_undated(const SeriesKey& series, const Entry& entry); // its span means nothing
    void remove(const SeriesKey& series, const Entry& entry);
    void build(); // tiles, long intervals, postings and totals, anew

    void put_block(EntityKind kind, std::int64_t block, const PlacedBlock& content);

    void check_cancelled() override {}
    SeriesTotal total(const SeriesKey& series) override;
    std::vector<PlacedTile> tiles(const SeriesKey& series, int z, std::int64_t first,
                                  std::int64_t end) override;
    std::optional<Tile> tile_counts(const SeriesKey& series, int z, std::int64_t tile) override;
    void visit_entries(const SeriesKey& series, const std::vector<LevelStarts>& starts,
                       const VisitEntry& visit) override;
    void visit_long(const SeriesKey& series, const std::vector<LevelStarts>& starts,
                    const std::function<bool(const LongBlock&)>& visit) override;
    std::unique_ptr<EntryCursor> entries(const SeriesKey& series, int level, Direction direction,
                                         const InOrder& beyond) override;
    std::vector<Entry> heaviest_undated(const SeriesKey& series, int limit) override;
    bool visit_postings(const SeriesKey& series, std::int64_t first, std::int64_t last,
                        const std::function<bool(std::int64_t, std::string_view)>& visit) override;
    void add_ids(const SeriesKey& series, Bitmap* ids) override;
    std::unique_ptr<BlockCursor> blocks(EntityKind kind) override;
    std::int64_t last_block(EntityKind kind) override;
    void visit_utterances_of(const Bitmap& events, const std::function<void(std::int64_t)>& visit) override;

    void put_tile(const SeriesKey& series, int z, std::int64_t tile, const Tile& content) override;
    void remove_tile(const SeriesKey& series, int z, std::int64_t tile) override;
    void put_long(const SeriesKey& series, const LongBlock& block) override;
    void put_postings(const SeriesKey& series, std::int64_t piece, std::string_view bytes) override;
    void put_total(const SeriesKey& series, const SeriesTotal& total) override;

    // Two that hold the same, to the byte.
    bool operator==(const MemoryStorage& other) const;

  private:
    using Entries = std::map<std::tuple<int, std::int64_t, std::int64_t>, Entry>; // by level, start and id
    struct Long {
        std::int64_t count = 0;
        std::optional<std::string> entries;
        bool operator==(const Long&) const = default;
    };
    struct SeriesData {
        Entries entries;
        std::map<std::pair<int, std::int64_t>, Tile> tiles; // by z and tile
        std::map<std::pair<int, std::int64_t>, Long> longs; // by level and tile
        std::map<std::int64_t, std::string> postings;       // by piece
        SeriesTotal total;
        bool operator==(const SeriesData&) const = default;
    };
    struct Block {
        std::optional<base::TickSpan> span; // in which the dated ones are; none are
        std::string bytes;
        bool operator==(const Block&) const = default;
    };
    using Blocks = std::map<std::int64_t, Block>;
    class Cursor;
    class BlocksCursor;
    const SeriesData& of(const SeriesKey& series) const;
    void build_series(const SeriesKey& series, SeriesData* data);

    TimelineShape shape_;
    std::map<SeriesKey, SeriesData> series_;
    std::map<EntityKind, Blocks> blocks_;
    std::map<std::int64_t, std::map<std::int64_t, std::vector<std::int64_t>>> said_; // by block and event
};

} // namespace dateline::index
