#include "platform/unnamed_file.h"

#include <cerrno>
#include <cstdint>
#include <utility>

#include <fcntl.h>
#include <stdio.h> // renameat2
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dateline::platform {
namespace {

std::string random_name() {
    std::uint64_t number = 0;
    if (::getrandom(&number, sizeof number, 0) != static_cast<ssize_t>(sizeof number))
        number = static_cast<std::uint64_t>(::getpid()); // taken names are tried again
    std::string name = ".dateline-";
    for (int i = 0; i < 16; ++i, number >>= 4U)
        name += "0123456789abcdef"[number & 15U];
    return name + ".tmp";
}

std::string descriptor_path(int fd) {
    return "/proc/self/fd/" + std::to_string(fd);
}

// -1 where the file system has no files without a name.
int open_nameless(const std::string& folder) {
    const int fd = ::open(folder.c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666);
    struct stat status {};
    if (fd < 0 || ::stat(descriptor_path(fd).c_str(), &status) == 0) return fd;
    ::close(fd); // without /proc it could not be named
    return -1;
}

// `make` makes a file under a name that nobody has taken. Its result, or -1 with errno.
template<class Make> int make_passing(const std::string& folder, std::string* path, const Make& make) {
    int made = -1;
    for (int attempt = 0; attempt < 16 && made < 0; ++attempt) {
        *path = folder + "/" + random_name();
        made = make(*path);
        if (made < 0 && errno != EEXIST) break;
    }
    return made;
}

bool give_name(int fd, const std::string& path) {
    return ::linkat(AT_FDCWD, descriptor_path(fd).c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0;
}

} // namespace

UnnamedFile::UnnamedFile(std::string folder) : folder_(std::move(folder)), file_(open_nameless(folder_)) {
    if (file_) return;
    std::string path;
    file_ = Descriptor(make_passing(folder_, &path, [](const std::string& beside) {
        return ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    }));
    if (file_) passing_.emplace(path);
}

UnnamedFile::UnnamedFile(const Descriptor& folder) : UnnamedFile(descriptor_path(folder.get())) {}

bool UnnamedFile::take_permissions_of(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && ::fchmod(file_.get(), status.st_mode & 0777U) == 0;
}

bool UnnamedFile::take_passing_name() {
    std::string path;
    const int made = make_passing(folder_, &path, [this](const std::string& beside) {
        return give_name(file_.get(), beside) ? 0 : -1;
    });
    if (made == 0) passing_.emplace(path);
    return made == 0;
}

bool UnnamedFile::take_name(const std::string& name, Old old) {
    const std::string path = folder_ + "/" + name;
    // Some file systems cannot sync; that is no reason to refuse them.
    if (::fsync(file_.get()) != 0 && errno != EINVAL && errno != ENOTSUP) return false;
    // A name can be given only where none is; a rename takes the old file's.
    const bool at_once = !passing_ && give_name(file_.get(), path);
    if (!passing_ && !at_once && (old == Old::kept || errno != EEXIST)) return false;
    if (!at_once && !passing_ && !take_passing_name()) return false;
    if (!file_.close()) {
        const int error = errno;
        if (at_once) ::unlink(path.c_str()); // it is not whole
        errno = error;
        return false;
    }
    if (!at_once) {
        const std::string& passing = passing_->path();
        if (!(old == Old::kept ? rename_where_none_is(passing, path)
                               : ::rename(passing.c_str(), path.c_str()) == 0))
            return false;
        passing_->keep();
    }
    // Best effort: the file is whole either way, this makes its name survive a power cut.
    const Descriptor directory(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory) static_cast<void>(::fsync(directory.get()));
    return true;
}

bool make_file_where_none_is(const std::string& path) {
    return static_cast<bool>(Descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666)));
}

bool rename_where_none_is(const std::string& from, const std::string& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
    if (errno != EINVAL && errno != ENOSYS) return false;
    struct stat status {};
    if (::lstat(to.c_str(), &status) == 0) errno = EEXIST;
    return errno == ENOENT && ::rename(from.c_str(), to.c_str()) == 0;
}

} // namespace dateline::platform
