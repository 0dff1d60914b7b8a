#pragma once
// What is in view: the events, utterances and articles that intersect a span and pass a filter, as temporary
// tables that the questions about a window join. Cost follows what is in view.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/time.h"
#include "index/event_set.h"
#include "model/window.h"
#include "store/sqlite/entity_cache.h"
#include "store/sqlite/filtered_set.h"

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

    // Fills all three: with what is in the span of what passes the filter, and with its articles there.
    void fill(const Passing& passing, const base::Span& span, const model::Filter& filter,
              const index::EventSet::InSpan& in_span);
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
