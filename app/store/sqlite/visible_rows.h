#pragma once
// What is in view: the events, utterances and articles that intersect a span and pass a filter, as temporary
// tables that the questions about a window join. Cost follows what is
// in view.

#include <cstdint>
#include <string>
#include <vector>

#include "base/time.h"
#include "model/window.h"
#include "store/sqlite/entity_cache.h"
#include "store/sqlite/index_plan.h"

namespace dateline::store {

// Fills temp.view_event, temp.view_utterance and temp.view_article with what a selection of the filter, or
// its sets, hold.
void fill_view(EntityCache& cache, const base::Span& span, const IndexPlan& selection,
               const model::Filter& filter);
void fill_view(EntityCache& cache, const base::Span& span, const index::FilterResult& result,
               const model::Filter& filter, const std::vector<index::Entry>& events,
               const std::vector<index::Entry>& utterances);
// Empties them, and fills the first two.
void fill_things(EntityCache& cache, const std::vector<index::Entry>& events,
                 const std::vector<index::Entry>& utterances);
// Then the third, with the articles that cover or print them, whatever the span.
void fill_articles(EntityCache& cache, const model::Filter& filter);
// SQL: " AND a.outlet IN (...)" for the outlets that the filter asks for; "" if for none.
std::string of_outlets(const model::Filter& filter);

} // namespace dateline::store
