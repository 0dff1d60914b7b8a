#pragma once
// Filters that the timeline answers by itself: none at all, or one participant, topic, outlet or place. Which
// indices hold what passes.

#include <optional>
#include <vector>

#include "index/tile.h"
#include "store/sqlite/entity_cache.h"

namespace dateline::store {

struct IndexPlan {
    // Those of one list share nothing. No list of articles: those that pass are in no index of their own.
    std::vector<index::SeriesKey> events, utterances, articles;
    bool is_all = false; // there is no filter
};
// None if the filter asks for more, or for a place with very many within.
std::optional<IndexPlan> index_plan_of(EntityCache& cache, const model::Filter& filter);

} // namespace dateline::store
