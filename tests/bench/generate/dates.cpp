#include "bench/generate/dates.h"

#include <array>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "base/edtf.h"

namespace dateline::bench {
namespace {

constexpr std::int64_t first_timed_year = 1800; // before, nobody noted the minute

std::string year_text(std::int64_t year) {
    return year < 0 ? fmt::format("-{:04}", -year) : fmt::format("{:04}", year);
}

std::string month_text(std::int64_t year, int month) {
    return fmt::format("{}-{:02}", year_text(year + (month - 1) / 12), (month - 1) % 12 + 1);
}

std::string qualified(Draw& draw, std::string text) {
    if (draw.chance(0.15)) text += draw.chance(0.5) ? '?' : '~';
    return text;
}

std::string year_date(Draw& draw, std::int64_t year) {
    const int kind = draw.between(0, 9);
    if (year == last_year) return year_text(year);
    if (kind == 0) return fmt::format("[{},{}]", year_text(year), year_text(year + 1));
    if (kind <= 2)
        return year_text(year) + "/" +
               year_text(std::min<std::int64_t>(last_year, year + draw.between(1, 30)));
    return qualified(draw, year_text(year));
}

std::string month_date(Draw& draw, const base::Civil& date) {
    const std::string month = month_text(date.year, date.month);
    if (draw.chance(0.2)) return month + "/" + month_text(date.year, date.month + draw.between(1, 11));
    return qualified(draw, month);
}

// One of those that begin on this day: the first of a month, and perhaps of more.
std::string coarse_date(Draw& draw, const base::Civil& date) {
    const bool decade = date.month == 1 && date.year % 10 == 0 && date.year > 0 && date.year + 9 <= last_year;
    const bool century = decade && date.year % 100 == 0 && date.year + 99 <= last_year;
    if (century && draw.chance(0.2)) return year_text(date.year).substr(0, 2) + "XX";
    if (decade && draw.chance(0.5)) return year_text(date.year).substr(0, 3) + "X";
    if (date.month == 1 && draw.chance(0.85)) return year_date(draw, date.year);
    if (date.month % 3 == 0 && draw.chance(0.35))
        return fmt::format("{}-{}", year_text(date.year), 20 + date.month / 3); // spring is 21, from March
    return month_date(draw, date);
}

std::string whole_day_date(Draw& draw, const Day& day, double latest_ms) {
    const std::string first = day_text(day.start_ms);
    if (draw.chance(0.0005)) return first + "/..";
    if (!draw.chance(0.25)) return draw.chance(0.03) ? first + "~" : first;
    // Most last a few days, a few last for years.
    const double days = std::min(12'000.0, std::ceil(1 / std::pow(1e-6 + draw.fraction(), 1.5)));
    const double last = std::min(latest_ms - base::day_ms, day.start_ms + std::floor(days) * base::day_ms);
    return last <= day.start_ms ? first : first + "/" + day_text(last);
}

MadeDate timed_date(Draw& draw, double instant_ms) {
    constexpr std::array<int, 5> offsets{0, 60, -300, 330, 120};
    MadeDate made;
    made.instant_ms = instant_ms;
    int offset = home_offset_minutes;
    if (draw.chance(0.1)) {
        offset = offsets.at(draw.below(offsets.size()));
        made.utc_offset_minutes = offset;
    }
    made.text = base::format_instant(instant_ms, offset);
    if (draw.chance(0.15))
        made.text += "/" + base::format_instant(instant_ms + draw.between(10, 240) * base::minute_ms, offset);
    return made;
}

} // namespace

std::string day_text(double day_start_ms) {
    const base::Civil date = base::to_civil(day_start_ms, home_offset_minutes);
    return fmt::format("{}-{:02}", month_text(date.year, date.month), date.day);
}

std::vector<MadeDate> make_dates(Draw& draw, const Day& day, double latest_ms) {
    const double timed_share = day.date.year >= first_timed_year ? 0.45 : 0;
    std::vector<MadeDate> whole;
    std::vector<int> minutes;
    for (std::int64_t i = 0; i < day.events; ++i) {
        if (draw.chance(day.coarse_share))
            whole.push_back({coarse_date(draw, day.date), {}, {}});
        else if (draw.chance(0.005))
            whole.emplace_back();
        else if (draw.chance(timed_share))
            minutes.push_back(6 * 60 + draw.between(0, 7 * 60) + draw.between(0, 10 * 60));
        else
            whole.push_back({whole_day_date(draw, day, latest_ms), {}, {}});
    }
    std::sort(minutes.begin(), minutes.end());
    for (const int minute : minutes)
        whole.push_back(timed_date(draw, day.start_ms + minute * base::minute_ms));
    return whole;
}

} // namespace dateline::bench
