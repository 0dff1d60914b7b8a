#pragma once
// How many spans touch each of the equal parts of a stretch of time: equal in time, not in ticks.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/time.h"

namespace dateline::index {

// How many of the added spans touch each of the equal buckets of `span`. Adding costs the same however many
// buckets a span covers: starts and ends are counted apart and summed at the end.
class Histogram {
  public:
    Histogram(const base::Span& span, int buckets);
    void add(const base::TickSpan& span);
    // What lasts no longer than a bucket counts as one, shared out by how much of it lies in each; what lasts
    // longer counts for each bucket by how much of the bucket it fills. So one end that meets a beginning
    // makes no peak. Rounded; none that is touched is 0.
    void add_evenly(const base::TickSpan& span);
    // The same in parts, where starts and ends are known apart: every end belongs to a start that was added,
    // and neither its start nor the span's can lie behind it.
    void add_starts(double instant_ms, std::int64_t count);
    void add_ends(double last_ms, std::int64_t count);
    std::vector<std::uint32_t> counts() const;
    // How many begin in each bucket; what began before the span, in the first. Their sum is the total.
    std::vector<std::uint32_t> begun() const;
    bool is_counting() const { return changes_.size() > 1; } // there are buckets

  private:
    std::size_t bucket_of(double instant_ms) const;
    base::Span span_;
    std::vector<std::int64_t> changes_;
    std::vector<double> even_changes_, even_parts_;
    std::vector<std::uint32_t> begun_;
};

} // namespace dateline::index
