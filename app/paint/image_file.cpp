#include "paint/image_file.h"

#include "paint/decode_protocol.h"
#include "platform/beneath.h"
#include "platform/file_bytes.h"
#include "platform/file_status.h"

namespace dateline::paint {
namespace {

ImageFailure failure_of_way(platform::Way way) {
    switch (way) {
    case platform::Way::there:
        return ImageFailure::none;
    case platform::Way::missing:
        return ImageFailure::missing;
    case platform::Way::no_permission:
        return ImageFailure::no_permission;
    case platform::Way::unreadable:
        break;
    case platform::Way::outside:
        return ImageFailure::outside;
    case platform::Way::link:
        return ImageFailure::link;
    case platform::Way::folder:
        return ImageFailure::folder;
    case platform::Way::not_a_file:
        return ImageFailure::not_a_file;
    }
    return ImageFailure::unreadable;
}

} // namespace

ImageFile read_image_file(const std::string& folder, const std::string& file) {
    const platform::FileBeneath opened = platform::open_beneath(folder, file);
    if (opened.way != platform::Way::there) return {{}, failure_of_way(opened.way)};
    const std::int64_t size = platform::size_of(opened.file);
    if (size < 0) return {{}, ImageFailure::unreadable};
    if (static_cast<std::uint64_t>(size) > decoder::max_file_bytes) return {{}, ImageFailure::file_too_large};
    ImageFile result;
    result.bytes.resize(static_cast<std::size_t>(size));
    const std::ptrdiff_t have =
        platform::read_bytes(opened.file.get(), result.bytes.data(), result.bytes.size());
    if (have < 0) return {{}, ImageFailure::unreadable};
    result.bytes.resize(static_cast<std::size_t>(have)); // it may have shrunk while it was read
    if (have == 0) result.failure = ImageFailure::empty;
    return result;
}

} // namespace dateline::paint
