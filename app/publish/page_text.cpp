#include "publish/page_text.h"

#include <array>
#include <cstdint>
#include <limits>

#include "base/date_text.h"
#include "base/displayable.h"
#include "base/utf8.h"
#include "paint/picture_text.h"
#include "publish/iso_dates.h"

namespace dateline::publish {
namespace {

constexpr std::size_t no_limit_bytes = std::numeric_limits<std::size_t>::max();

std::string escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&#39;";
            break;
        default:
            result += c;
        }
    }
    return result;
}

int digit_of(char c) {
    return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

// What HTML's datetime can say, no more and no less: a year of the common era from 1, a month, a day, a time
// with its offset. It has no intervals, nothing that is not certain, no second 60 and no hour 24.
std::string datetime_of(const base::Edtf& date, int utc_offset_minutes) {
    const bool certain = !date.uncertain && !date.approximate && !date.unspecified;
    if (!date.placed() || date.interval || !certain || !date.alternatives.empty()) return {};
    if (date.precision == base::Precision::hour) return {};
    const DateSide side = sides_of(date, utc_offset_minutes).first;
    if (side.at.second == 60 || side.at.hour == 24) return {};
    if (date.precision > base::Precision::year || date.precision == base::Precision::season) return {};
    const std::string start = iso_range(date, utc_offset_minutes, IsoDetail::known).start;
    return start < "0001" || start > "9999-99" ? "" : start; // years beyond have a sign
}

} // namespace

std::string html(std::string_view text) {
    return escaped(base::displayable(text, no_limit_bytes));
}

std::string html_lines(std::string_view text) {
    return escaped(base::displayable(text, no_limit_bytes, base::Newlines::keep));
}

std::string plain(std::string_view text) {
    return base::displayable(text, no_limit_bytes, base::Newlines::keep);
}

std::string web_address(std::string_view url) {
    return escaped(paint::link_target(url));
}

std::string script_safe(std::string_view json) {
    std::string result;
    result.reserve(json.size());
    for (const char c : json) {
        if (c == '<') {
            result += "\\u003c";
        } else if (c == '>') {
            result += "\\u003e";
        } else if (c == '&') {
            result += "\\u0026";
        } else {
            result += c;
        }
    }
    return result;
}

std::string base64(std::string_view bytes) {
    static constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result;
    result.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t here = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8U | (k < here ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            result += k <= here ? digits[(group >> (18U - 6U * k)) & 0x3FU] : '=';
    }
    return result;
}

std::string base64_of_hex(std::string_view hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(digit_of(hex[i]) * 16 + digit_of(hex[i + 1]));
    return base64(bytes);
}

std::string PageLanguage::anchor(model::Ref ref) const {
    return std::string(model::kind_name(ref.kind)) + "-" + html(slug_of ? slug_of(ref) : "");
}

std::string PageLanguage::tr(const char* key) const {
    return *key == '\0' ? std::string() : html(base::tr(language, key));
}

std::string PageLanguage::count(const char* one, const char* many, std::size_t n) const {
    return html(base::tr_count(language, one, many, static_cast<long long>(n)));
}

std::string PageLanguage::lang_attribute(std::string_view tag, std::string_view words) const {
    const std::string direction = base::is_right_to_left(words) ? " dir=\"rtl\"" : "";
    if (tag.empty() || tag == base::language_tag(language)) return direction;
    return " lang=\"" + html(tag) + "\"" + direction;
}

std::string PageLanguage::lang_of(const model::LocalText& text) const {
    const std::string& shown = text.in(language);
    for (const auto& [tag, words] : text.by_language)
        if (&words == &shown || words == shown) return lang_attribute(tag, shown);
    return {};
}

std::string PageLanguage::local(const model::LocalText& text) const {
    const std::string attribute = lang_of(text);
    const std::string words = html_lines(text.in(language));
    return attribute.empty() ? words : "<span" + attribute + ">" + words + "</span>";
}

std::string PageLanguage::time(const base::Edtf& date, int utc_offset_minutes_of_event) const {
    return time(date, utc_offset_minutes_of_event,
                base::format_date(date, language, base::DateStyle::full, zone(utc_offset_minutes_of_event)));
}

std::string PageLanguage::time(const base::Edtf& date, int utc_offset_minutes_of_event,
                               const std::string& words) const {
    const std::string value = datetime_of(date, utc_offset_minutes_of_event);
    if (value.empty()) return "<span class=\"time\">" + html(words) + "</span>";
    return "<time datetime=\"" + value + "\">" + html(words) + "</time>";
}

} // namespace dateline::publish
