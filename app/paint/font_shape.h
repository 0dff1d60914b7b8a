#pragma once
// A line of text whose letters depend on each other: ordered by the Unicode bidirectional algorithm
// (FriBidi), cut into runs of one face, script and direction, each shaped by HarfBuzz. A cluster comes from
// one face. Letters that stand for themselves are taken from the font's table, so that a word measures the
// same in every line.

#include <string_view>
#include <vector>

#include "paint/font_table.h"

namespace dateline::paint {

struct ShapedGlyph { // in parts of the size
    int face = 0;
    std::uint32_t glyph = 0;
    float x_em = 0, y_em = 0; // where it is drawn; y upwards
    float advance_em = 0;
    bool right_to_left = false;
    std::size_t byte = 0, bytes = 0; // of the cluster that it belongs to
};
struct ShapedLine {
    std::vector<ShapedGlyph> glyphs; // from left to right
    double width_em = 0;
};

ShapedLine shaped_line(std::string_view text, scene::Font font, FontTable& table, FontFaces& faces);

} // namespace dateline::paint
