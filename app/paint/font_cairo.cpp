#include "paint/font_cairo.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <cairo-ft.h>

namespace dateline::paint {
namespace {

// A face in a library of its own.
struct Opened {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    Opened() = default;
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
    ~Opened() {
        if (face != nullptr) FT_Done_Face(face);
        if (library != nullptr) FT_Done_FreeType(library);
    }
};

void let_go(void* opened) {
    delete static_cast<Opened*>(opened);
}

constexpr cairo_user_data_key_t opened_key{};

cairo_font_face_t* made(const platform::FontFile& file) {
    auto opened = std::make_unique<Opened>();
    if (FT_Init_FreeType(&opened->library) != 0 ||
        FT_New_Face(opened->library, file.path.c_str(), file.index, &opened->face) != 0)
        return nullptr;
    cairo_font_face_t* face = cairo_ft_font_face_create_for_ft_face(opened->face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(face, &opened_key, opened.get(), let_go) != CAIRO_STATUS_SUCCESS) {
        cairo_font_face_destroy(face);
        return nullptr;
    }
    static_cast<void>(opened.release()); // cairo's now
    return face;
}

} // namespace

CairoFonts::~CairoFonts() {
    for (const auto& [number, face] : faces_)
        if (face != nullptr) cairo_font_face_destroy(face);
}

cairo_font_face_t* CairoFonts::face(int number) {
    const auto [found, added] = faces_.try_emplace(number, nullptr);
    if (added) found->second = made(fonts_.file(number));
    return found->second;
}

} // namespace dateline::paint
