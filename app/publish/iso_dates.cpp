#include "publish/iso_dates.h"

#include <algorithm>
#include <cstdlib>

#include "base/edtf_written.h"

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

DateSide first_side(const base::EdtfPart& part, int utc_offset_minutes) {
    DateSide side;
    side.known = !part.span.empty();
    side.at = part.at;
    side.precision = part.precision;
    side.utc_offset_minutes = part.utc_offset_minutes.value_or(utc_offset_minutes);
    return side;
}

// The last unit: as it is written where that is a clock time, else the last day of a month or a year.
DateSide last_side(const base::EdtfPart& part, int utc_offset_minutes) {
    DateSide side = first_side(part, utc_offset_minutes);
    if (!side.known || side.has_clock()) return side;
    side.at = base::to_civil(part.span.last_ms(), side.utc_offset_minutes);
    side.at.hour = side.at.minute = side.at.second = side.at.millisecond = 0;
    return side;
}

std::string side_text(const DateSide& side, IsoDetail detail) {
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
    return text + offset_text(side.utc_offset_minutes);
}

} // namespace

int offset_of(const model::EventItem& event, int database_offset_minutes) {
    return event.utc_offset_minutes.value_or(database_offset_minutes);
}

double DateSide::instant_ms() const {
    const double ms = base::from_civil(at, utc_offset_minutes);
    return at.hour == 24 || at.second == 60 ? ms - base::second_ms : ms;
}

bool DateSides::has_clock() const {
    return first.has_clock() && (!last.known || last.precision <= Precision::hour);
}

DateSides sides_of(const base::Edtf& date, int utc_offset_minutes) {
    DateSides sides;
    if (!date.placed()) return sides;
    const std::shared_ptr<const base::WrittenDate> held = base::written_of(date, utc_offset_minutes);
    const base::WrittenDate& written = *held;
    for (const base::WrittenMember& member : written.members) {
        const base::PlacedEnds ends = base::placed_ends(member);
        if (!ends.first) continue;
        const DateSide first = first_side(*ends.first, utc_offset_minutes),
                       last = last_side(*ends.last, utc_offset_minutes);
        if (!sides.first.known || first.instant_ms() < sides.first.instant_ms()) sides.first = first;
        if (!sides.last.known || last.instant_ms() > sides.last.instant_ms()) sides.last = last;
    }
    if (date.open_start) sides.first = {};
    if (date.open_end) sides.last = {};
    return sides;
}

IsoRange iso_range(const base::Edtf& date, int utc_offset_minutes, IsoDetail detail) {
    const DateSides sides = sides_of(date, utc_offset_minutes);
    return {date.or_earlier ? "" : side_text(sides.first, detail),
            date.or_later ? "" : side_text(sides.last, detail)};
}

} // namespace dateline::publish
