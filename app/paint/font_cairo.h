#pragma once
// The faces of a FontBook as cairo font faces. cairo keeps fonts in a cache of its own for as long as it
// likes, so each is opened anew in a FreeType library that lives until cairo lets go of it: a FontBook never
// waits for cairo.

#include <map>

#include <cairo.h>

#include "paint/fonts.h"

namespace dateline::paint {

class CairoFonts {
  public:
    explicit CairoFonts(const FontBook& fonts) : fonts_(fonts) {}
    CairoFonts(const CairoFonts&) = delete;
    CairoFonts& operator=(const CairoFonts&) = delete;
    ~CairoFonts();
    // Null if the file cannot be opened any more.
    cairo_font_face_t* face(int number);

  private:
    const FontBook& fonts_;
    std::map<int, cairo_font_face_t*> faces_;
};

} // namespace dateline::paint
