#pragma once
// The rail beside the window: participants, topics and outlets, the busiest in view first.

#include <vector>

#include "model/window.h"
#include "store/sqlite/membership.h"
#include "store/sqlite/visible_rows.h"

namespace dateline::store {

// Participants, and topics if there is room for any.
void add_rail(VisibleRows& rows, std::vector<KeyCount> participants, model::Window* window);

// The same in parts, for whoever knows the busiest otherwise. Lists are cut to the query's limits.
void add_rail_participants(VisibleRows& rows, std::vector<KeyCount> keys, model::Window* window);
void add_rail_topics(EntityCache& cache, std::vector<KeyCount> keys, model::Window* window);
// Their articles are counted as `events`.
void add_rail_outlets(EntityCache& cache, std::vector<KeyCount> keys, model::Window* window);

} // namespace dateline::store
