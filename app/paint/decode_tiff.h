#pragma once
// TIFF through libtiff: its first picture, row by row where it is stored so, else by strips and rows of
// tiles.

#include "paint/decode_picture.h"
#include "paint/decode_protocol.h"

namespace dateline::paint::decoder {

// `pixels`: all rows were handed over.
Outcome read_tiff(Bytes file, Picture* picture);

} // namespace dateline::paint::decoder
