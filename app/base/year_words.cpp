#include "base/year_words.h"

#include <algorithm>
#include <cstdlib>

#include "base/edtf_write.h"

namespace dateline::base {

namespace {

std::string grouped(std::int64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, ",");
    return digits;
}

// 6,600만: as many as are written, by 10,000, 10^8 and 10^12.
std::string korean_number(std::int64_t number) {
    if (number < 10'000) return std::to_string(number);
    struct Unit {
        std::int64_t size;
        const char* name;
    };
    std::string text;
    for (const Unit& unit :
         {Unit{1'000'000'000'000, "조"}, {100'000'000, "억"}, {10'000, "만"}, {std::int64_t{1}, ""}}) {
        const std::int64_t count = number / unit.size;
        number %= unit.size;
        if (count > 0) text += (text.empty() ? "" : " ") + grouped(count) + unit.name;
    }
    return text;
}

constexpr std::int64_t first_elapsed = 1'000'000, elapsed_step = 1'000;

// 66 million, 13.8 billion, 300,000: thousands of years, in words. The word is empty for the last.
struct SpokenNumber {
    std::string digits, word;
};
SpokenNumber spoken(std::int64_t number) {
    struct Unit {
        std::int64_t size;
        const char* name;
        std::size_t decimals; // so that nothing is lost
    };
    for (const Unit& unit : {Unit{1'000'000'000'000, " trillion", 9},
                             {1'000'000'000, " billion", 6},
                             {1'000'000, " million", 3}}) {
        if (number < unit.size) continue;
        std::string text = grouped(number / unit.size);
        const std::int64_t rest = number % unit.size / elapsed_step;
        if (rest == 0) return {text, unit.name};
        std::string decimals = padded(rest, unit.decimals);
        decimals.erase(decimals.find_last_not_of('0') + 1);
        return {text + "." + decimals, unit.name};
    }
    return {grouped(number), ""};
}

// From here on round years are as they are written, and Korean says them in words.
constexpr std::int64_t first_spoken = 100'000;

// Years of more digits are in groups like other numbers: 50,000 BCE.
std::string plain_number(std::int64_t number, Language language) {
    constexpr std::int64_t last_ungrouped = 9999;
    if (number <= last_ungrouped) return std::to_string(number);
    const bool in_words = language == Language::korean && number >= first_spoken;
    return in_words ? korean_number(number) : grouped(number);
}

// There was no year 0.
std::int64_t calendar_number(std::int64_t year) {
    return year > 0 ? year : 1 - year;
}

std::int64_t elapsed_number(std::int64_t year) {
    return year <= 0 && year_count(year) == YearCount::elapsed ? -year : calendar_number(year);
}

std::string elapsed_words(std::int64_t year, Language language) {
    const std::int64_t number = elapsed_number(year);
    if (language == Language::korean) return plain_number(number, language);
    const SpokenNumber words = spoken(number);
    return words.digits + words.word;
}

std::string elapsed_range(std::int64_t first, std::int64_t last, Language language) {
    std::string from = elapsed_words(first, language);
    if (language == Language::english) { // 66–65.5 million years ago
        const SpokenNumber words = spoken(elapsed_number(first));
        if (words.word == spoken(elapsed_number(last)).word) from = words.digits;
    }
    return from + "–" + year_name(last, YearCount::elapsed, language);
}

} // namespace

YearCount year_count(std::int64_t year) {
    const std::int64_t magnitude = year < 0 ? -year : year;
    return magnitude >= first_elapsed && magnitude % elapsed_step == 0 ? YearCount::elapsed
                                                                       : YearCount::calendar;
}

YearCount axis_year_count(std::int64_t first_year, std::int64_t last_year, std::int64_t step_years) {
    const auto is_far = [](std::int64_t year) { return year <= -first_elapsed || year >= first_elapsed; };
    const bool is_all_far = is_far(first_year) && is_far(last_year) && (first_year < 0) == (last_year < 0);
    // Where now is in view, what lies between it and the year 1 is not to be seen.
    const std::int64_t least_step = is_all_far ? 10'000 : 100'000;
    const bool reaches_far = is_far(first_year) || is_far(last_year);
    return reaches_far && step_years >= least_step ? YearCount::elapsed : YearCount::calendar;
}

// Round ones are as they are written: nobody means 300,001 BCE.
std::string year_number(std::int64_t year, Language language) {
    const bool is_round = year <= -first_spoken && year % elapsed_step == 0;
    return plain_number(is_round ? -year : calendar_number(year), language);
}

std::string year_name(std::int64_t year, YearCount count, Language language) {
    const bool korean = language == Language::korean;
    if (count == YearCount::calendar)
        return with_era(plain_number(calendar_number(year), language), year, language);
    if (year == 1) return korean ? "현재" : "now";
    const std::string words = elapsed_words(year, language);
    if (year < 1) return words + (korean ? " 년 전" : " years ago");
    return words + (korean ? " 년 뒤" : " years from now");
}

std::string year_name(std::int64_t year, Language language) {
    if (year_count(year) == YearCount::elapsed) return year_name(year, YearCount::elapsed, language);
    return with_era(year_number(year, language), year, language);
}

std::string with_era(const std::string& number, std::int64_t year, Language language) {
    if (language == Language::korean) { // 2023년, 20만 년
        const bool ends_in_digit = !number.empty() && number.back() >= '0' && number.back() <= '9';
        return (year > 0 ? "" : "기원전 ") + number + (ends_in_digit ? "년" : " 년");
    }
    return year > 0 ? number : number + " BCE";
}

std::string year_range(std::int64_t first, std::int64_t last, Language language) {
    const bool korean = language == Language::korean;
    const std::string from = year_name(first, language);
    const YearCount count = year_count(first);
    const bool are_near =
        (first < 0) == (last < 0) && std::min(std::abs(first), std::abs(last)) >= first_elapsed;
    if (count != year_count(last) && are_near) { // they are told in one way
        const std::string numbers = year_number(first, language) + "–" + year_number(last, language);
        return with_era(numbers, last, language);
    }
    if (count != year_count(last) || (count == YearCount::elapsed && (first < 0) != (last < 0)))
        return from + " – " + year_name(last, language);
    if (count == YearCount::elapsed) return elapsed_range(first, last, language);
    if (first <= 0 && last > 0) { // 3–2 would be another range
        const std::string number = year_number(last, language);
        return from + " – " + (korean ? "서기 " + number + "년" : number + " CE");
    }
    return with_era(year_number(first, language) + "–" + year_number(last, language), last, language);
}

} // namespace dateline::base
