#include "index/range_query.h"

#include <algorithm>
#include <cmath>

#include "index/rank.h"
#include "index/top_k.h"
#include "index/visit.h"

namespace dateline::index {
namespace {

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
    std::vector<base::TickSpan> gaps;
    void add_gap(const base::TickSpan& gap) {
        if (gap.empty()) return;
        if (!gaps.empty() && gaps.back().end_tick == gap.start_tick)
            gaps.back().end_tick = gap.end_tick;
        else
            gaps.push_back(gap);
    }
};

class Covering {
  public:
    Covering(Storage& storage, const SeriesKey& series) : storage_(storage), series_(series) {}

    void cover(const base::TickSpan& span, int z) {
        const std::int64_t first = tile_at(span.start_tick, z);
        const std::int64_t end = tile_at(span.end_tick - 1, z) + 1;
        std::int64_t next_tick = span.start_tick;
        for (PlacedTile& placed : storage_.tiles(series_, z, first, end)) {
            const base::TickSpan whole{tile_start_tick(placed.tile, z), tile_start_tick(placed.tile + 1, z)};
            const base::TickSpan part{std::max(whole.start_tick, span.start_tick),
                                      std::min(whole.end_tick, span.end_tick)};
            cover_.add_gap({next_tick, part.start_tick});
            next_tick = part.end_tick;
            if (part == whole)
                cover_.tiles.push_back({z, std::move(placed)});
            else if (z > finest_z)
                cover(part, z - z_step);
            else
                cover_.add_gap(part);
        }
        cover_.add_gap({next_tick, span.end_tick});
    }
    Cover take() { return std::move(cover_); }

  private:
    Storage& storage_;
    const SeriesKey& series_;
    Cover cover_;
};

// The parts of the span in each of which all ticks are as long.
std::vector<base::TickSpan> even_parts(const base::TickSpan& span) {
    constexpr std::int64_t first = base::first_coarse_tick;
    std::vector<base::TickSpan> parts{{span.start_tick, std::min(span.end_tick, -first)},
                                      {std::max(span.start_tick, -first), std::min(span.end_tick, first)},
                                      {std::max(span.start_tick, first), span.end_tick}};
    std::erase_if(parts, [](const base::TickSpan& part) { return part.empty(); });
    return parts;
}

// The part of the span in which anything is known to be.
base::TickSpan within(const base::TickSpan& span, const base::TickSpan& extent) {
    const base::TickSpan part{std::max(span.start_tick, extent.start_tick),
                              std::min(span.end_tick, extent.end_tick)};
    return part.empty() ? base::TickSpan{span.start_tick, span.start_tick + 1} : part;
}

// One index's part of an answer.
class Asking {
  public:
    Asking(Storage& storage, const SeriesKey& series, const RangeQuery& question, RangeResult* answer,
           TopK* heaviest)
        : storage_(storage), series_(series), span_(clamped(base::ticks_of(question.span))),
          heaviest_(heaviest), exactness_(question.exactness), answer_(answer),
          even_(question.even && question.exactness == Exactness::scan),
          max_tiles_(answer->density.is_counting() ? question.max_tiles : 16) {}

    void run() {
        const SeriesTotal total = storage_.total(series_);
        if (total.dated == 0) return;
        levels_ = levels_of(total.levels);
        scans_ = exactness_ == Exactness::scan || total.dated <= few_entries;
        const auto add_entry = [this](const Entry& entry) { add(entry); };
        visit_begun(storage_, series_, levels_, span_.start_tick, add_entry);
        if (scans_) return visit_starts(storage_, series_, levels_, {span_}, add_entry);
        Covering covering(storage_, series_);
        const double length_ms = base::span_of(within(span_, total.extent)).length_ms();
        for (const base::TickSpan& part : even_parts(span_)) {
            const base::TickSpan known = within(part, total.extent);
            const double share = base::span_of(known).length_ms() / length_ms;
            const double most = std::ceil(share * static_cast<double>(max_tiles_));
            covering.cover(
                part, z_for(known, std::clamp<std::int64_t>(static_cast<std::int64_t>(most), 1, max_tiles_)));
        }
        const Cover cover = covering.take();
        for (const CoverTile& tile : cover.tiles)
            add_tile(tile);
        visit_starts(storage_, series_, levels_, cover.gaps, add_entry);
        if (answer_->density.is_counting())
            visit_ends(storage_, series_, levels_, cover.gaps, [this](const Entry& entry) {
                answer_->density.add_ends(base::ms_of_tick(entry.last_tick()), 1);
            });
    }

  private:
    void add(const Entry& entry) {
        ++answer_->total;
        if (even_) {
            answer_->density.add_evenly(entry.span);
            return heaviest_->offer(entry);
        }
        answer_->density.add_starts(base::ms_of_tick(entry.span.start_tick), 1);
        if (scans_) answer_->density.add_ends(base::ms_of_tick(entry.last_tick()), 1);
        heaviest_->offer(entry);
    }

    void add_tile(const CoverTile& tile) {
        const Tile& content = tile.placed.content;
        answer_->total += content.starts;
        const std::int64_t part_ticks = std::int64_t{1} << (tile.z - tile_parts_log2);
        std::int64_t middle = tile_start_tick(tile.placed.tile, tile.z) + part_ticks / 2;
        for (std::size_t part = 0; part < tile_parts; ++part, middle += part_ticks) {
            const double middle_ms = base::ms_of_tick(middle);
            if (content.start_parts[part] > 0)
                answer_->density.add_starts(middle_ms, content.start_parts[part]);
            if (content.end_parts[part] > 0) answer_->density.add_ends(middle_ms, content.end_parts[part]);
        }
        for (const Entry& entry : content.heaviest)
            heaviest_->offer(entry);
    }

    Storage& storage_;
    const SeriesKey& series_;
    base::TickSpan span_;
    TopK* heaviest_;
    Exactness exactness_;
    RangeResult* answer_;
    bool even_;
    std::int64_t max_tiles_;
    bool scans_ = false; // every entry is looked at, so that its end is known with it
    std::vector<int> levels_;
};

} // namespace

RangeResult query_range(Storage& storage, const std::vector<SeriesKey>& series, const RangeQuery& question,
                        int buckets) {
    RangeQuery decided = question;
    if (question.exactness == Exactness::by_count)
        decided.exactness = count_in_span(storage, series, question.span) <= question.max_scanned
                                ? Exactness::scan
                                : Exactness::tiles;
    RangeResult answer{0, Histogram(question.span, buckets), {}};
    TopK heaviest(question.keep, base::span_of(clamped(base::ticks_of(question.span))));
    for (const SeriesKey& one : series)
        Asking(storage, one, decided, &answer, &heaviest).run();
    answer.heaviest = heaviest.take();
    return answer;
}

} // namespace dateline::index
