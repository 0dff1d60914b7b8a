#include "base/date_text.h"

#include <algorithm>

#include "base/date_part_text.h"
#include "base/edtf_write.h"
#include "base/edtf_written.h"
#include "base/year_words.h"

namespace dateline::base {

namespace {

// "9–11 Jun 2023": what both ends share is written once.
std::string days_between(const EdtfPart& a, const EdtfPart& b, const DateFormat& f) {
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

std::string months_between(const EdtfPart& a, const EdtfPart& b, const DateFormat& f) {
    if (!f.korean()) return month_name(a.at.month, f.language) + "–" + month_words(b, f);
    const std::string year = f.brief() ? "" : year_name(a.at.year, f.language) + " ";
    return year + std::to_string(a.at.month) + "–" + month_name(b.at.month, f.language);
}

// 16:00–17:30, or each with its own zone.
std::string clocks_between(const EdtfPart& a, const EdtfPart& b, const DateFormat& f) {
    const bool same_zone = offset_of(a, f) == offset_of(b, f);
    const std::string day =
        day_words(a, f, is_qualified(b) ? Weekday::hidden : Weekday::shown) + (f.korean() ? " " : ", ");
    if (same_zone) return day + clock_words(a, f) + "–" + clock_words(b, f) + zone_words(b, f);
    return day + clock_words(a, f) + zone_words(a, f) + " – " + clock_words(b, f) + zone_words(b, f);
}

std::string between(EdtfPart a, EdtfPart b, const DateFormat& f) {
    if (!f.timed()) {
        if (has_clock(a)) a.precision = Precision::day;
        if (has_clock(b)) b.precision = Precision::day;
    }
    const std::string first = part_words(a, f, Weekday::shown);
    const std::string last = part_words(b, f, Weekday::shown);
    const bool same_year = a.first_year == b.first_year;
    if (first == last && same_year) return first;
    const bool certain = !is_qualified(a) && !is_qualified(b) && !a.unspecified && !b.unspecified;
    const bool same_day = same_year && a.at.month == b.at.month && a.at.day == b.at.day;
    if (certain && has_clock(a) && has_clock(b) && same_day) return clocks_between(a, b, f);
    if (certain && same_year && a.precision == Precision::day && b.precision == Precision::day)
        return days_between(a, b, f);
    if (certain && same_year && a.precision == Precision::month && b.precision == Precision::month)
        return months_between(a, b, f);
    if (is_year(a) && is_year(b)) {
        if (!is_qualified(a) && !is_qualified(b)) return year_range(a.at.year, b.at.year, f.language);
        if (!f.korean() && a.at.year > 0 && !b.approximate) return first + "–" + last; // c. 1974–1976?
    }
    // Brief days of two years would read as an interval that runs backwards.
    DateFormat full = f;
    if (!same_year) full.style = DateStyle::full;
    const Weekday weekday = has_clock(a) || has_clock(b) ? Weekday::shown : Weekday::hidden;
    return part_words(a, full, weekday) + " – " + words_after(a, b, full, weekday);
}

std::string undated_words(const DateFormat& f) {
    return f.korean() ? "날짜 미상" : "undated";
}

// XXXX at an end is an end that nobody knows.
bool says_nothing(const WrittenEnd& end) {
    return end.part && end.part->precision == Precision::unknown && end.part->month.empty();
}

std::string interval_words(WrittenMember member, const DateFormat& f) {
    for (WrittenEnd* end : {&member.first, &member.last})
        if (says_nothing(*end)) end->part.reset();
    if (!member.first.part && !member.last.part) return undated_words(f);
    if (member.first.part && member.last.part) return between(*member.first.part, *member.last.part, f);
    const bool starts = member.first.part.has_value();
    const std::string known = part_words(*(starts ? member.first : member.last).part, f, Weekday::shown);
    const bool open = starts ? member.last.open : member.first.open;
    if (f.korean()) {
        if (starts) return open ? known + "부터" : known + "부터 (끝은 미상)";
        return open ? known + "까지" : known + "까지 (시작은 미상)";
    }
    if (starts) return open ? "since " + known : known + " to an unknown date";
    return open ? "until " + known : "from an unknown date to " + known;
}

std::string or_earlier_words(const std::string& known, const DateFormat& f) {
    return known + (f.korean() ? " 또는 그 이전" : " or earlier");
}

std::string or_later_words(const std::string& known, const DateFormat& f) {
    return known + (f.korean() ? " 또는 그 이후" : " or later");
}

// "some time in 1950–1960", "every year 1950–1960": 1950–1960 alone would be an interval.
std::string one_of_range(const std::string& range, const DateFormat& f) {
    return f.korean() ? range + " 사이" : "some time in " + range;
}

std::string all_of_range(const std::string& range, const WrittenMember& member, const DateFormat& f) {
    const Precision unit = member.first.part->precision;
    const bool same = member.last.part->precision == unit;
    if (same && unit == Precision::year) return f.korean() ? range + " 매년" : "every year " + range;
    if (same && unit == Precision::month) return f.korean() ? range + " 매월" : "every month " + range;
    if (same && unit == Precision::day) return f.korean() ? range + " 매일" : "every day " + range;
    return f.korean() ? range + " 모두" : "all of " + range;
}

bool is_one(const WrittenMember& member) {
    return !member.range || (member.first.part && member.last.part &&
                             member.first.part->canonical == member.last.part->canonical);
}

std::string member_words(const WrittenMember& member, WrittenDate::Kind kind, const DateFormat& f) {
    if (!member.range) return part_words(*member.first.part, f, Weekday::shown);
    if (member.first.part && member.last.part) {
        return between(*member.first.part, *member.last.part, f);
    }
    const bool later = member.first.part.has_value();
    const std::string known = part_words(*(later ? member.first : member.last).part, f, Weekday::hidden);
    if (kind == WrittenDate::Kind::one_of)
        return later ? or_later_words(known, f) : or_earlier_words(known, f);
    if (f.korean()) return known + (later ? " 및 그 이후 모두" : " 및 그 이전 모두");
    return known + (later ? " and all after" : " and all before");
}

std::string set_words(const WrittenDate& date, const DateFormat& f) {
    const bool one_of = date.kind == WrittenDate::Kind::one_of;
    const WrittenMember& first = date.members.front();
    if (date.members.size() == 1 && !is_one(first) && first.first.part && first.last.part) {
        const std::string range = member_words(first, date.kind, f);
        return one_of ? one_of_range(range, f) : all_of_range(range, first, f);
    }
    std::string text;
    const std::size_t count = date.members.size();
    for (std::size_t index = 0; index < count; ++index) {
        const bool last = index + 1 == count;
        if (index > 0 && !last) text += ", ";
        if (index > 0 && last) {
            if (f.korean())
                text += one_of ? " 또는 " : ", ";
            else
                text += one_of ? " or " : " and ";
        }
        text += member_words(date.members[index], date.kind, f);
    }
    return text;
}

std::string date_words(const WrittenDate& date, const DateFormat& f) {
    switch (date.kind) {
    case WrittenDate::Kind::single:
        return part_words(*date.members.front().first.part, f, Weekday::shown);
    case WrittenDate::Kind::interval:
        return interval_words(date.members.front(), f);
    default:
        return set_words(date, f);
    }
}

void add_zones(const WrittenDate& date, int own_minutes, std::set<int>* zones) {
    for (const WrittenMember& member : date.members)
        for (const WrittenEnd* end : {&member.first, &member.last})
            if (end->part && has_clock(*end->part))
                zones->insert(end->part->utc_offset_minutes.value_or(own_minutes));
}

// With one time's zone alone an interval may seem to run backwards: 11:00 – 8 Jun, 23:00 UTC−4.
DateFormat with_zones(DateFormat f, const WrittenDate& date) {
    if (date.kind == WrittenDate::Kind::single) return f;
    std::set<int> zones;
    add_zones(date, f.zone.own_minutes, &zones);
    if (zones.size() > 1) f.zone.shown_minutes.reset();
    return f;
}

bool same_day(const Civil& a, const Civil& b) {
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

std::string clock_of(const Civil& c) {
    return padded(c.hour, 2) + ":" + padded(c.minute, 2);
}

} // namespace

std::string format_date(const Edtf& date, Language language, DateStyle style, Zone zone) {
    const DateFormat f{language, style, zone};
    if (date.text.empty() && date.span.empty()) return undated_words(f);
    const std::shared_ptr<const WrittenDate> written = written_of(date, zone.own_minutes);
    return date_words(*written, with_zones(f, *written));
}

void DateRange::add(const Edtf& date, int utc_offset_minutes) {
    if (!date.placed()) return;
    const auto written = written_of(date, utc_offset_minutes);
    earlier_ = earlier_ || date.open_start || date.or_earlier;
    later_ = later_ || date.open_end || date.or_later;
    add_zones(*written, utc_offset_minutes, &zones_);
    for (const WrittenMember& member : written->members) {
        const PlacedEnds ends = placed_ends(member);
        if (!ends.first) continue;
        if (!first_ || ends.first->span.start_ms < first_->instant_ms)
            first_ = {ends.first->span.start_ms, ends.first->canonical, utc_offset_minutes};
        if (!last_ || ends.last->span.end_ms > last_->instant_ms)
            last_ = {ends.last->span.end_ms, ends.last->canonical, utc_offset_minutes};
    }
}

std::string DateRange::words(Language language, Zone zone) const {
    if (!first_ || !last_) return {};
    DateFormat f{language, DateStyle::full, zone};
    std::string ignored;
    auto first = parse_edtf_part(first_->text, first_->offset_minutes, &ignored);
    auto last = parse_edtf_part(last_->text, last_->offset_minutes, &ignored);
    if (!first || !last) return {};
    // Each at the clock that it was added with.
    if (!first->utc_offset_minutes) first->utc_offset_minutes = first_->offset_minutes;
    if (!last->utc_offset_minutes) last->utc_offset_minutes = last_->offset_minutes;
    if (std::any_of(zones_.begin(), zones_.end(), [&](int minutes) { return zone.shown_minutes != minutes; }))
        f.zone.shown_minutes.reset();
    if (!earlier_ && !later_) return between(*first, *last, f);
    const std::string from = part_words(*first, f, Weekday::hidden),
                      to = words_after(*first, *last, f, Weekday::hidden);
    return (earlier_ ? or_earlier_words(from, f) : from) + " – " + (later_ ? or_later_words(to, f) : to);
}

std::string format_moment(const Edtf& date, const Span& within, Language language, Zone zone) {
    const std::shared_ptr<const WrittenDate> held = written_of(date, zone.own_minutes);
    const WrittenDate& written = *held;
    DateFormat f = with_zones({language, DateStyle::full, zone}, written);
    const WrittenEnd& end = written.members.front().first;
    if (!end.part || !date.placed()) return date_words(written, f);
    const EdtfPart& part = *end.part;
    const int offset = offset_of(part, f);
    const Civil first = to_civil(within.start_ms, offset);
    const Civil last = to_civil(within.last_ms(), offset);
    if (first.year == last.year && first.year == part.at.year) f.style = DateStyle::timed;
    if (!same_day(first, part.at) || !same_day(last, part.at)) return date_words(written, f);
    if (!has_clock(part)) return {};
    const bool plain = written.kind == WrittenDate::Kind::single && !is_qualified(part);
    return plain ? clock_words(part, f) + zone_words(part, f) : date_words(written, f);
}

std::string format_clock(double instant_ms, int utc_offset_minutes) {
    return clock_of(to_civil(instant_ms, utc_offset_minutes));
}

std::string format_timestamp(double instant_ms, Language language, Zone zone) {
    const DateFormat f{language, DateStyle::full, zone};
    std::string ignored;
    const auto part =
        parse_edtf_part(edtf_part_at(instant_ms, Precision::minute, zone.own_minutes), 0, &ignored);
    return part ? part_words(*part, f, Weekday::hidden) : std::string();
}

} // namespace dateline::base
