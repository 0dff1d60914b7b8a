#pragma once
// The words of one date of an EDTF text, what stands between slashes and brackets: 44 BCE, Summer, 1920s,
// c. 11 Jun 1971, 23:59:60 UTC. Internal to base/date_text.cpp. Knows nothing of intervals and sets.

#include <string>

#include "base/calendar_words.h"
#include "base/edtf_part.h"
#include "base/language.h"

namespace dateline::base {

struct DateFormat {
    Language language;
    DateStyle style;
    Zone zone;
    bool korean() const { return language == Language::korean; }
    bool brief() const { return style != DateStyle::full; } // the year is known
    bool timed() const { return style != DateStyle::brief; }
};

enum class Weekday { hidden, shown };

bool has_clock(const EdtfPart& part);
int offset_of(const EdtfPart& part, const DateFormat& f);
bool is_qualified(const EdtfPart& part);
// One year and nothing else: 1985, Y17000.
bool is_year(const EdtfPart& part);

// Without what says that it is not certain.
std::string plain_words(const EdtfPart& part, const DateFormat& f, Weekday weekday);
// With it: "c. 1984?".
std::string part_words(const EdtfPart& part, const DateFormat& f, Weekday weekday);
// Of what an interval that began with `first` ends with: after a year BCE, "5 CE".
std::string words_after(const EdtfPart& first, const EdtfPart& last, const DateFormat& f, Weekday weekday);
// 16:53, 16:53:08, "12h", as precise as it is written; the zone where the reader's is another.
std::string clock_words(const EdtfPart& part, const DateFormat& f);
std::string zone_words(const EdtfPart& part, const DateFormat& f);
std::string day_words(const EdtfPart& part, const DateFormat& f, Weekday weekday);
std::string month_words(const EdtfPart& part, const DateFormat& f);

} // namespace dateline::base
