#include "platform/file_status.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/descriptor.h"

namespace dateline::platform {
namespace {

FileStatus::Kind kind_of(mode_t mode) {
    if (S_ISREG(mode)) return FileStatus::Kind::regular;
    return S_ISDIR(mode) ? FileStatus::Kind::folder : FileStatus::Kind::other;
}

std::string fingerprint_of(const struct stat& status) {
    std::string fingerprint;
    for (const auto part :
         {static_cast<std::int64_t>(status.st_dev), static_cast<std::int64_t>(status.st_ino),
          static_cast<std::int64_t>(status.st_size), static_cast<std::int64_t>(status.st_mtim.tv_sec),
          static_cast<std::int64_t>(status.st_mtim.tv_nsec)})
        fingerprint += std::to_string(part) + ' ';
    return fingerprint;
}

bool sync(const std::string& path, int flags) {
    const Descriptor file(::open(path.c_str(), flags | O_CLOEXEC));
    return file && ::fsync(file.get()) == 0;
}

} // namespace

FileStatus status_of(const std::string& path, Links links) {
    struct stat status {};
    const int failed =
        links == Links::followed ? ::stat(path.c_str(), &status) : ::lstat(path.c_str(), &status);
    if (failed != 0) return {FileStatus::Kind::none, 0, "", errno};
    return {kind_of(status.st_mode), status.st_size, fingerprint_of(status), 0};
}

bool is_same_file(const std::string& a, const std::string& b) {
    struct stat of_a {
    }, of_b{};
    return ::stat(a.c_str(), &of_a) == 0 && ::stat(b.c_str(), &of_b) == 0 && of_a.st_dev == of_b.st_dev &&
           of_a.st_ino == of_b.st_ino;
}

bool sync_file(const std::string& path) {
    return sync(path, O_RDWR);
}

bool sync_folder(const std::string& path) {
    return sync(path, O_RDONLY | O_DIRECTORY);
}

} // namespace dateline::platform
