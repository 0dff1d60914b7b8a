#pragma once
// The events of a document of several pages: what its pages are cut by, and what its index lists of them.
// Internal to publish/.

#include <cstdint>
#include <vector>

#include "base/progress_and_cancel.h"
#include "store/store.h"

namespace dateline::publish {

struct IndexedEvents {
    base::Span span;
    std::vector<model::EventItem> events; // in the span; of very many the first in time
    std::int64_t total = 0;               // in the span
    // Of what a page shows, that which begins on an earlier one: it is named there, or in the index.
    std::int64_t begun_before(const base::Span& page) const;
};

IndexedEvents load_indexed(store::Store& store, const model::Filter& filter, const base::Span& span,
                           const base::ProgressAndCancel& watch);

// A question about the span that asks for totals alone.
model::WindowQuery query_of_nothing(const model::Filter& filter, const base::Span& span);

} // namespace dateline::publish
