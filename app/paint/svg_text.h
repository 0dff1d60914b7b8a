#pragma once
// Words in an SVG: as text that a viewer's own fonts show in the room that was measured; emoji as pictures,
// since what a viewer has for them is anything. Internal to paint.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "paint/fonts.h"
#include "scene/scene.h"

namespace dateline::paint {

class SvgTexts {
  public:
    // `ids` counts the names in the document.
    SvgTexts(const FontBook& fonts, int& ids) : fonts_(fonts), ids_(ids) {}
    void write(const scene::Text& text, std::string& out);

  private:
    struct Piece;
    struct Emoji {
        std::string symbol;
        base::Rect place; // from the pen, in letters' sizes
    };
    std::vector<Piece> pieces_of(std::span<const PlacedGlyph> placed) const;
    void write_words(const scene::Text& text, std::string_view words, const Piece& piece,
                     const std::string& more, std::string& out) const;
    std::string spans_of(std::string_view words, const Piece& piece, scene::Font font) const;
    std::vector<int> faces_of(std::string_view words, const Piece& piece, scene::Font font) const;
    void write_emoji(const scene::Text& text, const PlacedGlyph& glyph, std::string& out);

    const FontBook& fonts_;
    int& ids_;
    std::map<std::pair<int, std::uint32_t>, Emoji> emoji_;
};

} // namespace dateline::paint
