#include "base/file.h"

#include <array>
#include <cerrno>
#include <climits>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <system_error>

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/error.h"
#include "base/passing_file.h"
#include "base/utf8.h"

namespace dateline::base {
namespace {

[[noreturn]] void fail(Fault fault, const std::string& path, const std::string& why) {
    throw Error(fault, shown_path(path) + ": " + why);
}

[[noreturn]] void fail_writing(const std::string& path, int error) {
    // "Does not exist" is about the folder: the file itself need not.
    fail(Fault::environment, path,
         "cannot write: " +
             (error == ENOENT ? "the folder does not exist; create it or choose another" : reason_of(error)));
}

std::string random_name() {
    std::uint64_t number = 0;
    if (::getrandom(&number, sizeof number, 0) != static_cast<ssize_t>(sizeof number))
        number = static_cast<std::uint64_t>(::getpid()); // taken names are tried again
    std::string name = ".dateline-";
    for (int i = 0; i < 16; ++i, number >>= 4U)
        name += "0123456789abcdef"[number & 15U];
    return name + ".tmp";
}

void write_all(int fd, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) fail_writing(path, errno);
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
}

// Of a regular file alone. Non-blocking: opening a FIFO would wait for a writer for ever.
int open_regular(const std::string& path, struct stat* status) {
    const int file = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) fail(Fault::input, path, reason_of(errno));
    const int failed = ::fstat(file, status) != 0 ? errno : S_ISREG(status->st_mode) ? 0 : ENXIO;
    if (failed == 0) return file;
    ::close(file);
    if (failed == ENXIO && S_ISDIR(status->st_mode))
        fail(Fault::input, path, "is a folder; give the path of a file");
    fail(Fault::input, path, reason_of(failed));
}

} // namespace

std::string behind_links(const std::string& path) {
    constexpr int most_links = 40; // as Linux follows
    std::string target = path;
    for (int links = 0; links < most_links; ++links) {
        const std::unique_ptr<char, decltype(&std::free)> real(::realpath(target.c_str(), nullptr),
                                                               &std::free);
        if (real) return real.get();
        std::array<char, PATH_MAX> buffer{};
        const ssize_t n = ::readlink(target.c_str(), buffer.data(), buffer.size());
        if (n <= 0) return target;
        const std::string link(buffer.data(), static_cast<std::size_t>(n));
        target = link.front() == '/' ? link : folder_of(target) + "/" + link;
    }
    fail_writing(path, ELOOP);
}

std::string reason_of(int error) {
    switch (error) {
    case ENOENT:
        return "does not exist; check the path";
    case ENOTDIR:
        return "a part of its path is not a folder; check the path";
    case EACCES:
    case EPERM:
        return "permission denied; check the rights of the file and its folder";
    case ENOSPC:
        return "the disk is full; free some space and try again";
    case EDQUOT:
        return "the disk quota is used up; free some space and try again";
    case EFBIG:
        return "larger than this system allows; raise the limit on file sizes";
    case EROFS:
        return "the file system is read-only; choose another folder";
    case ENAMETOOLONG:
        return "the name is too long; choose a shorter one";
    case ELOOP:
        return "its symbolic links go in circles; check the path";
    case ENXIO:
        return "not a regular file; give the path of a file";
    default:
        return std::system_category().message(error) + "; check the file and its folder";
    }
}

OpenFile open_file(const std::string& path) {
    struct stat status {};
    const int descriptor = open_regular(path, &status);
    OpenFile file(::fdopen(descriptor, "rb"));
    if (file) return file;
    const int error = errno;
    ::close(descriptor);
    fail(Fault::environment, path, reason_of(error));
}

std::string read_file(const std::string& path, std::size_t most_bytes) {
    struct stat status {};
    const Descriptor file(open_regular(path, &status));
    const std::string too_large = "larger than " + std::to_string(most_bytes) + " bytes; give a smaller file";
    if (static_cast<std::uintmax_t>(status.st_size) > most_bytes) fail(Fault::input, path, too_large);
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(status.st_size) + 1);
    std::array<char, 65536> buffer{};
    for (;;) {
        const ssize_t n = ::read(file.get(), buffer.data(), buffer.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) fail(Fault::input, path, reason_of(errno));
        if (n == 0) return bytes;
        bytes.append(buffer.data(), static_cast<std::size_t>(n));
        if (bytes.size() > most_bytes) fail(Fault::input, path, too_large); // it grew while it was read
    }
}

struct FileWriter::State {
    std::string path, target;
    Descriptor file;
    std::optional<PassingFile> temporary; // none: the file has no name yet
    std::string pending;                  // written in large pieces

    void flush() {
        write_all(file.get(), pending, path);
        pending.clear();
    }
};

namespace {

constexpr std::size_t piece_bytes = 65536;

// The mode of the file that will be replaced, or none where there is none; Error where it cannot be.
std::optional<mode_t> check_target(const std::string& path, const std::string& target) {
    struct stat old {};
    const bool exists = ::stat(target.c_str(), &old) == 0;
    if (exists && S_ISDIR(old.st_mode))
        fail(Fault::environment, path, "cannot write: is a folder; give a file name");
    if (exists && !S_ISREG(old.st_mode))
        fail(Fault::environment, path, "cannot write: not a regular file; give the name of a file");
    if (exists && ::access(target.c_str(), W_OK) != 0) fail_writing(path, errno);
    if (file_name_of(target).empty()) fail(Fault::environment, path, "cannot write: no file name; give one");
    if (!exists) return std::nullopt;
    return old.st_mode;
}

} // namespace

namespace {

std::string descriptor_path(int fd) {
    return "/proc/self/fd/" + std::to_string(fd);
}

// A file without a name, which goes with the program however that ends; -1 where the file system has none
// such.
int open_nameless(const std::string& folder) {
    const int fd = ::open(folder.c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666);
    struct stat status {};
    if (fd < 0 || ::stat(descriptor_path(fd).c_str(), &status) == 0) return fd;
    ::close(fd); // without /proc it could not be named
    return -1;
}

// A name beside the target; `make` makes the file of that name. Its result, or -1 with errno.
template<class Make> int make_beside(const std::string& target, std::string* name, const Make& make) {
    int made = -1;
    for (int attempt = 0; attempt < 16 && made < 0; ++attempt) {
        *name = folder_of(target) + "/" + random_name();
        made = make(*name);
        if (made < 0 && errno != EEXIST) break;
    }
    return made;
}

int name_file(int fd, const std::string& name) {
    return ::linkat(AT_FDCWD, descriptor_path(fd).c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW);
}

} // namespace

FileWriter::FileWriter(const std::string& path) {
    const std::string target = behind_links(path);
    const std::optional<mode_t> mode = check_target(path, target);
    int fd = open_nameless(folder_of(target));
    std::string name;
    if (fd < 0)
        fd = make_beside(target, &name, [](const std::string& beside) {
            return ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
        });
    if (fd < 0) fail_writing(path, errno);
    state_.reset(new State{path, target, Descriptor(fd), {}, {}});
    if (!name.empty()) state_->temporary.emplace(name);
    if (mode) static_cast<void>(::fchmod(fd, *mode & 0777U));
}

FileWriter::~FileWriter() = default;

void FileWriter::write(std::string_view bytes) {
    state_->pending += bytes;
    if (state_->pending.size() >= piece_bytes) state_->flush();
}

void FileWriter::finish() {
    State& s = *state_;
    s.flush();
    // Some file systems cannot sync; that is no reason to refuse them.
    if (::fsync(s.file.get()) != 0 && errno != EINVAL && errno != ENOTSUP) fail_writing(s.path, errno);
    if (!s.temporary) { // a name can be given only where none is; a rename takes the old file's
        std::string name;
        if (make_beside(s.target, &name,
                        [&](const std::string& beside) { return name_file(s.file.get(), beside); }) != 0)
            fail_writing(s.path, errno);
        s.temporary.emplace(name);
    }
    if (!s.file.close()) fail_writing(s.path, errno);
    if (::rename(s.temporary->path().c_str(), s.target.c_str()) != 0) fail_writing(s.path, errno);
    s.temporary->keep();
    // Best effort: the target is whole either way, this makes its name survive a power cut.
    const Descriptor directory(::open(folder_of(s.target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.get() >= 0) static_cast<void>(::fsync(directory.get()));
}

void write_file(const std::string& path, std::string_view bytes) {
    FileWriter file(path);
    file.write(bytes);
    file.finish();
}

std::string program_folder() {
    std::array<char, PATH_MAX> buffer{};
    const ssize_t n = ::readlink("/proc/self/exe", buffer.data(), buffer.size());
    if (n <= 0 || static_cast<std::size_t>(n) >= buffer.size()) return ".";
    return folder_of(std::string(buffer.data(), static_cast<std::size_t>(n)));
}

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    const std::size_t end = path.find_last_not_of('/', slash);
    return end == std::string::npos ? "/" : path.substr(0, end + 1);
}

std::string file_name_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string shown_path(const std::string& path) {
    return displayable(path, 1024);
}

void fail_as_stopped(const std::string& path) {
    throw Error(Fault::environment, shown_path(path) + ": stopped, and nothing was written; run it again");
}

} // namespace dateline::base
