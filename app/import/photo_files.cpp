#include "import/photo_files.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <stdio.h> // renameat2
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"

namespace dateline::import {
namespace {

class Handle {
  public:
    explicit Handle(int fd = -1) : fd_(fd) {}
    Handle(Handle&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        if (fd_ >= 0) ::close(fd_);
    }
    int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }

  private:
    int fd_;
};

// The name in the spelling in which it stands in the folder; as written where it stands in none.
std::string spelling_in(const Handle& folder, const std::string& name) {
    struct stat ignored {};
    for (const std::string& spelling : base::spellings_of(name))
        if (::fstatat(folder.get(), spelling.c_str(), &ignored, AT_SYMLINK_NOFOLLOW) == 0) return spelling;
    return name;
}

// The folder of a path below another, opened part by part and through no link; with the file's own name.
// None, and errno, where it is not there. With `made`, what is missing is made, and named there.
std::optional<std::pair<Handle, std::string>> open_parent(const std::string& folder, const std::string& file,
                                                          std::vector<std::string>* made = nullptr) {
    Handle at(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    std::size_t begin = 0;
    for (std::size_t slash = file.find('/'); at && slash != std::string::npos;
         slash = file.find('/', begin)) {
        const std::string part = spelling_in(at, file.substr(begin, slash - begin));
        if (part.empty() || part == "." || part == "..") return errno = EXDEV, std::nullopt;
        if (made != nullptr) {
            if (::mkdirat(at.get(), part.c_str(), 0777) == 0)
                made->push_back(file.substr(0, slash));
            else if (errno != EEXIST)
                return std::nullopt;
        }
        at = Handle(::openat(at.get(), part.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
        begin = slash + 1;
    }
    if (!at) return std::nullopt;
    return std::pair(std::move(at), file.substr(begin));
}

// A regular file below a folder; a pipe is not waited for.
Handle open_photo(const std::string& folder, const std::string& file) {
    const auto parent = open_parent(folder, file);
    if (!parent) return Handle();
    Handle photo(::openat(parent->first.get(), spelling_in(parent->first, parent->second).c_str(),
                          O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    struct stat status {};
    if (!photo || ::fstat(photo.get(), &status) != 0 || !S_ISREG(status.st_mode)) return Handle();
    return photo;
}

bool is_something_there(const std::string& folder, const std::string& file) {
    const auto parent = open_parent(folder, file);
    struct stat status {};
    return parent ? ::fstatat(parent->first.get(), spelling_in(parent->first, parent->second).c_str(),
                              &status, AT_SYMLINK_NOFOLLOW) == 0
                  : errno != ENOENT;
}

using Block = std::array<char, 65536>;

std::ptrdiff_t read_block(int fd, Block* block) {
    std::size_t have = 0;
    while (have < block->size()) {
        const ssize_t got = ::read(fd, block->data() + have, block->size() - have);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return -1;
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
    }
    return static_cast<std::ptrdiff_t>(have);
}

bool is_same(const Handle& a, const Handle& b) {
    struct stat of_a {
    }, of_b{};
    if (::fstat(a.get(), &of_a) != 0 || ::fstat(b.get(), &of_b) != 0 || of_a.st_size != of_b.st_size)
        return false;
    if (of_a.st_dev == of_b.st_dev && of_a.st_ino == of_b.st_ino) return true;
    Block in_a{}, in_b{};
    for (;;) {
        const std::ptrdiff_t got = read_block(a.get(), &in_a);
        if (got < 0 || read_block(b.get(), &in_b) != got) return false;
        if (std::memcmp(in_a.data(), in_b.data(), static_cast<std::size_t>(got)) != 0) return false;
        if (got < static_cast<std::ptrdiff_t>(in_a.size())) return true;
    }
}

[[noreturn]] void fail_to_write(const std::string& path) {
    throw base::Error(base::Fault::environment,
                      base::shown_path(path) + ": the photo cannot be copied: " + std::strerror(errno));
}

void copy_bytes(const Handle& from, const Handle& to, const std::string& path) {
    for (;;) { // where the file system can, both then share the bytes
        const ssize_t copied = ::copy_file_range(from.get(), nullptr, to.get(), nullptr, 1U << 30U, 0);
        if (copied == 0) break;
        if (copied < 0 && errno == EINTR) continue;
        if (copied < 0 && (errno == ENOSPC || errno == EIO || errno == EDQUOT || errno == EFBIG))
            fail_to_write(path);
        if (copied < 0) break;
    }
    Block block{};
    for (;;) { // what that has left, all of it where it cannot
        const std::ptrdiff_t got = read_block(from.get(), &block);
        if (got < 0) fail_to_write(path);
        for (std::ptrdiff_t written = 0; written < got;) {
            const ssize_t now =
                ::write(to.get(), block.data() + written, static_cast<std::size_t>(got - written));
            if (now < 0 && errno != EINTR) fail_to_write(path);
            if (now > 0) written += now;
        }
        if (got < static_cast<std::ptrdiff_t>(block.size())) break;
    }
    if (::fsync(to.get()) != 0) fail_to_write(path);
}

// Without a name until it is whole, where the file system can; then under its own, if nothing has that.
void copy_photo(const Handle& from, const std::string& folder, const std::string& file,
                std::vector<std::string>* made) {
    const std::string path = folder + "/" + file;
    const auto parent = open_parent(folder, file, made);
    if (!parent) fail_to_write(path);
    const auto& [at, name] = *parent;
    if (const Handle to(::openat(at.get(), ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666)); to) {
        copy_bytes(from, to, path);
        const std::string open_file = "/proc/self/fd/" + std::to_string(to.get());
        if (::linkat(AT_FDCWD, open_file.c_str(), at.get(), name.c_str(), AT_SYMLINK_FOLLOW) != 0)
            fail_to_write(path);
    } else {
        const std::string soon = ".dateline-photo." + std::to_string(::getpid());
        const Handle named(
            ::openat(at.get(), soon.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
        if (!named) fail_to_write(path);
        try {
            copy_bytes(from, named, path);
            if (::renameat2(at.get(), soon.c_str(), at.get(), name.c_str(), RENAME_NOREPLACE) != 0)
                fail_to_write(path);
        } catch (...) {
            ::unlinkat(at.get(), soon.c_str(), 0);
            throw;
        }
    }
    ::fsync(at.get());
}

bool is_same_folder(const std::string& a, const std::string& b) {
    struct stat of_a {
    }, of_b{};
    return ::stat(a.c_str(), &of_a) == 0 && ::stat(b.c_str(), &of_b) == 0 && of_a.st_dev == of_b.st_dev &&
           of_a.st_ino == of_b.st_ino;
}

} // namespace

PhotoFiles::PhotoFiles(const std::string& into) : folder_(base::folder_of(into)) {}

PhotoFiles::~PhotoFiles() {
    for (const std::string& file : brought_)
        if (const auto parent = open_parent(folder_, file))
            ::unlinkat(parent->first.get(), parent->second.c_str(), 0);
    for (auto folder = made_.rbegin(); folder != made_.rend(); ++folder)
        if (const auto parent = open_parent(folder_, *folder))
            ::unlinkat(parent->first.get(), parent->second.c_str(), AT_REMOVEDIR);
}

bool PhotoFiles::lies_elsewhere(const std::string& folder) {
    const auto [known, is_new] = elsewhere_.try_emplace(folder);
    if (is_new) known->second = !is_same_folder(folder, folder_);
    return known->second;
}

std::string PhotoFiles::folder_with(const std::string& source_folder, const std::string& file) {
    return lies_elsewhere(source_folder) && open_photo(source_folder, file) ? source_folder : folder_;
}

void PhotoFiles::note(const Location& at, const std::string& source_folder, const std::string& file) {
    if (lies_elsewhere(source_folder)) noted_.push_back({at, source_folder, file});
}

void PhotoFiles::look_for_others(Problems* problems) {
    std::map<std::string, std::string> first; // of the sources' folders that have it
    for (const Noted& noted : noted_) {
        const Handle from = open_photo(noted.folder, noted.file);
        if (!from) continue;
        const auto [other, is_new] = first.try_emplace(noted.file, noted.folder);
        const bool is_here = is_something_there(folder_, noted.file);
        if (!is_here && (is_new || other->second == noted.folder)) continue;
        const Handle there = open_photo(is_here ? folder_ : other->second, noted.file);
        if (there && is_same(from, there)) continue;
        problems->add(noted.at, "file",
                      "another photo is \"" + base::shown_path(noted.file) + "\" beside " +
                          (is_here ? "the database, and is not written over" : "other sources") +
                          ": give one of them another name");
    }
}

void PhotoFiles::bring(const std::function<void()>& before_each) {
    for (const Noted& noted : noted_) {
        before_each();
        const Handle from = open_photo(noted.folder, noted.file);
        if (!from || is_something_there(folder_, noted.file)) continue;
        copy_photo(from, folder_, noted.file, &made_);
        brought_.push_back(noted.file);
        ++brought_count_;
    }
}

void PhotoFiles::keep() {
    brought_.clear();
    made_.clear();
}

} // namespace dateline::import
