#pragma once
// The parts of a window that are worked out from what is in view (see visible_rows.h).

#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/tile.h"
#include "model/window.h"
#include "store/sqlite/answer_limits.h"
#include "store/sqlite/filtered_set.h"
#include "store/sqlite/index_plan.h"
#include "store/sqlite/visible_rows.h"

namespace dateline::store {

// Which things (participants, topics, outlets or places) the events and utterances in view belong to: pairs
// of the thing and the event or utterance, sorted, each once.
struct Membership {
    std::vector<std::pair<std::int64_t, std::int64_t>> events, utterances;
};
Membership load_membership(VisibleRows& rows, model::Grouping grouping);

struct KeyCount {
    std::int64_t key = 0, events = 0, utterances = 0;
};
// By utterances, then events, then id.
bool is_busier(const KeyCount& a, const KeyCount& b);
// One for each thing, the busiest first.
std::vector<KeyCount> count_keys(const Membership& membership);
// Adds who stands in a photo of an event in view, but was not known to be there.
void add_seen_in_photos(VisibleRows& rows, std::vector<KeyCount>* people);

// Lanes for the busiest things in view (`people`, by whom participants are ordered, if the window groups by
// them).
void add_lanes_of_view(VisibleRows& rows, const Membership& participants, const std::vector<KeyCount>& people,
                       model::Window* window);
void add_rail(VisibleRows& rows, std::vector<KeyCount> participants, model::Window* window);
void add_coverage(VisibleRows& rows, model::Window* window);

// The same in parts, for whoever knows the busiest (in order) or the heaviest otherwise. Lists are cut to the
// query's limits.
struct OnLane { // an event or an utterance that stands on a lane
    std::size_t lane = 0;
    double weight = 0;
    std::int64_t start_ms = 0, id = 0;
};
// The heaviest, by lane and start.
std::vector<OnLane> keep_heaviest(std::vector<OnLane> all, int limit);
void add_event_items(EntityCache& cache, std::vector<index::Entry> heaviest, model::Window* window);
void add_empty_lanes(EntityCache& cache, const std::vector<KeyCount>& keys, model::Window* window);
void show_presences(EntityCache& cache, std::vector<OnLane> all, model::Window* window);
void show_marks(EntityCache& cache, std::vector<OnLane> all, model::Window* window);
void add_rail_participants(VisibleRows& rows, std::vector<KeyCount> keys, model::Window* window);
void add_rail_topics(EntityCache& cache, std::vector<KeyCount> keys, model::Window* window);
void add_rail_outlets(EntityCache& cache, std::vector<KeyCount> keys,
                      model::Window* window); // counts are `events`
void show_coverage(EntityCache& cache, const std::vector<std::int64_t>& articles, model::Window* window);

// The window where more is in view than is looked at one by one: from the timeline's tiles where a selection
// answers the filter, else from its sets. False where not: then what is in view fills the temporary tables
// (see visible_rows.h).
bool fill_from_tiles(VisibleRows& rows, std::int64_t max_looked_at, const IndexPlan& selection,
                     model::Window* window);
bool fill_from_sets(VisibleRows& rows, std::int64_t max_looked_at, const index::FilterResult& result,
                    model::Window* window);

// Both: the heaviest events and utterances stand for all that pass, and say who else is there.
constexpr int sample_of_filtered = 1000;
// Where it is known how many utterances each participant has among all, that is said of the sample's
// participants too.
using CountBySpeaker = std::unordered_map<std::int64_t, std::int64_t>;
void add_of_sample(VisibleRows& rows, const std::vector<index::Entry>& events,
                   const std::vector<index::Entry>& utterances, const CountBySpeaker* by_speaker,
                   model::Window* window);
// What covers the sample's events or prints its utterances.
void add_coverage_of_sample(VisibleRows& rows, model::Window* window);

model::Window load_window(FilteredSet& filtered, VisibleRows& rows, const model::WindowQuery& query);
model::Overview load_overview(FilteredSet& filtered, const model::Filter& filter, int buckets);
// Of all dated events.
base::Span database_extent(EntityCache& cache);

} // namespace dateline::store
