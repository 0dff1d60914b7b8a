#pragma once
// HEIC through libheif, which turns and cuts the picture as its boxes say; what EXIF says beside them does
// not count.

#include "paint/decode_picture.h"
#include "paint/decode_protocol.h"

namespace dateline::paint::decoder {

// `pixels`: all rows were handed over.
Outcome read_heic(Bytes file, Picture* picture);

// What must be done while the process still may open files.
void prepare_heic();

} // namespace dateline::paint::decoder
