#include "paint/fonts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H

#include "base/error.h"
#include "base/utf8.h"
#include "paint/font_raster.h"
#include "paint/font_shape.h"

namespace dateline::paint {
namespace {

// Lines that were shaped are kept, as long as they are short and few: a screen's words are measured and drawn
// again in every frame.
constexpr std::size_t longest_kept_bytes = 2048;
constexpr std::size_t max_kept_bytes = 4'000'000;

float safe_size(float size_px) {
    return std::isfinite(size_px) ? std::clamp(size_px, 0.F, 4096.F) : 0.F;
}

// Not a number where something is shaped in its line.
double sum_em_of(FontTable& table, std::string_view text) {
    double sum = 0;
    for (std::size_t at = 0; at < text.size();)
        sum += static_cast<double>(table.of(base::next_code_point(text, &at)).advance_em);
    return sum;
}

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

} // namespace

struct FontBook::Impl {
    FontFaces faces;
    std::array<std::unique_ptr<FontTable>, 4> tables;
    using Lines = std::unordered_map<std::string, ShapedLine, TextHash, std::equal_to<>>;
    std::array<Lines, 4> lines;
    std::size_t kept_bytes = 0;
    ShapedLine unkept;

    FontTable& table(scene::Font font) {
        auto& slot = tables.at(static_cast<std::size_t>(font) % tables.size());
        if (!slot) {
            int primary = faces.primary(font);
            if (primary < 0) { // a missing serif or bold is shown in what there is
                if (font == scene::Font::sans)
                    throw base::Error(
                        base::Fault::environment,
                        "fonts: no outline font is installed; install the package fonts-noto-cjk");
                primary = table(scene::Font::sans).primary();
            }
            slot = std::make_unique<FontTable>(faces, font, primary);
        }
        return *slot;
    }

    // Valid until the next call.
    const ShapedLine& shaped(std::string_view text, scene::Font font) {
        Lines& of_font = lines.at(static_cast<std::size_t>(font) % lines.size());
        if (const auto known = of_font.find(text); known != of_font.end()) return known->second;
        ShapedLine line = shaped_line(text, font, table(font), faces);
        if (text.size() > longest_kept_bytes) return unkept = std::move(line);
        if (kept_bytes > max_kept_bytes) {
            for (Lines& kept : lines)
                kept.clear();
            kept_bytes = 0;
        }
        kept_bytes += text.size() + line.glyphs.size() * sizeof(ShapedGlyph) + 100;
        return of_font.emplace(text, std::move(line)).first->second;
    }
};

FontBook::FontBook() : impl_(std::make_unique<Impl>()) {
    impl_->table(scene::Font::sans);
}
FontBook::~FontBook() = default;

float FontBook::width(std::string_view text, scene::Font font, float size_px) const {
    double sum_em = sum_em_of(impl_->table(font), text);
    if (std::isnan(sum_em)) sum_em = impl_->shaped(text, font).width_em;
    return static_cast<float>(sum_em * static_cast<double>(safe_size(size_px)));
}

bool FontBook::is_shaped(std::string_view text, scene::Font font) const {
    return std::isnan(sum_em_of(impl_->table(font), text));
}

// The typographic metrics where the font has them (Noto CJK: 0.88 and 0.12 of the size); the line metrics of
// CJK fonts leave so much room that a label would float above the middle of its box.
scene::FontMetrics FontBook::metrics(scene::Font font, float size_px) const {
    FT_Face ft = impl_->faces.freetype(impl_->table(font).primary());
    int ascent = ft->ascender, descent = -ft->descender;
    if (const void* sfnt = FT_Get_Sfnt_Table(ft, FT_SFNT_OS2)) {
        const auto* os2 = static_cast<const TT_OS2*>(sfnt);
        if (os2->version != 0xFFFFU && os2->sTypoAscender > 0 && os2->sTypoDescender <= 0) {
            ascent = os2->sTypoAscender;
            descent = -os2->sTypoDescender;
        }
    }
    const float scale = safe_size(size_px) / static_cast<float>(ft->units_per_EM);
    return {static_cast<float>(ascent) * scale, static_cast<float>(descent) * scale};
}

std::vector<PlacedGlyph> FontBook::place(std::string_view text, scene::Font font, float size_px) const {
    FontTable& table = impl_->table(font);
    const float size = safe_size(size_px);
    std::vector<PlacedGlyph> glyphs;
    glyphs.reserve(text.size());
    double pen_em = 0;
    std::size_t unclaimed = 0; // invisible bytes at the start belong to the first glyph
    for (std::size_t at = 0; at < text.size();) {
        const LoneGlyph& lone = table.of(base::next_code_point(text, &at));
        if (lone.face == LoneGlyph::shaped_in_line) {
            glyphs.clear();
            for (const ShapedGlyph& glyph : impl_->shaped(text, font).glyphs)
                glyphs.push_back({glyph.face, glyph.glyph, glyph.x_em * size, glyph.y_em * size,
                                  glyph.advance_em * size, glyph.right_to_left, glyph.byte, glyph.bytes});
            return glyphs;
        }
        if (lone.face == LoneGlyph::no_glyph) {
            if (!glyphs.empty()) {
                glyphs.back().bytes = at - glyphs.back().byte;
                unclaimed = at;
            }
            continue;
        }
        glyphs.push_back({lone.face, lone.glyph, static_cast<float>(pen_em) * size, 0, lone.advance_em * size,
                          false, unclaimed, at - unclaimed});
        unclaimed = at;
        pen_em += static_cast<double>(lone.advance_em);
    }
    return glyphs;
}

GlyphBitmap FontBook::rasterise(int face, std::uint32_t glyph, float size_device_px, float subpixel_x) const {
    const float size = std::clamp(safe_size(size_device_px), 1.F, 1024.F);
    FT_Face ft = impl_->faces.freetype(face);
    return impl_->faces.is_coloured(face) ? coloured_bitmap(ft, glyph, size)
                                          : outline_bitmap(ft, glyph, size, std::clamp(subpixel_x, 0.F, 1.F));
}

int FontBook::primary_face(scene::Font font) const {
    return impl_->table(font).primary();
}
void* FontBook::freetype_face(int face) const {
    return impl_->faces.freetype(face);
}
const platform::FontFile& FontBook::file(int face) const {
    return impl_->faces.file(face);
}
const std::string& FontBook::family(int face) const {
    return file(face).family;
}
bool FontBook::is_coloured(int face) const {
    return impl_->faces.is_coloured(face);
}

} // namespace dateline::paint
