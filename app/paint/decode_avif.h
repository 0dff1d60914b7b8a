#pragma once
// AVIF through libavif, in one thread. Its turns stand in boxes of its own (irot, imir), which count; what
// EXIF says beside them does not.

#include "paint/decode_picture.h"
#include "paint/decode_protocol.h"

namespace dateline::paint::decoder {

// `pixels`: all rows were handed over.
Outcome read_avif(Bytes file, Picture* picture);

} // namespace dateline::paint::decoder
