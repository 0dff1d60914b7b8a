#include "base/edtf_part.h"

#include <algorithm>
#include <array>

#include "base/edtf_pattern.h"
#include "base/edtf_write.h"

namespace dateline::base {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

class PartParser {
  public:
    PartParser(std::string_view text, int offset_minutes, std::string* problem)
        : rest_(text), offset_minutes_(offset_minutes), problem_(problem) {}

    std::optional<EdtfPart> parse() {
        take_qualifiers();
        const bool read = (peek() == 'Y' || peek() == 'y') ? long_year() : date();
        if (!read) return std::nullopt;
        if (!rest_.empty()) {
            fail("nothing was expected from '" + std::string(rest_) + "' on");
            return std::nullopt;
        }
        leave_what_has_no_place();
        if (part_.uncertain || part_.approximate)
            part_.canonical += !part_.approximate ? '?' : part_.uncertain ? '%' : '~';
        return part_;
    }

  private:
    char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
    bool take(char c) {
        if (peek() != c || rest_.empty()) return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool fail(std::string why) {
        *problem_ = std::move(why);
        return false;
    }
    // One of a component counts for the whole date.
    void take_qualifiers() {
        for (; !rest_.empty(); rest_.remove_prefix(1)) {
            const char c = rest_.front();
            if (c != '?' && c != '~' && c != '%') return;
            part_.uncertain = part_.uncertain || c != '~';
            part_.approximate = part_.approximate || c != '?';
        }
    }
    std::string take_digits(std::size_t most) {
        std::string digits;
        for (; digits.size() < most && is_digit(peek()); rest_.remove_prefix(1))
            digits += peek();
        return digits;
    }
    bool take_mask(std::size_t size, const char* what, Mask* mask) {
        std::string digits;
        for (; digits.size() < size && !rest_.empty(); rest_.remove_prefix(1)) {
            const char c = rest_.front();
            const bool unknown = c == 'X' || c == 'x' || c == 'u' || c == 'U';
            if (!unknown && !is_digit(c)) break;
            digits += unknown ? 'X' : c;
        }
        if (digits.size() < size || is_digit(peek()))
            return fail(std::string(what) + " has " + std::to_string(size) + " digits");
        *mask = Mask(digits);
        part_.unspecified = part_.unspecified || !mask->exact();
        return true;
    }
    // Up to the next component, with the qualifiers of both.
    bool next_component(bool* there) {
        take_qualifiers();
        *there = take('-');
        if (*there) take_qualifiers();
        return *there;
    }

    bool date();
    bool date_after_year(Pattern pattern);
    bool fit(const Pattern& pattern);
    bool season(const Pattern& pattern, int code);
    bool long_year();
    bool significant_digits(std::int64_t magnitude, bool before_zero, const std::string& written);
    bool time(const Civil& day);
    bool clock_field(int most, const char* what, int* value);
    bool fraction(Civil* civil);
    bool offset();
    void set_years(std::int64_t first, std::int64_t last);
    void set_span(const Civil& first, const Civil& after, int offset_minutes) {
        part_.span = {from_civil(first, offset_minutes), from_civil(after, offset_minutes)};
    }
    // Where from_civil had to clamp, the span says nothing.
    void leave_what_has_no_place() {
        part_.beyond = part_.span.start_ms <= earliest_ms || part_.span.end_ms >= latest_ms;
        if (part_.beyond || part_.precision == Precision::unknown) part_.span = {};
    }

    std::string_view rest_;
    int offset_minutes_;
    std::string* problem_;
    EdtfPart part_;
};

bool PartParser::date() {
    Pattern pattern;
    pattern.before_zero = take('-');
    if (!take_mask(4, "a year", &pattern.year)) return false;
    if (pattern.before_zero && pattern.year.most() == 0)
        return fail("the year before 0001 is 0000, without a sign");
    if (peek() == 'S' && pattern.year.exact())
        return significant_digits(pattern.year.least(), pattern.before_zero, pattern.year.text());
    return date_after_year(std::move(pattern));
}

bool PartParser::date_after_year(Pattern pattern) {
    bool there = false;
    if (!next_component(&there)) return fit(pattern);
    if (!take_mask(2, "a month", &pattern.month)) return false;
    const int month = pattern.month.least();
    if (pattern.month.exact() && month >= 21 && month <= 41) return season(pattern, month);
    if (pattern.month.exact() && (month < 1 || month > 12))
        return fail("there is no month " + pattern.month.text());
    if (!next_component(&there)) return fit(pattern);
    if (!take_mask(2, "a day", &pattern.day)) return false;
    take_qualifiers();
    if (!fit(pattern)) return false;
    if (!take('T')) return true;
    if (part_.unspecified) return fail("a clock time needs a day that is known");
    Civil civil;
    civil.year = pattern.before_zero ? -pattern.year.least() : pattern.year.least();
    civil.month = month;
    civil.day = pattern.day.least();
    return time(civil);
}

bool PartParser::fit(const Pattern& pattern) {
    const auto first = extreme_date(pattern, Extreme::first);
    const auto last = extreme_date(pattern, Extreme::last);
    std::string written = (pattern.before_zero ? "-" : "") + pattern.year.text();
    if (pattern.month.given()) written += "-" + pattern.month.text();
    if (!first || !last) {
        if (!pattern.day.given()) return fail("there is no such month as " + written);
        return fail(written + " has no day " + pattern.day.text());
    }
    if (pattern.day.given()) written += "-" + pattern.day.text();
    part_.canonical = written;
    Civil after = *last;
    if (pattern.day.given())
        ++after.day;
    else if (pattern.month.given())
        ++after.month;
    else
        ++after.year;
    set_span(*first, after, offset_minutes_);
    part_.at = *first;
    part_.first_year = first->year;
    part_.last_year = last->year;
    part_.year = pattern.year.text();
    part_.month = pattern.month.text();
    part_.day = pattern.day.text();
    constexpr std::array<Precision, 5> of_year{Precision::unknown, Precision::century, Precision::century,
                                               Precision::decade, Precision::year};
    part_.precision = of_year.at(pattern.year.first_unknown());
    if (!pattern.year.exact() || !pattern.month.given() || !pattern.month.exact()) return true;
    part_.precision = pattern.day.given() && pattern.day.exact() ? Precision::day : Precision::month;
    return true;
}

bool PartParser::season(const Pattern& pattern, int code) {
    const auto first_year = extreme_date({pattern.before_zero, pattern.year, Mask(), Mask()}, Extreme::first);
    const auto last_year = extreme_date({pattern.before_zero, pattern.year, Mask(), Mask()}, Extreme::last);
    if (!first_year || !last_year) return fail("there is no such year");
    take_qualifiers();
    if (peek() == '-') return fail("a season has no days");
    const SeasonMonths months = months_of_season(code);
    Civil first = *first_year;
    first.month = months.first;
    Civil after = *last_year;
    after.month = months.first + months.count;
    set_span(first, after, offset_minutes_);
    part_.at = first;
    part_.first_year = first.year;
    part_.last_year = last_year->year;
    part_.year = pattern.year.text();
    part_.season = code;
    constexpr std::array<Precision, 5> of_year{Precision::unknown, Precision::century, Precision::century,
                                               Precision::decade, Precision::season};
    part_.precision = of_year.at(pattern.year.first_unknown());
    part_.canonical = (pattern.before_zero ? "-" : "") + pattern.year.text() + "-" + pattern.month.text();
    return true;
}

void PartParser::set_years(std::int64_t first, std::int64_t last) {
    Civil begin;
    begin.year = first;
    Civil after;
    after.year = last + 1;
    set_span(begin, after, offset_minutes_);
    part_.at = begin;
    part_.first_year = first;
    part_.last_year = last;
}

bool PartParser::long_year() {
    constexpr std::int64_t enough = 1'000'000'000'000'000; // beyond every year that can be stored
    rest_.remove_prefix(1);
    const bool before_zero = take('-');
    const std::string digits = take_digits(200);
    if (digits.empty()) return fail("a year is missing after Y");
    std::int64_t magnitude = 0;
    for (const char c : digits)
        magnitude = std::min(magnitude * 10 + (c - '0'), enough);
    std::string written = digits;
    if (const std::size_t zeros = digits.find_first_not_of('0'); zeros != std::string::npos)
        written = digits.substr(zeros);
    if (take('E')) {
        const std::string exponent = take_digits(3);
        if (exponent.empty()) return fail("a number is missing after E");
        for (int left = std::stoi(exponent); left > 0 && magnitude < enough; --left)
            magnitude = magnitude == 0 ? enough : std::min(magnitude * 10, enough);
        written += "E" + exponent;
    }
    if (magnitude <= 9999) return fail("Y is for years of more than four digits");
    written.insert(0, "Y");
    return significant_digits(magnitude, before_zero, written);
}

// The rest of a year that is fully written: "S2" says that only its first two digits are meant.
bool PartParser::significant_digits(std::int64_t magnitude, bool before_zero, const std::string& written) {
    std::int64_t unit = 1;
    part_.canonical = written;
    part_.long_year = written.substr(written.front() == 'Y' ? 1 : 0);
    part_.long_year_value = before_zero ? -magnitude : magnitude;
    if (before_zero) part_.canonical.insert(written.front() == 'Y' ? 1 : 0, "-");
    if (take('S')) {
        const std::string digits = take_digits(2);
        const std::size_t known = digits.empty() ? 0 : static_cast<std::size_t>(std::stoi(digits));
        if (known == 0) return fail("a number of digits is missing after S");
        for (std::size_t left = std::max(std::to_string(magnitude).size(), std::size_t{4}); left > known;
             --left)
            unit *= 10;
        part_.canonical += "S" + std::to_string(known);
        part_.significant_digits = static_cast<int>(known);
    }
    take_qualifiers();
    if (peek() == '-') return fail("such a year has no months");
    const std::int64_t least = magnitude / unit * unit;
    const std::int64_t most = least + unit - 1;
    if (before_zero)
        set_years(-most, -least);
    else
        set_years(least, most);
    part_.precision = unit == 1 ? Precision::year : unit == 10 ? Precision::decade : Precision::century;
    return true;
}

bool PartParser::clock_field(int most, const char* what, int* value) {
    const std::string digits = take_digits(2);
    if (digits.size() != 2 || is_digit(peek())) return fail(std::string(what) + " has 2 digits");
    *value = std::stoi(digits);
    if (*value > most)
        return fail("there is no " + std::string(what).substr(what[1] == 'n' ? 3 : 2) + " " + digits);
    part_.canonical += digits;
    return true;
}

bool PartParser::time(const Civil& day) {
    Civil first = day;
    part_.canonical += "T";
    part_.precision = Precision::hour;
    if (!clock_field(24, "an hour", &first.hour)) return false;
    if (take(':')) {
        part_.canonical += ":";
        part_.precision = Precision::minute;
        if (!clock_field(59, "a minute", &first.minute)) return false;
        if (take(':')) {
            part_.canonical += ":";
            part_.precision = Precision::second;
            // 60 is a leap second.
            if (!clock_field(60, "a second", &first.second)) return false;
            if ((peek() == '.' || peek() == ',') && !fraction(&first)) return false;
        }
    }
    if (first.hour == 24 && (first.minute != 0 || first.second != 0 || first.millisecond != 0))
        return fail("the day ends at 24:00");
    if (!offset()) return false;
    take_qualifiers();
    part_.at = first;
    part_.first_year = part_.last_year = first.year;
    const int offset_minutes = part_.utc_offset_minutes.value_or(offset_minutes_);
    if (first.hour == 24 || first.second == 60) {
        first.millisecond = 0;
        const double end_ms = from_civil(first, offset_minutes);
        part_.span = {end_ms - 1, end_ms};
        return true;
    }
    Civil after = first;
    switch (part_.precision) {
    case Precision::hour:
        ++after.hour;
        break;
    case Precision::minute:
        ++after.minute;
        break;
    case Precision::second:
        ++after.second;
        break;
    default:
        ++after.millisecond;
        break;
    }
    set_span(first, after, offset_minutes);
    return true;
}

bool PartParser::fraction(Civil* civil) {
    rest_.remove_prefix(1);
    std::string digits = take_digits(200);
    if (digits.empty()) return fail("digits are missing after the decimal point");
    digits.resize(3, '0');
    civil->millisecond = std::stoi(digits);
    part_.precision = Precision::millisecond;
    part_.canonical += "." + digits;
    return true;
}

bool PartParser::offset() {
    if (take('Z') || take('z')) {
        part_.utc_offset_minutes = 0;
        part_.canonical += "Z";
        return true;
    }
    const bool west = peek() == '-';
    if (!west && peek() != '+') return true;
    rest_.remove_prefix(1);
    const std::string kept = part_.canonical;
    int hours = 0;
    int minutes = 0;
    if (!clock_field(23, "an offset hour", &hours)) return false;
    if (take(':') && !clock_field(59, "an offset minute", &minutes)) return false;
    const int total = hours * 60 + minutes;
    part_.utc_offset_minutes = west ? -total : total;
    part_.canonical = kept + offset_text(*part_.utc_offset_minutes);
    return true;
}

} // namespace

std::optional<EdtfPart> parse_edtf_part(std::string_view text, int offset_minutes, std::string* problem) {
    return PartParser(text, offset_minutes, problem).parse();
}

} // namespace dateline::base
