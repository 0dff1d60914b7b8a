#include "base/date_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/edtf_part.h"
#include "base/utf8.h"

namespace dateline::base {

namespace {

constexpr std::array<const char*, 12> english_months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<const char*, 7> english_days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<const char*, 7> korean_days{"월", "화", "수", "목", "금", "토", "일"};
constexpr std::array<const char*, 4> english_seasons{"Spring", "Summer", "Autumn", "Winter"};
constexpr std::array<const char*, 4> korean_seasons{"봄", "여름", "가을", "겨울"};
// Before it, weekdays of the proleptic calendar mislead more than they tell.
constexpr std::int64_t first_gregorian_year = 1583;

// One end of what is shown.
struct Side {
    Civil at;
    Precision precision = Precision::day;
    int weekday = 0;
    int season = 21; // the EDTF code
};

struct Format {
    Language language;
    DateStyle style;
    int utc_offset_minutes;
    bool seconds = false;
    bool korean() const { return language == Language::korean; }
    bool brief() const { return style != DateStyle::full; } // the year is known
    bool timed() const { return style != DateStyle::brief; }
};

bool has_clock(Precision precision) {
    return precision <= Precision::hour;
}

std::string clock_of(const Civil& c) {
    return padded(c.hour, 2) + ":" + padded(c.minute, 2);
}

std::string clock_of(const Side& side, const Format& f) {
    const std::string clock = clock_of(side.at);
    return f.seconds && side.precision <= Precision::second ? clock + ":" + padded(side.at.second, 2) : clock;
}

// Without its ending: "기원전 44", "2023".
std::string bare_year(std::int64_t year, Language language) {
    if (year > 0) return std::to_string(year);
    const std::string before = std::to_string(1 - year);
    return language == Language::korean ? "기원전 " + before : before + " BCE";
}

int season_of_month(int month) {
    return month % 3 == 0 ? 20 + month / 3 : 33 + (month - 1) / 3;
}

// The text tells quarters and southern seasons from northern ones, which the span alone does not.
int season_in(std::string_view part, int fallback) {
    const std::size_t dash = part.find_last_of('-');
    if (dash == std::string_view::npos || dash == 0 || part.size() < dash + 3) return fallback;
    const int code = (part[dash + 1] - '0') * 10 + (part[dash + 2] - '0');
    return code >= 21 && code <= 41 ? code : fallback;
}

std::string season_words(int code, Language language) {
    const bool korean = language == Language::korean;
    if (code <= 32) {
        const auto index = static_cast<std::size_t>((code - 21) % 4);
        return korean ? korean_seasons.at(index) : english_seasons.at(index);
    }
    if (code <= 36) {
        const std::string number = std::to_string(code - 32);
        return korean ? number + "분기" : "Q" + number;
    }
    if (code <= 39) {
        const int first = 1 + 4 * (code - 37);
        if (korean) return std::to_string(first) + "–" + month_name(first + 3, language);
        return month_name(first, language) + "–" + month_name(first + 3, language);
    }
    if (korean) return code == 40 ? "상반기" : "하반기";
    return code == 40 ? "first half of" : "second half of";
}

// "2021–2023"; both before the year 1: "49–44 BCE".
std::string year_range(std::int64_t first, std::int64_t last, Language language) {
    if (first <= 0 && last > 0) return bare_year(first, language) + "–" + year_name(last, language);
    const bool korean = language == Language::korean;
    if (first > 0) return std::to_string(first) + "–" + year_name(last, language);
    if (korean) return bare_year(first, language) + "–" + std::to_string(1 - last) + "년";
    return std::to_string(1 - first) + "–" + bare_year(last, language);
}

// The decade or century of a year; before the year 0 the digits count backwards: -004X is -0049 to -0040.
std::string years_words(std::int64_t year, std::int64_t unit, Language language) {
    if (year < 0) {
        const std::int64_t last = year / unit * unit;
        return year_range(last - unit + 1, std::min(last, std::int64_t{-1}), language); // there is no year -0
    }
    const std::int64_t first = year / unit * unit;
    if (first == 0) return year_range(first, unit - 1, language);
    return std::to_string(first) + (language == Language::korean ? "년대" : "s");
}

std::string month_words(const Side& side, const Format& f) {
    const std::string month = month_name(side.at.month, f.language);
    if (f.brief()) return month;
    if (f.korean()) return year_name(side.at.year, f.language) + " " + month;
    return month + " " + year_name(side.at.year, f.language);
}

std::string season_of(const Side& side, const Format& f) {
    const std::string words = season_words(side.season, f.language);
    if (f.brief() && side.season < 40) return words;
    if (f.korean()) return year_name(side.at.year, f.language) + " " + words;
    return words + " " + year_name(side.at.year, f.language);
}

enum class Weekday { hidden, shown };

std::string day_words(const Side& side, const Format& f, Weekday weekday) {
    const bool with_weekday = !f.brief() && weekday == Weekday::shown && side.at.year >= first_gregorian_year;
    const std::string day = std::to_string(side.at.day);
    if (f.korean()) {
        std::string text = f.brief() ? "" : bare_year(side.at.year, f.language) + ". ";
        text += std::to_string(side.at.month) + ". " + day + ".";
        return with_weekday ? text + " (" + weekday_name(side.weekday, f.language) + ")" : text;
    }
    std::string text = with_weekday ? weekday_name(side.weekday, f.language) + " " : "";
    text += day + " " + month_name(side.at.month, f.language);
    return f.brief() ? text : text + " " + bare_year(side.at.year, f.language);
}

std::string side_words(const Side& side, const Format& f, Weekday weekday) {
    switch (side.precision) {
    case Precision::unknown:
        return f.korean() ? "날짜 미상" : "undated";
    case Precision::century:
        return years_words(side.at.year, 100, f.language);
    case Precision::decade:
        return years_words(side.at.year, 10, f.language);
    case Precision::year:
        return year_name(side.at.year, f.language);
    case Precision::season:
        return season_of(side, f);
    case Precision::month:
        return month_words(side, f);
    case Precision::day:
        return day_words(side, f, weekday);
    default:
        break;
    }
    const std::string day = day_words(side, f, weekday);
    return f.timed() ? day + (f.korean() ? " " : ", ") + clock_of(side, f) : day;
}

Side side_at(std::int64_t instant_ms, Precision precision, const Format& f) {
    Side side;
    side.at = to_civil(instant_ms, f.utc_offset_minutes);
    side.precision = precision;
    side.weekday = weekday_of(instant_ms, f.utc_offset_minutes);
    side.season = season_of_month(side.at.month);
    return side;
}

// The end as shown: its last instant, and for a season the months that it is named after.
Side end_side(const Edtf& date, std::string_view part, const Format& f) {
    Side side = side_at(std::max(date.span.end_ms - 1, date.span.start_ms), date.end_precision, f);
    if (side.precision != Precision::season) return side;
    const int first_month = (side.at.month + 9) % 12 + 1;
    if (first_month > side.at.month) --side.at.year; // winter is named after the year in which it starts
    side.season = season_in(part, season_of_month(first_month));
    return side;
}

// "9–11 Jun 2023": what both ends share is written once.
std::string days_between(const Side& a, const Side& b, const Format& f) {
    const bool same_month = a.at.month == b.at.month;
    const std::string first_day = std::to_string(a.at.day);
    const std::string last = day_words(b, f, Weekday::hidden);
    if (f.korean()) {
        const std::string day = std::to_string(b.at.day) + ".";
        return day_words(a, f, Weekday::hidden) + "–" +
               (same_month ? day : std::to_string(b.at.month) + ". " + day);
    }
    if (same_month) return first_day + "–" + last;
    return first_day + " " + month_name(a.at.month, f.language) + " – " + last;
}

std::string months_between(const Side& a, const Side& b, const Format& f) {
    if (!f.korean()) return month_name(a.at.month, f.language) + "–" + month_words(b, f);
    const std::string year = f.brief() ? "" : year_name(a.at.year, f.language) + " ";
    return year + std::to_string(a.at.month) + "–" + month_name(b.at.month, f.language);
}

std::string between(Side a, Side b, const Format& f) {
    if (!f.timed()) {
        if (has_clock(a.precision)) a.precision = Precision::day;
        if (has_clock(b.precision)) b.precision = Precision::day;
    }
    const std::string first = side_words(a, f, Weekday::shown);
    const std::string last = side_words(b, f, Weekday::shown);
    const bool same_year = a.at.year == b.at.year;
    if (first == last && same_year) return first;
    const bool same_day = same_year && a.at.month == b.at.month && a.at.day == b.at.day;
    if (has_clock(a.precision) && has_clock(b.precision) && same_day) return first + "–" + clock_of(b, f);
    if (a.precision == b.precision && same_year && a.precision == Precision::day)
        return days_between(a, b, f);
    if (a.precision == b.precision && same_year && a.precision == Precision::month)
        return months_between(a, b, f);
    if (a.precision == Precision::year && b.precision == Precision::year)
        return year_range(a.at.year, b.at.year, f.language);
    // Brief days of two years would read as an interval that runs backwards.
    Format full = f;
    if (!same_year) full.style = DateStyle::full;
    if (has_clock(a.precision) || has_clock(b.precision))
        return side_words(a, full, Weekday::shown) + " – " + side_words(b, full, Weekday::shown);
    return side_words(a, full, Weekday::hidden) + " – " + side_words(b, full, Weekday::hidden);
}

bool starts(const Civil& c, Precision unit) {
    const bool day = c.hour == 0 && c.minute == 0 && c.second == 0 && c.millisecond == 0;
    if (unit == Precision::day) return day;
    if (unit == Precision::month) return day && c.day == 1;
    return day && c.day == 1 && c.month == 1;
}

// A member of a set keeps only its span; the largest unit that both its borders lie on says how it was
// written.
std::string member_words(const Span& span, const Format& f) {
    const Civil start = to_civil(span.start_ms, f.utc_offset_minutes);
    const Civil end = to_civil(span.end_ms, f.utc_offset_minutes);
    Precision precision = Precision::minute;
    for (const Precision unit : {Precision::day, Precision::month, Precision::year})
        if ((span.start_ms <= earliest_ms || starts(start, unit)) &&
            (span.end_ms >= latest_ms || starts(end, unit)))
            precision = unit;
    const Side last = side_at(std::max(span.end_ms - 1, span.start_ms), precision, f);
    if (span.start_ms <= earliest_ms) return "– " + side_words(last, f, Weekday::hidden);
    const Side first = side_at(span.start_ms, precision, f);
    if (span.end_ms >= latest_ms) return side_words(first, f, Weekday::hidden) + " –";
    return between(first, last, f);
}

std::string set_words(const Edtf& date, const Format& f) {
    std::string text;
    const std::size_t count = date.alternatives.size();
    for (std::size_t index = 0; index < count; ++index) {
        if (index > 0 && index + 1 < count) text += ", ";
        if (index > 0 && index + 1 == count) {
            if (f.korean())
                text += date.one_of_set ? " 또는 " : ", ";
            else
                text += date.one_of_set ? " or " : " and ";
        }
        text += member_words(date.alternatives[index], f);
    }
    return text;
}

std::string interval_words(const Edtf& date, const Format& f) {
    const std::string_view text = date.text;
    const std::size_t slash = std::min(text.find('/'), text.size());
    Side first = side_at(date.span.start_ms, date.precision, f);
    first.season = season_in(text.substr(0, slash), first.season);
    const Side last = end_side(date, text.substr(std::min(slash + 1, text.size())), f);
    if (date.open_start && date.open_end) return f.korean() ? "날짜 미상" : "undated";
    if (date.open_start) return "– " + side_words(last, f, Weekday::shown);
    if (date.open_end) return side_words(first, f, Weekday::shown) + " –";
    return between(first, last, f);
}

std::string single_words(const Edtf& date, const Format& f) {
    // A year beyond what can be stored has a span that says nothing.
    const bool beyond = date.span.start_ms <= earliest_ms + day_ms || date.span.end_ms >= latest_ms - day_ms;
    if (beyond && !date.text.empty()) return displayable(date.text);
    Side first = side_at(date.span.start_ms, date.precision, f);
    first.season = season_in(date.text, first.season);
    const bool years = date.precision == Precision::century || date.precision == Precision::decade;
    const std::int64_t unit = date.precision == Precision::century ? 100 : 10;
    const Side last = side_at(date.span.end_ms - 1, Precision::year, f);
    if (years && last.at.year - first.at.year >= unit) {
        first.precision = Precision::year;
        return between(first, last, f);
    }
    return side_words(first, f, Weekday::shown);
}

std::string date_words(const Edtf& date, const Format& f) {
    const bool known = date.interval || !date.alternatives.empty() ||
                       (date.precision != Precision::unknown && (!date.text.empty() || !date.span.empty()));
    if (!known) return f.korean() ? "날짜 미상" : "undated";
    std::string text = !date.alternatives.empty() ? set_words(date, f)
                       : date.interval            ? interval_words(date, f)
                                                  : single_words(date, f);
    if (date.approximate) text.insert(0, f.korean() ? "약 " : "c. ");
    if (date.uncertain) text += "?";
    return text;
}

} // namespace

std::string format_date(const Edtf& date, Language language, DateStyle style, int utc_offset_minutes) {
    return date_words(date, {language, style, date.utc_offset_minutes.value_or(utc_offset_minutes)});
}

std::string format_moment(const Edtf& date, const Span& within, Language language, int utc_offset_minutes) {
    Format f{language, DateStyle::full, date.utc_offset_minutes.value_or(utc_offset_minutes), true};
    const Side first = side_at(within.start_ms, Precision::day, f);
    const Side last = side_at(std::max(within.end_ms - 1, within.start_ms), Precision::day, f);
    const Side at = side_at(date.span.start_ms, date.precision, f);
    if (first.at.year == last.at.year && first.at.year == at.at.year) f.style = DateStyle::timed;
    const auto same_day = [&](const Side& side) {
        return side.at.year == at.at.year && side.at.month == at.at.month && side.at.day == at.at.day;
    };
    if (!same_day(first) || !same_day(last)) return date_words(date, f);
    if (!has_clock(date.precision)) return {};
    const bool plain = !date.interval && date.alternatives.empty() && !date.approximate && !date.uncertain;
    return plain ? clock_of(at, f) : date_words(date, f);
}

std::string format_clock(std::int64_t instant_ms, int utc_offset_minutes) {
    return clock_of(to_civil(instant_ms, utc_offset_minutes));
}

std::string format_timestamp(std::int64_t instant_ms, Language language, int utc_offset_minutes) {
    const Format f{language, DateStyle::full, utc_offset_minutes};
    return side_words(side_at(instant_ms, Precision::minute, f), f, Weekday::hidden);
}

std::string format_offset(int utc_offset_minutes) {
    if (utc_offset_minutes == 0) return "UTC";
    const std::int64_t wide = utc_offset_minutes;
    const std::int64_t magnitude = wide < 0 ? -wide : wide;
    const std::string text = (wide < 0 ? "UTC−" : "UTC+") + std::to_string(magnitude / 60);
    return magnitude % 60 == 0 ? text : text + ":" + padded(magnitude % 60, 2);
}

std::string month_name(int month, Language language) {
    if (month < 1 || month > 12) return {};
    if (language == Language::korean) return std::to_string(month) + "월";
    return english_months.at(static_cast<std::size_t>(month - 1));
}

std::string weekday_name(int weekday, Language language) {
    if (weekday < 0 || weekday > 6) return {};
    const auto index = static_cast<std::size_t>(weekday);
    return language == Language::korean ? korean_days.at(index) : english_days.at(index);
}

std::string year_name(std::int64_t year, Language language) {
    return bare_year(year, language) + (language == Language::korean ? "년" : "");
}

} // namespace dateline::base
