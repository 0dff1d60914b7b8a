#pragma once
// Writing EDTF: one date of a span, and the numbers and offsets of which such texts are made.

#include <cstdint>
#include <optional>
#include <string>

#include "base/precision.h"

namespace dateline::base {

// The EDTF text of what covers `instant_ms` to `precision`; with the offset only for clock times, and only if
// given.
std::string edtf_part_at(double instant_ms, Precision precision, std::optional<int> utc_offset_minutes);

std::string padded(std::int64_t value, std::size_t digits);
// "Z" or "+09:00".
std::string offset_text(int utc_offset_minutes);

} // namespace dateline::base
