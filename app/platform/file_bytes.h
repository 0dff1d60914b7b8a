#pragma once
// The bytes of open files: read, written, compared, copied.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "platform/descriptor.h"

namespace dateline::platform {

bool has_same_bytes(const Descriptor& a, const Descriptor& b); // from their beginnings; false where one fails
// From where it stands to the end; false with errno. Where the file system can, both then share the bytes.
bool copy_bytes(const Descriptor& from, int to);
// All of them; false with errno.
bool write_bytes(int to, std::string_view bytes);
// At most so many, fewer only at the end; negative with errno.
std::ptrdiff_t read_bytes(int from, void* bytes, std::size_t count);
std::ptrdiff_t read_bytes_at(int from, std::uint64_t offset, void* bytes, std::size_t count);

} // namespace dateline::platform
