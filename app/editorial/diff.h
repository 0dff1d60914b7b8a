#pragma once
// Comparing two printings of the same utterance, word by word, for marking what one article printed
// differently. Korean particles are part of the word that carries them, so a changed particle is a changed
// word. Knows nothing of quotes or articles.

#include <string>
#include <string_view>
#include <vector>

namespace dateline::editorial {

struct DiffPiece {
    std::string text;
    bool differs = false;
    bool operator==(const DiffPiece&) const = default;
};

// The pieces of `text` in order, marked where its words are not those of `reference`; joined they are `text`
// again, byte for byte. Punctuation around a word and quotation marks do not count. Of more than 2,000 words,
// or 64,000 bytes, nothing is marked.
std::vector<DiffPiece> differing_words(std::string_view text, std::string_view reference);

} // namespace dateline::editorial
