#pragma once
// A date as the columns that follow from it: start_ms, end_ms, level and precision.

#include <optional>

#include "base/edtf.h"
#include "store/sqlite/query.h"

namespace dateline::store {

// None where there is no date, or it has no place on the clock.
std::optional<base::Span> placed_span(const std::optional<base::Edtf>& date);
// Binds start_ms, end_ms and level, all null where it has no such span.
void bind_span(Query* query, const std::optional<base::Edtf>& date);
void bind_precision(Query* query, const std::optional<base::Edtf>& date);

} // namespace dateline::store
