#pragma once
// Table timeline_long: the long entries of an index once more, packed (see data/schema.sql).

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "store/connection.h"
#include "store/timeline_tile.h"

namespace dateline::store {

// A row: of an index and level, those that start in [tile * 2^level, (tile + 1) * 2^level).
struct LongTile {
    SeriesKey series;
    int level = first_long_level;
    std::int64_t tile = 0;
    std::int64_t count = 0;
    std::vector<Entry> entries; // by start and id; empty where there are too many
    bool operator==(const LongTile&) const = default;
};
base::Span span_of_long_tile(int level, std::int64_t tile);
// None if there is no such row.
std::optional<LongTile> load_long_tile(Connection& connection, const SeriesKey& series, int level,
                                       std::int64_t tile);
void store_long_tile(Connection& connection, const LongTile& tile);

// Makes the rows of entries that come in the order of timeline_entry.
class LongPacker {
  public:
    LongPacker(const TimelineShape& shape, std::function<void(const LongTile&)> sink)
        : shape_(shape), sink_(std::move(sink)) {}
    void add(const SeriesKey& series, int level, const Entry& entry); // short ones are left out
    void finish();

  private:
    TimelineShape shape_;
    std::function<void(const LongTile&)> sink_;
    LongTile open_;
};

// Every row as the rows of timeline_entry make it. The sink may write the table.
void stream_long(Connection& connection, const TimelineShape& shape,
                 const std::function<void(const LongTile&)>& sink);

// An entry that is removed or added; the rows of timeline_entry have changed already.
struct LongChange {
    int level = 0;
    Entry entry;
    bool added = false;
};
void update_long(Connection& connection, const SeriesKey& series, const TimelineShape& shape,
                 const std::vector<LongChange>& changes);

} // namespace dateline::store
