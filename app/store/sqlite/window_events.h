#pragma once
// The events of a window: how many there are, how they lie in its span, and the heaviest in full.

#include <cstdint>
#include <vector>

#include "index/event_set.h"
#include "index/range_query.h"
#include "model/window.h"
#include "store/sqlite/answer_limits.h"
#include "store/sqlite/visible_rows.h"

namespace dateline::store {

// How a series is asked of whose entries so many touch the span: few are all looked at.
index::RangeQuery range_question(const AnswerLimits& limits, const base::Span& span, std::int64_t total,
                                 int keep, int max_tiles = 128);
// The same where nobody has counted them yet.
index::RangeQuery sample_question(const AnswerLimits& limits, const base::Span& span, int keep);

// Of the rows in view.
void add_events_of_view(VisibleRows& rows, model::Window* window);
// Of more than can be looked at one by one. Returns the heaviest, `sample` at most.
std::vector<index::Entry> add_events_of(EntityCache& cache, const AnswerLimits& limits,
                                        index::EventSet& events, int sample, model::Window* window);
// The heaviest alone, cut to the query's limit.
void add_event_items(EntityCache& cache, std::vector<index::Entry> heaviest, model::Window* window);

} // namespace dateline::store
