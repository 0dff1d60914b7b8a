#include "paint/cairo_text.h"

#include <algorithm>
#include <cmath>

#include "paint/picture_text.h"

namespace dateline::paint {
namespace {

void set_colour(cairo_t* context, base::Colour c) {
    cairo_set_source_rgba(context, c.red / 255.0, c.green / 255.0, c.blue / 255.0, c.alpha / 255.0);
}

} // namespace

const GlyphBitmap& CairoText::bitmap(int face, std::uint32_t glyph, float size_px, int quarter) {
    const auto key = std::tuple(face, glyph, size_px, quarter);
    auto found = bitmaps_.find(key);
    if (found == bitmaps_.end())
        found = bitmaps_.emplace(key, fonts_.rasterise(face, glyph, size_px, static_cast<float>(quarter) / 4))
                    .first;
    return found->second;
}

std::vector<CairoText::Placed> CairoText::visible_glyphs(cairo_t* context, const scene::Text& text,
                                                         float scale) {
    double left = 0, top = 0, right = 0, bottom = 0; // device pixels: the matrix is the identity
    cairo_clip_extents(context, &left, &top, &right, &bottom);
    const auto baseline = static_cast<double>(std::round(text.baseline.y * scale));
    std::vector<Placed> visible;
    for (const PlacedGlyph& glyph : fonts_.place(clean_text(text.text), text.font, text.size_px)) {
        const double pen = static_cast<double>(text.baseline.x + glyph.x) * static_cast<double>(scale);
        const double reach =
            2 * static_cast<double>(text.size_px * scale) + static_cast<double>(glyph.advance * scale);
        if (pen + reach < left || pen - reach > right) continue;
        const double quarters = std::floor(pen * 4 + 0.5);
        const double whole = std::floor(quarters / 4);
        const GlyphBitmap& bits =
            bitmap(glyph.face, glyph.glyph, text.size_px * scale, static_cast<int>(quarters - whole * 4));
        if (bits.coverage.empty()) continue;
        const double x = whole + bits.left_px, y = baseline - bits.top_px;
        if (x + bits.width_px <= left || x >= right || y + bits.height_px <= top || y >= bottom) continue;
        visible.push_back({&bits, static_cast<int>(x), static_cast<int>(y)});
    }
    return visible;
}

void CairoText::draw_pixels(cairo_t* context, const scene::Text& text, float scale) {
    cairo_save(context);
    cairo_identity_matrix(context);
    const std::vector<Placed> glyphs = visible_glyphs(context, text, scale);
    if (!glyphs.empty()) {
        int left = glyphs[0].x, top = glyphs[0].y, right = left, bottom = top;
        for (const Placed& glyph : glyphs) {
            left = std::min(left, glyph.x);
            top = std::min(top, glyph.y);
            right = std::max(right, glyph.x + glyph.bitmap->width_px);
            bottom = std::max(bottom, glyph.y + glyph.bitmap->height_px);
        }
        const Surface mask(cairo_image_surface_create(CAIRO_FORMAT_A8, right - left, bottom - top));
        unsigned char* data = cairo_image_surface_get_data(mask.get());
        const std::ptrdiff_t stride = cairo_image_surface_get_stride(mask.get());
        for (const Placed& glyph : glyphs) {
            if (data == nullptr) break;
            const auto width = static_cast<std::size_t>(glyph.bitmap->width_px);
            for (int row = 0; row < glyph.bitmap->height_px; ++row) {
                const std::uint8_t* from =
                    glyph.bitmap->coverage.data() + static_cast<std::size_t>(row) * width;
                unsigned char* to = data + (glyph.y - top + row) * stride + (glyph.x - left);
                for (std::size_t i = 0; i < width; ++i)
                    to[i] = static_cast<unsigned char>(std::min(255, to[i] + from[i]));
            }
        }
        if (data != nullptr) cairo_surface_mark_dirty(mask.get());
        set_colour(context, text.colour);
        cairo_mask_surface(context, mask.get(), left, top);
    }
    cairo_restore(context);
}

void CairoText::draw_glyphs(cairo_t* context, const scene::Text& text) {
    const std::string words = clean_text(text.text);
    const std::vector<PlacedGlyph> placed = fonts_.place(words, text.font, text.size_px);
    set_colour(context, text.colour);
    cairo_set_font_size(context, static_cast<double>(text.size_px));
    for (std::size_t begin = 0, end = 0; begin < placed.size(); begin = end) { // a run for each face
        std::vector<cairo_glyph_t> glyphs;
        std::vector<cairo_text_cluster_t> clusters;
        for (end = begin; end < placed.size() && placed[end].face == placed[begin].face; ++end) {
            const PlacedGlyph& glyph = placed[end];
            glyphs.push_back({glyph.glyph, static_cast<double>(text.baseline.x + glyph.x),
                              static_cast<double>(text.baseline.y)});
            clusters.push_back({static_cast<int>(glyph.bytes), 1});
        }
        cairo_font_face_t* face = cairo_fonts_.face(placed[begin].face);
        if (face == nullptr) continue;
        cairo_set_font_face(context, face);
        const std::size_t first = placed[begin].byte, last = placed[end - 1].byte + placed[end - 1].bytes;
        cairo_show_text_glyphs(context, words.data() + first, static_cast<int>(last - first), glyphs.data(),
                               static_cast<int>(glyphs.size()), clusters.data(),
                               static_cast<int>(clusters.size()), cairo_text_cluster_flags_t{});
    }
}

} // namespace dateline::paint
