#include "store/passing.h"

#include <algorithm>
#include <utility>

#include "store/spread.h"
#include "store/timeline_block_rows.h"
#include "store/timeline_rows.h"

namespace dateline::store {
namespace {

// The heaviest of what is offered; more than is kept is dropped now and then.
class Heaviest {
  public:
    explicit Heaviest(int keep, const base::Span& span = {})
        : keep_(static_cast<std::size_t>(std::max(keep, 0))), span_(span) {}

    void offer(const Entry& entry) {
        if (keep_ == 0) return;
        entries_.push_back(entry);
        if (entries_.size() >= 4 * keep_ + 4096) cut();
    }
    std::vector<Entry> take() {
        cut();
        std::sort(entries_.begin(), entries_.end(), heavier);
        return std::move(entries_);
    }

  private:
    void cut() { keep_heaviest_spread(&entries_, span_, keep_); }
    std::size_t keep_;
    base::Span span_;
    std::vector<Entry> entries_;
};

// Calls visit(entry, speaker) for each of the set that is dated; of one that is not placed, for those of them
// that touch the span, and more.
template<class Visit>
void visit_dated(Connection& connection, Things things, const IdSet& ids,
                 const std::optional<PlacedIds>& placed, const base::Span* span, Visit visit) {
    if (placed) {
        for (std::size_t i = 0; i < placed->dated.size(); ++i)
            visit(placed->dated[i], things == Things::utterances ? placed->speakers[i] : 0);
        return;
    }
    visit_placed(connection, things, ids, span,
                 [&](const BlockReader& reader, std::size_t i, std::int64_t id) {
                     if (reader.is_dated(i))
                         visit(Entry{id, reader.span(i), reader.weight(i)},
                               things == Things::utterances ? reader.speaker(i) : 0);
                 });
}

bool touches(const Entry& entry, const base::Span& span) {
    return entry.span.start_ms < span.end_ms && entry.last_ms() >= span.start_ms;
}

void add_placed(const BlockReader& reader, Things things, std::size_t i, std::int64_t id, PlacedIds* placed) {
    if (!reader.is_dated(i)) {
        placed->undated.push_back({id, {}, reader.weight(i)});
        return;
    }
    placed->dated.push_back({id, reader.span(i), reader.weight(i)});
    if (things == Things::utterances) placed->speakers.push_back(reader.speaker(i));
}

// To grow a large list costs as much as to fill it.
void make_room(std::int64_t count, Things things, PlacedIds* placed) {
    placed->dated.reserve(static_cast<std::size_t>(count));
    if (things == Things::utterances) placed->speakers.reserve(static_cast<std::size_t>(count));
}

std::optional<PlacedIds> placed(Connection& connection, Things things, const IdSet& ids, std::int64_t most) {
    const std::int64_t size = ids.size();
    if (size > most) return std::nullopt;
    PlacedIds placed;
    make_room(size, things, &placed);
    visit_placed(connection, things, ids, nullptr,
                 [&](const BlockReader& reader, std::size_t i, std::int64_t id) {
                     add_placed(reader, things, i, id, &placed);
                 });
    return placed;
}

// Adds those of the block that are said at one of the events; `of`: each one's event.
void add_said_at(const BlockReader& block, const BlockNumbers& of, const IdSet& events, BlockBits* bits) {
    std::int64_t last = -1; // what is said at an event mostly has ids in a row
    bool belongs = false;
    for (std::size_t i = 0; i < block_ids; ++i) {
        if (std::exchange(last, of[i]) != of[i]) belongs = events.contains(of[i]);
        if (belongs && block.is_there(i)) set_bit(bits, i);
    }
}

} // namespace

void place(Connection& connection, std::int64_t most, Passing* passing) {
    passing->placed_events = placed(connection, Things::events, passing->events, most);
    if (!passing->placed_utterances)
        passing->placed_utterances = placed(connection, Things::utterances, passing->utterances, most);
}

TimelineAnswer ask_passing_events(Connection& connection, const Passing& passing,
                                  const TimelineQuestion& question, int buckets) {
    TimelineAnswer answer{0, Density(question.span, buckets), {}};
    Heaviest heaviest(question.keep, question.span);
    visit_dated(connection, Things::events, passing.events, passing.placed_events, &question.span,
                [&](const Entry& entry, std::int64_t) {
                    if (!touches(entry, question.span)) return;
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

PassingUtterances ask_passing_utterances(Connection& connection, const Passing& passing,
                                         const TimelineQuestion& question) {
    PassingUtterances answer;
    Heaviest heaviest(question.keep, question.span);
    std::vector<std::int64_t> by_speaker; // of those whose ids are small, which is nearly all
    constexpr std::int64_t small = 1 << 20;
    visit_dated(connection, Things::utterances, passing.utterances, passing.placed_utterances, &question.span,
                [&](const Entry& entry, std::int64_t speaker) {
                    if (!touches(entry, question.span)) return;
                    ++answer.total;
                    heaviest.offer(entry);
                    if (speaker >= small) ++answer.by_speaker[speaker];
                    if (speaker >= small || speaker <= 0) return;
                    const auto at = static_cast<std::size_t>(speaker);
                    if (at >= by_speaker.size()) by_speaker.resize(2 * at);
                    ++by_speaker[at];
                });
    for (std::size_t speaker = 0; speaker < by_speaker.size(); ++speaker)
        if (by_speaker[speaker] > 0)
            answer.by_speaker.emplace(static_cast<std::int64_t>(speaker), by_speaker[speaker]);
    answer.heaviest = heaviest.take();
    return answer;
}

PassingExtent extent_of(Connection& connection, const Passing& passing, int keep_undated) {
    PassingExtent found;
    Heaviest undated(keep_undated);
    const auto add_undated = [&](const Entry& entry) {
        ++found.undated;
        undated.offer(entry);
    };
    const auto add_dated = [&](const base::Span& span) {
        ++found.dated;
        extend(&found.extent, span);
    };
    if (passing.placed_events) {
        for (const Entry& entry : passing.placed_events->dated)
            add_dated(entry.span);
        for (const Entry& entry : passing.placed_events->undated)
            add_undated(entry);
    } else {
        visit_placed(connection, Things::events, passing.events, nullptr,
                     [&](const BlockReader& reader, std::size_t i, std::int64_t id) {
                         if (reader.is_dated(i))
                             add_dated(reader.span(i));
                         else
                             add_undated({id, {}, reader.weight(i)});
                     });
    }
    found.heaviest_undated = undated.take();
    return found;
}

std::optional<InOrder> next_passing(Connection& connection, const IdSet& events, const InOrder& from,
                                    bool forwards) {
    std::optional<InOrder> best;
    visit_placed(connection, Things::events, events, nullptr,
                 [&](const BlockReader& reader, std::size_t i, std::int64_t id) {
                     if (!reader.is_dated(i)) return;
                     const InOrder event{reader.span(i).start_ms, id};
                     if (forwards ? event > from && (!best || event < *best)
                                  : event < from && (!best || event > *best))
                         best = event;
                 });
    return best;
}

std::vector<std::int64_t> undated_after(Connection& connection, const IdSet& events, std::int64_t after,
                                        int limit) {
    std::vector<std::int64_t> ids;
    visit_placed(connection, Things::events, events, nullptr,
                 [&](const BlockReader& reader, std::size_t i, std::int64_t id) {
                     if (id > after && !reader.is_dated(i) && ids.size() < static_cast<std::size_t>(limit))
                         ids.push_back(id);
                 });
    return ids;
}

bool are_few(Connection& connection, const IdSet& events) {
    return events.size() < last_block(connection, Things::utterances);
}

void add_said_at(Connection& connection, const IdSet& events, IdSet* utterances) {
    // Each event asked, or all utterances gone through.
    if (!are_few(connection, events)) {
        BlockReader reader(connection, Things::utterances);
        BlockNumbers of;
        const std::int64_t last = last_block(connection, Things::utterances);
        for (std::int64_t block = 0; block <= last; ++block) {
            if (!reader.seek(block)) continue;
            reader.read_events(&of);
            BlockBits bits = utterances->block(block);
            add_said_at(reader, of, events, &bits);
            utterances->set_block(block, bits);
        }
        return;
    }
    Query said = connection.query("SELECT id FROM utterance WHERE event = ?", "utterance");
    for_each_id(events, [&](std::int64_t event) {
        said.bind(event);
        while (said.next())
            utterances->add(said.integer(0, 0, most_set_id));
        said.rewind();
    });
}

void settle(Connection& connection, const Passing* own, Among among, std::int64_t most, Passing* passing) {
    BlockBits all;
    all.fill(~std::uint64_t{0});
    const IdSet& utterances = passing->utterances;
    const std::int64_t last = last_block(connection, Things::utterances);
    const auto block_from = [&](std::int64_t block) {
        if (among == Among::passing) return utterances.block_from(block);
        return block <= last ? block : -1;
    };
    BlockReader reader(connection, Things::utterances);
    BlockNumbers events;
    PlacedIds placed;
    IdSet more;
    const std::int64_t expected = own ? own->utterances.size() + own->events.size() : utterances.size();
    make_room(std::min(expected, most), Things::utterances, &placed);
    const auto has_room = [&] { return std::ssize(placed.dated) + std::ssize(placed.undated) <= most; };
    for (std::int64_t block = block_from(0); block >= 0; block = block_from(block + 1)) {
        const BlockBits before = utterances.block(block);
        BlockBits found{}, kept{};
        if (reader.seek(block)) {
            reader.read_events(&events);
            found = among == Among::all ? all : before;
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
            if (!passing->events.contains(events[i])) more.add(events[i]);
            if (has_room()) add_placed(reader, Things::utterances, i, id, &placed);
        });
        if (kept != before) passing->utterances.set_block(block, kept);
    }
    if (has_room()) passing->placed_utterances = std::move(placed);
    passing->events.add_all(more);
}

IdSet keep_said_at(Connection& connection, const IdSet& utterances, const IdSet& events, const IdSet& also) {
    IdSet kept;
    visit_placed(connection, Things::utterances, utterances, nullptr,
                 [&](const BlockReader& reader, std::size_t i, std::int64_t id) {
                     if (also.contains(id) || events.contains(reader.event(i))) kept.add(id);
                 });
    return kept;
}

} // namespace dateline::store
