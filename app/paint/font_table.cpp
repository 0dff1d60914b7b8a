#include "paint/font_table.h"

#include <limits>

namespace dateline::paint {

LoneGlyph FontTable::resolved(char32_t c) {
    c = as_shown(c);
    if (needs_shaping(c)) return {LoneGlyph::shaped_in_line, 0, std::numeric_limits<float>::quiet_NaN()};
    if (is_invisible(c)) return {LoneGlyph::no_glyph, 0, 0};
    LoneGlyph found{primary_, faces_.glyph(primary_, c), 0};
    if (found.glyph == 0) {
        const auto script = static_cast<Script>(hb_unicode_script(hb_unicode_funcs_get_default(), c));
        if (const int face = faces_.covering(font_, script, {&c, 1}); face >= 0) {
            found.face = face;
            found.glyph = faces_.glyph(face, c);
        } else if (const int emoji = is_pictograph(c) ? faces_.emoji() : FontFaces::none;
                   emoji >= 0 && faces_.glyph(emoji, c) != 0) {
            return {LoneGlyph::shaped_in_line, 0, std::numeric_limits<float>::quiet_NaN()};
        }
    }
    found.advance_em = faces_.advance_em(found.face, found.glyph);
    return found;
}

} // namespace dateline::paint
