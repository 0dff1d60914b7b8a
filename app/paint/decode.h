#pragma once
// Inside the decoder process: bytes to pixels. `inspect` is the pre-flight that closes what the packaged
// stb_image leaves open; `decode` then runs it, turns the picture as its EXIF says and scales it down. Knows
// no files and no sockets; the caller writes the rows.

#include <cstdint>
#include <functional>
#include <span>

#include "paint/decode_protocol.h"

namespace dateline::paint::decoder {

struct Inspection {
    Outcome outcome = Outcome::not_an_image; // `pixels`: worth decoding
    std::uint32_t width = 0, height = 0;     // as stored
    int orientation = 1;                     // EXIF, 1 to 8
};

using Bytes = std::span<const std::uint8_t>;
Inspection inspect(Bytes file);
// EXIF's orientation from "Exif\0\0" and a TIFF block; 1 where it has none.
int orientation_of(Bytes exif);

// `header` is called once, then, where the outcome is pixels, `row` for each row of RGBA from the top.
void decode(Bytes file, const Request& request, const std::function<void(const Reply&)>& header,
            const std::function<void(Bytes)>& row);

} // namespace dateline::paint::decoder
