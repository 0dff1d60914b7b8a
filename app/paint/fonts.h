#pragma once
// The fonts: found through fontconfig (Noto Sans CJK KR, Noto Serif CJK KR, any other Korean font as
// fall-back, then whatever has the glyph), opened with FreeType, measured without hinting so that screen,
// PNG, SVG and PDF break lines alike. The one TextMeasurer of the program. Never loads a font from the
// database's folder. One thread at a time.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scene/text.h"

namespace dateline::paint {

// Where a face comes from: enough to open it again (FreeType's face index, a variable font's instance
// included).
struct FontFile {
    std::string path;
    int index = 0;
    std::string family;
};

// A run of glyphs laid out from the origin; logical pixels.
struct PlacedGlyph {
    int face = 0;            // FontBook's number of the face
    std::uint32_t glyph = 0; // index in it
    float x = 0;             // pen position from the start of the run
    float advance = 0;
    std::size_t byte = 0, bytes = 0; // of the text that it stands for
};

struct GlyphBitmap {             // 8-bit coverage
    int left_px = 0, top_px = 0; // from the pen to the bitmap's top-left; top is above the baseline
    int width_px = 0, height_px = 0;
    std::vector<std::uint8_t> coverage; // width * height
};

class FontBook final : public scene::TextMeasurer {
  public:
    FontBook(); // throws base::Error (environment) if no usable font is installed, naming the package to
                // install
    ~FontBook() override;
    FontBook(const FontBook&) = delete;
    FontBook& operator=(const FontBook&) = delete;

    float width(std::string_view text, scene::Font font, float size_px) const override;
    scene::FontMetrics metrics(scene::Font font, float size_px) const override;

    std::vector<PlacedGlyph> place(std::string_view text, scene::Font font, float size_px) const;
    // The glyph at a pixel size (device pixels), its pen at a fraction of a pixel (0, 0.25, 0.5, 0.75).
    GlyphBitmap rasterise(int face, std::uint32_t glyph, float size_device_px, float subpixel_x) const;

    // For painters: the FreeType face (an FT_Face), its file and its family name.
    void* freetype_face(int face) const;
    const FontFile& file(int face) const;
    const std::string& family(int face) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace dateline::paint
