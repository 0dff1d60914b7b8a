#pragma once
// The pre-flights, which close what the libraries leave open: what a file says of itself, before any library
// reads it.

#include <cstdint>
#include <vector>

#include "paint/decode_protocol.h"
#include "paint/decode_samples.h"

namespace dateline::paint::decoder {

struct Inspection {
    Outcome outcome = Outcome::damaged;  // `pixels`: worth decoding
    std::uint32_t width = 0, height = 0; // as stored
    int orientation = 1;                 // EXIF, 1 to 8
    std::vector<std::uint8_t> profile;   // ICC, JPEG's alone
};
Inspection inspect_jpeg(Bytes file);
Inspection inspect_png(Bytes file);
Inspection inspect_bmp(Bytes file);
// EXIF's orientation from a TIFF block, with or without "Exif\0\0" before it; 1 where it has none.
int orientation_of(Bytes exif);

} // namespace dateline::paint::decoder
