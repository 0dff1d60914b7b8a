#pragma once
// What a canvas says of what is in view: which events it names, how many more it counts, and how many it
// leaves to the other pages of a document. Together they are all that is in view. So it is with the words on
// the lanes that are shown.

#include <cstdint>
#include <vector>

#include "model/ids.h"

namespace dateline::layout {

struct Told {
    std::vector<model::EventId> named;               // on a card or by a label
    std::int64_t counted = 0;                        // the sum of every "+3" and "2 more spans"
    std::int64_t elsewhere = 0;                      // "65 on other pages"
    std::int64_t words_drawn = 0, words_counted = 0; // by a mark of their own; by a "+3" over a lane
};

} // namespace dateline::layout
