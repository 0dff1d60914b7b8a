#pragma once
// The strip of coverage: articles by when they were published, and whose they are.

#include <cstdint>
#include <vector>

#include "index/series.h"
#include "model/window.h"
#include "store/sqlite/answer_limits.h"
#include "store/sqlite/visible_rows.h"

namespace dateline::store {

// Of the articles in view; the rail's outlets too.
void add_coverage(VisibleRows& rows, model::Window* window);
// Of the articles of a series, of which the window has the total.
void add_coverage_of(EntityCache& cache, const AnswerLimits& limits, const index::SeriesKey& series,
                     model::Window* window);

} // namespace dateline::store
