#include "base/date_part_text.h"

#include <algorithm>
#include <array>

#include "base/edtf_write.h"
#include "base/year_words.h"

namespace dateline::base {

namespace {

constexpr std::array<const char*, 4> english_seasons{"Spring", "Summer", "Autumn", "Winter"};
constexpr std::array<const char*, 4> korean_seasons{"봄", "여름", "가을", "겨울"};
// Before it, weekdays of the proleptic calendar mislead more than they tell.
constexpr std::int64_t first_gregorian_year = 1583;

bool all_unknown(const std::string& digits) {
    return digits.find_first_not_of('X') == std::string::npos;
}

bool is_exact(const std::string& digits) {
    return !digits.empty() && digits.find('X') == std::string::npos;
}

std::string season_words(const EdtfPart& part, const DateFormat& f) {
    const int code = part.season;
    const bool korean = f.korean();
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
        if (korean) return std::to_string(first) + "–" + month_name(first + 3, f.language);
        return month_name(first, f.language) + "–" + month_name(first + 3, f.language);
    }
    if (korean) return code == 40 ? "상반기" : "하반기";
    return code == 40 ? "first half of" : "second half of";
}

std::string hemisphere_words(int season, bool korean) {
    if (season < 25 || season > 32) return {};
    if (season <= 28) return korean ? "(북반구)" : " (northern)";
    return korean ? "(남반구)" : " (southern)";
}

// Of a year of more than four digits, or with its significant digits: 66 million years ago.
std::string long_year_words(const EdtfPart& part, const DateFormat& f) {
    constexpr std::int64_t counted = 1'000'000'000'000'000;
    const std::int64_t value = part.long_year_value;
    const bool is_counted = value > -counted && value < counted;
    // Of others the number is as it is written.
    const std::string number =
        is_counted ? year_name(value, f.language) : with_era(part.long_year, value < 0 ? 0 : 1, f.language);
    if (!part.significant_digits) return number;
    const std::string digits = std::to_string(*part.significant_digits);
    if (f.korean()) return number + "(유효 숫자 " + digits + "자리)";
    return number + " (" + digits + " significant digit" + (digits == "1" ? ")" : "s)");
}

std::string between_years(const EdtfPart& part, const DateFormat& f) {
    if (f.korean()) return year_range(part.first_year, part.last_year, f.language) + " 사이";
    const bool both = part.last_year <= 0; // between 50 and 41 BCE
    return "between " +
           (both ? std::to_string(1 - part.first_year) : year_name(part.first_year, f.language)) + " and " +
           year_name(part.last_year, f.language);
}

std::string century_words(std::int64_t first_year, const DateFormat& f) {
    const bool before = first_year < 0;
    const std::int64_t number = before ? (99 - first_year) / 100 : first_year / 100 + 1;
    if (f.korean()) return (before ? "기원전 " : "") + std::to_string(number) + "세기";
    const bool teens = number % 100 >= 11 && number % 100 <= 13;
    const char* ending = teens              ? "th"
                         : number % 10 == 1 ? "st"
                         : number % 10 == 2 ? "nd"
                         : number % 10 == 3 ? "rd"
                                            : "th";
    return std::to_string(number) + ending + " century" + (before ? " BCE" : "");
}

std::string decade_words(std::int64_t first_year, const DateFormat& f) {
    const std::string digits = std::to_string(first_year);
    const bool as_century = first_year % 100 == 0; // the 1900s are also a hundred years
    if (!f.korean()) return digits + (as_century ? "s (decade)" : "s");
    return digits + (as_century ? "년대(" + digits + "–" + std::to_string(first_year + 9) + "년)" : "년대");
}

// Of the year alone: 1985, 1980s, 20th century, between 1000 and 1999.
std::string year_words(const EdtfPart& part, const DateFormat& f) {
    if (part.year.empty()) return long_year_words(part, f);
    if (is_exact(part.year)) return year_name(part.at.year, f.language);
    if (all_unknown(part.year)) return f.korean() ? "연도 미상" : "year unknown";
    const std::size_t known = part.year.find('X');
    // A digit after one that is not known: neither a decade nor a century.
    if (!all_unknown(part.year.substr(known))) {
        const std::string digits = (part.canonical.front() == '-' ? "-" : "") + part.year;
        return f.korean() ? digits + "년" : "year " + digits;
    }
    const bool decade_counts = part.first_year >= 100; // of 50–41 BCE and of 1–9 there is no short word
    if (known == 3 && decade_counts) return decade_words(part.first_year, f);
    if (known == 2 && (part.first_year >= 100 || part.last_year <= -100))
        return century_words(part.first_year, f);
    return between_years(part, f);
}

// A month or a day of which the first digit is known: the least and the most that it may be.
struct Bounds {
    int least, most;
};
Bounds bounds_of(const std::string& digits, int limit) {
    const int tens = digits.front() == 'X' ? -1 : digits.front() - '0';
    const int ones = digits.back() == 'X' ? -1 : digits.back() - '0';
    Bounds bounds{99, 0};
    for (int value = 1; value <= limit; ++value) {
        if ((tens >= 0 && value / 10 != tens) || (ones >= 0 && value % 10 != ones)) continue;
        bounds = {std::min(bounds.least, value), std::max(bounds.most, value)};
    }
    return bounds;
}

bool is_stretch(const std::string& digits) {
    return digits.size() == 2 && digits.front() != 'X' && digits.back() == 'X';
}

// "Dec, 1560s" / "1560년대 12월"; of a year that is known "Dec 1985".
std::string of_year(const std::string& words, const EdtfPart& part, const DateFormat& f) {
    const bool exact = is_exact(part.year);
    if (exact && f.brief()) return words;
    const std::string year = year_words(part, f);
    if (f.korean()) return all_unknown(part.year) ? words + ", " + year : year + " " + words;
    return words + (exact ? " " : ", ") + year;
}

std::string months_between_words(const EdtfPart& part, const DateFormat& f) {
    const Bounds months = bounds_of(part.month, 12);
    if (f.korean())
        return of_year(std::to_string(months.least) + "–" + month_name(months.most, f.language) + " 사이",
                       part, f);
    return of_year("between " + month_name(months.least, f.language) + " and " +
                       month_name(months.most, f.language),
                   part, f);
}

std::string days_between_words(const EdtfPart& part, const DateFormat& f) {
    const Bounds days = bounds_of(part.day, days_in_month(part.first_year, part.at.month));
    const std::string month = month_name(part.at.month, f.language);
    const std::string least = std::to_string(days.least), most = std::to_string(days.most);
    if (f.korean()) return of_year(month + " " + least + "–" + most + "일 사이", part, f);
    return of_year("between " + least + " and " + most + " " + month, part, f);
}

// One day of 1985-04-XX is not all of April, and 2004-XX not all of 2004: "a day in Apr 1985". `joined` is
// what English has between. To "Dec, year unknown" nothing is added.
std::string one_within(const std::string& words, const char* joined, const EdtfPart& part,
                       const DateFormat& f) {
    if ((part.day.empty() && part.month != "XX") || all_unknown(part.year)) return words;
    const bool day = !part.day.empty();
    if (f.korean()) return words + (day ? " 어느 날" : " 어느 달");
    return (day ? "a day" : "a month") + (joined + words);
}

std::string unqualified(std::string text) {
    text.erase(text.find_last_not_of("?~%") + 1);
    return text;
}

std::string season_of_year(const EdtfPart& part, const DateFormat& f) {
    std::string words = season_words(part, f);
    const std::string hemisphere = hemisphere_words(part.season, f.korean());
    if (part.season >= 40 && !f.korean()) return words + " " + year_words(part, f);
    return of_year(words, part, f) + hemisphere;
}

} // namespace

bool has_clock(const EdtfPart& part) {
    return part.precision <= Precision::hour;
}

int offset_of(const EdtfPart& part, const DateFormat& f) {
    return part.utc_offset_minutes.value_or(f.zone.own_minutes);
}

bool is_qualified(const EdtfPart& part) {
    return part.uncertain || part.approximate;
}

bool is_year(const EdtfPart& part) {
    return part.precision == Precision::year && !part.significant_digits && !part.beyond &&
           part.month.empty();
}

std::string zone_words(const EdtfPart& part, const DateFormat& f) {
    const int offset = offset_of(part, f);
    return f.zone.shown_minutes == offset ? "" : " " + format_offset(offset);
}

std::string clock_words(const EdtfPart& part, const DateFormat& f) {
    const Civil& at = part.at;
    if (part.precision == Precision::hour)
        return f.korean() ? std::to_string(at.hour) + "시" : std::to_string(at.hour) + "h";
    std::string text = padded(at.hour, 2) + ":" + padded(at.minute, 2);
    if (part.precision <= Precision::second) text += ":" + padded(at.second, 2);
    if (part.precision == Precision::millisecond) text += "." + padded(at.millisecond, 3);
    return text;
}

std::string month_words(const EdtfPart& part, const DateFormat& f) {
    return of_year(month_name(part.at.month, f.language), part, f);
}

std::string day_words(const EdtfPart& part, const DateFormat& f, Weekday weekday) {
    const Civil& at = part.at;
    const std::string day = std::to_string(at.day);
    if (!is_exact(part.year)) {
        const std::string month = month_name(at.month, f.language);
        return of_year(f.korean() ? month + " " + day + "일" : day + " " + month, part, f);
    }
    std::string name;
    if (!f.brief() && weekday == Weekday::shown && !is_qualified(part) && at.year >= first_gregorian_year)
        name = weekday_name(weekday_of(from_civil({at.year, at.month, at.day, 0, 0, 0, 0})), f.language);
    if (f.korean()) {
        std::string text =
            f.brief() ? "" : (at.year > 0 ? "" : "기원전 ") + year_number(at.year, f.language) + ". ";
        text += std::to_string(at.month) + ". " + day + ".";
        return name.empty() ? text : text + " (" + name + ")";
    }
    const std::string text = (name.empty() ? "" : name + " ") + day + " " + month_name(at.month, f.language);
    return f.brief() ? text : text + " " + year_name(at.year, f.language);
}

std::string plain_words(const EdtfPart& part, const DateFormat& f, Weekday weekday) {
    if (part.season != 0) return season_of_year(part, f);
    const bool no_month = part.month.empty() || all_unknown(part.month);
    const bool no_day = part.day.empty() || all_unknown(part.day);
    if (no_month && no_day) {
        if (!part.year.empty() && all_unknown(part.year)) return f.korean() ? "날짜 미상" : "undated";
        return one_within(year_words(part, f), is_exact(part.year) ? " in " : ", ", part, f);
    }
    if (no_day && is_exact(part.month)) return one_within(month_words(part, f), " in ", part, f);
    if (no_day && is_stretch(part.month)) return one_within(months_between_words(part, f), " ", part, f);
    if (is_exact(part.month) && is_stretch(part.day)) return days_between_words(part, f);
    if (no_month && is_exact(part.day)) {
        const std::string day = std::to_string(part.at.day);
        return f.korean() ? year_words(part, f) + ", 달 미상 " + day + "일"
                          : "day " + day + ", month unknown, " + year_words(part, f);
    }
    if (!is_exact(part.month) || !is_exact(part.day)) return unqualified(part.canonical); // 1985-0X-1X
    const std::string day = day_words(part, f, weekday);
    if (!has_clock(part) || !f.timed()) return day;
    return day + (f.korean() ? " " : ", ") + clock_words(part, f) + zone_words(part, f);
}

namespace {

std::string qualified(std::string text, const EdtfPart& part, const DateFormat& f) {
    if (part.approximate) text.insert(0, f.korean() ? "약 " : "c. ");
    if (part.uncertain) text += "?";
    return text;
}

} // namespace

std::string part_words(const EdtfPart& part, const DateFormat& f, Weekday weekday) {
    return qualified(plain_words(part, f, weekday), part, f);
}

std::string words_after(const EdtfPart& first, const EdtfPart& last, const DateFormat& f, Weekday weekday) {
    const bool crosses = first.precision != Precision::unknown && last.precision != Precision::unknown &&
                         first.first_year <= 0 && last.first_year > 0 &&
                         year_count(first.first_year) == YearCount::calendar &&
                         year_count(last.first_year) == YearCount::calendar;
    if (!crosses) return part_words(last, f, weekday);
    const std::string words = plain_words(last, f, weekday);
    return qualified(f.korean() ? "서기 " + words : words + " CE", last, f);
}

} // namespace dateline::base
