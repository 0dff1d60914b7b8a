#include "paint/font_raster.h"

#include <algorithm>
#include <cmath>

#include FT_OUTLINE_H

namespace dateline::paint {
namespace {

// The mean of the pixels under each new one. Smaller by any factor; larger only by repeating, as no emoji
// font's pictures are ever that small.
std::vector<std::uint8_t> resized(const FT_Bitmap& from, int width_px, int height_px) {
    std::vector<std::uint8_t> result(static_cast<std::size_t>(width_px) *
                                     static_cast<std::size_t>(height_px) * 4);
    const double step_x = static_cast<double>(from.width) / width_px;
    const double step_y = static_cast<double>(from.rows) / height_px;
    std::uint8_t* to = result.data();
    for (int y = 0; y < height_px; ++y) {
        const double top = y * step_y, bottom = std::min(top + step_y, static_cast<double>(from.rows));
        for (int x = 0; x < width_px; ++x) {
            const double left = x * step_x, right = std::min(left + step_x, static_cast<double>(from.width));
            double sums[4] = {}, area = 0;
            for (auto row = static_cast<unsigned>(top); row < from.rows && row < bottom; ++row) {
                const double high = std::min(bottom, row + 1.0) - std::max(top, static_cast<double>(row));
                for (auto column = static_cast<unsigned>(left); column < from.width && column < right;
                     ++column) {
                    const double share =
                        high * (std::min(right, column + 1.0) - std::max(left, static_cast<double>(column)));
                    const unsigned char* pixel = from.buffer + static_cast<std::ptrdiff_t>(row) * from.pitch +
                                                 std::ptrdiff_t{4} * column;
                    for (std::size_t i = 0; i < 4; ++i)
                        sums[i] += share * pixel[i];
                    area += share;
                }
            }
            for (const double sum : sums)
                *to++ = static_cast<std::uint8_t>(std::lround(area > 0 ? sum / area : 0));
        }
    }
    return result;
}

// How many of the font's pixels an em has, at the size that was set: the strike next above, or any size.
float set_coloured_size(FT_Face face, float size_px) {
    if (!FT_HAS_FIXED_SIZES(face))
        return FT_Set_Char_Size(face, 0, std::lround(size_px * 64), 72, 72) == 0 ? size_px : 0.F;
    int best = 0;
    const auto pixels = [face](int strike) {
        return static_cast<float>(face->available_sizes[strike].y_ppem) / 64;
    };
    for (int i = 1; i < face->num_fixed_sizes; ++i) {
        const bool better = pixels(best) < size_px ? pixels(i) > pixels(best)
                                                   : pixels(i) >= size_px && pixels(i) < pixels(best);
        if (better) best = i;
    }
    return FT_Select_Size(face, best) == 0 ? pixels(best) : 0.F;
}

} // namespace

GlyphBitmap outline_bitmap(FT_Face ft, std::uint32_t glyph, float size_px, float subpixel_x) {
    GlyphBitmap bitmap;
    // A painter may have left its own size and transform on the face.
    FT_Set_Transform(ft, nullptr, nullptr);
    if (FT_Set_Char_Size(ft, 0, std::lround(size_px * 64), 72, 72) != 0) return bitmap;
    if (FT_Load_Glyph(ft, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return bitmap;
    FT_GlyphSlot slot = ft->glyph;
    if (slot->format != FT_GLYPH_FORMAT_OUTLINE || slot->outline.n_points == 0) return bitmap;
    FT_Outline_Translate(&slot->outline, std::lround(subpixel_x * 64), 0);
    FT_BBox box;
    FT_Outline_Get_CBox(&slot->outline, &box);
    constexpr FT_Pos most = 8192 * 64; // a broken font must not ask for gigabytes
    if (box.xMin < -most || box.yMin < -most || box.xMax > most || box.yMax > most) return bitmap;
    if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return bitmap;
    const FT_Bitmap& from = slot->bitmap;
    if (from.pixel_mode != FT_PIXEL_MODE_GRAY || from.width == 0 || from.rows == 0) return bitmap;
    bitmap.left_px = slot->bitmap_left;
    bitmap.top_px = slot->bitmap_top;
    bitmap.width_px = static_cast<int>(from.width);
    bitmap.height_px = static_cast<int>(from.rows);
    bitmap.coverage.resize(static_cast<std::size_t>(from.width) * from.rows);
    for (std::size_t row = 0; row < from.rows; ++row) {
        const auto* line = from.buffer + static_cast<std::ptrdiff_t>(row) * from.pitch;
        std::copy_n(line, from.width, bitmap.coverage.data() + row * from.width);
    }
    return bitmap;
}

GlyphBitmap coloured_bitmap(FT_Face ft, std::uint32_t glyph, float size_px) {
    GlyphBitmap bitmap;
    FT_Set_Transform(ft, nullptr, nullptr);
    const float drawn_px = set_coloured_size(ft, size_px);
    if (!(drawn_px > 0)) return bitmap;
    if (FT_Load_Glyph(ft, glyph, FT_LOAD_COLOR | FT_LOAD_NO_HINTING | FT_LOAD_RENDER) != 0) return bitmap;
    const FT_Bitmap& from = ft->glyph->bitmap;
    constexpr unsigned most = 4096;
    if (from.pixel_mode != FT_PIXEL_MODE_BGRA || from.width == 0 || from.rows == 0 || from.width > most ||
        from.rows > most || from.buffer == nullptr)
        return bitmap;
    const float scale = size_px / drawn_px;
    const auto scaled = [scale](auto pixels) {
        return static_cast<int>(std::lround(static_cast<float>(pixels) * scale));
    };
    bitmap.left_px = scaled(ft->glyph->bitmap_left);
    bitmap.top_px = scaled(ft->glyph->bitmap_top);
    bitmap.width_px = std::max(scaled(from.width), 1);
    bitmap.height_px = std::max(scaled(from.rows), 1);
    bitmap.colours = resized(from, bitmap.width_px, bitmap.height_px);
    return bitmap;
}

} // namespace dateline::paint
