#pragma once
// The interface's languages and its words. English words are the keys; Korean ones come from the gettext
// catalogue assets/locale/ko.po, found beside the program (platform/locale.h). Without a catalogue the keys
// are shown.

#include <string>
#include <string_view>

namespace dateline::base {

enum class Language { korean, english };

// "ko" or "en".
std::string_view language_tag(Language language);
// Of the gettext catalogues.
constexpr const char* translation_domain = "dateline";

// The words for `key` in `language`.
const char* tr(Language language, const char* key);
// The same with a number: English picks by n == 1; "{}" in the result is replaced by n with separators
// (1,234).
std::string tr_count(Language language, const char* one, const char* many, long long n);

} // namespace dateline::base
