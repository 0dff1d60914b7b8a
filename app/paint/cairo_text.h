#pragma once
// One line of text through cairo: as pixels, composed from the FontBook's own glyph bitmaps (as the window
// does, so that a PNG is what was seen), or as glyphs with their Unicode (so that a PDF's words can be
// selected and searched).

#include <map>
#include <set>
#include <span>
#include <tuple>

#include "paint/cairo_handles.h"
#include "paint/font_cairo.h"
#include "scene/scene.h"

namespace dateline::paint {

// How large an emoji is kept in a file of outlines: enough for print at the sizes of words.
constexpr float picture_px = 128;
// A picture of its own colours, in cairo's order of bytes.
Surface surface_of(const GlyphBitmap& bitmap);

// One after another in the text, in one direction.
bool reads_on(const PlacedGlyph& before, const PlacedGlyph& next);

class CairoText {
  public:
    explicit CairoText(const FontBook& fonts) : fonts_(fonts), cairo_fonts_(fonts) {}
    // `scale`: device pixels a logical pixel.
    void draw_pixels(cairo_t* context, const scene::Text& text, float scale);
    void draw_glyphs(cairo_t* context, const scene::Text& text);

  private:
    struct Placed { // a bitmap and its top-left corner in device pixels
        const GlyphBitmap* bitmap = nullptr;
        int x = 0, y = 0;
    };
    const GlyphBitmap& bitmap(int face, std::uint32_t glyph, float size_px, int quarter);
    std::vector<Placed> visible_glyphs(cairo_t* context, const scene::Text& text, float scale);
    void draw_run(cairo_t* context, const scene::Text& text, std::string_view words,
                  std::span<const PlacedGlyph> run);
    void draw_emoji(cairo_t* context, const scene::Text& text, std::string_view words,
                    std::vector<PlacedGlyph> run);
    void draw_picture(cairo_t* context, const scene::Text& text, const PlacedGlyph& glyph);

    const FontBook& fonts_;
    CairoFonts cairo_fonts_;
    std::map<std::tuple<int, std::uint32_t, float, int>, GlyphBitmap> bitmaps_;
    std::map<std::pair<int, std::uint32_t>, Surface> pictures_; // of emoji, so that a file holds each once
    std::set<int> blanks_;                                      // faces whose blank has stood for itself
};

} // namespace dateline::paint
