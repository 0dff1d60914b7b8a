#pragma once
// One date of an EDTF text: what stands between the slashes, commas and brackets. Internal to base/edtf.cpp.
// Knows qualifiers, unspecified digits, seasons, long years and times; not intervals and sets.

#include <optional>
#include <string>
#include <string_view>

#include "base/edtf.h"

namespace dateline::base {

struct EdtfPart {
    Span span;
    Precision precision = Precision::day;
    bool uncertain = false, approximate = false, unspecified = false;
    std::optional<int> utc_offset_minutes;
    std::string canonical;
};

// `problem` says why, where there is no answer.
std::optional<EdtfPart> parse_edtf_part(std::string_view text, int offset_minutes, std::string* problem);

// The EDTF text of what covers `instant_ms` to `precision`; with the offset only for clock times, and only if
// given.
std::string edtf_part_at(std::int64_t instant_ms, Precision precision, std::optional<int> utc_offset_minutes);

std::string padded(std::int64_t value, std::size_t digits);
// "Z" or "+09:00".
std::string offset_text(int utc_offset_minutes);

} // namespace dateline::base
