#pragma once
// A glyph as it is placed in a line, and as pixels: what fonts give to all that draw with them.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline::paint {

// A run of glyphs laid out from the origin, from left to right; logical pixels.
struct PlacedGlyph {
    int face = 0;            // FontBook's number of the face
    std::uint32_t glyph = 0; // index in it
    float x = 0, y = 0;      // pen position from the start of the run; y upwards from the baseline
    float advance = 0;
    bool right_to_left = false;
    std::size_t byte = 0, bytes = 0; // of the cluster that it is part of; all bytes belong to some cluster
};

struct GlyphBitmap {
    int left_px = 0, top_px = 0; // from the pen to the bitmap's top-left; top is above the baseline
    int width_px = 0, height_px = 0;
    std::vector<std::uint8_t> coverage; // width * height; empty if it has colours
    std::vector<std::uint8_t> colours;  // width * height * 4: blue, green, red, alpha; premultiplied
};

} // namespace dateline::paint
