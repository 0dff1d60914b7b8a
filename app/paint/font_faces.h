#pragma once
// The open faces of a FontBook: each as FreeType draws it and as HarfBuzz shapes with it, and the choice
// among them for what a font of the scene lacks. Numbers of faces stay valid. Knows nothing of lines and
// sizes.

#include <deque>
#include <map>
#include <span>
#include <string>

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>

#include "paint/font_files.h"

namespace dateline::paint {

// Whether a face has to know where the marks of a letter belong (paint/font_marks.h).
enum class Marks { anywhere, in_place };

class FontFaces {
  public:
    static constexpr int none = -1;

    FontFaces(); // throws base::Error if FreeType does not start
    ~FontFaces();
    FontFaces(const FontFaces&) = delete;
    FontFaces& operator=(const FontFaces&) = delete;

    int primary(scene::Font font); // none: no outline font is installed for it
    // The best face with all of these code points, in one glyph each; none if there is no such face.
    int covering(scene::Font font, Script script, std::span<const char32_t> code_points,
                 Marks marks = Marks::anywhere);
    // Whether it sets the marks of this cluster (`has_marks`) where their letter is.
    bool sets_marks(int face, Script script, std::span<const char32_t> cluster);
    int emoji(); // with emoji in colour; none if none is installed

    FT_Face freetype(int face) const { return at(face).freetype; }
    hb_font_t* harfbuzz(int face); // its scale is the face's units
    float units_per_em(int face) const { return at(face).units_per_em; }
    const platform::FontFile& file(int face) const { return at(face).file; }
    bool is_coloured(int face) const { return at(face).coloured; }
    std::uint32_t glyph(int face, char32_t c) const { return FT_Get_Char_Index(freetype(face), c); }
    float advance_em(int face, std::uint32_t glyph) const; // of an outline

  private:
    struct Face {
        platform::FontFile file;
        FT_Face freetype = nullptr;
        hb_font_t* harfbuzz = nullptr;
        float units_per_em = 1000;
        bool coloured = false;
    };
    const Face& at(int face) const { return faces_.at(static_cast<std::size_t>(face)); }
    int open(const platform::FontFile& file);
    int open_emoji();

    FT_Library library_ = nullptr;
    FontFiles files_;
    std::deque<Face> faces_; // references to them outlive later ones
    std::map<std::tuple<scene::Font, Script, Marks, std::u32string>, int> covering_;
    std::map<std::tuple<int, Script, std::u32string>, bool> sets_marks_;
    int emoji_ = unknown;
    static constexpr int unknown = -2;
};

} // namespace dateline::paint
