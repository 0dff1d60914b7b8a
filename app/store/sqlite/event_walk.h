#pragma once
// Events one after the other, in order of time (see store::EventQuery): what is not taken is not read.

#include <cstdint>
#include <memory>
#include <optional>

#include "index/storage.h"
#include "store/sqlite/filtered_set.h"
#include "store/store.h"

namespace dateline::store {

class EventWalk {
  public:
    EventWalk(FilteredSet& filtered, const EventQuery& query);
    std::optional<model::EventItem> next();

  private:
    std::optional<index::Entry> next_entry();
    std::optional<index::Entry> next_in_span();

    EntityCache& cache_;
    std::optional<base::TickSpan> span_;
    bool forwards_ = true;
    std::vector<index::Entry>
        begun_; // those that began before the span and go on in it; the next is the last
    std::unique_ptr<index::EntryCursor> dated_, undated_; // none: it has come to its end
};

} // namespace dateline::store
