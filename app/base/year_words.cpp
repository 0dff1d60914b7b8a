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

// From here on years are counted in words, and round ones are as they are written, whether the axis reaches
// them or not; of others, the year after 1 BCE is 1.
constexpr std::int64_t first_in_words = 100'000;
// Years of more digits are in groups like other numbers: 50,000 BCE stands beside 100,000 BCE.
constexpr std::int64_t last_ungrouped = 9999;

} // namespace

bool is_round_year(std::int64_t magnitude) {
    return magnitude >= first_in_words && magnitude % 1000 == 0;
}

std::string year_number(std::int64_t number, Language language) {
    if (number <= last_ungrouped) return std::to_string(number);
    if (number < first_in_words) return grouped(number);
    return language == Language::korean ? korean_number(number) : english_number(number);
}

std::string year_number_before(std::int64_t year, Language language) {
    return year_number(is_round_year(-year) ? -year : 1 - year, language);
}

bool is_ago(std::int64_t year) {
    constexpr std::int64_t first_ago = 1'000'000; // then nobody counts from the year 1
    return year <= -first_ago && is_round_year(-year);
}

std::string bare_year(std::int64_t year, Language language) {
    if (year > 0) return year_number(year, language);
    const std::string before = year_number_before(year, language);
    if (is_ago(year)) return before + (language == Language::korean ? " 년 전" : " years ago");
    return language == Language::korean ? "기원전 " + before : before + " BCE";
}

std::string axis_year_name(std::int64_t year, std::int64_t step_years, Language language) {
    constexpr std::int64_t first_counted = 1'000'000;
    const bool korean = language == Language::korean;
    const std::string number = year_number(year > 0 ? year : 1 - year, language);
    if (step_years >= first_counted) {
        if (year == 1) return korean ? "현재" : "now";
        if (year > 0) return korean ? number + " 년 뒤" : "in " + number + " years";
        return number + (korean ? " 년 전" : " years ago");
    }
    if (year > 0) return korean ? number + "년" : number;
    return korean ? "기원전 " + number + "년" : number + " BCE";
}

std::string year_range(std::int64_t first, std::int64_t last, Language language) {
    const bool korean = language == Language::korean;
    if (is_ago(first) && last > 0) return year_name(first, language) + " – " + year_name(last, language);
    if (first <= 0 && last > 0) { // 3–2 would be another range
        const std::string number = year_number(last, language);
        return year_name(first, language) + " – " + (korean ? "서기 " + number + "년" : number + " CE");
    }
    if (first > 0) return year_number(first, language) + "–" + year_name(last, language);
    if (is_ago(first) != is_ago(last)) return year_name(first, language) + " – " + year_name(last, language);
    if (is_ago(first)) return year_number_before(first, language) + "–" + year_name(last, language);
    if (korean) return bare_year(first, language) + "–" + year_number_before(last, language) + "년";
    return year_number_before(first, language) + "–" + bare_year(last, language);
}

std::string year_name(std::int64_t year, Language language) {
    const std::string words = bare_year(year, language);
    return words + (language == Language::korean && !is_ago(year) ? "년" : "");
}

} // namespace dateline::base
