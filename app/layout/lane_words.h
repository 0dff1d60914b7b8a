#pragma once
// What was said on a lane and has no mark of its own: how much there is, and where along the lane it stands.
// Internal to layout.

#include <cstdint>
#include <vector>

#include "layout/lane_spots.h"
#include "layout/unloaded.h"

namespace dateline::layout {

struct LaneWords {
    std::int64_t drawn = 0;     // in view, each by a mark
    std::vector<Unloaded> more; // by x: under marks of others, and what was not loaded
};
LaneWords words_of(const Canvas& canvas, const model::Lane& lane, const std::vector<Spot>& spots);

// A place for a count over a lane: neighbours that have no room for one each share it.
struct WordCount {
    Unloaded of;
    float first_x = 0, last_x = 0; // of what it counts: it stands between
    float left = 0, width = 0;
    std::string text;
};
// From `free_from`, where the lane's name ends.
std::vector<WordCount> placed_counts(const Canvas& canvas, const std::vector<Unloaded>& more,
                                     float free_from);
constexpr float word_count_px = 11;

} // namespace dateline::layout
