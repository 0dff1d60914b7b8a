#pragma once
// Words as they are written, which near misses are offered as: "O'Brien", "U.S." and "AT&T" are one word
// each, no piece of them is. The page's script has the same rule (assets/page/near.js). Knows no SQL.

#include <string>
#include <string_view>
#include <vector>

namespace dateline::store {

struct WrittenWord {
    std::string_view text; // of the composed text (NFC) in which it was found
    std::string letters;   // as base::letters_of() has it
};

// An apostrophe, full stop, hyphen or ampersand between letters is of the word.
std::vector<WrittenWord> written_words(std::string_view composed);
// The same, and what is a word within one: the parts between hyphens, and what stands before 's. And as many
// words in a row as `max_words`, as they are written.
std::vector<WrittenWord> words_and_parts(std::string_view composed, std::size_t max_words = 1);

std::string without_spaces(std::string_view letters);

} // namespace dateline::store
