#include "store/file_output.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <random>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"

namespace dateline::store {
namespace {

using base::Error;
using base::Fault;

Error trouble(const std::string& path, const char* what) {
    return {Fault::environment, base::shown_path(path) + ": " + what + ": " + std::strerror(errno)};
}

// Closes what it holds.
struct Descriptor {
    int value = -1;
    explicit Descriptor(int file) : value(file) {}
    ~Descriptor() {
        if (value >= 0) ::close(value);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
};

void sync_path(const std::string& path, int flags) {
    const Descriptor file(::open(path.c_str(), flags | O_CLOEXEC));
    if (file.value < 0 || ::fsync(file.value) != 0) throw trouble(path, "cannot be written to the disk");
}

} // namespace

PendingFile::PendingFile(const std::string& target) : target_(base::behind_links(target)) {
    exists_ = identify(target_, &identity_);
    make_temporary();
}

bool PendingFile::identify(const std::string& path, Identity* identity) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        if (errno == ENOENT) return false;
        throw trouble(path, "cannot be read");
    }
    if (!S_ISREG(status.st_mode))
        throw Error(Fault::input,
                    base::shown_path(path) + ": is not a regular file; name another database file");
    *identity = {status.st_dev, status.st_ino, status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
    return true;
}

void PendingFile::make_temporary() {
    std::random_device random;
    for (int attempt = 0; attempt < 100; ++attempt) {
        const std::string name = target_ + "." + std::to_string(random()) + ".tmp";
        const Descriptor file(::open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
        if (file.value >= 0) {
            temporary_.emplace(name);
            return;
        }
        if (errno != EEXIST) break;
    }
    throw trouble(target_, "cannot be made; check that its folder is there and may be written");
}

void PendingFile::publish() {
    sync_path(temporary(), O_RDWR);
    Identity now;
    const bool there = identify(target_, &now);
    if (there != exists_ || (there && now != identity_))
        throw Error(Fault::environment,
                    base::shown_path(target_) +
                        ": another program has changed it meanwhile; run the import again");
    // A file that appears in this very moment is not overwritten.
    const int failed =
        exists_ ? ::rename(temporary().c_str(), target_.c_str())
                : ::renameat2(AT_FDCWD, temporary().c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE);
    const bool unsupported = failed != 0 && !exists_ && (errno == EINVAL || errno == ENOSYS);
    if (unsupported ? ::rename(temporary().c_str(), target_.c_str()) != 0 : failed != 0)
        throw trouble(target_, "cannot be replaced");
    temporary_->keep();
    sync_path(base::folder_of(target_), O_RDONLY | O_DIRECTORY);
}

} // namespace dateline::store
