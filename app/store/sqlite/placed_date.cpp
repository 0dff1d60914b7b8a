#include "store/sqlite/placed_date.h"

#include "index/series.h"

namespace dateline::store {

std::optional<base::Span> placed_span(const std::optional<base::Edtf>& date) {
    return date && date->placed() ? std::optional(date->span) : std::nullopt;
}

void bind_span(Query* query, const std::optional<base::Edtf>& date) {
    if (!date || !date->placed()) {
        query->bind_null().bind_null().bind_null();
        return;
    }
    const base::TickSpan ticks = base::ticks_of(date->span);
    query->bind(ticks.start_tick).bind(ticks.end_tick).bind(index::level_of(ticks));
}

void bind_precision(Query* query, const std::optional<base::Edtf>& date) {
    if (date)
        query->bind(static_cast<int>(date->precision));
    else
        query->bind_null();
}

} // namespace dateline::store
