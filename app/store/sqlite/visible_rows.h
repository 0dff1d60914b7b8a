#pragma once
// What is in view: the events, utterances and articles that intersect a span and pass a filter, as temporary
// tables that the questions about a window join. Cost follows what is in view.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/time.h"
#include "index/filter_result.h"
#include "model/window.h"
#include "store/sqlite/entity_cache.h"
#include "store/sqlite/index_plan.h"

namespace dateline::store {

// The tables temp.view_event (id, start_ms, end_ms, weight), view_utterance (id, event, speaker, start_ms,
// end_ms) and view_article (id, outlet, start_ms, end_ms), and what they hold. They are the connection's, and
// one VisibleRows at a time has them.
class VisibleRows {
  public:
    explicit VisibleRows(EntityCache& cache);
    VisibleRows(const VisibleRows&) = delete;
    VisibleRows& operator=(const VisibleRows&) = delete;

    EntityCache& cache() { return cache_; }
    // A question that joins the tables.
    Query query(const char* sql, const char* table) { return cache_.query(sql, table); }

    // Fills all three with what a selection of the filter, or its sets, hold.
    void fill(const base::Span& span, const IndexPlan& selection, const model::Filter& filter);
    void fill(const base::Span& span, const index::FilterResult& result, const model::Filter& filter,
              const std::vector<index::Entry>& events, const std::vector<index::Entry>& utterances);
    // Empties them, and fills the first two.
    void fill_things(const std::vector<index::Entry>& events, const std::vector<index::Entry>& utterances);
    // Then the third, with the articles that cover or print them, whatever the span.
    void fill_articles(const model::Filter& filter);

  private:
    void clear();
    void clear_articles();

    EntityCache& cache_;
    // The events and utterances that fill_things() has put there; none: others are.
    std::optional<std::pair<std::vector<std::int64_t>, std::vector<std::int64_t>>> filled_;
    std::optional<std::string> filled_articles_; // all of theirs are there too, of these outlets
};

} // namespace dateline::store
