#include "base/language.h"

#include <libintl.h>

namespace dateline::base {

namespace {

std::string with_separators(long long n) {
    const std::string digits = std::to_string(n);
    std::string text;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        const bool between_digits = at > 0 && digits[at - 1] != '-';
        if (between_digits && (digits.size() - at) % 3 == 0) text += ',';
        text += digits[at];
    }
    return text;
}

} // namespace

std::string_view language_tag(Language language) {
    return language == Language::korean ? "ko" : "en";
}

const char* tr(Language language, const char* key) {
    // gettext keeps the catalogue's header under the empty key.
    if (language == Language::english || *key == '\0') return key;
    return dgettext(translation_domain, key);
}

std::string tr_count(Language language, const char* one, const char* many, long long n) {
    const char* words = n == 1 ? one : many;
    if (language == Language::korean && *one != '\0')
        words = dngettext(translation_domain, one, many, n == 1 ? 1 : 2);
    std::string text = words;
    const std::string number = with_separators(n);
    for (std::size_t at = text.find("{}"); at != std::string::npos; at = text.find("{}", at + number.size()))
        text.replace(at, 2, number);
    return text;
}

} // namespace dateline::base
