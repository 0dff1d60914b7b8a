#include "base/language.h"

#include <clocale>
#include <cstdlib>
#include <initializer_list>
#include <libintl.h>

namespace dateline::base {

namespace {

constexpr const char* domain = "dateline";

// load_translations() has to set LANGUAGE for gettext: what the user's own environment asked for is kept
// here.
struct Asked {
    bool known = false;
    Language language = Language::english;
};
Asked& asked() {
    static Asked value;
    return value;
}

bool is_korean(std::string_view tag) {
    if (tag.substr(0, 2) != "ko") return false;
    return tag.size() == 2 || std::string_view("_-.:@").find(tag[2]) != std::string_view::npos;
}

Language language_of_environment() {
    for (const char* name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0')
            return is_korean(value) ? Language::korean : Language::english;
    }
    return Language::english;
}

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

Language system_language() {
    return asked().known ? asked().language : language_of_environment();
}

void load_translations(const std::string& folder) {
    if (!asked().known) asked() = {true, language_of_environment()};
    // gettext translates nothing in the locale "C", and takes LANGUAGE into account in any other. Only
    // messages are touched: numbers stay in "C" for the parsers and writers of files.
    for (const char* locale : {"C.UTF-8", "en_US.UTF-8", "ko_KR.UTF-8", ""})
        if (std::setlocale(LC_MESSAGES, locale) != nullptr) break;
    setenv("LANGUAGE", "ko", 1);
    bindtextdomain(domain, folder.c_str());
    bind_textdomain_codeset(domain, "UTF-8");
    // The C library's own messages (strerror) stay English: this folder has no catalogue for them.
    bindtextdomain("libc", folder.c_str());
}

const char* tr(Language language, const char* key) {
    // gettext keeps the catalogue's header under the empty key.
    if (language == Language::english || *key == '\0') return key;
    return dgettext(domain, key);
}

std::string tr_count(Language language, const char* one, const char* many, long long n) {
    const char* words = n == 1 ? one : many;
    if (language == Language::korean && *one != '\0') words = dngettext(domain, one, many, n == 1 ? 1 : 2);
    std::string text = words;
    const std::string number = with_separators(n);
    for (std::size_t at = text.find("{}"); at != std::string::npos; at = text.find("{}", at + number.size()))
        text.replace(at, 2, number);
    return text;
}

} // namespace dateline::base
