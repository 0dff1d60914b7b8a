#include "index/visit.h"

#include <algorithm>
#include <iterator>

#include "index/long_intervals.h"

namespace dateline::index {
namespace {

// Adds what is not packed to `unpacked`.
void visit_packed(Storage& storage, const SeriesKey& series, const std::vector<LevelStarts>& starts,
                  const VisitEntry& visit, std::vector<LevelStarts>* unpacked) {
    storage.visit_long(series, starts, [&](const LongBlock& block) {
        const base::TickSpan& span = block.asked;
        if (!block.entries) {
            const base::TickSpan all = span_of_long_block(block.level, block.tile);
            unpacked->push_back(
                {block.level,
                 {std::max(all.start_tick, span.start_tick), std::min(all.end_tick, span.end_tick)}});
            return true;
        }
        return decode_packed(*block.entries, block.level, block.tile, [&](const Entry& entry) {
            if (entry.span.start_tick >= span.end_tick) return false;
            if (entry.span.start_tick >= span.start_tick) visit(entry);
            return true;
        });
    });
}

// A row costs thirty times what a packed entry does, of which whole tiles are read.
bool is_quicker_packed(const LevelStarts& starts) {
    return starts.level >= first_long_level && starts.span.length_ticks() >= std::int64_t{1}
                                                                                 << (starts.level - 4);
}

void visit_entries(Storage& storage, const SeriesKey& series, const std::vector<LevelStarts>& starts,
                   const VisitEntry& visit) {
    std::vector<LevelStarts> packed;
    std::vector<LevelStarts> unpacked;
    for (const LevelStarts& one : starts)
        if (!one.span.empty()) (is_quicker_packed(one) ? packed : unpacked).push_back(one);
    if (!packed.empty()) visit_packed(storage, series, packed, visit, &unpacked);
    if (!unpacked.empty()) storage.visit_entries(series, unpacked, visit);
}

// Spans that the same entries may end in come together, so that none is looked at twice.
void add_starts_of_ends(int level, const std::vector<base::TickSpan>& spans,
                        std::vector<LevelStarts>* starts) {
    for (std::size_t i = 0; i < spans.size();) {
        base::TickSpan span = starts_of_ends(level, spans[i].start_tick, spans[i].end_tick);
        for (++i; i < spans.size(); ++i) {
            const base::TickSpan more = starts_of_ends(level, spans[i].start_tick, spans[i].end_tick);
            if (more.start_tick > span.end_tick) break;
            span.end_tick = more.end_tick;
        }
        starts->push_back({level, span});
    }
}

} // namespace

void visit_starts(Storage& storage, const SeriesKey& series, const std::vector<int>& levels,
                  const std::vector<base::TickSpan>& spans, const VisitEntry& visit) {
    std::vector<LevelStarts> starts;
    for (const int level : levels)
        for (const base::TickSpan& span : spans)
            starts.push_back({level, span});
    visit_entries(storage, series, starts, visit);
}

void visit_ends(Storage& storage, const SeriesKey& series, const std::vector<int>& levels,
                const std::vector<base::TickSpan>& spans, const VisitEntry& visit) {
    std::vector<LevelStarts> starts;
    for (const int level : levels)
        add_starts_of_ends(level, spans, &starts);
    visit_entries(storage, series, starts, [&](const Entry& entry) {
        const std::int64_t last_tick = entry.last_tick();
        const auto after = std::upper_bound(
            spans.begin(), spans.end(), last_tick,
            [](std::int64_t tick, const base::TickSpan& span) { return tick < span.start_tick; });
        if (after != spans.begin() && last_tick < std::prev(after)->end_tick) visit(entry);
    });
}

void visit_begun(Storage& storage, const SeriesKey& series, const std::vector<int>& levels, std::int64_t tick,
                 const VisitEntry& visit) {
    std::vector<LevelStarts> starts;
    for (const int level : levels)
        starts.push_back({level, {starts_of_ends(level, tick, tick).start_tick, tick}});
    visit_entries(storage, series, starts, [&](const Entry& entry) {
        if (entry.span.end_tick > tick) visit(entry);
    });
}

} // namespace dateline::index
