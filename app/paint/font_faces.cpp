#include "paint/font_faces.h"

#include <algorithm>
#include <memory>

#include FT_ADVANCES_H
#include <hb-ot.h>

#include "base/error.h"
#include "paint/font_marks.h"

namespace dateline::paint {
namespace {

// How many answers of fontconfig are kept: more than any writing has, fewer than a stranger's file could ask
// for.
constexpr std::size_t max_choices = 20'000;

struct BlobFreer {
    void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
struct HarfBuzzFaceFreer {
    void operator()(hb_face_t* face) const { hb_face_destroy(face); }
};

// The pixels of one emoji tell whether FreeType can draw this font's colours: it cannot draw all kinds.
bool draws_colours(FT_Face face) {
    if (!FT_HAS_COLOR(face)) return false;
    if (FT_HAS_FIXED_SIZES(face) ? FT_Select_Size(face, 0) != 0
                                 : FT_Set_Char_Size(face, 0, 32 * 64, 72, 72) != 0)
        return false;
    if (FT_Load_Char(face, U'😀', FT_LOAD_COLOR | FT_LOAD_NO_HINTING | FT_LOAD_RENDER) != 0) return false;
    return face->glyph->bitmap.pixel_mode == FT_PIXEL_MODE_BGRA && face->glyph->bitmap.rows > 0;
}

} // namespace

FontFaces::FontFaces() {
    if (FT_Init_FreeType(&library_) != 0)
        throw base::Error(base::Fault::environment, "fonts: FreeType does not start; reinstall libfreetype6");
}

FontFaces::~FontFaces() {
    for (Face& face : faces_) {
        hb_font_destroy(face.harfbuzz);
        FT_Done_Face(face.freetype);
    }
    FT_Done_FreeType(library_);
}

// The number of the open face, or `none` if the file is no scalable font.
int FontFaces::open(const platform::FontFile& file) {
    for (std::size_t i = 0; i < faces_.size(); ++i)
        if (faces_[i].file.path == file.path && faces_[i].file.index == file.index)
            return static_cast<int>(i);
    FT_Face opened = nullptr;
    if (FT_New_Face(library_, file.path.c_str(), file.index, &opened) != 0) return none;
    if (!FT_IS_SCALABLE(opened) || opened->units_per_EM == 0 || opened->charmap == nullptr) {
        FT_Done_Face(opened);
        return none;
    }
    Face face{file, opened};
    face.units_per_em = static_cast<float>(opened->units_per_EM);
    if (face.file.family.empty() && opened->family_name != nullptr) face.file.family = opened->family_name;
    faces_.push_back(std::move(face));
    return static_cast<int>(faces_.size()) - 1;
}

int FontFaces::primary(scene::Font font) {
    if (const auto file = files_.primary(font))
        if (const int face = open(*file); face >= 0) return face;
    return covering(font, script_tag("Latn"), std::u32string_view(U"a"));
}

int FontFaces::covering(scene::Font font, Script script, std::span<const char32_t> code_points, Marks marks) {
    auto key = std::tuple(font, script, marks, std::u32string(code_points.begin(), code_points.end()));
    if (const auto known = covering_.find(key); known != covering_.end()) return known->second;
    int chosen = none;
    for (const platform::FontFile& file : files_.with_code_points(font, script, code_points, 8)) {
        const int face = open(file);
        if (face < 0 || !std::all_of(code_points.begin(), code_points.end(),
                                     [&](char32_t c) { return glyph(face, c) != 0; }))
            continue;
        if (marks == Marks::in_place && !sets_marks(face, script, code_points)) continue;
        chosen = face;
        break;
    }
    if (covering_.size() >= max_choices) covering_.clear();
    covering_.emplace(std::move(key), chosen);
    return chosen;
}

bool FontFaces::sets_marks(int face, Script script, std::span<const char32_t> cluster) {
    auto key = std::tuple(face, script, std::u32string(cluster.begin(), cluster.end()));
    if (const auto known = sets_marks_.find(key); known != sets_marks_.end()) return known->second;
    const HarfBuzzBuffer buffer(hb_buffer_create());
    hb_buffer_set_content_type(buffer.get(), HB_BUFFER_CONTENT_TYPE_UNICODE);
    for (const char32_t c : cluster)
        hb_buffer_add(buffer.get(), c, 0);
    hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer.get(), static_cast<hb_script_t>(script));
    hb_font_t* font = harfbuzz(face);
    hb_shape(font, buffer.get(), nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer.get(), &count);
    hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), nullptr);
    const bool sets = !set_marks(font, {glyphs, count}, {positions, count});
    if (sets_marks_.size() >= max_choices) sets_marks_.clear();
    sets_marks_.emplace(std::move(key), sets);
    return sets;
}

int FontFaces::emoji() {
    if (emoji_ == unknown) emoji_ = open_emoji();
    return emoji_;
}

int FontFaces::open_emoji() {
    for (const platform::FontFile& file : files_.with_colour_emoji(4)) {
        FT_Face opened = nullptr;
        if (FT_New_Face(library_, file.path.c_str(), file.index, &opened) != 0) continue;
        if (opened->charmap == nullptr || !draws_colours(opened)) {
            FT_Done_Face(opened);
            continue;
        }
        Face face{file, opened};
        face.coloured = true;
        faces_.push_back(std::move(face));
        const int number = static_cast<int>(faces_.size()) - 1;
        faces_.back().units_per_em = static_cast<float>(hb_face_get_upem(hb_font_get_face(harfbuzz(number))));
        return number;
    }
    return none;
}

hb_font_t* FontFaces::harfbuzz(int number) {
    Face& face = faces_.at(static_cast<std::size_t>(number));
    if (face.harfbuzz != nullptr) return face.harfbuzz;
    const std::unique_ptr<hb_blob_t, BlobFreer> blob(hb_blob_create_from_file(face.file.path.c_str()));
    const auto index = static_cast<unsigned>(face.file.index);
    const std::unique_ptr<hb_face_t, HarfBuzzFaceFreer> shaped(hb_face_create(blob.get(), index & 0xFFFFU));
    face.harfbuzz = hb_font_create(shaped.get());
    if (index >> 16U != 0) hb_font_set_var_named_instance(face.harfbuzz, (index >> 16U) - 1);
    return face.harfbuzz;
}

float FontFaces::advance_em(int face, std::uint32_t glyph) const {
    FT_Fixed units = 0;
    if (FT_Get_Advance(freetype(face), glyph, FT_LOAD_NO_SCALE, &units) != 0) return 0;
    return std::clamp(static_cast<float>(units) / units_per_em(face), 0.F, 16.F);
}

} // namespace dateline::paint
