#include "model/view.h"

#include <algorithm>
#include <cmath>

#include "base/edtf.h"

namespace dateline::model {
namespace {

// The largest unit that a picture of this length cannot show the half of.
double unit_of(double length_ms) {
    for (const double unit : {base::day_ms, base::hour_ms, base::minute_ms})
        if (length_ms >= 2000 * unit) return unit;
    return base::second_ms;
}

double rounded_to(double value, double unit) {
    return base::floor_to(value + unit / 2, unit);
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
    double unit = unit_of(span.length_ms());
    const double local = utc_offset_minutes * base::minute_ms;
    const double start = rounded_to(span.start_ms + local, unit) - local;
    const double end = std::max(rounded_to(span.end_ms + local, unit) - local, start + unit);
    if (std::fmod(start + local, base::day_ms) == 0 && std::fmod(end + local, base::day_ms) == 0)
        unit = base::day_ms;
    const auto text = [&](double given_ms) {
        // A year that is only partly on the clock is beyond it.
        constexpr double edge_ms = 2 * 366 * base::day_ms;
        const double instant_ms =
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
