#pragma once
// Long intervals: the entries of first_long_level and above once more, packed by level and by tiles that are
// as long as the level's intervals may be, so that what goes on at an instant has begun in the tile there or
// in the one before (an interval tree laid out flat, as a hierarchy of buckets by length).

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "index/storage.h"

namespace dateline::index {

struct LongTile {
    SeriesKey series;
    int level = first_long_level;
    std::int64_t tile = 0;
    std::int64_t count = 0;
    std::vector<Entry> entries; // by start and id; empty where there are too many
    bool operator==(const LongTile&) const = default;
};
base::TickSpan span_of_long_block(int level, std::int64_t tile);
// None if it is not stored.
std::optional<LongTile> load_long_tile(Storage& storage, const SeriesKey& series, int level,
                                       std::int64_t tile);
void store_long_tile(WritableStorage& storage, const LongTile& tile);

// Makes the tiles of entries that come by series, level, start and id.
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

// An entry that is removed or added; the entries have changed already.
struct LongChange {
    int level = 0;
    Entry entry;
    bool added = false;
};
void update_long(WritableStorage& storage, const SeriesKey& series, const TimelineShape& shape,
                 const std::vector<LongChange>& changes);

} // namespace dateline::index
