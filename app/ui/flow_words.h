#pragma once
// The words of a line that wraps between them, each with the direction in which it is read. Knows no widths
// and draws nothing.

#include <string>
#include <string_view>
#include <vector>

namespace dateline::ui {

struct ReadWord {
    std::string text;   // as it is to be drawn: read in its part's direction whatever its own letters are
    std::string spaced; // as it stands, with the spaces that follow it
    bool right_to_left = false;
    int part = 0; // of the line (base/parts.h): words of two do not change places
};

// Takes a line piece by piece: a part may begin in one and end in another.
class WordReader {
  public:
    explicit WordReader(bool line_right_to_left)
        : line_from_right_(line_right_to_left), part_from_right_(line_right_to_left) {}
    std::vector<ReadWord> read(std::string_view piece);

  private:
    ReadWord word_of(std::string_view spaced);

    bool line_from_right_, part_from_right_; // how the part is read
    int part_ = 0;
};

} // namespace dateline::ui
