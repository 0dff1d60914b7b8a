#pragma once
// Searching Korean: initial consonants (초성). ㅅㅇㅌㅁ finds 샘 알트만.

#include <string>
#include <string_view>

namespace dateline::base {

// The initial consonant of each syllable as a compatibility jamo, spaces dropped, other characters kept:
// "샘 알트만" -> "ㅅㅇㅌㅁ".
std::string initial_consonants(std::string_view text);
// True if `term` is made of compatibility consonants alone (ㄱ..ㅎ) and has at least one.
bool is_initial_consonants(std::string_view term);

} // namespace dateline::base
