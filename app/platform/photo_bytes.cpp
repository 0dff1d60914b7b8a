#include "platform/photo_bytes.h"

#include "platform/file_bytes.h"
#include "platform/file_status.h"

namespace dateline::platform {

PhotoBytes read_photo(const std::string& folder, const std::string& file) {
    const FileBeneath opened = open_beneath(folder, file);
    if (opened.way != Way::there) return {{}, opened.way};
    const std::int64_t size = size_of(opened.file);
    if (size < 0) return {{}, Way::unreadable};
    if (static_cast<std::uint64_t>(size) > max_photo_bytes) return {{}, Way::too_large};
    PhotoBytes photo;
    photo.bytes.resize(static_cast<std::size_t>(size));
    const std::ptrdiff_t have = read_bytes(opened.file.get(), photo.bytes.data(), photo.bytes.size());
    if (have < 0) return {{}, Way::unreadable};
    photo.bytes.resize(static_cast<std::size_t>(have)); // it may have shrunk while it was read
    if (have == 0) photo.way = Way::empty;
    return photo;
}

} // namespace dateline::platform
