#include "platform/file.h"

#include <array>
#include <cerrno>
#include <climits>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/paths.h"
#include "platform/file_bytes.h"
#include "platform/unnamed_file.h"

namespace dateline::platform {
namespace {

using base::Error;
using base::Fault;
using base::file_name_of;
using base::folder_of;
using base::Phrase;
using base::shown_path;

[[noreturn]] void fail(Fault fault, const std::string& path, const Phrase& why) {
    throw Error(fault, {shown_path(path), why});
}

[[noreturn]] void fail_writing(const std::string& path, const Phrase& why) {
    throw Error(Fault::environment, {shown_path(path), Phrase{"cannot write"}, why});
}

[[noreturn]] void fail_writing(const std::string& path, int error) {
    // "Does not exist" is about the folder: the file itself need not.
    fail_writing(path, error == ENOENT ? Phrase{"the folder does not exist; create it or choose another"}
                                       : reason_of(error));
}

[[noreturn]] void fail_reading(const std::string& path, int error) {
    fail(Fault::input, path,
         error == EISDIR ? Phrase{"is a folder; give the path of a file"} : reason_of(error));
}

} // namespace

std::string behind_links(const std::string& path) {
    constexpr int max_links = 40; // as Linux follows
    std::string target = path;
    for (int links = 0; links < max_links; ++links) {
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

Phrase reason_of(int error) {
    switch (error) {
    case ENOENT:
        return Phrase{"does not exist; check the path"};
    case ENOTDIR:
        return Phrase{"a part of its path is not a folder; check the path"};
    case EACCES:
    case EPERM:
        return Phrase{"permission denied; check the rights of the file and its folder"};
    case ENOSPC:
        return Phrase{"the disk is full; free some space and try again"};
    case EDQUOT:
        return Phrase{"the disk quota is used up; free some space and try again"};
    case EFBIG:
        return Phrase{"larger than this system allows; raise the limit on file sizes"};
    case EROFS:
        return Phrase{"the file system is read-only; choose another folder"};
    case ENAMETOOLONG:
        return Phrase{"the name is too long; choose a shorter one"};
    case ELOOP:
        return Phrase{"its symbolic links go in circles; check the path"};
    case ENXIO:
        return Phrase{"not a regular file; give the path of a file"};
    default:
        return Phrase{"{}; check the file and its folder", {std::system_category().message(error)}};
    }
}

Descriptor open_regular_file(const std::string& path, Links links) {
    // Non-blocking: opening a FIFO would wait for a writer for ever.
    const int follow = links == Links::followed ? 0 : O_NOFOLLOW;
    Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | follow));
    if (!file) return file;
    struct stat status {};
    const int failed = ::fstat(file.get(), &status) != 0 ? errno
                       : S_ISDIR(status.st_mode)         ? EISDIR
                       : S_ISREG(status.st_mode)         ? 0
                                                         : ENXIO;
    if (failed == 0) return file;
    file = Descriptor();
    errno = failed;
    return file;
}

OpenFile open_file(const std::string& path) {
    Descriptor descriptor = open_regular_file(path);
    if (!descriptor) fail_reading(path, errno);
    OpenFile file(::fdopen(descriptor.get(), "rb"));
    if (!file) fail(Fault::environment, path, reason_of(errno));
    descriptor.release();
    return file;
}

std::string read_file(const std::string& path, std::size_t max_bytes) {
    const Descriptor file = open_regular_file(path);
    const std::int64_t size = file ? size_of(file) : -1;
    if (size < 0) fail_reading(path, errno);
    const Phrase too_large{"larger than {} bytes; give a smaller file", {std::to_string(max_bytes)}};
    if (static_cast<std::uintmax_t>(size) > max_bytes) fail(Fault::input, path, too_large);
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(size) + 1);
    std::array<char, 65536> buffer{};
    for (;;) {
        const std::ptrdiff_t n = read_bytes(file.get(), buffer.data(), buffer.size());
        if (n < 0) fail_reading(path, errno);
        if (n == 0) return bytes;
        bytes.append(buffer.data(), static_cast<std::size_t>(n));
        if (bytes.size() > max_bytes) fail(Fault::input, path, too_large); // it grew while it was read
    }
}

struct FileWriter::State {
    std::string path, name; // as given; behind links, in its folder
    UnnamedFile file;
    std::string pending; // written in large pieces

    void flush() {
        if (!write_bytes(file.get(), pending)) fail_writing(path, errno);
        pending.clear();
    }
};

namespace {

constexpr std::size_t piece_bytes = 65536;

// The mode of the file that will be replaced, or none where there is none; Error where it cannot be.
std::optional<mode_t> check_target(const std::string& path, const std::string& target) {
    struct stat old {};
    const bool exists = ::stat(target.c_str(), &old) == 0;
    if (exists && S_ISDIR(old.st_mode)) fail_writing(path, Phrase{"is a folder; give a file name"});
    if (exists && !S_ISREG(old.st_mode))
        fail_writing(path, Phrase{"not a regular file; give the name of a file"});
    if (exists && ::access(target.c_str(), W_OK) != 0) fail_writing(path, errno);
    if (file_name_of(target).empty()) fail_writing(path, Phrase{"no file name; give one"});
    if (!exists) return std::nullopt;
    return old.st_mode;
}

} // namespace

FileWriter::FileWriter(const std::string& path) {
    const std::string target = behind_links(path);
    const std::optional<mode_t> mode = check_target(path, target);
    state_.reset(new State{path, file_name_of(target), UnnamedFile(folder_of(target)), {}});
    if (state_->file.get() < 0) fail_writing(path, errno);
    if (mode) static_cast<void>(::fchmod(state_->file.get(), *mode & 0777U));
}

FileWriter::~FileWriter() = default;

void FileWriter::write(std::string_view bytes) {
    state_->pending += bytes;
    if (state_->pending.size() >= piece_bytes) state_->flush();
}

void FileWriter::finish() {
    state_->flush();
    if (!state_->file.take_name(state_->name, UnnamedFile::Old::replaced)) fail_writing(state_->path, errno);
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

} // namespace dateline::platform
