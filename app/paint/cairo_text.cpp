#include "paint/cairo_text.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "paint/picture_text.h"

namespace dateline::paint {
namespace {

void set_colour(cairo_t* context, base::Colour c) {
    cairo_set_source_rgba(context, c.red / 255.0, c.green / 255.0, c.blue / 255.0, c.alpha / 255.0);
}

// What is found and copied has no marks of direction.
std::string without_marks(std::string_view text) {
    std::string words;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = base::next_code_point(text, &at);
        const bool mark = c == 0x200E || c == 0x200F || c == 0x2068 || c == 0x2069;
        if (!mark) base::append_code_point(&words, c);
    }
    return words;
}

} // namespace

bool reads_on(const PlacedGlyph& before, const PlacedGlyph& next) {
    if (before.right_to_left != next.right_to_left) return false;
    if (before.byte == next.byte) return true;
    return next.right_to_left ? next.byte + next.bytes == before.byte
                              : before.byte + before.bytes == next.byte;
}

Surface surface_of(const GlyphBitmap& bitmap) {
    Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, bitmap.width_px, bitmap.height_px));
    unsigned char* data = cairo_image_surface_get_data(surface.get());
    if (data == nullptr) return surface;
    const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface.get());
    const auto row_bytes = static_cast<std::size_t>(bitmap.width_px) * 4;
    for (int row = 0; row < bitmap.height_px; ++row)
        std::copy_n(bitmap.colours.data() + static_cast<std::size_t>(row) * row_bytes, row_bytes,
                    data + row * stride);
    cairo_surface_mark_dirty(surface.get());
    return surface;
}

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
        const double quarters =
            fonts_.is_coloured(glyph.face) ? std::round(pen) * 4 : std::floor(pen * 4 + 0.5);
        const double whole = std::floor(quarters / 4);
        const GlyphBitmap& bits =
            bitmap(glyph.face, glyph.glyph, text.size_px * scale, static_cast<int>(quarters - whole * 4));
        if (bits.coverage.empty() && bits.colours.empty()) continue;
        const auto up = static_cast<double>(std::round(glyph.y * scale));
        const double x = whole + bits.left_px, y = baseline - up - bits.top_px;
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
            if (glyph.bitmap->coverage.empty()) continue;
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
        for (const Placed& glyph : glyphs) {
            if (glyph.bitmap->colours.empty()) continue;
            const Surface picture = surface_of(*glyph.bitmap);
            cairo_set_source_surface(context, picture.get(), glyph.x, glyph.y);
            cairo_paint_with_alpha(context, text.colour.alpha / 255.0);
        }
    }
    cairo_restore(context);
}

void CairoText::draw_run(cairo_t* context, const scene::Text& text, std::string_view words,
                         std::span<const PlacedGlyph> run) {
    cairo_font_face_t* face = cairo_fonts_.face(run.front().face);
    if (face == nullptr) return;
    std::vector<cairo_glyph_t> glyphs;
    std::vector<cairo_text_cluster_t> clusters;
    std::vector<std::string> said; // by each cluster
    for (std::size_t i = 0; i < run.size(); ++i) {
        const PlacedGlyph& glyph = run[i];
        glyphs.push_back({glyph.glyph, static_cast<double>(text.baseline.x + glyph.x),
                          static_cast<double>(text.baseline.y - glyph.y)});
        if (i > 0 && run[i - 1].byte == glyph.byte)
            ++clusters.back().num_glyphs;
        else {
            said.push_back(without_marks(words.substr(glyph.byte, glyph.bytes)));
            clusters.push_back({static_cast<int>(said.back().size()), 1});
        }
    }
    const bool backwards = run.front().right_to_left;
    if (backwards) {
        std::reverse(clusters.begin(), clusters.end());
        std::reverse(said.begin(), said.end());
    }
    std::string text_of_run;
    for (const std::string& part : said)
        text_of_run += part;
    cairo_set_font_face(context, face);
    cairo_show_text_glyphs(context, text_of_run.data(), static_cast<int>(text_of_run.size()), glyphs.data(),
                           static_cast<int>(glyphs.size()), clusters.data(),
                           static_cast<int>(clusters.size()),
                           backwards ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t{});
}

void CairoText::draw_picture(cairo_t* context, const scene::Text& text, const PlacedGlyph& glyph) {
    const GlyphBitmap& bits = bitmap(glyph.face, glyph.glyph, picture_px, 0);
    if (bits.colours.empty()) return;
    Surface& picture = pictures_[{glyph.face, glyph.glyph}];
    if (!picture) picture = surface_of(bits);
    const auto size = static_cast<double>(text.size_px / picture_px);
    cairo_save(context);
    cairo_translate(context, static_cast<double>(text.baseline.x + glyph.x),
                    static_cast<double>(text.baseline.y - glyph.y));
    cairo_scale(context, size, size);
    cairo_set_source_surface(context, picture.get(), bits.left_px, -bits.top_px);
    cairo_paint_with_alpha(context, text.colour.alpha / 255.0);
    cairo_restore(context);
}

// Pictures, and over each a blank that carries the emoji's characters: they can be found and copied. A file
// notes for each glyph what it first stood for: the blank stands for itself first.
void CairoText::draw_emoji(cairo_t* context, const scene::Text& text, std::string_view words,
                           std::vector<PlacedGlyph> run) {
    static constexpr std::string_view space = "\u3000";
    const std::vector<PlacedGlyph> blank = fonts_.place(space, text.font, text.size_px);
    std::size_t named = words.size(); // the cluster whose characters are there already
    for (PlacedGlyph& glyph : run) {
        draw_picture(context, text, glyph);
        if (blank.empty() || glyph.byte == named) continue;
        named = glyph.byte;
        glyph.face = blank.front().face;
        glyph.glyph = blank.front().glyph;
        if (blanks_.insert(glyph.face).second) {
            PlacedGlyph itself = glyph;
            itself.byte = 0;
            itself.bytes = space.size();
            draw_run(context, text, space, {&itself, 1});
        }
        draw_run(context, text, words, {&glyph, 1});
    }
}

void CairoText::draw_glyphs(cairo_t* context, const scene::Text& text) {
    const std::string words = clean_text(text.text);
    const std::vector<PlacedGlyph> placed = fonts_.place(words, text.font, text.size_px);
    cairo_set_font_size(context, static_cast<double>(text.size_px));
    for (std::size_t begin = 0, end = 0; begin < placed.size(); begin = end) {
        // Drawn in one go: of one face.
        for (end = begin + 1; end < placed.size() && placed[end].face == placed[begin].face &&
                              reads_on(placed[end - 1], placed[end]);)
            ++end;
        std::vector<PlacedGlyph> run(placed.begin() + static_cast<std::ptrdiff_t>(begin),
                                     placed.begin() + static_cast<std::ptrdiff_t>(end));
        set_colour(context, text.colour);
        if (!fonts_.is_coloured(run.front().face)) {
            draw_run(context, text, words, run);
            continue;
        }
        draw_emoji(context, text, words, run);
    }
}

} // namespace dateline::paint
