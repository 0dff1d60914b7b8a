#include "base/edtf_write.h"

#include <algorithm>

#include "base/time.h"

namespace dateline::base {

namespace {

std::string year_text(std::int64_t year) {
    const std::int64_t magnitude = year < 0 ? -year : year;
    std::string text = magnitude > 9999 ? "Y" : "";
    if (year < 0) text += '-';
    return text += padded(magnitude, 4);
}

// "199X", "19XX".
std::string year_with_unknown(std::int64_t year, std::size_t unknown) {
    std::string text = year_text(year);
    if (text.front() == 'Y') return text;
    return text.replace(text.size() - unknown, unknown, unknown, 'X');
}

std::string season_code(int month) {
    const int code = month % 3 == 0 ? 20 + month / 3 : 33 + (month - 1) / 3;
    return std::to_string(code);
}

} // namespace

std::string padded(std::int64_t value, std::size_t digits) {
    const std::string plain = std::to_string(value);
    std::string text(digits - std::min(digits, plain.size()), '0');
    return text += plain;
}

std::string offset_text(int utc_offset_minutes) {
    if (utc_offset_minutes == 0) return "Z";
    const std::int64_t wide = utc_offset_minutes;
    const std::int64_t magnitude = wide < 0 ? -wide : wide;
    std::string text(1, wide < 0 ? '-' : '+');
    text += padded(magnitude / 60, 2);
    text += ':';
    return text += padded(magnitude % 60, 2);
}

std::string edtf_part_at(double instant_ms, Precision precision, std::optional<int> utc_offset_minutes) {
    const Civil c = to_civil(instant_ms, utc_offset_minutes.value_or(0));
    const std::string year = year_text(c.year);
    // Such years take nothing after them.
    const bool only_year = year.front() == 'Y';
    if (precision == Precision::unknown) return "XXXX";
    if (precision == Precision::century) return year_with_unknown(c.year, 2);
    if (precision == Precision::decade) return year_with_unknown(c.year, 1);
    if (precision == Precision::year || only_year) return year;
    if (precision == Precision::season) return year + "-" + season_code(c.month);
    std::string text = year + "-" + padded(c.month, 2);
    if (precision == Precision::month) return text;
    (text += "-") += padded(c.day, 2);
    if (precision == Precision::day) return text;
    (text += "T") += padded(c.hour, 2);
    if (precision != Precision::hour) (text += ":") += padded(c.minute, 2);
    if (precision == Precision::second || precision == Precision::millisecond)
        (text += ":") += padded(c.second, 2);
    if (precision == Precision::millisecond) (text += ".") += padded(c.millisecond, 3);
    return utc_offset_minutes ? text + offset_text(*utc_offset_minutes) : text;
}

} // namespace dateline::base
