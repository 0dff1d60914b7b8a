#pragma once
// What a code point is in each of the scene's four fonts where it stands alone, looked up once: enough for
// most of the words on a screen, whose letters do not depend on each other.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "paint/font_faces.h"

namespace dateline::paint {

struct LoneGlyph {
    static constexpr int unresolved = -1;
    static constexpr int no_glyph = -2;       // takes no room and shows nothing
    static constexpr int shaped_in_line = -3; // its line is to be shaped; its advance is not a number

    int face = unresolved;
    std::uint32_t glyph = 0; // 0 of the primary face is the box that says "missing"
    float advance_em = 0;
};

class FontTable { // of one font
  public:
    FontTable(FontFaces& faces, scene::Font font, int primary)
        : faces_(faces), font_(font), primary_(primary) {}

    int primary() const { return primary_; }
    const LoneGlyph& of(char32_t c) {
        if (c > 0x10FFFF) c = 0xFFFD;
        auto& page = pages_[c / page_size];
        if (!page) page = std::make_unique<Page>();
        LoneGlyph& found = (*page)[c % page_size];
        if (found.face == LoneGlyph::unresolved) found = resolved(c);
        return found;
    }

  private:
    static constexpr std::size_t page_size = 256;
    using Page = std::array<LoneGlyph, page_size>;

    LoneGlyph resolved(char32_t c);

    FontFaces& faces_;
    scene::Font font_;
    int primary_;
    std::array<std::unique_ptr<Page>, 0x110000 / page_size> pages_; // all of Unicode, a page when first used
};

} // namespace dateline::paint
