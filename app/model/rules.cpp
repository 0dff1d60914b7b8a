#include "model/rules.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace dateline::model {

bool shows_nothing(std::string_view text) {
    // Braille's empty cell, Hangul's fillers, what chooses a letter's form.
    const auto is_blank = [](char32_t c) {
        return c == 0x2800 || c == 0x115F || c == 0x1160 || (c >= 0xFE00 && c <= 0xFE0F);
    };
    // What is seen is seen early: few of the texts are looked at to their end.
    for (std::size_t bytes = 256;; bytes = text.size()) {
        const std::string shown = base::displayable(text, bytes);
        for (std::size_t at = 0; at < shown.size();) {
            const char32_t c = base::next_code_point(shown, &at);
            const bool cut = c == U'…' && at == shown.size() && bytes < text.size();
            if (base::character_kind(c) != base::CharacterKind::space && !is_blank(c) && !cut) return false;
        }
        if (bytes >= text.size()) return true;
    }
}

bool is_slug(std::string_view text) {
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    if (text.empty() || text.size() > 120 || !plain(text.front())) return false;
    return std::all_of(text.begin(), text.end(), [&](char c) { return plain(c) || c == '-' || c == '_'; });
}

bool is_web_address(std::string_view text) {
    constexpr std::size_t longest = 4096;
    const auto unfit = [](char c) {
        return (c >= '\0' && c <= ' ') || c == '\x7F' || c == '"' || c == '<' || c == '>';
    };
    for (const std::string_view scheme : {"https://", "http://"})
        if (text.starts_with(scheme))
            return text.size() > scheme.size() && text.size() <= longest &&
                   std::none_of(text.begin(), text.end(), unfit);
    return false;
}

bool is_path_below(std::string_view text) {
    constexpr std::size_t longest = 1024;
    if (text.empty() || text.size() > longest || text.find('\\') != text.npos) return false;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('/', begin), text.size());
        const std::string_view part = text.substr(begin, end - begin);
        if (part.empty() || part == "." || part == "..") return false;
        begin = end + 1;
    }
    return true;
}

bool is_region_side(double start, double length) {
    constexpr double rounding = 1e-6; // 0.7 + 0.3 may come out above 1
    return start >= 0 && length > 0 && start + length <= 1 + rounding;
}

} // namespace dateline::model
