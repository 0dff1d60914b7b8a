#include "paint/font_marks.h"

#include <algorithm>
#include <iterator>

namespace dateline::paint {
namespace {

// Marks of these combine with letters of any script. No script's own marks are here, nor those over two
// letters.
bool is_common_mark(char32_t c) {
    return (c >= 0x300 && c <= 0x35B) || (c >= 0x363 && c <= 0x36F) || (c >= 0x483 && c <= 0x487) ||
           (c >= 0x1AB0 && c <= 0x1ACE) || (c >= 0x1DC0 && c <= 0x1DCC) || (c >= 0x1DD3 && c <= 0x1DFF) ||
           (c >= 0x20D0 && c <= 0x20F0) || (c >= 0x2DE0 && c <= 0x2DFF) || c == 0xA66F;
}

// Over it, below it, or across. Others belong at a corner of their letter, or around it.
bool is_in_the_middle(char32_t c) {
    static constexpr unsigned across = 1, joined_below = 202, below = 220, over = 230;
    const unsigned place = hb_unicode_combining_class(hb_unicode_funcs_get_default(), c);
    return place == across || place == joined_below || place == below || place == over;
}

constexpr Script plain_scripts[] = {0,
                                    script_tag("Armn"),
                                    script_tag("Bopo"),
                                    script_tag("Cyrl"),
                                    script_tag("Geor"),
                                    script_tag("Grek"),
                                    script_tag("Hang"),
                                    script_tag("Hani"),
                                    script_tag("Hira"),
                                    script_tag("Kana"),
                                    script_tag("Latn")};

struct Ink {
    int left = 0, right = 0, bottom = 0, top = 0;
};
Ink ink_of(hb_font_t* font, hb_codepoint_t glyph) {
    hb_glyph_extents_t extents{};
    hb_font_get_glyph_extents(font, glyph, &extents); // where it fails they stay empty
    return {extents.x_bearing, extents.x_bearing + extents.width, extents.y_bearing + extents.height,
            extents.y_bearing};
}

int units_of(hb_font_t* font) {
    return static_cast<int>(hb_face_get_upem(hb_font_get_face(font)));
}

// How far a mark is raised, at least what it is: over the letter or below it, as it belongs, where what
// follows stands beyond it. What is between the two goes across the letter.
int raised_clear_of(Ink* letter, const Ink& mark, int units, int raised) {
    const int gap = units / 50;
    if (mark.bottom > units * 3 / 10) {
        raised = std::max(raised, letter->top + gap - mark.bottom);
        letter->top = raised + mark.top;
    } else if (mark.top < units / 10) {
        raised = std::min(raised, letter->bottom - gap - mark.top);
        letter->bottom = raised + mark.bottom;
    }
    return raised;
}

} // namespace

bool is_mark(char32_t c) {
    const auto category = hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

MarkPlace place_of_mark(const FontGlyph& letter, const FontGlyph& mark) {
    const Ink own = ink_of(mark.font, mark.glyph);
    const int units = units_of(mark.font), letter_units = units_of(letter.font);
    Ink base = ink_of(letter.font, letter.glyph);
    for (int* edge : {&base.left, &base.right, &base.bottom, &base.top})
        *edge = *edge * units / letter_units; // in the mark's units
    const int raised = raised_clear_of(&base, own, units, 0);
    const auto em = [units](int in_units) {
        return static_cast<float>(in_units) / static_cast<float>(units);
    };
    return {em((base.left + base.right) / 2 - (own.left + own.right) / 2), em(raised)};
}

bool has_marks(std::span<const char32_t> cluster, Script script) {
    if (cluster.size() < 2 || is_mark(cluster[0]) ||
        std::find(std::begin(plain_scripts), std::end(plain_scripts), script) == std::end(plain_scripts))
        return false;
    bool any = false;
    for (const char32_t c : cluster.subspan(1)) {
        if (!is_mark(c)) continue;
        if (!is_common_mark(c) || !is_in_the_middle(c)) return false;
        any = true;
    }
    return any;
}

bool set_marks(hb_font_t* font, std::span<const hb_glyph_info_t> glyphs,
               std::span<hb_glyph_position_t> positions) {
    const int units = units_of(font);
    bool moved = false;
    int pen = 0; // where the next glyph would stand
    Ink letter;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const Ink own = ink_of(font, glyphs[i].codepoint);
        hb_glyph_position_t& place = positions[i];
        if (place.x_advance > 0 || i == 0) {
            letter = {pen + place.x_offset + own.left, pen + place.x_offset + own.right,
                      place.y_offset + own.bottom, place.y_offset + own.top};
            pen += place.x_advance;
            continue;
        }
        if (own.left == own.right || pen <= 0) continue;
        const int middle = pen + place.x_offset + (own.left + own.right) / 2;
        // What a font knows no place for stands at the letter's end, or after it.
        if (middle > 0 && middle < pen - pen / 20) continue;
        moved = true;
        place.x_offset += (letter.left + letter.right) / 2 - middle;
        place.y_offset = raised_clear_of(&letter, own, units, place.y_offset);
    }
    return moved;
}

} // namespace dateline::paint
