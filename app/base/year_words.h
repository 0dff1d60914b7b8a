#pragma once
// Years in words: their numbers, from six digits on as they are spoken, and what says that they are before
// the year 1 or that they are told by how long ago they were. Years are astronomical: 0 is 1 BCE.

#include <cstdint>
#include <string>

#include "base/language.h"

namespace dateline::base {

// Whether a number of years is as round as it is written: then 66,000,000 BCE is 66 million years before the
// year 1, and of others the year 0 is 1 BCE.
bool is_round_year(std::int64_t magnitude);
// 1985, 10,000, "66 million", "6,600만".
std::string year_number(std::int64_t number, Language language);
// Of a year before 1: 44 of the year -43.
std::string year_number_before(std::int64_t year, Language language);
// Without its ending: "기원전 44", "2023"; from six digits on "200,000 BCE", "기원전 20만".
std::string bare_year(std::int64_t year, Language language);
// Whether the year is told by how long ago it was: "66 million years ago", "6,600만 년 전".
bool is_ago(std::int64_t year);
// "2021–2023"; both before the year 1: "49–44 BCE".
std::string year_range(std::int64_t first, std::int64_t last, Language language);
// "2023년" / "2023"; BCE handled.
std::string year_name(std::int64_t year, Language language);
// Of a border of years on an axis, just as the calendar counts; where its steps are of millions of years, how
// long ago it is: "66 million years ago", "in 2 billion years"; the year 1 is "now" then.
std::string axis_year_name(std::int64_t year, std::int64_t step_years, Language language);

} // namespace dateline::base
