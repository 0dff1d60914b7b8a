#include "base/year_words.h"

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

// 66 million, 13.8 billion, 300,000, 170,000,002: in words only where nothing is lost.
std::string english_number(std::int64_t number) {
    struct Unit {
        std::int64_t size;
        const char* name;
    };
    for (const Unit& unit :
         {Unit{1'000'000'000'000, " trillion"}, {1'000'000'000, " billion"}, {1'000'000, " million"}}) {
        if (number < unit.size || number % (unit.size / 1000) != 0) continue;
        std::string text = grouped(number / unit.size);
        const std::int64_t rest = number % unit.size / (unit.size / 1000);
        if (rest == 0) return text + unit.name;
        std::string digits = padded(rest, 3);
        digits.erase(digits.find_last_not_of('0') + 1);
        return (text += "." + digits) + unit.name;
    }
    return grouped(number);
}

// From here on nobody counts from the year 1: a year is as many years ago, or from now, as it is written.
constexpr std::int64_t first_elapsed = 100'000;
// Years of more digits are in groups like other numbers: 50,000 BCE stands beside 100,000 years ago.
constexpr std::int64_t last_ungrouped = 9999;

} // namespace

bool is_ago(std::int64_t year) {
    return year <= -first_elapsed;
}

bool is_from_now(std::int64_t year) {
    return year >= first_elapsed;
}

std::string year_number(std::int64_t year, Language language) {
    const std::int64_t number = year > 0 ? year : is_ago(year) ? -year : 1 - year;
    if (number <= last_ungrouped) return std::to_string(number);
    if (number < first_elapsed) return grouped(number);
    return language == Language::korean ? korean_number(number) : english_number(number);
}

std::string with_era(const std::string& number, std::int64_t year, Language language) {
    const bool korean = language == Language::korean;
    if (is_ago(year)) return number + (korean ? " 년 전" : " years ago");
    if (is_from_now(year)) return number + (korean ? " 년 뒤" : " years from now");
    if (korean) return (year > 0 ? "" : "기원전 ") + number + "년";
    return year > 0 ? number : number + " BCE";
}

std::string year_name(std::int64_t year, Language language) {
    return with_era(year_number(year, language), year, language);
}

std::int64_t border_year(std::int64_t count) {
    return count > 0 || is_ago(count) ? count : count + 1;
}

std::string axis_year_name(std::int64_t year, std::int64_t step_years, Language language) {
    if (year == 1 && step_years >= first_elapsed) return language == Language::korean ? "현재" : "now";
    return year_name(year, language);
}

std::string year_range(std::int64_t first, std::int64_t last, Language language) {
    const bool korean = language == Language::korean;
    const std::string from = year_name(first, language);
    const bool same_count = is_ago(first) == is_ago(last) && is_from_now(first) == is_from_now(last);
    if (!same_count) return from + " – " + year_name(last, language);
    if (first <= 0 && last > 0) { // 3–2 would be another range
        const std::string number = year_number(last, language);
        return from + " – " + (korean ? "서기 " + number + "년" : number + " CE");
    }
    const std::string numbers = year_number(first, language) + "–" + year_number(last, language);
    return with_era(numbers, last, language);
}

} // namespace dateline::base
