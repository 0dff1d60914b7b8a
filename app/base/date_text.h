#pragma once
// Dates for people: Korean and English calendar words. 2023. 6. 9. (금) 16:53 / Fri 9 Jun 2023, 16:53.

#include <optional>
#include <set>
#include <string>

#include "base/calendar_words.h"
#include "base/edtf.h"
#include "base/language.h"

namespace dateline::base {

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

} // namespace dateline::base
