#pragma once
// What a canvas says of the events in view: which of them it names, and how many more it counts. Together
// they are all that is in view.

#include <cstdint>
#include <vector>

#include "model/ids.h"

namespace dateline::layout {

struct Told {
    std::vector<model::EventId> named; // on a card or by a label
    std::int64_t counted = 0;          // the sum of every "+3" and "2 more spans"
};

} // namespace dateline::layout
