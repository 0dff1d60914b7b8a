#pragma once
// Dates for people: Korean and English calendar words. 2023. 6. 9. (금) 16:53 / Fri 9 Jun 2023, 16:53.

#include <optional>
#include <set>
#include <string>

#include "base/edtf.h"
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

// A date as it is written, at its own offset: no field is converted. Only what is known is shown: a
// month-precise date shows no day, an uncertain one no weekday. Uncertain dates end in "?", approximate ones
// start with "c. " / "약 ", each end its own; intervals use an en dash; an open end is "since" or "until",
// one that nobody knows says so; BCE years read "44 BCE" / "기원전 44년"; no date: "undated" / "날짜 미상".
std::string format_date(const Edtf& date, Language language, DateStyle style, Zone zone);
// From the first start to the last end of several dates: "1904 or earlier – May 1986". Where a time among
// them is of another zone than the reader's clock, each end names its own.
class DateRange {
  public:
    void add(const Edtf& date, int utc_offset_minutes);
    bool empty() const { return !first_; }
    // Empty where nothing has a place on the clock.
    std::string words(Language language, Zone zone) const;

  private:
    struct End {
        double instant_ms = 0;
        std::string text;
        int offset_minutes = 0;
    };
    std::optional<End> first_, last_;
    bool earlier_ = false, later_ = false;
    std::set<int> zones_; // of all times, in minutes
};
// When something was said, to the second where that is known. Of the day and the year only what `within`, the
// time that the reader already knows of, leaves open: 16:53:08; 9 Jun, 16:53:08; Fri 9 Jun 2023, 16:53:08.
// Empty if nothing is left to say.
std::string format_moment(const Edtf& date, const Span& within, Language language, Zone zone);
// The clock of an instant: 16:53.
std::string format_clock(double instant_ms, int utc_offset_minutes);
// An instant on the zone's own clock: 2023. 6. 9. 16:53 / 9 Jun 2023, 16:53
std::string format_timestamp(double instant_ms, Language language, Zone zone);
// "UTC+9", "UTC−4", "UTC+5:30", "UTC".
std::string format_offset(int utc_offset_minutes);
// month 1..12: "6월" / "Jun"; weekday 0 (Monday) ..6: "금" / "Fri".
std::string month_name(int month, Language language);
std::string weekday_name(int weekday, Language language);
// "2023년" / "2023"; BCE handled.
std::string year_name(std::int64_t year, Language language);
// Of a border of years on an axis, just as the calendar counts; where its steps are of millions of years, how
// long ago it is: "66 million years ago", "in 2 billion years"; the year 1 is "now" then.
std::string axis_year_name(std::int64_t year, std::int64_t step_years, Language language);

} // namespace dateline::base
