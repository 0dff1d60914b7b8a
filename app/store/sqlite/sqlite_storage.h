#pragma once
// What the timeline's engine keeps, in SQLite's tables (data/schema.sql): timeline_entry, timeline_tile,
// timeline_long, timeline_ids, timeline_total, event_block and utterance_block. Each value is checked as it
// is read. How the tables follow from the rest is timeline_build's and timeline_update's.

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "index/storage.h"
#include "store/sqlite/connection.h"

namespace dateline::store {

class SqliteStorage final : public index::WritableStorage {
  public:
    explicit SqliteStorage(Connection& connection) : connection_(connection) {} // which outlives it

    void check_cancelled() override { connection_.look_at_stop(); }
    index::SeriesTotal total(const index::SeriesKey& series) override;
    std::vector<index::PlacedTile> tiles(const index::SeriesKey& series, int z, std::int64_t first,
                                         std::int64_t end) override;
    std::optional<index::Tile> tile_counts(const index::SeriesKey& series, int z, std::int64_t tile) override;
    void visit_entries(const index::SeriesKey& series, const std::vector<index::LevelStarts>& starts,
                       const index::VisitEntry& visit) override;
    void visit_long(const index::SeriesKey& series, const std::vector<index::LevelStarts>& starts,
                    const std::function<bool(const index::LongBlock&)>& visit) override;
    std::unique_ptr<index::EntryCursor> entries(const index::SeriesKey& series, int level,
                                                index::Direction direction,
                                                const index::InOrder& beyond) override;
    std::vector<index::Entry> heaviest_undated(const index::SeriesKey& series, int limit) override;
    bool visit_postings(const index::SeriesKey& series, std::int64_t first, std::int64_t last,
                        const std::function<bool(std::int64_t, std::string_view)>& visit) override;
    void add_ids(const index::SeriesKey& series, index::Bitmap* ids) override;
    std::unique_ptr<index::BlockCursor> blocks(index::EntityKind kind) override;
    std::int64_t last_block(index::EntityKind kind) override;
    void visit_utterances_of(const index::Bitmap& events,
                             const std::function<void(std::int64_t)>& visit) override;

    void put_tile(const index::SeriesKey& series, int z, std::int64_t tile,
                  const index::Tile& content) override;
    void remove_tile(const index::SeriesKey& series, int z, std::int64_t tile) override;
    void put_long(const index::SeriesKey& series, const index::LongBlock& block) override;
    void put_postings(const index::SeriesKey& series, std::int64_t piece, std::string_view bytes) override;
    void put_total(const index::SeriesKey& series, const index::SeriesTotal& total) override;

  private:
    Connection& connection_;
};

} // namespace dateline::store
