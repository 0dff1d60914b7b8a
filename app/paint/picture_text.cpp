#include "paint/picture_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/utf8.h"
#include "paint/font_script.h"

namespace dateline::paint {
namespace {

bool is_dropped(char32_t c) {
    const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    const bool direction = (c >= 0x202A && c <= 0x202E) || c == 0x2066 || c == 0x2067;
    const bool no_character =
        (c & 0xFFFEU) == 0xFFFEU || (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xD800 && c <= 0xDFFF);
    return control || direction || no_character;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view lower) {
    return text.size() >= lower.size() &&
           std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) {
               return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
           });
}

} // namespace

std::string clean_text(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = base::next_code_point(text, &at);
        if (as_shown(c) == U' ')
            clean += ' ';
        else if (!is_dropped(c))
            base::append_code_point(&clean, c);
    }
    return clean;
}

std::string xml_text(std::string_view text) {
    std::string escaped;
    for (const char c : clean_text(text)) {
        switch (c) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        default:
            escaped += c;
        }
    }
    return escaped;
}

std::string link_target(std::string_view url) {
    if (!starts_with_ignoring_case(url, "http://") && !starts_with_ignoring_case(url, "https://")) return {};
    // Parentheses and the backslash would end the string that holds a link in a PDF.
    static constexpr std::string_view kept = "-._~:/?#[]@!$&*+,;=%";
    static constexpr std::string_view hex = "0123456789ABCDEF";
    std::string target;
    for (const char c : url) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter || kept.find(c) != std::string_view::npos) {
            target += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            target += '%';
            target += hex[byte >> 4U];
            target += hex[byte & 15U];
        }
    }
    return target.size() <= 8192 ? target : std::string();
}

std::string number(double value) {
    if (!std::isfinite(value)) return "0";
    std::array<char, 64> buffer{};
    const double rounded = std::round(std::clamp(value, -1e12, 1e12) * 1000) / 1000 + 0.0; // no "-0"
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded, std::chars_format::fixed, 3);
    std::string_view text(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
    while (text.ends_with('0'))
        text.remove_suffix(1);
    if (text.ends_with('.')) text.remove_suffix(1);
    return std::string(text);
}

std::string in_one_line(const PictureInfo& info) {
    std::string text = info.subject;
    const auto add = [&text](const char* name, const std::string& value) {
        if (!value.empty()) text += (text.empty() ? "" : " | ") + std::string(name) + value;
    };
    add("", info.sources);
    add("", info.command);
    add("SHA-256 ", info.database_sha256);
    return text;
}

std::string base64(std::string_view bytes) {
    static constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t n = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i)
            group = (group << 8U) | (i < n ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            text += i <= n ? digits[(group >> (18U - 6U * i)) & 63U] : '=';
    }
    return text;
}

} // namespace dateline::paint
