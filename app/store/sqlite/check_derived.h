#pragma once
// What `dateline check` says of what is worked out from the rest.

#include "store/sqlite/check_parts.h"
#include "store/sqlite/entity_cache.h"

namespace dateline::store {

// Stored spans, counts and speakers are those that the rest implies.
void check_derived(EntityCache& cache, ProblemList* problems);

} // namespace dateline::store
