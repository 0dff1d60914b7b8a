#pragma once
// A window without a filter in which more happens than can be looked at one by one: totals and densities from
// the timeline's tiles, lists from the heaviest that the tiles name, and each thing's own tiles say how busy
// it is. What is approximate then is said in model/window.h.

#include "model/window.h"
#include "store/sqlite/filtered_set.h"
#include "store/sqlite/visible_rows.h"

namespace dateline::store {

void fill_of_all(const Passing& passing, VisibleRows& rows, const AnswerLimits& limits,
                 model::Window* window);

} // namespace dateline::store
