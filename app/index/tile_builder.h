#pragma once
// Tiles and totals from the entries of one index, in one pass by start. Knows no SQL: it works on any thread.

#include <array>
#include <cstdint>
#include <functional>
#include <queue>
#include <vector>

#include "index/tile.h"

namespace dateline::index {

struct TimelineSink {
    std::function<void(const SeriesKey&, int z, std::int64_t tile, const Tile&)> tile;
    std::function<void(const SeriesKey&, const SeriesTotal&)> total;
};

// Takes starts and ends of one index in the order of time, and hands each tile that is to be stored on once
// time has passed it: of each level, one tile is open.
class TileBuilder {
  public:
    TileBuilder(const SeriesKey& series, const TimelineShape& shape, const TimelineSink& sink)
        : series_(series), shape_(shape), sink_(sink) {}

    void start(const Entry& entry); // none starts before the one before it
    void finish();

  private:
    static constexpr std::size_t level_count = (coarsest_z - finest_z) / z_step + 1;
    struct Open {
        bool is_open = false;
        std::int64_t index = 0;
        Tile tile;
    };
    static int z_of(std::size_t i) { return finest_z + z_step * static_cast<int>(i); }
    void end_before(std::int64_t tick);
    Tile& at(std::size_t i, std::int64_t tick);
    void close(std::size_t i);

    SeriesKey series_;
    TimelineShape shape_;
    const TimelineSink& sink_;
    std::array<Open, level_count> open_;
    std::priority_queue<std::int64_t, std::vector<std::int64_t>, std::greater<>> ends_;
};

// The entries of one index at hand.
struct SeriesEntries {
    SeriesKey series;
    std::vector<Entry> dated; // in any order
    std::uint64_t levels = 0; // of the dated
    std::int64_t undated = 0;
};
// What they make: as a value, so that another thread may store it.
struct CountedTile {
    int z = 0;
    PlacedTile placed;
};
struct CountedSeries {
    SeriesKey series;
    SeriesTotal total;
    std::vector<CountedTile> tiles;
};
CountedSeries count_series(SeriesEntries entries, const TimelineShape& shape);

} // namespace dateline::index
