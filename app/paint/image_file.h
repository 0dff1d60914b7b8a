#pragma once
// A photo's bytes, from a path that a stranger wrote: never outside the database's folder, never through a
// link (base/beneath.h), never a device or a FIFO, never more than the decoder takes. Knows nothing of
// pictures.

#include <string>
#include <vector>

#include "paint/image.h"

namespace dateline::paint {

struct ImageFile {
    std::vector<std::uint8_t> bytes;
    ImageFailure failure = ImageFailure::none;
};

ImageFile read_image_file(const std::string& folder, const std::string& file);

} // namespace dateline::paint
