#include "store/passing.h"

#include <algorithm>

#include "store/timeline_block_rows.h"
#include "store/timeline_rows.h"

namespace dateline::store {
namespace {

// The heaviest of what is offered; more than is kept is dropped now and then.
class Heaviest {
  public:
    explicit Heaviest(int keep) : keep_(static_cast<std::size_t>(std::max(keep, 0))) {}

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
    void cut() {
        if (entries_.size() <= keep_) return;
        std::nth_element(entries_.begin(), entries_.begin() + static_cast<std::ptrdiff_t>(keep_),
                         entries_.end(), heavier);
        entries_.resize(keep_);
    }
    std::size_t keep_;
    std::vector<Entry> entries_;
};

// Calls visit(entry, reader, i) for each of the set that is dated and touches the span.
template<class Visit>
void visit_in_span(Connection& connection, Things things, const IdSet& ids, const base::Span& span,
                   Visit visit) {
    visit_placed(connection, things, ids, &span,
                 [&](const BlockReader& reader, std::size_t i, std::int64_t id) {
                     if (!reader.is_dated(i)) return;
                     const Entry entry{id, reader.span(i), reader.weight(i)};
                     if (entry.span.start_ms < span.end_ms && entry.last_ms() >= span.start_ms)
                         visit(entry, reader, i);
                 });
}

} // namespace

TimelineAnswer ask_passing(Connection& connection, Things things, const IdSet& ids,
                           const TimelineQuestion& question, int buckets) {
    TimelineAnswer answer{0, Density(question.span, buckets), {}};
    Heaviest heaviest(question.keep);
    visit_in_span(connection, things, ids, question.span,
                  [&](const Entry& entry, const BlockReader&, std::size_t) {
                      ++answer.total;
                      answer.density.add(entry.span);
                      heaviest.offer(entry);
                  });
    answer.heaviest = heaviest.take();
    return answer;
}

PassingUtterances ask_passing_utterances(Connection& connection, const IdSet& ids,
                                         const TimelineQuestion& question) {
    PassingUtterances answer;
    Heaviest heaviest(question.keep);
    visit_in_span(connection, Things::utterances, ids, question.span,
                  [&](const Entry& entry, const BlockReader& reader, std::size_t i) {
                      ++answer.total;
                      heaviest.offer(entry);
                      if (const std::int64_t speaker = reader.speaker(i)) ++answer.by_speaker[speaker];
                  });
    answer.heaviest = heaviest.take();
    return answer;
}

PassingExtent extent_of(Connection& connection, const IdSet& events, int keep_undated) {
    PassingExtent found;
    Heaviest undated(keep_undated);
    visit_placed(connection, Things::events, events, nullptr,
                 [&](const BlockReader& reader, std::size_t i, std::int64_t id) {
                     if (reader.is_dated(i)) {
                         ++found.dated;
                         extend(&found.extent, reader.span(i));
                     } else {
                         ++found.undated;
                         undated.offer({id, {}, reader.weight(i)});
                     }
                 });
    found.heaviest_undated = undated.take();
    return found;
}

std::optional<OrderedEvent> next_passing(Connection& connection, const IdSet& events,
                                         const OrderedEvent& from, bool forwards) {
    std::optional<OrderedEvent> best;
    visit_placed(connection, Things::events, events, nullptr,
                 [&](const BlockReader& reader, std::size_t i, std::int64_t id) {
                     if (!reader.is_dated(i)) return;
                     const OrderedEvent event{reader.span(i).start_ms, id};
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

void add_said_at(Connection& connection, const IdSet& events, IdSet* utterances) {
    // Each event asked, or all utterances gone through.
    const std::int64_t last = last_block(connection, Things::utterances);
    if (events.size() < last) {
        Query said = connection.query("SELECT id FROM utterance WHERE event = ?", "utterance");
        for_each_id(events, [&](std::int64_t event) {
            said.bind(event);
            while (said.next())
                utterances->add(said.integer(0, 0, most_set_id));
            said.rewind();
        });
        return;
    }
    BlockReader reader(connection, Things::utterances);
    for (std::int64_t block = 0; block <= last; ++block) {
        if (!reader.seek(block)) continue;
        BlockBits bits = utterances->block(block);
        for (std::size_t i = 0; i < block_ids; ++i)
            if (events.contains(reader.event(i)) && reader.is_there(i)) set_bit(&bits, i);
        utterances->set_block(block, bits);
    }
}

void add_events_of(Connection& connection, const IdSet& utterances, IdSet* events) {
    visit_placed(
        connection, Things::utterances, utterances, nullptr,
        [&](const BlockReader& reader, std::size_t i, std::int64_t) { events->add(reader.event(i)); });
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
