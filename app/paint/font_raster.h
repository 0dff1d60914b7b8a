#pragma once
// One glyph's pixels: an outline's coverage, or an emoji's own picture at the size that is asked for.

#include <ft2build.h>
#include FT_FREETYPE_H

#include "paint/glyph.h"

namespace dateline::paint {

// Sizes are in pixels, 1 to 1024. What cannot be drawn is empty.
GlyphBitmap outline_bitmap(FT_Face face, std::uint32_t glyph, float size_px, float subpixel_x);
GlyphBitmap coloured_bitmap(FT_Face face, std::uint32_t glyph, float size_px);

} // namespace dateline::paint
