#pragma once
// What all words of dates are made with: how much of a date is told, on whose clock, and the names of months,
// weekdays and offsets.

#include <optional>
#include <string>

#include "base/language.h"

namespace dateline::base {

enum class DateStyle {
    brief, // 6. 9.            / 9 Jun           (the year is on the axis)
    timed, // 6. 9. 16:53      / 9 Jun, 16:53    (so is the year; and the time where it is known)
    full,  // 2023. 6. 9. (금)  / Fri 9 Jun 2023  (and the time where it is known)
};

// Where a date stands that brings no offset of its own, and whose clock the reader looks at: a time of
// another zone names its own, 01:30 UTC−7. Without `shown_minutes` every time does, and so does each of one
// date's times where their zones differ: 11:00 UTC+9 – 8 Jun, 23:00 UTC−4.
struct Zone {
    Zone(int minutes) : own_minutes(minutes), shown_minutes(minutes) {} // NOLINT(google-explicit-constructor)
    Zone(std::optional<int> own, std::optional<int> shown)
        : own_minutes(own ? *own : shown.value_or(0)), shown_minutes(shown) {}
    // Of a thing with an offset of its own, or none, where the reader's clock is at `clock_minutes`. Where
    // times of several zones are in view, each names its own.
    static Zone among(std::optional<int> own, int clock_minutes, bool zones_differ) {
        return {own.value_or(clock_minutes), zones_differ ? std::nullopt : std::optional<int>(clock_minutes)};
    }
    int own_minutes = 0;
    std::optional<int> shown_minutes;
};

// "UTC+9", "UTC−4", "UTC+5:30", "UTC".
std::string format_offset(int utc_offset_minutes);
// month 1..12: "6월" / "Jun"; weekday 0 (Monday) ..6: "금" / "Fri".
std::string month_name(int month, Language language);
std::string weekday_name(int weekday, Language language);

} // namespace dateline::base
