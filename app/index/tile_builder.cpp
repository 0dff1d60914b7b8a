#include "index/tile_builder.h"

#include <algorithm>
#include <utility>

namespace dateline::index {

void TileBuilder::start(const Entry& entry) {
    end_before(entry.span.start_tick);
    for (std::size_t i = 0; i < open_.size(); ++i)
        add_start(&at(i, entry.span.start_tick), z_of(i), entry);
    ends_.push(entry.last_tick());
}

void TileBuilder::finish() {
    end_before(base::latest_tick + 1);
    for (std::size_t i = 0; i < open_.size(); ++i)
        close(i);
}

void TileBuilder::end_before(std::int64_t tick) {
    for (; !ends_.empty() && ends_.top() < tick; ends_.pop())
        for (std::size_t i = 0; i < open_.size(); ++i)
            add_end(&at(i, ends_.top()), z_of(i), ends_.top());
}

Tile& TileBuilder::at(std::size_t i, std::int64_t tick) {
    Open& open = open_[i];
    const std::int64_t index = tile_at(tick, z_of(i));
    if (!open.is_open || open.index != index) {
        close(i);
        open.is_open = true;
        open.index = index;
    }
    return open.tile;
}

void TileBuilder::close(std::size_t i) {
    Open& open = open_[i];
    if (!open.is_open) return;
    if (open.tile.is_stored(shape_)) sink_.tile(series_, z_of(i), open.index, open.tile);
    open.tile.starts = open.tile.ends = 0;
    open.tile.start_parts.fill(0);
    open.tile.end_parts.fill(0);
    open.tile.heaviest.clear();
    open.is_open = false;
}

CountedSeries count_series(SeriesEntries entries, const TimelineShape& shape) {
    CountedSeries counted;
    counted.series = entries.series;
    SeriesTotal& total = counted.total;
    total.undated = entries.undated;
    total.dated = std::ssize(entries.dated);
    total.levels = entries.levels;
    for (const Entry& entry : entries.dated)
        extend(&total.extent, entry.span);
    if (total.dated <= shape.split) return counted; // too few for any tile
    std::sort(entries.dated.begin(), entries.dated.end(),
              [](const Entry& a, const Entry& b) { return a.span.start_tick < b.span.start_tick; });
    const TimelineSink sink{[&](const SeriesKey&, int z, std::int64_t tile, const Tile& content) {
                                counted.tiles.push_back({z, {tile, content}});
                            },
                            {}};
    TileBuilder tiles(counted.series, shape, sink);
    for (const Entry& entry : entries.dated)
        tiles.start(entry);
    tiles.finish();
    return counted;
}

} // namespace dateline::index
