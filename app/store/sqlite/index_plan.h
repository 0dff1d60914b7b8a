#pragma once
// Filters that the timeline answers by itself: none at all, or one participant, topic, outlet or place. Which
// indices hold what passes.

#include <optional>
#include <vector>

#include "index/series.h"
#include "model/view.h"
#include "store/sqlite/entity_cache.h"

namespace dateline::store {

struct IndexPlan {
    // Those of one list share nothing. No list of articles: those that pass are in no index of their own.
    std::vector<index::SeriesKey> events, utterances, articles;
    bool is_all = false; // there is no filter
};
// None if the filter asks for more, or for a place with very many within.
std::optional<IndexPlan> index_plan_of(EntityCache& cache, const model::Filter& filter);

// The place and those within it, however deep: so many at most (below 0: all).
std::vector<std::int64_t> places_below(EntityCache& cache, model::PlaceId place, std::int64_t limit = -1);

} // namespace dateline::store
