#pragma once
// Neutral nouns, in Korean and English, from which titles and quotes are made. No sentences, and nobody's
// words: what a made participant "says" is a row of nouns.

#include <string_view>
#include <vector>

namespace dateline::bench {

struct Word {
    std::string_view korean, english;
};
const std::vector<Word>& subject_words(); // what it is about
const std::vector<Word>& event_words();   // what takes place

} // namespace dateline::bench
