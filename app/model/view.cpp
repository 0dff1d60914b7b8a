#include "model/view.h"

#include <algorithm>

#include "base/edtf.h"

namespace dateline::model {
namespace {

// The largest unit that a picture of this length cannot show the half of.
std::int64_t unit_of(std::int64_t length_ms) {
    for (const std::int64_t unit : {base::day_ms, base::hour_ms, base::minute_ms})
        if (length_ms >= 2000 * unit) return unit;
    return base::second_ms;
}

std::int64_t rounded_to(std::int64_t value, std::int64_t unit) {
    const std::int64_t moved = value + unit / 2;
    return moved - ((moved % unit) + unit) % unit;
}

} // namespace

std::optional<base::Span> span_of(const DateBounds& bounds, int utc_offset_minutes,
                                  const base::Span& extent) {
    const auto date = [&](const std::string& text) {
        std::optional<base::Edtf> parsed = base::parse_edtf(text, utc_offset_minutes).date;
        return parsed && parsed->placed() ? parsed : std::nullopt;
    };
    const auto from = date(bounds.from), to = date(bounds.to);
    if (!from && !to) return std::nullopt;
    const base::Span span{from ? from->span.start_ms : std::min(extent.start_ms, to->span.start_ms),
                          to ? to->span.end_ms : std::max(extent.end_ms, from->span.end_ms)};
    return span.empty() ? std::nullopt : std::optional(span);
}

DateBounds bounds_of(const base::Span& span, int utc_offset_minutes) {
    std::int64_t unit = unit_of(span.length_ms());
    const std::int64_t local = utc_offset_minutes * base::minute_ms;
    const std::int64_t start = rounded_to(span.start_ms + local, unit) - local;
    const std::int64_t end = std::max(rounded_to(span.end_ms + local, unit) - local, start + unit);
    if ((start + local) % base::day_ms == 0 && (end + local) % base::day_ms == 0) unit = base::day_ms;
    const auto text = [&](std::int64_t given_ms) {
        // A year that is only partly on the clock is beyond it.
        constexpr std::int64_t edge_ms = 2 * 366 * base::day_ms;
        const std::int64_t instant_ms =
            std::clamp(given_ms, base::earliest_ms + edge_ms, base::latest_ms - edge_ms);
        const base::Civil civil = base::to_civil(instant_ms, utc_offset_minutes);
        // Such years take no month: the year alone.
        if (civil.year > 9999 || civil.year < -9999 || unit == base::day_ms) {
            const std::string whole = base::format_instant(instant_ms, utc_offset_minutes);
            return whole.substr(0, whole.find('T'));
        }
        return base::format_instant(instant_ms, utc_offset_minutes);
    };
    // The last date is taken to its end.
    return {text(start), text(end - (unit == base::day_ms ? unit : base::second_ms))};
}

} // namespace dateline::model
