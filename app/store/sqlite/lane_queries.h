#pragma once
// Lanes for the busiest things in view, with the spans of their presence and the marks of what was said.

#include <cstdint>
#include <vector>

#include "model/window.h"
#include "store/sqlite/membership.h"
#include "store/sqlite/visible_rows.h"

namespace dateline::store {

constexpr int tiles_of_lane = 48; // coarser than all events: a lane's density is a thin strip

// `people`: by whom participants are ordered, if the window groups by them.
void add_lanes_of_view(VisibleRows& rows, const Membership& participants, const std::vector<KeyCount>& people,
                       model::Window* window);

// The same in parts, for whoever knows the busiest (in order) or the heaviest otherwise. Lists are cut to the
// query's limits.
struct OnLane { // an event or an utterance that stands on a lane
    std::size_t lane = 0;
    double weight = 0;
    std::int64_t start_ms = 0, id = 0;
};
// The heaviest, by lane and start.
std::vector<OnLane> keep_heaviest(std::vector<OnLane> all, int limit);
void add_empty_lanes(EntityCache& cache, const std::vector<KeyCount>& keys, model::Window* window);
void show_presences(EntityCache& cache, std::vector<OnLane> all, model::Window* window);
void show_marks(EntityCache& cache, std::vector<OnLane> all, model::Window* window);

} // namespace dateline::store
