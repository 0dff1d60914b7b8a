#include "publish/iso_dates.h"

#include <algorithm>
#include <cstdlib>

namespace dateline::publish {
namespace {

using base::Precision;

std::string padded(std::int64_t number, std::size_t digits) {
    const std::string text = std::to_string(number);
    return text.size() >= digits ? text : std::string(digits - text.size(), '0') + text;
}

std::string year_text(std::int64_t year) {
    if (year < 0) return "-" + padded(-year, 4);
    return (year > 9999 ? "+" : "") + padded(year, 4);
}

std::string offset_text(int minutes) {
    if (minutes == 0) return "Z";
    return (minutes < 0 ? "-" : "+") + padded(std::abs(minutes) / 60, 2) + ":" +
           padded(std::abs(minutes) % 60, 2);
}

DateSide side_at(std::int64_t instant_ms, Precision precision, int utc_offset_minutes) {
    DateSide side;
    side.at = base::to_civil(instant_ms, utc_offset_minutes);
    side.precision = precision;
    side.known =
        precision != Precision::unknown && instant_ms > base::earliest_ms && instant_ms < base::latest_ms - 1;
    return side;
}

std::string side_text(const DateSide& side, int utc_offset_minutes, IsoDetail detail) {
    if (!side.known) return {};
    const base::Civil& at = side.at;
    const bool day = detail == IsoDetail::day;
    std::string text = year_text(at.year);
    if (!day && side.precision >= Precision::year) return text;
    text += "-" + padded(at.month, 2);
    if (!day && side.precision >= Precision::month) return text;
    text += "-" + padded(at.day, 2);
    if (side.precision >= Precision::day) return text;
    text += "T" + padded(at.hour, 2) + ":" + padded(at.minute, 2) + ":" + padded(at.second, 2);
    if (at.millisecond != 0 && side.precision == Precision::millisecond)
        text += "." + padded(at.millisecond, 3);
    return text + offset_text(utc_offset_minutes);
}

} // namespace

int offset_of(const model::EventItem& event, int database_offset_minutes) {
    return event.date.utc_offset_minutes.value_or(event.utc_offset_minutes.value_or(database_offset_minutes));
}

bool DateSides::has_clock() const {
    return first.known && first.precision <= Precision::hour &&
           (!last.known || last.precision <= Precision::hour);
}

DateSides sides_of(const base::Edtf& date, int utc_offset_minutes) {
    DateSides sides;
    if (date.text.empty()) return sides;
    const std::int64_t last_ms = std::max(date.span.end_ms - 1, date.span.start_ms);
    sides.first = side_at(date.span.start_ms, date.precision, utc_offset_minutes);
    sides.last = side_at(last_ms, date.end_precision, utc_offset_minutes);
    if (date.open_start) sides.first.known = false;
    if (date.open_end) sides.last.known = false;
    // The last instant, cut to the unit that is known: 17:30, not 17:30:59.999.
    base::Civil& last = sides.last.at;
    if (date.end_precision >= Precision::second) last.millisecond = 0;
    if (date.end_precision >= Precision::minute) last.second = 0;
    if (date.end_precision >= Precision::hour) last.minute = 0;
    return sides;
}

IsoRange iso_range(const base::Edtf& date, int utc_offset_minutes, IsoDetail detail) {
    const DateSides sides = sides_of(date, utc_offset_minutes);
    return {side_text(sides.first, utc_offset_minutes, detail),
            side_text(sides.last, utc_offset_minutes, detail)};
}

} // namespace dateline::publish
