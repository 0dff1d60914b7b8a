#include "base/calendar_words.h"

#include <array>

#include "base/edtf_write.h"

namespace dateline::base {

namespace {

constexpr std::array<const char*, 12> english_months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<const char*, 7> english_days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<const char*, 7> korean_days{"월", "화", "수", "목", "금", "토", "일"};

} // namespace

std::string format_offset(int utc_offset_minutes) {
    if (utc_offset_minutes == 0) return "UTC";
    const std::int64_t wide = utc_offset_minutes;
    const std::int64_t magnitude = wide < 0 ? -wide : wide;
    const std::string text = (wide < 0 ? "UTC−" : "UTC+") + std::to_string(magnitude / 60);
    return magnitude % 60 == 0 ? text : text + ":" + padded(magnitude % 60, 2);
}

std::string month_name(int month, Language language) {
    if (month < 1 || month > 12) return {};
    if (language == Language::korean) return std::to_string(month) + "월";
    return english_months.at(static_cast<std::size_t>(month - 1));
}

std::string weekday_name(int weekday, Language language) {
    if (weekday < 0 || weekday > 6) return {};
    const auto index = static_cast<std::size_t>(weekday);
    return language == Language::korean ? korean_days.at(index) : english_days.at(index);
}

} // namespace dateline::base
