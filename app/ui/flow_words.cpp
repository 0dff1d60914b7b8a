#include "ui/flow_words.h"

#include <algorithm>

#include "base/displayable.h"
#include "base/parts.h"
#include "base/utf8.h"
#include "scene/text.h"

namespace dateline::ui {

ReadWord WordReader::word_of(std::string_view spaced) {
    if (spaced.starts_with(base::first_strong_isolate)) {
        ++part_;
        part_from_right_ = base::is_right_to_left(spaced.substr(base::first_strong_isolate.size()));
    }
    ReadWord word;
    word.spaced = spaced;
    word.text = spaced.substr(0, spaced.find_last_not_of(' ') + 1);
    word.part = part_;
    const base::Direction direction = base::direction_of(base::displayable(word.text));
    word.right_to_left =
        direction == base::Direction::none ? part_from_right_ : direction == base::Direction::right_to_left;
    // Its brackets and marks lie as in the part that it is a word of.
    if (part_from_right_ || word.right_to_left) word.text = scene::in_direction(word.text, part_from_right_);
    if (spaced.find(base::pop_isolate) != std::string_view::npos) {
        ++part_;
        part_from_right_ = line_from_right_;
    }
    return word;
}

std::vector<ReadWord> WordReader::read(std::string_view piece) {
    std::vector<ReadWord> words;
    for (std::size_t at = 0; at < piece.size();) {
        std::size_t end = piece.find(' ', at);
        end =
            end == std::string_view::npos ? piece.size() : end + 1; // the space goes with the word before it
        if (const std::size_t isolate = piece.find(base::pop_isolate, at); isolate < end)
            end = piece.find_first_not_of(' ',
                                          isolate + base::pop_isolate.size()); // what follows is the line's
        end = std::min(end, piece.size());
        words.push_back(word_of(piece.substr(at, end - at)));
        at = end;
    }
    return words;
}

} // namespace dateline::ui
