#include "platform/file_hash.h"

#include <cstdio>
#include <vector>

#include "base/error.h"
#include "base/paths.h"
#include "base/sha256.h"
#include "platform/file.h"

namespace dateline::platform {

std::string sha256_of_file(const std::string& path, const base::ProgressAndCancel& watch) {
    const OpenFile file = open_file(path);
    base::Sha256 sum;
    std::vector<char> buffer(std::size_t{1} << 18U);
    while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
        sum.add({buffer.data(), n});
        if (watch.stop.stop_requested()) return "";
    }
    if (std::ferror(file.get()) != 0)
        throw base::Error(base::Fault::input,
                          base::shown_path(path) + ": cannot be read to its end; check the disk");
    return sum.hex();
}

} // namespace dateline::platform
