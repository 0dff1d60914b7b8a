#include "paint/image_file.h"

#include <cerrno>

#include <sys/stat.h>
#include <unistd.h>

#include "base/beneath.h"
#include "paint/decode_protocol.h"

namespace dateline::paint {
namespace {

ImageFailure failure_of_way(base::Way way) {
    switch (way) {
    case base::Way::there:
        return ImageFailure::none;
    case base::Way::missing:
        return ImageFailure::missing;
    case base::Way::no_permission:
        return ImageFailure::no_permission;
    case base::Way::unreadable:
        break;
    case base::Way::outside:
        return ImageFailure::outside;
    case base::Way::link:
        return ImageFailure::link;
    case base::Way::folder:
        return ImageFailure::folder;
    case base::Way::not_a_file:
        return ImageFailure::not_a_file;
    }
    return ImageFailure::unreadable;
}

} // namespace

ImageFile read_image_file(const std::string& folder, const std::string& file) {
    const base::FileBeneath opened = base::open_beneath(folder, file);
    if (opened.way != base::Way::there) return {{}, failure_of_way(opened.way)};
    const int fd = opened.file.get();
    struct stat status {};
    if (::fstat(fd, &status) != 0) return {{}, ImageFailure::unreadable};
    if (static_cast<std::uint64_t>(status.st_size) > decoder::most_file_bytes)
        return {{}, ImageFailure::file_too_large};
    ImageFile result;
    result.bytes.resize(static_cast<std::size_t>(status.st_size));
    std::size_t have = 0;
    while (have < result.bytes.size()) {
        const ssize_t n = ::read(fd, result.bytes.data() + have, result.bytes.size() - have);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return {{}, ImageFailure::unreadable};
        if (n == 0) break; // it shrank while it was read
        have += static_cast<std::size_t>(n);
    }
    result.bytes.resize(have);
    if (have == 0) result.failure = ImageFailure::empty;
    return result;
}

} // namespace dateline::paint
