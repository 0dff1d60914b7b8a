#include "index/filter_result.h"

#include <algorithm>
#include <utility>

#include "index/block_reader.h"
#include "index/top_k.h"

namespace dateline::index {
namespace {

// Calls visit(entry, speaker) for each of the set that is dated; of one that is not placed, for those of them
// that touch the span, and more.
template<class Visit>
void visit_dated(Storage& storage, EntityKind things, const Bitmap& ids,
                 const std::optional<PlacedEntries>& placed, const base::TickSpan* span, Visit visit) {
    if (placed) {
        for (std::size_t i = 0; i < placed->dated.size(); ++i)
            visit(placed->dated[i], things == EntityKind::utterances ? placed->speakers[i] : 0);
        return;
    }
    visit_placed(storage, things, ids, span, [&](const BlockReader& reader, std::size_t i, std::int64_t id) {
        if (reader.is_dated(i))
            visit(Entry{id, reader.span(i), reader.weight(i)},
                  things == EntityKind::utterances ? reader.speaker(i) : 0);
    });
}

bool touches(const Entry& entry, const base::TickSpan& span) {
    return entry.span.start_tick < span.end_tick && entry.last_tick() >= span.start_tick;
}

void add_placed(const BlockReader& reader, EntityKind things, std::size_t i, std::int64_t id,
                PlacedEntries* placed) {
    if (!reader.is_dated(i)) {
        placed->undated.push_back({id, {}, reader.weight(i)});
        return;
    }
    placed->dated.push_back({id, reader.span(i), reader.weight(i)});
    if (things == EntityKind::utterances) placed->speakers.push_back(reader.speaker(i));
}

// To grow a large list costs as much as to fill it.
void make_room(std::int64_t count, EntityKind things, PlacedEntries* placed) {
    placed->dated.reserve(static_cast<std::size_t>(count));
    if (things == EntityKind::utterances) placed->speakers.reserve(static_cast<std::size_t>(count));
}

std::optional<PlacedEntries> placed(Storage& storage, EntityKind things, const Bitmap& ids,
                                    std::int64_t most) {
    const std::int64_t size = ids.size();
    if (size > most) return std::nullopt;
    PlacedEntries placed;
    make_room(size, things, &placed);
    visit_placed(storage, things, ids, nullptr,
                 [&](const BlockReader& reader, std::size_t i, std::int64_t id) {
                     add_placed(reader, things, i, id, &placed);
                 });
    return placed;
}

// Adds those of the block that are said at one of the events; `of`: each one's event.
void add_said_at(const BlockReader& block, const BlockNumbers& of, const Bitmap& events, BlockBits* bits) {
    std::int64_t last = -1; // what is said at an event mostly has ids in a row
    bool belongs = false;
    for (std::size_t i = 0; i < block_ids; ++i) {
        if (std::exchange(last, of[i]) != of[i]) belongs = events.contains(of[i]);
        if (belongs && block.is_there(i)) set_bit(bits, i);
    }
}

} // namespace

void place(Storage& storage, std::int64_t most, FilterResult* result) {
    result->events_placed = placed(storage, EntityKind::events, result->events, most);
    if (!result->utterances_placed)
        result->utterances_placed = placed(storage, EntityKind::utterances, result->utterances, most);
}

RangeResult query_events(Storage& storage, const FilterResult& result, const RangeQuery& question,
                         int buckets) {
    RangeResult answer{0, Histogram(question.span, buckets), {}};
    TopK heaviest(question.keep, question.span);
    const base::TickSpan ticks = base::ticks_of(question.span);
    visit_dated(storage, EntityKind::events, result.events, result.events_placed, &ticks,
                [&](const Entry& entry, std::int64_t) {
                    if (!touches(entry, ticks)) return;
                    ++answer.total;
                    if (question.even)
                        answer.density.add_evenly(entry.span);
                    else
                        answer.density.add(entry.span);
                    heaviest.offer(entry);
                });
    answer.heaviest = heaviest.take();
    return answer;
}

UtteranceRangeResult query_utterances(Storage& storage, const FilterResult& result,
                                      const RangeQuery& question) {
    UtteranceRangeResult answer;
    CountBySpeaker& counts = answer.by_speaker.emplace();
    TopK heaviest(question.keep, question.span);
    std::vector<std::int64_t> by_speaker; // of those whose ids are small, which is nearly all
    constexpr std::int64_t small = 1 << 20;
    const base::TickSpan ticks = base::ticks_of(question.span);
    visit_dated(storage, EntityKind::utterances, result.utterances, result.utterances_placed, &ticks,
                [&](const Entry& entry, std::int64_t speaker) {
                    if (!touches(entry, ticks)) return;
                    ++answer.total;
                    heaviest.offer(entry);
                    if (speaker >= small) ++counts[speaker];
                    if (speaker >= small || speaker <= 0) return;
                    const auto at = static_cast<std::size_t>(speaker);
                    if (at >= by_speaker.size()) by_speaker.resize(2 * at);
                    ++by_speaker[at];
                });
    for (std::size_t speaker = 0; speaker < by_speaker.size(); ++speaker)
        if (by_speaker[speaker] > 0) counts.emplace(static_cast<std::int64_t>(speaker), by_speaker[speaker]);
    answer.heaviest = heaviest.take();
    return answer;
}

FilterExtent extent_of(Storage& storage, const FilterResult& result) {
    FilterExtent found;
    const auto add_dated = [&](const base::TickSpan& span) {
        ++found.dated;
        extend(&found.extent, span);
    };
    if (result.events_placed) {
        for (const Entry& entry : result.events_placed->dated)
            add_dated(entry.span);
        found.undated = std::ssize(result.events_placed->undated);
        return found;
    }
    visit_placed(storage, EntityKind::events, result.events, nullptr,
                 [&](const BlockReader& reader, std::size_t i, std::int64_t) {
                     if (reader.is_dated(i))
                         add_dated(reader.span(i));
                     else
                         ++found.undated;
                 });
    return found;
}

void visit_dated_events(Storage& storage, const FilterResult& result, const base::TickSpan& span,
                        const VisitEntry& visit) {
    visit_dated(storage, EntityKind::events, result.events, result.events_placed, &span,
                [&](const Entry& entry, std::int64_t) {
                    if (touches(entry, span)) visit(entry);
                });
}

std::optional<std::vector<Entry>> entries_in(Storage& storage, const FilterResult& result, EntityKind kind,
                                             const base::Span& span, std::int64_t limit) {
    const bool are_events = kind == EntityKind::events;
    const Bitmap& ids = are_events ? result.events : result.utterances;
    const base::TickSpan ticks = base::ticks_of(span);
    std::vector<Entry> entries;
    if (const auto& placed = are_events ? result.events_placed : result.utterances_placed) {
        for (const Entry& entry : placed->dated) {
            if (touches(entry, ticks)) entries.push_back(entry);
            if (std::ssize(entries) > limit) return std::nullopt;
        }
        return entries;
    }
    BlockReader reader(storage, kind);
    for (std::int64_t block = ids.block_from(0); block >= 0; block = ids.block_from(block + 1)) {
        if (!reader.seek(block, &ticks)) continue;
        for_each_bit(ids.block(block), [&](std::size_t i) {
            if (!reader.is_there(i) || !reader.is_dated(i)) return;
            const Entry entry{(block << block_ids_log2) + static_cast<std::int64_t>(i), reader.span(i),
                              reader.weight(i)};
            if (touches(entry, ticks)) entries.push_back(entry);
        });
        if (std::ssize(entries) > limit) return std::nullopt;
    }
    return entries;
}

std::vector<Entry> first_in_order(Storage& storage, const Bitmap& events, const InOrder& beyond,
                                  Direction direction, std::size_t limit) {
    const auto place = [](const Entry& entry) { return InOrder{entry.span.start_tick, entry.id}; };
    const bool forwards = direction == Direction::forwards;
    const auto is_nearer = [&](const Entry& a, const Entry& b) {
        return forwards ? place(a) < place(b) : place(a) > place(b);
    };
    std::vector<Entry> nearest; // a heap: the farthest of them is in front
    visit_placed(storage, EntityKind::events, events, nullptr,
                 [&](const BlockReader& reader, std::size_t i, std::int64_t id) {
                     if (!reader.is_dated(i)) return;
                     const Entry entry{id, reader.span(i), reader.weight(i)};
                     if (forwards ? place(entry) <= beyond : place(entry) >= beyond) return;
                     const bool is_full = nearest.size() == limit;
                     if (is_full && !is_nearer(entry, nearest.front())) return;
                     if (is_full) {
                         std::pop_heap(nearest.begin(), nearest.end(), is_nearer);
                         nearest.pop_back();
                     }
                     nearest.push_back(entry);
                     std::push_heap(nearest.begin(), nearest.end(), is_nearer);
                 });
    std::sort_heap(nearest.begin(), nearest.end(), is_nearer);
    return nearest;
}

std::vector<Entry> undated_events(Storage& storage, const FilterResult& result) {
    if (result.events_placed) return result.events_placed->undated;
    std::vector<Entry> entries;
    visit_placed(storage, EntityKind::events, result.events, nullptr,
                 [&](const BlockReader& reader, std::size_t i, std::int64_t id) {
                     if (!reader.is_dated(i)) entries.push_back({id, {}, reader.weight(i)});
                 });
    return entries;
}

bool are_few(Storage& storage, const Bitmap& events) {
    return events.size() < storage.last_block(EntityKind::utterances);
}

void add_said_at(Storage& storage, const Bitmap& events, Bitmap* utterances) {
    // Each event asked, or all utterances gone through.
    if (!are_few(storage, events)) {
        BlockReader reader(storage, EntityKind::utterances);
        BlockNumbers of;
        const std::int64_t last = storage.last_block(EntityKind::utterances);
        for (std::int64_t block = 0; block <= last; ++block) {
            if (!reader.seek(block)) continue;
            reader.read_events(&of);
            BlockBits bits = utterances->block(block);
            add_said_at(reader, of, events, &bits);
            utterances->set_block(block, bits);
        }
        return;
    }
    storage.visit_utterances_of(events, [&](std::int64_t utterance) { utterances->add(utterance); });
}

void finish_intersection(Storage& storage, const FilterResult* own, Universe among, std::int64_t most,
                         FilterResult* result) {
    BlockBits all;
    all.fill(~std::uint64_t{0});
    const Bitmap& utterances = result->utterances;
    const std::int64_t last = storage.last_block(EntityKind::utterances);
    const auto block_from = [&](std::int64_t block) {
        if (among == Universe::result) return utterances.block_from(block);
        return block <= last ? block : -1;
    };
    BlockReader reader(storage, EntityKind::utterances);
    BlockNumbers events;
    PlacedEntries placed;
    Bitmap more;
    const std::int64_t expected = own ? own->utterances.size() + own->events.size() : utterances.size();
    make_room(std::min(expected, most), EntityKind::utterances, &placed);
    const auto has_room = [&] { return std::ssize(placed.dated) + std::ssize(placed.undated) <= most; };
    for (std::int64_t block = block_from(0); block >= 0; block = block_from(block + 1)) {
        const BlockBits before = utterances.block(block);
        BlockBits found{}, kept{};
        if (reader.seek(block)) {
            reader.read_events(&events);
            found = among == Universe::all ? all : before;
            if (own) {
                BlockBits belonging = own->utterances.block(block);
                add_said_at(reader, events, own->events, &belonging);
                keep_bits(&found, belonging);
            }
        }
        for_each_bit(found, [&](std::size_t i) {
            if (!reader.is_there(i)) return;
            const std::int64_t id = (block << block_ids_log2) + static_cast<std::int64_t>(i);
            set_bit(&kept, i);
            if (!result->events.contains(events[i])) more.add(events[i]);
            if (has_room()) add_placed(reader, EntityKind::utterances, i, id, &placed);
        });
        if (kept != before) result->utterances.set_block(block, kept);
    }
    if (has_room()) result->utterances_placed = std::move(placed);
    result->events.add_all(more);
}

Bitmap keep_said_at(Storage& storage, const Bitmap& utterances, const Bitmap& events, const Bitmap& also) {
    Bitmap kept;
    visit_placed(storage, EntityKind::utterances, utterances, nullptr,
                 [&](const BlockReader& reader, std::size_t i, std::int64_t id) {
                     if (also.contains(id) || events.contains(reader.event(i))) kept.add(id);
                 });
    return kept;
}

} // namespace dateline::index
