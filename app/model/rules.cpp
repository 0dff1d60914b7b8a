#include "model/rules.h"

#include <algorithm>
#include <string>

#include "base/displayable.h"
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

bool is_uid(std::string_view text) {
    constexpr std::size_t min_bytes = 8, max_bytes = 64;
    return text.size() >= min_bytes && text.size() <= max_bytes &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

bool is_slug(std::string_view text) {
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    if (text.empty() || text.size() > 120 || !plain(text.front())) return false;
    return std::all_of(text.begin(), text.end(), [&](char c) { return plain(c) || c == '-' || c == '_'; });
}

std::string_view fault_of_web_address(std::string_view text) {
    constexpr std::size_t longest = 4096;
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    const std::size_t scheme = text.find("://");
    std::string name(text.substr(0, std::min(scheme, sizeof("https"))));
    std::transform(name.begin(), name.end(), name.begin(), lower);
    if (scheme == text.npos || (name != "http" && name != "https"))
        return "it does not start with http:// or https://";
    std::string_view host = text.substr(scheme + 3);
    host = host.substr(0, host.find_first_of("/?#"));
    host = host.substr(host.rfind('@') + 1); // after who asks, if it says so
    if (host.empty() || host.front() == ':') return "it names no host";
    if (text.size() > longest) return "it is longer than 4,096 bytes";
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = base::next_code_point(text, &at);
        if (c == U'"' || c == U'<' || c == U'>' || base::character_kind(c) == base::CharacterKind::space)
            return "it has a space, a double quotation mark or an angle bracket in it";
    }
    if (base::displayable(text, text.size()) != text)
        return "it has something in it that is not seen or turns the reading direction";
    return {};
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
