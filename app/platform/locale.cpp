#include "platform/locale.h"

#include <clocale>
#include <cstdlib>
#include <initializer_list>
#include <string_view>

#include <libintl.h>

namespace dateline::platform {
namespace {

using base::Language;

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

} // namespace

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
    bindtextdomain(base::translation_domain, folder.c_str());
    bind_textdomain_codeset(base::translation_domain, "UTF-8");
    // The C library's own messages (strerror) stay English: this folder has no catalogue for them.
    bindtextdomain("libc", folder.c_str());
}

} // namespace dateline::platform
