#pragma once
// The fonts: found through fontconfig (Noto Sans CJK KR, Noto Serif CJK KR, any other Korean font as
// fall-back, then whatever has the letters), opened with FreeType, shaped with HarfBuzz where letters depend
// on each other, ordered from right to left where they are read so, measured without hinting so that screen,
// PNG, SVG and PDF break lines alike. The one TextMeasurer of the program. Never loads a font from the
// database's folder. One thread at a time.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "paint/glyph.h"
#include "platform/font_lookup.h"
#include "scene/text.h"

namespace dateline::paint {

class FontBook final : public scene::TextMeasurer {
  public:
    FontBook(); // throws base::Error (environment) if no usable font is installed, naming the package to
                // install
    ~FontBook() override;
    FontBook(const FontBook&) = delete;
    FontBook& operator=(const FontBook&) = delete;

    float width(std::string_view text, scene::Font font, float size_px) const override;
    scene::FontMetrics metrics(scene::Font font, float size_px) const override;

    // Whether its letters depend on each other, or are read from right to left.
    bool is_shaped(std::string_view text, scene::Font font) const;
    std::vector<PlacedGlyph> place(std::string_view text, scene::Font font, float size_px) const;
    // The glyph at a pixel size (device pixels), its pen at a fraction of a pixel (0, 0.25, 0.5, 0.75); what
    // has colours of its own stands on whole pixels.
    GlyphBitmap rasterise(int face, std::uint32_t glyph, float size_device_px, float subpixel_x) const;

    int primary_face(scene::Font font) const; // what most of its text is drawn with
    // For painters: the FreeType face (an FT_Face), its file and its family name.
    void* freetype_face(int face) const;
    const platform::FontFile& file(int face) const;
    const std::string& family(int face) const;
    bool is_coloured(int face) const; // an emoji font: its glyphs are pictures

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace dateline::paint
