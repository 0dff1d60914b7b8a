#pragma once
// Words as they are searched: folded characters, with each run of spaces and marks as one border. A text is
// indexed as its overlapping pairs ("한국과" -> "·한 한국 국과 과·"), so a term of two syllables is one
// token, a longer one a phrase of pairs, and one syllable the beginning of a pair: whatever its length, a
// term is found exactly where it occurs. Knows no SQL.

#include <string>
#include <string_view>
#include <vector>

#include "model/records.h"

namespace dateline::store {

// The folded text between borders: "한국과 'AI'!" -> "·한국과·ai·"; "" where nothing can be searched.
std::string searchable(std::string_view text);
// Pairs of searchable text, separated by spaces, for the index.
std::string pairs_of(std::string_view searchable_text);
// Without borders at all: names match however they are spaced.
std::string compact(std::string_view text);

struct Term {
    std::string text;     // searchable, without the outer borders
    std::string match;    // the FTS5 expression for it, quoted
    std::string compact;  // for names
    std::string initials; // if it is made of initial consonants alone, else ""
};
// Terms separated by spaces, "phrases" in quotes; at most 32. What holds nothing to search for is left out.
std::vector<Term> parse_terms(std::string_view text);

// Where `term` (its `text`) occurs in `words`, in bytes of `words`; begin -1 if it does not.
struct Occurrence {
    int begin = -1, end = -1;
};
Occurrence find_term(std::string_view words, std::string_view term_text);

// What is searched of each thing: titles, summary and note; context and words; headline, deck and body.
std::string event_words(const model::LocalText& title, const model::LocalText& summary,
                        const model::LocalText& note);
std::string utterance_words(const model::LocalText& context, const std::vector<std::string>& quotes);
std::string article_words(std::string_view headline, std::string_view deck, std::string_view body);

} // namespace dateline::store
