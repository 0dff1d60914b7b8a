#pragma once
// WebP through libwebp; of a moving one the first frame on its canvas.

#include "paint/decode_picture.h"
#include "paint/decode_protocol.h"

namespace dateline::paint::decoder {

// `pixels`: all rows were handed over.
Outcome read_webp(Bytes file, Picture* picture);

} // namespace dateline::paint::decoder
