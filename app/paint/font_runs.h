#pragma once
// A line of text cut into what is shaped together: runs of one face, script and direction, in the order of
// the text.

#include <span>
#include <string_view>
#include <vector>

#include "paint/font_table.h"

namespace dateline::paint {

struct FontRun {
    enum class Kind { lone, shaped }; // one glyph that is known already; characters for HarfBuzz
    Kind kind = Kind::lone;
    std::size_t first = 0, last = 0; // characters
    int level = 0;                   // of the bidirectional algorithm: odd runs from right to left
    int face = 0;
    Script script = 0;
    std::uint32_t glyph = 0;
    float advance_em = 0;
    float x_em = 0, y_em = 0; // of a lone mark that another face lends its letter: from the pen
};

class FontRuns {
  public:
    FontRuns(std::string_view text, scene::Font font, FontTable& table, FontFaces& faces);

    std::vector<FontRun> found();
    char32_t character(std::size_t index) const { return characters_[index]; }
    std::size_t byte_of(std::size_t index) const { return bytes_[index]; }

  private:
    using Cluster = std::span<const char32_t>;
    void find_levels(bool right_to_left); // the whole line
    void add_cluster(std::size_t first, std::size_t last);
    void add_lone(std::size_t first, std::size_t last, int face, std::uint32_t glyph);
    void add_letter(std::size_t first, std::size_t last, char32_t c);
    void add_marks(std::size_t first, std::size_t last);
    void add_shaped(std::size_t first, std::size_t last, int face, Script script);
    bool add_emoji(std::size_t first, std::size_t last);
    int face_for(Cluster visible, Script script);
    int face_for_marks(Cluster visible, Script script);
    bool covers(int face, Cluster visible) const;
    Script script_of(Cluster cluster);

    scene::Font font_;
    FontTable& table_;
    FontFaces& faces_;
    std::vector<char32_t> characters_;
    std::vector<std::size_t> bytes_; // where each begins, then the text's size
    std::vector<std::size_t> clusters_;
    std::vector<signed char> levels_; // empty: all from left to right
    Script script_ = 0;
    std::u32string visible_, composed_;
    std::vector<FontRun> runs_;
};

} // namespace dateline::paint
