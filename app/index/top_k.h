#pragma once
// Which of many entries are kept: most of them the heaviest, and beyond those the heaviest of each stretch of
// the span, so that what stands alone is among them however much weighs more elsewhere.

#include <cstddef>
#include <vector>

#include "index/tile.h"

namespace dateline::index {

// So many at most, in no order. The first `tile_heaviest` are those of heavier(), as of a tile.
void keep_top_k(std::vector<Entry>* entries, const base::Span& span, std::size_t keep);
// For being shown: of those that weigh the same at one instant the first in order, else by their tie-break.
void keep_top_k_shown(std::vector<Entry>* entries, const base::Span& span, std::size_t keep);

// The same of entries that come one by one, in memory for a multiple of what is kept.
class TopK {
  public:
    explicit TopK(int keep, const base::Span& span = {})
        : keep_(static_cast<std::size_t>(keep > 0 ? keep : 0)), span_(span) {}

    void offer(const Entry& entry) {
        if (keep_ == 0) return;
        entries_.push_back(entry);
        if (entries_.size() >= 4 * keep_ + 4096) keep_top_k(&entries_, span_, keep_);
    }
    std::vector<Entry> take(); // by heavier(); then it is empty

  private:
    std::size_t keep_;
    base::Span span_;
    std::vector<Entry> entries_;
};

} // namespace dateline::index
