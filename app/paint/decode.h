#pragma once
// Inside the decoder process: bytes to pixels. A reader for each format hands its rows to a Picture, which
// averages them down as they come: memory follows what was asked for, not what the photo is. Knows no files
// and no sockets; the caller writes the rows.

#include <functional>

#include "paint/decode_protocol.h"
#include "paint/decode_samples.h"

namespace dateline::paint::decoder {

// `header` is called once, then, where the outcome is pixels, `row` for each row of RGBA from the top.
void decode(Bytes file, const Request& request, const std::function<void(const Reply&)>& header,
            const std::function<void(Bytes)>& row);

} // namespace dateline::paint::decoder
