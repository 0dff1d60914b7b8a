#pragma once
// How much an answer looks at one by one, or keeps, before it is found in another way. Only tests have other
// numbers than these.

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace dateline::store {

struct AnswerLimits {
    std::int64_t max_looked_at = 1500; // a window with more than this in view is answered from tiles
    // So many ids of a set at most are read once, and not for every question anew: 25 MB.
    std::int64_t max_placed = 600'000;
    bool operator==(const AnswerLimits&) const = default;
};

// A limit of a query as a size: none below 0.
inline std::size_t at_most(int limit) {
    return static_cast<std::size_t>(std::max(limit, 0));
}

} // namespace dateline::store
