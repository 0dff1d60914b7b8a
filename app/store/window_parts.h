#pragma once
// The parts of a window that are worked out from what is in view (see view.h).

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "model/window.h"
#include "store/items.h"

namespace dateline::store {

// Which things (participants, topics, outlets or places) the events and utterances in view belong to: pairs
// of the thing and the event or utterance, sorted, each once.
struct Membership {
    std::vector<std::pair<std::int64_t, std::int64_t>> events, utterances;
};
Membership load_membership(Reader& reader, model::Grouping grouping);

struct KeyCount {
    std::int64_t key = 0, events = 0, utterances = 0;
};
// One for each thing, the busiest first: by utterances, then events, then id.
std::vector<KeyCount> count_keys(const Membership& membership);

// Lanes for the busiest things in view.
void add_lanes(Reader& reader, const Membership& membership, model::Window* window);
void add_rail(Reader& reader, const Membership& participants, model::Window* window);
void add_coverage(Reader& reader, model::Window* window);

model::Window load_window(Reader& reader, const model::WindowQuery& query);
model::Overview load_overview(Reader& reader, const model::Filter& filter, int buckets);
// Of all dated events; worked out once for a reader.
base::Span database_extent(Reader& reader);
std::optional<model::EventItem> load_neighbour(Reader& reader, model::EventId from, int direction,
                                               const model::Filter& filter);

} // namespace dateline::store
