#pragma once
// JPEG through libjpeg-turbo: rows as they come, scaled down by its DCT where less is wanted.

#include "paint/decode_inspect.h"
#include "paint/decode_picture.h"

namespace dateline::paint::decoder {

// `pixels`: all rows were handed over.
Outcome read_jpeg(const Inspection& inspection, Bytes file, Picture* picture);

} // namespace dateline::paint::decoder
