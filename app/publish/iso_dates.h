#pragma once
// Dates as other programs read them: ISO 8601, from an EDTF date and the offset at which it stands. Years
// before 1 are astronomical ("-0043" is 44 BCE), those of more than four digits have a sign ("+12023").

#include <string>

#include "base/edtf.h"
#include "model/window.h"

namespace dateline::publish {

// Where an event's date stands that brings no offset of its own: at the event's, else the database's.
int offset_of(const model::EventItem& event, int database_offset_minutes);

// The first and the last unit that the date covers, as calendar fields, each as it is written and at its own
// offset: 24:00 and 23:59:60 stay on their day. A side that is open, unknown or beyond the clock is not
// there. "1904 or earlier" is 1904.
struct DateSide {
    base::Civil at;
    base::Precision precision = base::Precision::day;
    int utc_offset_minutes = 0;
    bool known = false;
    bool has_clock() const { return known && precision <= base::Precision::hour; }
    // For what knows neither 24:00 nor a second 60: the last second before.
    double instant_ms() const;
};
struct DateSides {
    DateSide first, last;
    bool has_clock() const; // both sides are known to the hour or better
};
DateSides sides_of(const base::Edtf& date, int utc_offset_minutes);

enum class IsoDetail {
    known, // as much as is known: "2023", "2023-06", "2023-06-09", "2023-06-09T16:53:00+09:00"
    day    // to the day at least: June 2023 is 2023-06-01 to 2023-06-30
};
// A leap second is 23:59:60, midnight at the end of a day 24:00:00, as ISO 8601 writes them.
struct IsoRange {
    std::string start, end; // the end is within; "" where a side is open or unknown
};
IsoRange iso_range(const base::Edtf& date, int utc_offset_minutes, IsoDetail detail);

} // namespace dateline::publish
