#pragma once
// The dates of made events, as EDTF, of every precision and length; in the order of their starts within a
// day.

#include <optional>
#include <string>
#include <vector>

#include "bench/generate/news_days.h"

namespace dateline::bench {

struct MadeDate {
    std::string text;                 // EDTF; empty: undated
    std::optional<double> instant_ms; // where it is known to the minute
    std::optional<int> utc_offset_minutes;
};

std::string day_text(double day_start_ms);
// The dates of the day's events, earliest start first. No span but an open one ends after `latest_ms`.
std::vector<MadeDate> make_dates(Draw& draw, const Day& day, double latest_ms);

} // namespace dateline::bench
