#include "index/rank.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

#include "index/visit.h"

namespace dateline::index {
namespace {

enum class Edge { start, end };

std::int64_t count_of(const Tile& tile, Edge edge) {
    return edge == Edge::start ? tile.starts : tile.ends;
}

// Each of the two ranks is a way down the tiles to one instant: the parts before it of the finest tile that
// is stored there, and a look at the entries in the part that it cuts.
class SpanCount {
  public:
    SpanCount(Storage& storage, const SeriesKey& series)
        : storage_(storage), series_(series), total_(storage.total(series)),
          levels_(levels_of(total_.levels)) {}

    std::int64_t count(const base::TickSpan& span) {
        const base::TickSpan& extent = total_.extent;
        if (!extent.empty() && span.start_tick <= extent.start_tick && span.end_tick >= extent.end_tick)
            return total_.dated;
        if (total_.dated <= few_entries) return looked_at(span);
        load_roots();
        return started_before(span.end_tick) - before(span.start_tick, Edge::end);
    }

    std::vector<std::uint32_t> starts(const base::TickSpan& ticks, int parts) {
        std::vector<std::uint32_t> counts(static_cast<std::size_t>(parts));
        std::vector<std::int64_t> ends; // of the parts
        const base::Span span = base::span_of(ticks);
        for (int part = 1; part < parts; ++part)
            ends.push_back(base::tick_from_ms(std::floor(span.start_ms + span.length_ms() * part / parts)));
        ends.push_back(ticks.end_tick);
        if (total_.dated <= few_entries) {
            visit_starts(storage_, series_, levels_, {ticks}, [&](const Entry& entry) {
                ++counts[static_cast<std::size_t>(
                    std::upper_bound(ends.begin(), ends.end(), entry.span.start_tick) - ends.begin())];
            });
            return counts;
        }
        load_roots();
        std::int64_t before_part = started_before(ticks.start_tick);
        for (std::size_t part = 0; part < counts.size(); ++part) {
            const std::int64_t before_next = started_before(ends[part]);
            counts[part] = static_cast<std::uint32_t>(before_next - before_part);
            before_part = before_next;
        }
        return counts;
    }

  private:
    std::int64_t looked_at(const base::TickSpan& span) {
        std::int64_t count = 0;
        const auto add = [&](const Entry&) { ++count; };
        if (total_.dated == 0) return 0;
        visit_begun(storage_, series_, levels_, span.start_tick, add);
        visit_starts(storage_, series_, levels_, {span}, add);
        return count;
    }

    // All but what is open to the past starts in them, and all but what is open to the future ends in them.
    void load_roots() {
        if (total_.extent.empty()) return; // what there is is open to both sides
        root_z_ = z_for(total_.extent, 2);
        first_root_ = tile_at(total_.extent.start_tick, root_z_);
        end_root_ = tile_at(total_.extent.end_tick - 1, root_z_) + 1;
        roots_ = storage_.tiles(series_, root_z_, first_root_, end_root_);
    }

    std::int64_t started_before(std::int64_t tick) { return open_starts(tick) + before(tick, Edge::start); }

    std::int64_t open_starts(std::int64_t tick) {
        if (tick <= base::earliest_tick) return 0;
        if (std::ssize(roots_) == end_root_ - first_root_) // all are stored: these are what is left
            return std::accumulate(
                roots_.begin(), roots_.end(), total_.dated,
                [](std::int64_t left, const PlacedTile& root) { return left - root.content.starts; });
        if (!roots_.empty() && roots_.front().tile == tile_at(base::earliest_tick, root_z_)) return 0;
        std::int64_t count = 0;
        visit(Edge::start, levels_, {{base::earliest_tick, base::earliest_tick + 1}},
              [&](const Entry&) { ++count; });
        return count;
    }

    // How many have that edge before the instant.
    std::int64_t before(std::int64_t tick, Edge edge) {
        std::int64_t count = 0;
        std::vector<base::TickSpan> gaps;
        auto root = roots_.begin();
        for (std::int64_t tile = first_root_; tile < end_root_; ++tile) {
            const base::TickSpan span{std::max(tile_start_tick(tile, root_z_), base::earliest_tick + 1),
                                      std::min(tile_start_tick(tile + 1, root_z_), tick)};
            if (span.empty()) break;
            if (root == roots_.end() || root->tile != tile) {
                if (!gaps.empty() && gaps.back().end_tick == span.start_tick)
                    gaps.back().end_tick = span.end_tick;
                else
                    gaps.push_back(span);
                continue;
            }
            count += tile_start_tick(tile + 1, root_z_) <= tick
                         ? count_of(root->content, edge)
                         : before_in(root->content, root_z_, tick, edge);
            ++root;
        }
        visit(edge, levels_, gaps, [&](const Entry&) { ++count; });
        return count;
    }

    // Of a tile, up to the instant in it.
    std::int64_t before_in(Tile tile, int z, std::int64_t tick, Edge edge) {
        std::int64_t count = 0;
        while (true) {
            const TileParts& parts = edge == Edge::start ? tile.start_parts : tile.end_parts;
            std::size_t whole = part_at(tick, z);
            std::optional<Tile> finer;
            if (z > finest_z) finer = storage_.tile_counts(series_, z - z_step, tile_at(tick, z - z_step));
            // The finer tile begins with a part of this one.
            if (finer) whole = whole >> parts_log2_of_finer << parts_log2_of_finer;
            count += std::accumulate(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(whole),
                                     std::int64_t{0});
            if (!finer) return count + before_in_part(z - tile_parts_log2, parts[whole], tick, edge);
            tile = *std::move(finer);
            z -= z_step;
        }
    }

    // Of the `all` that have that edge in the part (2^log2 ticks long) that the instant cuts. Most are short:
    // the long ones are looked at where not all are found among these.
    std::int64_t before_in_part(int log2, std::int64_t all, std::int64_t tick, Edge edge) {
        const std::int64_t start_tick = (tick >> log2) * (std::int64_t{1} << log2);
        if (all == 0 || start_tick == tick) return 0;
        std::int64_t found = 0;
        std::int64_t count = 0;
        const auto long_levels = std::lower_bound(levels_.begin(), levels_.end(), first_long_level);
        for (const std::vector<int>& levels :
             {std::vector(levels_.begin(), long_levels), std::vector(long_levels, levels_.end())})
            if (found < all)
                visit(edge, levels, {{start_tick, start_tick + (std::int64_t{1} << log2)}},
                      [&](const Entry& entry) {
                          ++found;
                          if ((edge == Edge::start ? entry.span.start_tick : entry.last_tick()) < tick)
                              ++count;
                      });
        return count;
    }

    void visit(Edge edge, const std::vector<int>& levels, const std::vector<base::TickSpan>& spans,
               const VisitEntry& visit_one) {
        if (spans.empty()) return;
        (edge == Edge::start ? visit_starts : visit_ends)(storage_, series_, levels, spans, visit_one);
    }

    static constexpr int parts_log2_of_finer = tile_parts_log2 - z_step; // of a tile, in its finer ones
    Storage& storage_;
    const SeriesKey& series_;
    SeriesTotal total_;
    std::vector<int> levels_;
    std::vector<PlacedTile> roots_;
    int root_z_ = coarsest_z;
    std::int64_t first_root_ = 0, end_root_ = 0;
};

} // namespace

std::vector<std::uint32_t> count_starts(Storage& storage, const SeriesKey& series, const base::Span& span,
                                        int parts) {
    return SpanCount(storage, series).starts(clamped(base::ticks_of(span)), parts);
}

std::int64_t count_in_span(Storage& storage, const std::vector<SeriesKey>& series, const base::Span& span) {
    std::int64_t count = 0;
    for (const SeriesKey& one : series)
        count += SpanCount(storage, one).count(clamped(base::ticks_of(span)));
    return count;
}

} // namespace dateline::index
