#include "store/file_output.h"

#include <cerrno>
#include <cstdio>
#include <random>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/error.h"
#include "base/file.h"
#include "base/unnamed_file.h"
#include "store/database_file.h"

namespace dateline::store {
namespace {

using base::Error;
using base::Fault;
using base::Phrase;

Error trouble(const std::string& path, const Phrase& what) {
    return {Fault::environment, {base::shown_path(path), what, base::reason_of(errno)}};
}

void sync_path(const std::string& path, int flags) {
    const base::Descriptor file(::open(path.c_str(), flags | O_CLOEXEC));
    if (!file || ::fsync(file.get()) != 0) throw trouble(path, Phrase{"cannot be written to the disk"});
}

// Whoever opened the new database would undo what such a file says, or read it: in a stranger's folder one
// may have been waiting for it.
void refuse_what_is_beside(const std::string& target) {
    for (const char* ending : endings_beside) {
        struct stat status {};
        const std::string path = target + ending;
        if (::lstat(path.c_str(), &status) == 0)
            throw Error(Fault::input, {base::shown_path(path),
                                       Phrase{"would be taken for a part of the new database; remove it, "
                                              "or give the database another name"}});
    }
}

} // namespace

PendingFile::PendingFile(const std::string& target) : target_(base::behind_links(target)) {
    refuse_what_is_beside(target_);
    exists_ = identify(target_, &identity_);
    make_temporary();
}

bool PendingFile::identify(const std::string& path, Identity* identity) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        if (errno == ENOENT) return false;
        throw trouble(path, Phrase{"cannot be read"});
    }
    if (!S_ISREG(status.st_mode))
        throw Error(Fault::input,
                    {base::shown_path(path), Phrase{"is not a regular file; name another database file"}});
    *identity = {status.st_dev, status.st_ino, status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
    return true;
}

void PendingFile::make_temporary() {
    std::random_device random;
    for (int attempt = 0; attempt < 100; ++attempt) {
        const std::string name = target_ + "." + std::to_string(random()) + ".tmp";
        temporary_.emplace(name); // before it is there: no signal comes in between
        const base::Descriptor file(::open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
        if (file) return;
        temporary_->keep(); // it is another's
        temporary_.reset();
        if (errno != EEXIST) break;
    }
    throw trouble(target_, Phrase{"cannot be made; check that its folder is there and may be written"});
}

void PendingFile::publish() {
    sync_path(temporary(), O_RDWR);
    Identity now;
    const bool there = identify(target_, &now);
    if (there != exists_ || (there && now != identity_))
        throw Error(Fault::environment,
                    {base::shown_path(target_),
                     Phrase{"another program has changed it meanwhile; run the import again"}});
    refuse_what_is_beside(target_);
    // A file that appears in this very moment is not overwritten.
    if (!(exists_ ? ::rename(temporary().c_str(), target_.c_str()) == 0
                  : base::rename_where_none_is(temporary(), target_)))
        throw trouble(target_, Phrase{"cannot be replaced"});
    temporary_->keep();
    sync_path(base::folder_of(target_), O_RDONLY | O_DIRECTORY);
}

} // namespace dateline::store
