#include "paint/image_file.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/utf8.h"
#include "paint/decode_protocol.h"

namespace dateline::paint {
namespace {

// Non-blocking: a FIFO would wait for a writer for ever.
constexpr int file_flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY;

class Descriptor {
  public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    int get() const { return fd_; }
    void replace(int fd) {
        if (fd_ >= 0) ::close(fd_);
        fd_ = fd;
    }

  private:
    int fd_;
};

ImageFailure failure_of(int error) {
    switch (error) {
    case EXDEV:
        return ImageFailure::outside;
    case ELOOP: // a link at the end
    case ENXIO: // a socket
    case ENODEV:
    case EISDIR:
        return ImageFailure::not_a_file;
    default:
        return ImageFailure::missing;
    }
}

ImageFile read_regular(int fd) {
    struct stat status {};
    if (::fstat(fd, &status) != 0) return {{}, ImageFailure::missing};
    if (!S_ISREG(status.st_mode)) return {{}, ImageFailure::not_a_file};
    if (static_cast<std::uint64_t>(status.st_size) > decoder::most_file_bytes)
        return {{}, ImageFailure::too_large};
    ImageFile result;
    result.bytes.resize(static_cast<std::size_t>(status.st_size));
    std::size_t have = 0;
    while (have < result.bytes.size()) {
        const ssize_t n = ::read(fd, result.bytes.data() + have, result.bytes.size() - have);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return {{}, ImageFailure::missing};
        if (n == 0) break; // it shrank while it was read
        have += static_cast<std::size_t>(n);
    }
    result.bytes.resize(have);
    return result;
}

} // namespace

namespace detail {

int open_beneath_kernel(int folder_fd, const std::string& file) {
    open_how how{};
    how.flags = static_cast<std::uint64_t>(file_flags);
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
    for (int attempt = 0; attempt < 8; ++attempt) { // EAGAIN: a folder on the way was being moved
        const long fd = ::syscall(SYS_openat2, folder_fd, file.c_str(), &how, sizeof how);
        if (fd >= 0 || (errno != EAGAIN && errno != EINTR)) return static_cast<int>(fd);
    }
    return -1;
}

// Stricter than the kernel: no ".." and no linked folder at all.
int open_beneath_steps(int folder_fd, const std::string& file) {
    if (file.empty() || file.front() == '/') return errno = file.empty() ? ENOENT : EXDEV, -1;
    Descriptor folder(::fcntl(folder_fd, F_DUPFD_CLOEXEC, 0));
    for (std::size_t begin = 0;;) {
        const std::size_t slash = file.find('/', begin);
        const std::string part = file.substr(begin, slash == std::string::npos ? slash : slash - begin);
        if (part == "..") return errno = EXDEV, -1;
        if (slash == std::string::npos)
            return ::openat(folder.get(), part.empty() ? "." : part.c_str(), file_flags);
        if (!part.empty() && part != ".") {
            const int next =
                ::openat(folder.get(), part.c_str(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            if (next < 0) {
                struct stat status {};
                const bool linked =
                    ::fstatat(folder.get(), part.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
                    S_ISLNK(status.st_mode);
                return errno = linked ? EXDEV : ENOENT, -1;
            }
            folder.replace(next);
        }
        begin = slash + 1;
    }
}

} // namespace detail

namespace {

int open_beneath(int folder_fd, const std::string& file) {
    const int fd = detail::open_beneath_kernel(folder_fd, file);
    if (fd < 0 && (errno == ENOSYS || errno == EPERM || errno == EINVAL))
        return detail::open_beneath_steps(folder_fd, file);
    return fd;
}

// The file as its path is written; where it is not there, with each name on the way in the spelling in which
// it stands on the disk.
int open_in_any_spelling(int folder_fd, const std::string& file) {
    const int as_written = open_beneath(folder_fd, file);
    if (as_written >= 0 || errno != ENOENT) return as_written;
    std::string found;
    for (std::size_t begin = 0; begin <= file.size();) {
        const std::size_t end = std::min(file.find('/', begin), file.size());
        const std::string before = found;
        bool is_there = false;
        for (const std::string& spelling : base::spellings_of(file.substr(begin, end - begin))) {
            found = before + spelling;
            const Descriptor probe(open_beneath(folder_fd, found.empty() ? "." : found));
            is_there = probe.get() >= 0 || errno != ENOENT;
            if (is_there) break;
        }
        if (!is_there) return errno = ENOENT, -1;
        if (end < file.size()) found += '/';
        begin = end + 1;
    }
    return open_beneath(folder_fd, found);
}

} // namespace

ImageFile read_image_file(const std::string& folder, const std::string& file) {
    if (file.empty() || file.find('\0') != std::string::npos) return {{}, ImageFailure::missing};
    const Descriptor root(::open(folder.empty() ? "." : folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (root.get() < 0) return {{}, ImageFailure::missing};
    const int fd = open_in_any_spelling(root.get(), file);
    const int error = errno;
    const Descriptor opened(fd);
    if (fd < 0) return {{}, failure_of(error)};
    return read_regular(fd);
}

} // namespace dateline::paint
