#include "store/timeline_query.h"

#include <algorithm>

#include "store/timeline_rows.h"

namespace dateline::store {
namespace {

// Of an index with no more entries than this, all are looked at: tiles would be no faster.
constexpr std::int64_t few_entries = 256;

// A span as stored tiles and the gaps between them, all in order.
//
//   span   [---------------------------------)
//   z        |   T   |       |   T   |
//   z - 3  |T|                       |T|           finer tiles at the edges
//          ^         ^-------^         ^-^         gaps: no tile is stored here
struct CoverTile {
    int z = 0;
    PlacedTile placed;
};
struct Cover {
    std::vector<CoverTile> tiles;
    std::vector<base::Span> gaps;
    void add_gap(const base::Span& gap) {
        if (gap.empty()) return;
        if (!gaps.empty() && gaps.back().end_ms == gap.start_ms)
            gaps.back().end_ms = gap.end_ms;
        else
            gaps.push_back(gap);
    }
};

class Covering {
  public:
    Covering(Connection& connection, const SeriesKey& series, TileDetail detail)
        : connection_(connection), series_(series), detail_(detail) {}

    void cover(const base::Span& span, int z) {
        const std::int64_t first = tile_at(span.start_ms, z);
        const std::int64_t end = tile_at(span.end_ms - 1, z) + 1;
        std::int64_t next_ms = span.start_ms;
        for (PlacedTile& placed : load_tiles(connection_, series_, z, first, end, detail_)) {
            const base::Span whole{tile_start_ms(placed.tile, z), tile_start_ms(placed.tile + 1, z)};
            const base::Span part{std::max(whole.start_ms, span.start_ms),
                                  std::min(whole.end_ms, span.end_ms)};
            cover_.add_gap({next_ms, part.start_ms});
            next_ms = part.end_ms;
            if (part == whole)
                cover_.tiles.push_back({z, std::move(placed)});
            else if (z > finest_z)
                cover(part, z - z_step);
            else
                cover_.add_gap(part);
        }
        cover_.add_gap({next_ms, span.end_ms});
    }
    Cover take() { return std::move(cover_); }

  private:
    Connection& connection_;
    const SeriesKey& series_;
    TileDetail detail_;
    Cover cover_;
};

// The level at which the span covers up to `most` tiles, if there is one.
int z_for(const base::Span& span, std::int64_t most) {
    int z = finest_z;
    while (z < coarsest_z && (span.length_ms() >> z) > most)
        z += z_step;
    return z;
}

// The part of the span in which anything is known to be.
base::Span within(const base::Span& span, const base::Span& extent) {
    const base::Span part{std::max(span.start_ms, extent.start_ms), std::min(span.end_ms, extent.end_ms)};
    return part.empty() ? base::Span{span.start_ms, span.start_ms + 1} : part;
}

base::Span clamped(const base::Span& span) {
    const std::int64_t start = std::clamp(span.start_ms, base::earliest_ms, base::latest_ms);
    return {start, std::clamp(std::max(span.end_ms, start + 1), start + 1, base::latest_ms + 1)};
}

// One index's part of an answer.
class Asking {
  public:
    Asking(Connection& connection, const SeriesKey& series, const TimelineQuestion& question,
           TimelineAnswer* answer)
        : connection_(connection), series_(series), span_(clamped(question.span)), keep_(question.keep),
          exactness_(question.exactness), answer_(answer),
          most_tiles_(answer->density.is_counting() ? question.most_tiles : 16) {}

    void run() {
        const TimelineTotal total = load_total(connection_, series_);
        if (total.dated == 0) return;
        levels_ = levels_of(total.levels);
        scans_ = exactness_ == Exactness::scan || total.dated <= few_entries;
        add_reaching();
        if (scans_) {
            add_starts_in(span_);
            return;
        }
        Covering covering(connection_, series_, TileDetail::all);
        covering.cover(span_, z_for(within(span_, total.extent), most_tiles_));
        const Cover cover = covering.take();
        for (const CoverTile& tile : cover.tiles)
            add_tile(tile);
        for (const base::Span& gap : cover.gaps)
            add_starts_in(gap);
        if (answer_->density.is_counting())
            for (const int level : levels_)
                add_ends_in(level, cover.gaps);
    }

  private:
    void add(const Entry& entry) {
        ++answer_->total;
        answer_->density.add_starts(entry.span.start_ms, 1);
        if (scans_) answer_->density.add_ends(entry.last_ms(), 1);
        offer(entry);
    }
    // More than is kept is dropped now and then.
    void offer(const Entry& entry) {
        if (keep_ <= 0) return;
        std::vector<Entry>& heaviest = answer_->heaviest;
        heaviest.push_back(entry);
        const auto keep = static_cast<std::size_t>(keep_);
        if (heaviest.size() < 4 * keep + 4096) return;
        std::nth_element(heaviest.begin(), heaviest.begin() + static_cast<std::ptrdiff_t>(keep),
                         heaviest.end(), heavier);
        heaviest.resize(keep);
    }

    // What has begun before.
    void add_reaching() {
        for (const int level : levels_) {
            const base::Span starts{starts_of_ends(level, span_.start_ms, span_.start_ms).start_ms,
                                    span_.start_ms};
            if (starts.empty()) continue;
            visit_reaching(connection_, series_, level, starts.start_ms, span_.start_ms,
                           [&](const Entry& entry) { add(entry); });
        }
    }

    void add_tile(const CoverTile& tile) {
        const Tile& content = tile.placed.content;
        answer_->total += content.starts;
        const std::int64_t part_ms = std::int64_t{1} << (tile.z - tile_parts_log2);
        std::int64_t middle_ms = tile_start_ms(tile.placed.tile, tile.z) + part_ms / 2;
        for (std::size_t part = 0; part < tile_parts; ++part, middle_ms += part_ms) {
            if (content.start_parts[part] > 0)
                answer_->density.add_starts(middle_ms, content.start_parts[part]);
            if (content.end_parts[part] > 0) answer_->density.add_ends(middle_ms, content.end_parts[part]);
        }
        for (const Entry& entry : content.heaviest)
            offer(entry);
    }

    void add_starts_in(const base::Span& gap) {
        for (const int level : levels_)
            visit_starts(connection_, series_, level, gap.start_ms, gap.end_ms,
                         [&](const Entry& entry) { add(entry); });
    }

    // Gaps that the same entries may end in are scanned together, so that none is looked at twice.
    void add_ends_in(int level, const std::vector<base::Span>& gaps) {
        for (std::size_t i = 0; i < gaps.size();) {
            base::Span starts = starts_of_ends(level, gaps[i].start_ms, gaps[i].end_ms);
            std::size_t end = i + 1;
            for (; end < gaps.size(); ++end) {
                const base::Span more = starts_of_ends(level, gaps[end].start_ms, gaps[end].end_ms);
                if (more.start_ms > starts.end_ms) break;
                starts.end_ms = more.end_ms;
            }
            visit_starts(
                connection_, series_, level, starts.start_ms, starts.end_ms, [&](const Entry& entry) {
                    const std::int64_t last_ms = entry.last_ms();
                    const auto after = std::upper_bound(gaps.begin(), gaps.end(), last_ms,
                                                        [](std::int64_t instant_ms, const base::Span& gap) {
                                                            return instant_ms < gap.start_ms;
                                                        });
                    if (after != gaps.begin() && last_ms < std::prev(after)->end_ms)
                        answer_->density.add_ends(last_ms, 1);
                });
            i = end;
        }
    }

    Connection& connection_;
    const SeriesKey& series_;
    base::Span span_;
    int keep_;
    Exactness exactness_;
    TimelineAnswer* answer_;
    std::int64_t most_tiles_;
    bool scans_ = false; // every entry is looked at, so that its end is known with it
    std::vector<int> levels_;
};

bool holds(const base::Span& span, const base::Span& extent) {
    return span.start_ms <= extent.start_ms && span.end_ms >= extent.end_ms && !extent.empty();
}

// Those that have begun before the span and go on in it.
std::int64_t count_begun(Connection& connection, const SeriesKey& series, const std::vector<int>& levels,
                         const base::Span& span) {
    std::int64_t count = 0;
    for (const int level : levels) {
        const base::Span starts = starts_of_ends(level, span.start_ms, span.start_ms);
        if (starts.start_ms < span.start_ms)
            count += count_reaching(connection, series, level, starts.start_ms, span.start_ms);
    }
    return count;
}

std::int64_t count_one(Connection& connection, const SeriesKey& series, const base::Span& span,
                       std::int64_t enough) {
    const TimelineTotal total = load_total(connection, series);
    if (total.dated == 0 || holds(span, total.extent)) return total.dated;
    const std::vector<int> levels = levels_of(total.levels);
    std::int64_t count = 0;
    if (total.dated <= few_entries) {
        count = count_starts(connection, series, levels, span);
    } else {
        Covering covering(connection, series, TileDetail::counts);
        covering.cover(span, z_for(within(span, total.extent), 16));
        const Cover cover = covering.take();
        for (const CoverTile& tile : cover.tiles)
            count += tile.placed.content.starts;
        if (count > enough) return count; // the tiles alone say so
        for (const base::Span& gap : cover.gaps)
            count += count_starts(connection, series, levels, gap);
    }
    return count > enough ? count : count + count_begun(connection, series, levels, span);
}

} // namespace

TimelineAnswer ask_timeline(Connection& connection, const std::vector<SeriesKey>& series,
                            const TimelineQuestion& question, int buckets) {
    TimelineAnswer answer{0, Density(question.span, buckets), {}};
    for (const SeriesKey& one : series)
        Asking(connection, one, question, &answer).run();
    std::vector<Entry>& heaviest = answer.heaviest;
    const auto keep = static_cast<std::size_t>(std::max(question.keep, 0));
    if (heaviest.size() > keep) {
        std::nth_element(heaviest.begin(), heaviest.begin() + static_cast<std::ptrdiff_t>(keep),
                         heaviest.end(), heavier);
        heaviest.resize(keep);
    }
    std::sort(heaviest.begin(), heaviest.end(), heavier);
    return answer;
}

std::int64_t count_in_span(Connection& connection, const std::vector<SeriesKey>& series,
                           const base::Span& span, std::int64_t enough) {
    std::int64_t count = 0;
    for (const SeriesKey& one : series)
        count += count_one(connection, one, clamped(span), enough);
    return count;
}

} // namespace dateline::store
