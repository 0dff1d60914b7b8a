#pragma once
// What is in view: the events, utterances and articles that intersect a span and pass a filter, as temporary
// tables that the questions about a window join. Also the density of spans over buckets. Cost follows what is
// in view.

#include <cstdint>
#include <string>
#include <vector>

#include "base/time.h"
#include "model/window.h"
#include "store/items.h"
#include "store/selection.h"

namespace dateline::store {

// Fills temp.view_event, temp.view_utterance and temp.view_article with what a selection of the filter, or
// its sets, hold.
void fill_view(Reader& reader, const base::Span& span, const Selection& selection,
               const model::Filter& filter);
void fill_view(Reader& reader, const base::Span& span, const Passing& passing, const model::Filter& filter,
               const std::vector<Entry>& events, const std::vector<Entry>& utterances);
// Empties them, and fills the first two.
void fill_things(Reader& reader, const std::vector<Entry>& events, const std::vector<Entry>& utterances);
// Then the third, with the articles that cover or print them, whatever the span.
void fill_articles(Reader& reader, const model::Filter& filter);
// SQL: " AND a.outlet IN (...)" for the outlets that the filter asks for; "" if for none.
std::string of_outlets(const model::Filter& filter);

// How many of the added spans touch each of the equal buckets of `span`. Adding costs the same however many
// buckets a span covers: starts and ends are counted apart and summed at the end.
class Density {
  public:
    Density(const base::Span& span, int buckets);
    void add(const base::Span& span);
    // What lasts no longer than a bucket counts as one, shared out by how much of it lies in each; what lasts
    // longer counts for each bucket by how much of the bucket it fills. So one end that meets a beginning
    // makes no peak. Rounded; none that is touched is 0.
    void add_evenly(const base::Span& span);
    // The same in parts, where starts and ends are known apart: every end belongs to a start that was added,
    // and neither its start nor the span's can lie behind it.
    void add_starts(std::int64_t instant_ms, std::int64_t count);
    void add_ends(std::int64_t last_ms, std::int64_t count);
    std::vector<std::uint32_t> counts() const;
    // How many begin in each bucket; what began before the span, in the first. Their sum is the total.
    std::vector<std::uint32_t> begun() const;
    bool is_counting() const { return changes_.size() > 1; } // there are buckets

  private:
    std::size_t bucket_of(std::int64_t instant_ms) const;
    base::Span span_;
    std::vector<std::int64_t> changes_;
    std::vector<double> even_changes_, even_parts_;
    std::vector<std::uint32_t> begun_;
};

} // namespace dateline::store
