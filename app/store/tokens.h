#pragma once
// Words as they are searched: letters as base/letters.h compares them, with each run of spaces and
// punctuation as one border. A text is indexed as its overlapping pairs ("한국과" -> "·한 한국 국과 과·"), so
// a term of two syllables is one token, a longer one a phrase of pairs, and one syllable the beginning of a
// pair: whatever its length, a term is found exactly where it occurs. Knows no SQL.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/letters.h"
#include "model/records.h"

namespace dateline::store {

using base::LetterMarks;

// The letters between borders: "한국과 'AI'!" -> "·한국과·ai·"; "" where nothing can be searched.
std::string searchable(std::string_view text, LetterMarks marks = LetterMarks::drop);
// Pairs of searchable text, separated by spaces, for the index.
std::string pairs_of(std::string_view searchable_text);
// Without borders at all: names match however they are spaced.
std::string compact(std::string_view text, LetterMarks marks = LetterMarks::drop);

struct Term {
    std::string text;     // searchable, without the outer borders
    std::string exact;    // the same with the letters' marks: what has it so comes first
    std::string match;    // the FTS5 expression for it, quoted
    std::string compact;  // for names
    std::string initials; // if it is made of initial consonants alone, else ""
};
// Terms separated by spaces, "phrases" in quotes, each once. What holds nothing to search for is left out.
// `indexed`: how the index that is asked has its words.
std::vector<Term> parse_terms(std::string_view text, LetterMarks indexed = LetterMarks::drop);

// All of it as one phrase; none where it holds nothing to search for.
std::optional<Term> phrase_of(std::string_view words, LetterMarks indexed = LetterMarks::drop);

// Where `term` (its `text`; its `exact`, with marks) occurs in `words`, in bytes of `words`; begin -1 if it
// does not.
struct Occurrence {
    int begin = -1, end = -1;
};
Occurrence find_term(std::string_view words, std::string_view term_text,
                     LetterMarks marks = LetterMarks::drop);

// What is searched of each thing: titles, summary and note; context and words; headline, deck and body.
using Texts = std::vector<std::string>;
Texts event_texts(const model::LocalText& title, const model::LocalText& summary,
                  const model::LocalText& note);
Texts utterance_texts(const model::LocalText& context, const std::vector<std::string>& quotes);
Texts article_texts(std::string headline, std::string deck, std::string body);
// All of it, searchable. Two borders meet between texts, so that no phrase reaches from one into the next.
std::string words_of(const Texts& texts);

} // namespace dateline::store
