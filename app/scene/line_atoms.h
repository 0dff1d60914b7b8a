#pragma once
// What stays together when a paragraph is broken into lines: words, ideographs with the marks that belong to
// them, and what no line may begin or end with. Korean practice: words are not split. Internal to scene.

#include <cstddef>
#include <string_view>

namespace dateline::scene {

// What stays together, and the spaces after it; bytes of the text.
struct Atom {
    std::size_t begin = 0, end = 0, next = 0;
};

// Cuts one paragraph into atoms, from left to right, as they are asked for.
class Atoms {
  public:
    Atoms(std::string_view text, std::size_t begin, std::size_t end);
    bool next(Atom* atom); // false: there is none

  private:
    std::size_t after_spaces(std::size_t at) const;
    bool clings(char32_t before, std::size_t resume) const;

    std::string_view text_;
    std::size_t at_;
};

// Whether a line may begin with this character, after that one, where a word alone is wider than a line.
bool may_cut_word(char32_t before, char32_t first);

} // namespace dateline::scene
