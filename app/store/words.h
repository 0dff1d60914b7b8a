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
using Texts = std::vector<std::string>;
Texts event_texts(const model::LocalText& title, const model::LocalText& summary,
                  const model::LocalText& note);
Texts utterance_texts(const model::LocalText& context, const std::vector<std::string>& quotes);
Texts article_texts(std::string headline, std::string deck, std::string body);
// All of it, searchable. Two borders meet between texts, so that no phrase reaches from one into the next.
std::string words_of(const Texts& texts);

} // namespace dateline::store
