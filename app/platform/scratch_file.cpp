#include "platform/scratch_file.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "platform/file_bytes.h"

namespace dateline::platform {

std::string ScratchFile::folder() {
    std::error_code ignored;
    const std::string folder = std::filesystem::temp_directory_path(ignored).string();
    return folder.empty() ? "/tmp" : folder;
}

bool ScratchFile::append(const void* bytes, std::size_t count) {
    if (!file_) {
        std::string name = folder() + "/dateline-XXXXXX";
        file_ = Descriptor(::mkostemp(name.data(), O_CLOEXEC));
        if (!file_) return false;
        ::unlink(name.c_str());
    }
    return write_bytes(file_.get(), {static_cast<const char*>(bytes), count});
}

bool ScratchFile::read_at(std::uint64_t offset, void* bytes, std::size_t count) const {
    return read_bytes_at(file_.get(), offset, bytes, count) == static_cast<std::ptrdiff_t>(count);
}

} // namespace dateline::platform
