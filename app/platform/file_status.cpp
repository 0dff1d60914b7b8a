#include "platform/file_status.h"

#include <cerrno>
#include <initializer_list>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dateline::platform {
namespace {

FileStatus::Kind kind_of(mode_t mode) {
    if (S_ISREG(mode)) return FileStatus::Kind::regular;
    return S_ISDIR(mode) ? FileStatus::Kind::folder : FileStatus::Kind::other;
}

std::string joined(std::initializer_list<std::int64_t> numbers) {
    std::string text;
    for (const std::int64_t number : numbers)
        text += std::to_string(number) + ' ';
    return text;
}

// Which file it is and when it was last written to.
std::string fingerprint_of(const struct stat& status) {
    return joined({static_cast<std::int64_t>(status.st_dev), static_cast<std::int64_t>(status.st_ino),
                   status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec});
}

bool are_of_one_file(const struct stat& a, const struct stat& b) {
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
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
    return ::stat(a.c_str(), &of_a) == 0 && ::stat(b.c_str(), &of_b) == 0 && are_of_one_file(of_a, of_b);
}

bool is_same_file(const Descriptor& a, const Descriptor& b) {
    struct stat of_a {
    }, of_b{};
    return ::fstat(a.get(), &of_a) == 0 && ::fstat(b.get(), &of_b) == 0 && are_of_one_file(of_a, of_b);
}

std::int64_t size_of(const Descriptor& file) {
    struct stat status {};
    return ::fstat(file.get(), &status) == 0 ? status.st_size : -1;
}

std::string strict_fingerprint_of(const Descriptor& file) {
    struct stat status {};
    if (!file || ::fstat(file.get(), &status) != 0) return "";
    return fingerprint_of(status) + joined({status.st_ctim.tv_sec, status.st_ctim.tv_nsec});
}

bool sync_file(const std::string& path) {
    return sync(path, O_RDWR);
}

bool sync_folder(const std::string& path) {
    return sync(path, O_RDONLY | O_DIRECTORY);
}

} // namespace dateline::platform
