#pragma once
// A photo's bytes, from a path that a stranger wrote: never outside the database's folder, never through a
// link at the end, never a device or a FIFO, never more than the decoder takes. Knows nothing of pictures.

#include <string>
#include <vector>

#include "paint/image.h"

namespace dateline::paint {

struct ImageFile {
    std::vector<std::uint8_t> bytes;
    ImageFailure failure = ImageFailure::none;
};

ImageFile read_image_file(const std::string& folder, const std::string& file);

namespace detail {
// The two ways below the folder: the kernel's, and step by step where the kernel has none. An open
// descriptor, or -1 and errno.
int open_beneath_kernel(int folder_fd, const std::string& file);
int open_beneath_steps(int folder_fd, const std::string& file);
} // namespace detail

} // namespace dateline::paint
