#pragma once
// How many entries of a series a span touches, from the counts of its tiles: those that start before its end
// (their rank by start), less those that have ended before its start (their rank by end).

#include <cstdint>
#include <vector>

#include "index/storage.h"

namespace dateline::index {

// Of several series that share nothing.
std::int64_t count_in_span(Storage& storage, const std::vector<SeriesKey>& series, const base::Span& span);

// How many start in each of so many equal parts of the span.
std::vector<std::uint32_t> count_starts(Storage& storage, const SeriesKey& series, const base::Span& span,
                                        int parts);

} // namespace dateline::index
