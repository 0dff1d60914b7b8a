#pragma once
// Where a picture is cut into pages: by what is on them, until each event is named on one of them. Knows no
// store and no layout: whoever asks says whom a page names. Internal to publish/.

#include <functional>
#include <vector>

#include "base/time.h"
#include "model/ids.h"

namespace dateline::publish {

struct DatedEvent {
    model::EventId id;
    base::Span span;
};

// Those that a page of that span names.
using NamedOn = std::function<std::vector<model::EventId>(const base::Span&)>;

// The spans of the pages, one after the other, all of `whole`: at most `most`. Each event belongs to the page
// in which it begins.
std::vector<base::Span> cut_pages(const base::Span& whole, std::vector<DatedEvent> events, std::size_t most,
                                  const NamedOn& named_on);

} // namespace dateline::publish
