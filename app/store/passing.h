#pragma once
// Questions about what passes a filter of several things, or of words: sets of ids, counted and placed by
// their blocks (see timeline_block.h). Cost follows the blocks that hold any of it, a fraction of a
// microsecond for each thing, and once for all questions: no row of an event or an utterance is read.

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "store/connection.h"
#include "store/items.h"
#include "store/timeline_block.h"
#include "store/timeline_order.h"
#include "store/timeline_query.h"

namespace dateline::store {

// The dated ones of the set in the span: every number is exact, and the heaviest are those of all. Only the
// span and `keep` of the question matter.
TimelineAnswer ask_passing_events(Connection& connection, const Passing& passing,
                                  const TimelineQuestion& question, int buckets);
// The same for utterances, without a density; and how many of them each participant says.
struct PassingUtterances {
    std::int64_t total = 0;
    std::vector<Entry> heaviest;
    std::unordered_map<std::int64_t, std::int64_t> by_speaker;
};
PassingUtterances ask_passing_utterances(Connection& connection, const Passing& passing,
                                         const TimelineQuestion& question);

struct PassingExtent {
    base::Span extent; // as of a timeline_total
    std::int64_t dated = 0, undated = 0;
    std::vector<Entry> heaviest_undated; // at most as many as asked for; their spans mean nothing
};
PassingExtent extent_of(Connection& connection, const Passing& passing, int keep_undated);

// The event next to a place in the order of time.
std::optional<InOrder> next_passing(Connection& connection, const IdSet& events, const InOrder& from,
                                    bool forwards);
// Those without a date whose id is above `after`, upwards.
std::vector<std::int64_t> undated_after(Connection& connection, const IdSet& events, std::int64_t after,
                                        int limit);

// Reads the sets' blocks, of each with no more ids than `most`.
void place(Connection& connection, std::int64_t most, Passing* passing);

// Whether to ask for each event's utterances is quicker than to go through all there are.
bool are_few(Connection& connection, const IdSet& events);
// Adds the utterances of the events.
void add_said_at(Connection& connection, const IdSet& events, IdSet* utterances);
// Of `utterances`, those that are `also` in a set or belong to one of the events.
IdSet keep_said_at(Connection& connection, const IdSet& utterances, const IdSet& events, const IdSet& also);

// The end of it. Of those that pass, or of all utterances, keeps what is `own`'s or said at one of its events
// (all, where there is none), and adds their events; places them on the way, if they are no more than `most`.
enum class Among { passing, all };
void settle(Connection& connection, const Passing* own, Among among, std::int64_t most, Passing* passing);

} // namespace dateline::store
