#pragma once
// What was perhaps meant where a search finds nothing: the names and words that are spelt most alike.

#include <string_view>
#include <vector>

#include "model/detail.h"
#include "store/sqlite/entity_cache.h"

namespace dateline::store {

// Of names of one kind (participants, outlets, topics, places), or of all and of the words that are written:
// those nearest to `text` first, at most `limit`.
std::vector<model::Suggestion> suggest_near(EntityCache& cache, model::Kind kind, std::string_view text,
                                            int limit);

} // namespace dateline::store
