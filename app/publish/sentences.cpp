#include "publish/sentences.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline::publish {
namespace {

bool is_title(std::string_view word) {
    constexpr std::array<std::string_view, 14> titles = {"Mr",  "Mrs", "Ms",  "Dr", "St", "Prof", "Gov",
                                                         "Sen", "Rep", "Gen", "Lt", "vs", "No",   "etc"};
    return std::find(titles.begin(), titles.end(), word) != titles.end();
}

// Whether a sentence may end with this word.
bool ends_sentence(std::string_view word) {
    // Closing marks may follow the stop.
    constexpr std::array<std::string_view, 10> closing = {"\"", "'",  ")",  "]", "”",
                                                          "’",  "」", "』", "»", "）"};
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view mark : closing)
            if (word.ends_with(mark)) {
                word.remove_suffix(mark.size());
                again = true;
            }
    }
    for (const std::string_view stop : {"!", "?", "…", "。", "！", "？"})
        if (word.ends_with(stop)) return true;
    if (!word.ends_with('.')) return false;
    word.remove_suffix(1);
    const bool initial = word.size() == 1 && word.front() >= 'A' && word.front() <= 'Z' && word != "I";
    const bool abbreviated = word.size() >= 3 && word.at(word.size() - 2) == '.'; // U.S
    return !initial && !abbreviated && !is_title(word);
}

} // namespace

std::vector<std::string> sentences_of(std::string_view words) {
    std::vector<std::string> sentences;
    std::string sentence;
    while (!words.empty()) {
        const std::size_t space = words.find(' ');
        const std::string_view word = words.substr(0, space);
        words.remove_prefix(space == std::string_view::npos ? words.size() : space + 1);
        if (word.empty()) continue;
        sentence += (sentence.empty() ? "" : " ") + std::string(word);
        const bool goes_on = !words.empty() && words.front() >= 'a' && words.front() <= 'z';
        if (ends_sentence(word) && !goes_on) sentences.push_back(std::exchange(sentence, {}));
    }
    if (!sentence.empty()) sentences.push_back(std::move(sentence));
    return sentences;
}

} // namespace dateline::publish
