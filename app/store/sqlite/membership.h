#pragma once
// Which participants, topics, outlets or places the events and utterances in view belong to, and how busy
// that makes them.

#include <cstdint>
#include <utility>
#include <vector>

#include "model/view.h"
#include "store/sqlite/visible_rows.h"

namespace dateline::store {

// Pairs of the thing and the event or utterance, sorted, each once.
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

} // namespace dateline::store
