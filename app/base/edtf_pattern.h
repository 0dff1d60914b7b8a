#pragma once
// Calendar dates of which digits may be unknown (X), and the months of EDTF's seasons. Internal to
// base/edtf_part.cpp. Knows the calendar; not how any of this is written between slashes and brackets.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace dateline::base {

// Digits of which some may be X.
class Mask {
  public:
    Mask() = default;
    explicit Mask(std::string_view digits) : digits_(digits) {}
    bool given() const { return !digits_.empty(); }
    // The place of the first X, or the number of digits.
    std::size_t first_unknown() const { return std::min(digits_.find('X'), digits_.size()); }
    bool exact() const { return first_unknown() == digits_.size(); }
    int least() const { return filled('0'); }
    int most() const { return filled('9'); }
    bool matches(int value) const {
        for (std::size_t at = digits_.size(); at-- > 0; value /= 10)
            if (digits_[at] != 'X' && digits_[at] - '0' != value % 10) return false;
        return value == 0;
    }
    const std::string& text() const { return digits_; }

  private:
    int filled(char unknown) const {
        int value = 0;
        for (const char c : digits_)
            value = value * 10 + ((c == 'X' ? unknown : c) - '0');
        return value;
    }
    std::string digits_; // at most four
};

// A calendar date of which digits may be unknown.
struct Pattern {
    bool before_zero = false;
    Mask year, month, day;
};

// The earliest or latest date that fits, if any does.
enum class Extreme { first, last };
std::optional<Civil> extreme_date(const Pattern& pattern, Extreme which);

struct SeasonMonths {
    int first = 1, count = 3;
};
// Codes 21 to 41. Without a hemisphere (21 to 24) the northern months are meant; winter runs into the next
// year.
SeasonMonths months_of_season(int code);

} // namespace dateline::base
