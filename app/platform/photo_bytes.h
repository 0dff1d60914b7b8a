#pragma once
// A photo's bytes as they are kept, from a path that a stranger wrote: never outside the folder, never
// through a link (platform/beneath.h), never a device or a FIFO, never more than is decoded. Knows nothing of
// pictures.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "platform/beneath.h"

namespace dateline::platform {

constexpr std::size_t max_photo_bytes = std::size_t{256} << 20U;

struct PhotoBytes {
    std::vector<std::uint8_t> bytes;
    Way way = Way::there; // what keeps it from being read
};

PhotoBytes read_photo(const std::string& folder, const std::string& file);

} // namespace dateline::platform
