#pragma once
// BMP through stb_image, and JPEG in a build without libjpeg: each whole, then its rows.

#include "paint/decode_inspect.h"
#include "paint/decode_picture.h"

namespace dateline::paint::decoder {

// `pixels`: all rows were handed over.
Outcome read_with_stb(const Inspection& inspection, Bytes file, Picture* picture);

} // namespace dateline::paint::decoder
