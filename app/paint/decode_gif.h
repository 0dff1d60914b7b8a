#pragma once
// GIF: of a moving one the first frame, on its canvas. What comes row by row is handed on so; interlaced, a
// byte a pixel is kept.

#include "paint/decode_picture.h"
#include "paint/decode_protocol.h"

namespace dateline::paint::decoder {

// `pixels`: all rows were handed over.
Outcome read_gif(Bytes file, Picture* picture);

} // namespace dateline::paint::decoder
