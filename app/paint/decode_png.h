#pragma once
// PNG through libpng: rows as they come; an interlaced one is held whole. Of an APNG the default image.

#include "paint/decode_inspect.h"
#include "paint/decode_picture.h"

namespace dateline::paint::decoder {

// `pixels`: all rows were handed over.
Outcome read_png(const Inspection& inspection, Bytes file, Picture* picture);

} // namespace dateline::paint::decoder
