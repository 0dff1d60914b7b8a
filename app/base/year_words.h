#pragma once
// Years in words: their numbers, from six digits on as they are spoken, and what says that they are before
// the year 1, or how long ago or from now. Years are astronomical: 0 is 1 BCE.

#include <cstdint>
#include <string>

#include "base/language.h"

namespace dateline::base {

// Whether the year is told by how long ago it was, or will be: "66 million years ago", "6,600만 년 전",
// "5 billion years from now". So it is from 100,000 years on, in both directions.
bool is_ago(std::int64_t year);
bool is_from_now(std::int64_t year);
// 1985, 10,000, "66 million", "6,600만"; 44 of the year -43, and 300,000 of the year -300,000.
std::string year_number(std::int64_t year, Language language);
// The number of a year, or of several, with what says when that is: "기원전 44년", "49–44 BCE", "2023".
std::string with_era(const std::string& number, std::int64_t year, Language language);
// "2023년" / "2023", "44 BCE", "300,000 years ago".
std::string year_name(std::int64_t year, Language language);
// "2021–2023"; both before the year 1: "49–44 BCE".
std::string year_range(std::int64_t first, std::int64_t last, Language language);
// The year that begins where `count` years have passed since the year 1 (there was no year 0), or where so
// many are to come until then: 44 BCE of -44, the year 1 of 0; from 100,000 years on just that year.
std::int64_t border_year(std::int64_t count);
// Of a border of years on an axis; the year 1 is "now" where its steps are of 100,000 years or more.
std::string axis_year_name(std::int64_t year, std::int64_t step_years, Language language);

} // namespace dateline::base
