#include "paint/fonts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H

#include "base/error.h"
#include "base/utf8.h"
#include "paint/font_files.h"

namespace dateline::paint {
namespace {

constexpr int unresolved = -1;
constexpr int no_glyph = -2; // takes no room and shows nothing

// What a code point is in one of the four fonts, looked up once.
struct Entry {
    int face = unresolved;
    std::uint32_t glyph = 0;
    float advance_em = 0;
    float mark_em = 0; // the advance that a combining mark has in its font, and not in a line
};
constexpr std::size_t page_size = 256;
using Page = std::array<Entry, page_size>;
struct Table { // all of Unicode, a page when first used
    std::array<std::unique_ptr<Page>, 0x110000 / page_size> pages;
    int primary = unresolved;
};

struct Face {
    FontFile file;
    FT_Face ft = nullptr;
};

bool in(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

// Joiners, variation selectors, direction marks, controls: they shape their neighbours and are never seen.
bool is_invisible(char32_t c) {
    return c < 0x20 || in(c, 0x7F, 0x9F) || c == 0xAD || c == 0x34F || in(c, 0x200B, 0x200F) ||
           in(c, 0x2028, 0x202E) || in(c, 0x2060, 0x206F) || in(c, 0xFE00, 0xFE0F) || c == 0xFEFF ||
           in(c, 0x180B, 0x180F) || in(c, 0xE0000, 0xE0FFF);
}

bool is_combining_mark(char32_t c) {
    return in(c, 0x300, 0x36F) || in(c, 0x483, 0x489) || in(c, 0x591, 0x5BD) || in(c, 0x610, 0x61A) ||
           in(c, 0x64B, 0x65F) || in(c, 0x1AB0, 0x1AFF) || in(c, 0x1DC0, 0x1DFF) || in(c, 0x20D0, 0x20FF) ||
           in(c, 0x302A, 0x302F) || in(c, 0x3099, 0x309A) || in(c, 0xFE20, 0xFE2F);
}

float safe_size(float size_px) {
    return std::isfinite(size_px) ? std::clamp(size_px, 0.F, 4096.F) : 0.F;
}

} // namespace

struct FontBook::Impl {
    FT_Library library = nullptr;
    FontFiles files;
    std::deque<Face> faces; // references to them outlive later ones
    std::array<std::unique_ptr<Table>, 4> tables;

    Impl() {
        if (FT_Init_FreeType(&library) != 0)
            throw base::Error(base::Fault::environment,
                              "fonts: FreeType does not start; reinstall libfreetype6");
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        for (Face& face : faces)
            FT_Done_Face(face.ft);
        FT_Done_FreeType(library);
    }

    // The number of the open face, or `unresolved` if the file is no scalable font.
    int open(const FontFile& file) {
        for (std::size_t i = 0; i < faces.size(); ++i)
            if (faces[i].file.path == file.path && faces[i].file.index == file.index)
                return static_cast<int>(i);
        FT_Face ft = nullptr;
        if (FT_New_Face(library, file.path.c_str(), file.index, &ft) != 0) return unresolved;
        if (!FT_IS_SCALABLE(ft) || ft->units_per_EM == 0 || ft->charmap == nullptr) {
            FT_Done_Face(ft);
            return unresolved;
        }
        faces.push_back({file, ft});
        if (faces.back().file.family.empty() && ft->family_name != nullptr)
            faces.back().file.family = ft->family_name;
        return static_cast<int>(faces.size()) - 1;
    }

    int open_primary(scene::Font font) {
        if (const auto file = files.primary(font))
            if (const int face = open(*file); face >= 0) return face;
        for (const FontFile& file : files.with_code_point(font, U'a', 8))
            if (const int face = open(file); face >= 0) return face;
        return unresolved;
    }

    Table& table(scene::Font font) {
        auto& slot = tables.at(static_cast<std::size_t>(font) % tables.size());
        if (!slot) {
            auto made = std::make_unique<Table>();
            made->primary = open_primary(font);
            if (made->primary < 0) { // a missing serif or bold is shown in what there is
                if (font == scene::Font::sans)
                    throw base::Error(
                        base::Fault::environment,
                        "fonts: no outline font is installed; install the package fonts-noto-cjk");
                made->primary = table(scene::Font::sans).primary;
            }
            slot = std::move(made);
        }
        return *slot;
    }

    float advance_em(int face, std::uint32_t glyph) const {
        FT_Face ft = faces[static_cast<std::size_t>(face)].ft;
        FT_Fixed units = 0;
        if (FT_Get_Advance(ft, glyph, FT_LOAD_NO_SCALE, &units) != 0) return 0;
        const float em = static_cast<float>(units) / static_cast<float>(ft->units_per_EM);
        return std::clamp(em, 0.F, 16.F);
    }

    Entry resolve(scene::Font font, int primary, char32_t c) {
        if (is_invisible(c)) return {no_glyph};
        Entry entry{primary};
        entry.glyph = FT_Get_Char_Index(faces[static_cast<std::size_t>(primary)].ft, c);
        if (entry.glyph == 0) {
            for (const FontFile& file : files.with_code_point(font, c, 4)) {
                const int face = open(file);
                if (face < 0) continue;
                entry.glyph = FT_Get_Char_Index(faces[static_cast<std::size_t>(face)].ft, c);
                if (entry.glyph == 0) continue;
                entry.face = face;
                break;
            }
        }
        // Glyph 0 of the primary face is the box that says "missing".
        if (is_combining_mark(c)) {
            if (entry.glyph == 0) return {no_glyph};
            entry.mark_em = advance_em(entry.face, entry.glyph);
        } else {
            entry.advance_em = advance_em(entry.face, entry.glyph);
        }
        return entry;
    }

    const Entry& entry(scene::Font font, Table& in_table, char32_t c) {
        if (c > 0x10FFFF) c = 0xFFFD;
        auto& page = in_table.pages[c / page_size];
        if (!page) page = std::make_unique<Page>();
        Entry& found = (*page)[c % page_size];
        if (found.face == unresolved) found = resolve(font, in_table.primary, c);
        return found;
    }
};

FontBook::FontBook() : impl_(std::make_unique<Impl>()) {
    impl_->table(scene::Font::sans);
}
FontBook::~FontBook() = default;

float FontBook::width(std::string_view text, scene::Font font, float size_px) const {
    Table& table = impl_->table(font);
    double sum_em = 0;
    for (std::size_t at = 0; at < text.size();)
        sum_em += static_cast<double>(impl_->entry(font, table, base::next_code_point(text, &at)).advance_em);
    return static_cast<float>(sum_em * static_cast<double>(safe_size(size_px)));
}

// The typographic metrics where the font has them (Noto CJK: 0.88 and 0.12 of the size); the line metrics of
// CJK fonts leave so much room that a label would float above the middle of its box.
scene::FontMetrics FontBook::metrics(scene::Font font, float size_px) const {
    const int face = impl_->table(font).primary;
    FT_Face ft = impl_->faces[static_cast<std::size_t>(face)].ft;
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
    Table& table = impl_->table(font);
    const float size = safe_size(size_px);
    std::vector<PlacedGlyph> glyphs;
    glyphs.reserve(text.size());
    double pen_em = 0;
    std::size_t unclaimed = 0; // invisible bytes at the start belong to the first glyph
    for (std::size_t at = 0; at < text.size();) {
        const Entry& entry = impl_->entry(font, table, base::next_code_point(text, &at));
        if (entry.face == no_glyph) {
            if (!glyphs.empty()) {
                glyphs.back().bytes = at - glyphs.back().byte;
                unclaimed = at;
            }
            continue;
        }
        PlacedGlyph glyph{
            entry.face, entry.glyph,   static_cast<float>(pen_em) * size, entry.advance_em * size,
            unclaimed,  at - unclaimed};
        // Fonts draw a mark without width over what precedes it; one with width is centred there by hand.
        if (entry.mark_em > 0)
            glyph.x -= ((glyphs.empty() ? 0.F : glyphs.back().advance) + entry.mark_em * size) / 2;
        glyphs.push_back(glyph);
        unclaimed = at;
        pen_em += static_cast<double>(entry.advance_em);
    }
    return glyphs;
}

GlyphBitmap FontBook::rasterise(int face, std::uint32_t glyph, float size_device_px, float subpixel_x) const {
    GlyphBitmap bitmap;
    FT_Face ft = impl_->faces.at(static_cast<std::size_t>(face)).ft;
    const float size = std::clamp(safe_size(size_device_px), 1.F, 1024.F);
    // A painter may have left its own size and transform on the face.
    FT_Set_Transform(ft, nullptr, nullptr);
    if (FT_Set_Char_Size(ft, 0, std::lround(size * 64), 72, 72) != 0) return bitmap;
    if (FT_Load_Glyph(ft, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return bitmap;
    FT_GlyphSlot slot = ft->glyph;
    if (slot->format != FT_GLYPH_FORMAT_OUTLINE || slot->outline.n_points == 0) return bitmap;
    FT_Outline_Translate(&slot->outline, std::lround(std::clamp(subpixel_x, 0.F, 1.F) * 64), 0);
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

void* FontBook::freetype_face(int face) const {
    return impl_->faces.at(static_cast<std::size_t>(face)).ft;
}
const FontFile& FontBook::file(int face) const {
    return impl_->faces.at(static_cast<std::size_t>(face)).file;
}
const std::string& FontBook::family(int face) const {
    return file(face).family;
}

} // namespace dateline::paint
