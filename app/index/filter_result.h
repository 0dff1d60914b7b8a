#pragma once
// What passes a filter of several things, or of words, as sets of ids, counted and placed by their blocks
// (column_block.h). Cost follows the blocks that hold any of it, a fraction of a microsecond for each thing,
// and once for all questions: no row of an event or an utterance is read.

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "index/column_block.h"
#include "index/entries_in_order.h"
#include "index/range_query.h"
#include "index/storage.h"

namespace dateline::index {

// What a set's ids are, read once.
struct PlacedEntries {
    std::vector<Entry> dated, undated;  // the spans of the latter mean nothing
    std::vector<std::int64_t> speakers; // of the dated ones, if they are utterances
};
struct FilterResult {
    Bitmap events, utterances;
    std::optional<PlacedEntries> events_placed, utterances_placed; // where they are not too many
};

// The dated ones of the set in the span: every number is exact, and the heaviest are those of all. Only the
// span and `keep` of the question matter.
RangeResult query_events(Storage& storage, const FilterResult& result, const RangeQuery& question,
                         int buckets);
// The same for utterances, without a density; and how many of them each participant says.
using CountBySpeaker = std::unordered_map<std::int64_t, std::int64_t>;
struct UtteranceRangeResult {
    std::int64_t total = 0;
    std::vector<Entry> heaviest;
    std::optional<CountBySpeaker> by_speaker; // where each was looked at
};
UtteranceRangeResult query_utterances(Storage& storage, const FilterResult& result,
                                      const RangeQuery& question);

struct FilterExtent {
    base::TickSpan extent; // as of a timeline_total
    std::int64_t dated = 0, undated = 0;
};
FilterExtent extent_of(Storage& storage, const FilterResult& result);

// Calls visit(entry) for each event of the result that touches the span, in no order.
void visit_dated_events(Storage& storage, const FilterResult& result, const base::TickSpan& span,
                        const VisitEntry& visit);
// The dated ones that touch the span, in no order; none where they are more than `limit`, which is soon
// known.
std::optional<std::vector<Entry>> entries_in(Storage& storage, const FilterResult& result, EntityKind kind,
                                             const base::Span& span, std::int64_t limit);
// The first in the order of time (backwards: the last) beyond a place, the nearest first.
std::vector<Entry> first_in_order(Storage& storage, const Bitmap& events, const InOrder& beyond,
                                  Direction direction, std::size_t limit);
// Those without a date, by id; their spans mean nothing.
std::vector<Entry> undated_events(Storage& storage, const FilterResult& result);

// Reads the sets' blocks, of each with no more ids than `most`.
void place(Storage& storage, std::int64_t most, FilterResult* result);

// Whether to ask for each event's utterances is quicker than to go through all there are.
bool are_few(Storage& storage, const Bitmap& events);
// Adds the utterances of the events.
void add_said_at(Storage& storage, const Bitmap& events, Bitmap* utterances);
// Of `utterances`, those that are `also` in a set or belong to one of the events.
Bitmap keep_said_at(Storage& storage, const Bitmap& utterances, const Bitmap& events, const Bitmap& also);

// The end of it. Of those that pass, or of all utterances, keeps what is `own`'s or said at one of its events
// (all, where there is none), and adds their events; places them on the way, if they are no more than `most`.
enum class Universe { result, all };
void finish_intersection(Storage& storage, const FilterResult* own, Universe among, std::int64_t most,
                         FilterResult* result);

} // namespace dateline::index
