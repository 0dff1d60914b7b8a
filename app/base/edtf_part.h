#pragma once
// One date of an EDTF text: what stands between the slashes, commas and brackets, with the fields as they are
// written. Knows qualifiers, unspecified digits, seasons, long years and times; not intervals and sets.

#include <optional>
#include <string>
#include <string_view>

#include "base/precision.h"
#include "base/time.h"

namespace dateline::base {

struct EdtfPart {
    Span span; // empty where it has no place on the clock: `beyond`, or no year (precision unknown)
    Precision precision = Precision::day;
    bool uncertain = false, approximate = false, unspecified = false;
    bool beyond = false;
    std::optional<int> utc_offset_minutes;
    std::string canonical;

    Civil at;                              // the first that it may be; hour 24 and second 60 as written
    std::int64_t first_year = 0;           // also where they are beyond the clock, up to 10^15
    std::int64_t last_year = 0;            //
    std::string year, month, day;          // their digits, some may be X; "" where they are not written
    int season = 0;                        // 21 to 41, or none
    std::string long_year;                 // "138E8" of Y-138E8, "1950" of 1950S2: then `year` is ""
    std::int64_t long_year_value = 0;      // 13,800,000,000, with its sign
    std::optional<int> significant_digits; // of those
};

// `problem` says why, where there is no answer.
std::optional<EdtfPart> parse_edtf_part(std::string_view text, int offset_minutes, std::string* problem);

} // namespace dateline::base
