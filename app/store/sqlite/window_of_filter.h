#pragma once
// A window under a filter in which more is in view than can be looked at one by one: the heaviest events and
// utterances stand for all that pass, and say who else is there. What is exact all the same is set right:
// the totals, and what the filter asks for.

#include "model/window.h"
#include "store/sqlite/filtered_set.h"
#include "store/sqlite/visible_rows.h"

namespace dateline::store {

void fill_of_filter(const Passing& passing, VisibleRows& rows, const AnswerLimits& limits,
                    model::Window* window);

} // namespace dateline::store
