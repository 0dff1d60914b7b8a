#pragma once
// Dates as other programs read them: ISO 8601, from an EDTF date and the offset at which it stands. Years
// before 1 are astronomical ("-0043" is 44 BCE), those of more than four digits have a sign ("+12023").

#include <string>

#include "base/edtf.h"
#include "model/window.h"

namespace dateline::publish {

// Where an event's date stands: its own offset, else the event's, else the database's.
int offset_of(const model::EventItem& event, int database_offset_minutes);

// The first and the last unit that the date covers, as calendar fields. A side that is open or unknown is not
// there.
struct DateSide {
    base::Civil at;
    base::Precision precision = base::Precision::day;
    bool known = false;
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
struct IsoRange {
    std::string start, end; // the end is within; "" where a side is open or unknown
};
IsoRange iso_range(const base::Edtf& date, int utc_offset_minutes, IsoDetail detail);

} // namespace dateline::publish
