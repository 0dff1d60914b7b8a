#pragma once
// Marks over and below letters of any kind (accents, dots, macrons): whether a face sets them where their
// letter is, and how they are set by hand where none does. Some faces have marks and do not know where they
// belong: theirs would stand beside the letter, over the next one.

#include <memory>
#include <span>

#include <hb.h>

#include "paint/font_script.h"

namespace dateline::paint {

struct HarfBuzzBufferFreer {
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};
using HarfBuzzBuffer = std::unique_ptr<hb_buffer_t, HarfBuzzBufferFreer>;

// A letter with marks that belong over, below or across it, in a script whose letters keep their places.
bool has_marks(std::span<const char32_t> cluster, Script script);
bool is_mark(char32_t c);

struct FontGlyph {
    hb_font_t* font = nullptr;
    hb_codepoint_t glyph = 0;
};
// Where a mark of one face stands with a letter of another: in its middle and clear of it; in em, from where
// the letter stands.
struct MarkPlace {
    float x_em = 0, y_em = 0;
};
MarkPlace place_of_mark(const FontGlyph& letter, const FontGlyph& mark);
// The glyphs of one such cluster, from left to right: a mark whose middle is not within its letter is moved
// over or below it, clear of it. Whether any was.
bool set_marks(hb_font_t* font, std::span<const hb_glyph_info_t> glyphs,
               std::span<hb_glyph_position_t> positions);

} // namespace dateline::paint
