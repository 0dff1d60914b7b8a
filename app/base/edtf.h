#pragma once
// Dates as authored, in EDTF (Library of Congress, Extended Date/Time Format, 2019-02-04: level 1 complete,
// level 2 sets [..] and {..}), and the span that each covers. A date known to the day is a span of a day.
// Seasons without a hemisphere (21 to 24) are the northern ones, from March; winter is named after the year
// in which it starts.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/precision.h"
#include "base/time.h"

namespace dateline::base {

struct WrittenDate; // base/edtf_written.h

// One date, interval or set, parsed.
struct Edtf {
    std::string text; // as authored, trimmed
    // All that it may cover; an open end reaches latest_ms, an open start earliest_ms. "1904 or earlier" is
    // one date and stands at 1904. Empty where the date has no place on the clock.
    Span span;
    Precision precision = Precision::day;            // of the start
    Precision end_precision = Precision::day;        // of the end, for an interval; else the same
    bool uncertain = false;                          // ?
    bool approximate = false;                        // ~
    bool interval = false;                           // a/b
    bool open_start = false, open_end = false;       // no date there: ../b, a/.. and /b, a/ and {..b}, {a..}
    bool unknown_start = false, unknown_end = false; // nor does anybody know it: /b, a/
    bool or_earlier = false, or_later = false;       // one date: [..b], [a..]
    bool beyond = false;                             // before earliest_ms or after latest_ms
    bool unspecified = false;                        // has X digits
    std::vector<Span> alternatives;                  // members of a set, else empty
    bool one_of_set = false;                         // [..]: one of; {..}: all of
    std::optional<int> utc_offset_minutes;           // where the text itself has one (Z, +09:00)
    // `text` taken apart at the offset that it was parsed with: what is drawn is put into words on each
    // frame.
    std::shared_ptr<const WrittenDate> written;
    int written_at_minutes = 0;

    // What is beyond the clock, or has no year that is known, has words, but no place on an axis.
    bool placed() const { return !beyond && precision != Precision::unknown && !span.empty(); }
    // What it covers without the open ends: of "since 1985" a year, 1985.
    Span known() const;
};

struct EdtfResult {
    std::optional<Edtf> date; // none if the text is not EDTF
    std::string problem;      // then: what is wrong, in one line of English, for people
};

// `offset_minutes` places a text without an offset of its own (local midnight at that offset). A leap second
// and 24:00 are the last instant of the minute or day that they close. Also accepts the older "u", "unknown"
// and "open". Never throws; at most 200 bytes are looked at.
EdtfResult parse_edtf(std::string_view text, int offset_minutes = 0);

// The canonical EDTF text; parse_edtf(format_edtf(e)) covers the same span with the same qualifiers. It
// follows e.text; where that is empty or not EDTF, the span and the precision (a set needs its text).
std::string format_edtf(const Edtf& date);

// Whether a clock time of the date, at an end or in a set, is of another offset than the axis; what has no
// offset of its own is at `own_offset_minutes`. Of what has no place on the axis none is.
bool names_other_zone(const Edtf& date, int own_offset_minutes, int axis_offset_minutes);
// Whether such a clock time is on another day than the axis has there.
bool names_other_day(const Edtf& date, int own_offset_minutes, int axis_offset_minutes);

// A date taken apart (base/edtf_written.h): where it has no text, its span. `offset_minutes` places what has
// no offset of its own. Never null.
std::shared_ptr<const WrittenDate> written_of(const Edtf& date, int offset_minutes);

// "2023-06-09T16:53+09:00": the EDTF text of an instant to the second (to the millisecond where it has any).
std::string format_instant(double instant_ms, int utc_offset_minutes);

} // namespace dateline::base
