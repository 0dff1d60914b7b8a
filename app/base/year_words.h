#pragma once
// Years in words, by the calendar or as elapsed ones. Years are astronomical: 0 is 1 BCE.

#include <cstdint>
#include <string>

#include "base/language.h"

namespace dateline::base {

// By the calendar: "2023", "44 BCE". Or by how long ago it was, or how long it is from now, as far as
// thousands of years tell: "66 million years ago", "6,600만 년 전", "now", "5 billion years from now".
enum class YearCount { calendar, elapsed };
// Of a year that somebody wrote: thousands of years, from a million on, are elapsed ones, just as many as are
// written; of others the year after 1 BCE is 1.
YearCount year_count(std::int64_t year);
// Of all borders of an axis: elapsed where it reaches so far, by steps against which the years since 1
// are nothing.
YearCount axis_year_count(std::int64_t first_year, std::int64_t last_year, std::int64_t step_years);

// By the calendar, without what is before or behind it: 1985, 10,000, 44 of the year -43; thousands of years,
// from 100,000 on, are as many as are written: 300,000 of -300,000.
std::string year_number(std::int64_t year, Language language);
// The number of a year, or of several, as the calendar has them: "기원전 44년", "49–44 BCE", "2023".
std::string with_era(const std::string& number, std::int64_t year, Language language);
// Of a border of an axis, exactly.
std::string year_name(std::int64_t year, YearCount count, Language language);
// Of a year that somebody wrote: "2023년" / "2023", "44 BCE", "300,000 BCE", "66 million years ago".
std::string year_name(std::int64_t year, Language language);
// "2021–2023", "49–44 BCE", "66–65.5 million years ago".
std::string year_range(std::int64_t first, std::int64_t last, Language language);

} // namespace dateline::base
