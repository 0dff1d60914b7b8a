#include "store/sqlite/file_output.h"

#include <cerrno>
#include <cstdio>
#include <random>

#include "base/error.h"
#include "base/paths.h"
#include "platform/file.h"
#include "platform/file_status.h"
#include "platform/unnamed_file.h"
#include "store/sqlite/database_file.h"

namespace dateline::store {
namespace {

using base::Error;
using base::Fault;
using base::Phrase;

Error trouble(const std::string& path, const Phrase& what) {
    return {Fault::environment, {base::shown_path(path), what, platform::reason_of(errno)}};
}

void check_synced(bool synced, const std::string& path) {
    if (!synced) throw trouble(path, Phrase{"cannot be written to the disk"});
}

// Whoever opened the new database would undo what such a file says, or read it: in a stranger's folder one
// may have been waiting for it.
void refuse_what_is_beside(const std::string& target) {
    for (const char* ending : endings_beside) {
        const std::string path = target + ending;
        if (platform::status_of(path, platform::Links::not_followed).error == 0)
            throw Error(Fault::input, {base::shown_path(path),
                                       Phrase{"would be taken for a part of the new database; remove it, "
                                              "or give the database another name"}});
    }
}

} // namespace

PendingFile::PendingFile(const std::string& target) : target_(platform::behind_links(target)) {
    refuse_what_is_beside(target_);
    fingerprint_ = fingerprint_of(target_);
    make_temporary();
}

// "" where there is none.
std::string PendingFile::fingerprint_of(const std::string& path) {
    const platform::FileStatus status = platform::status_of(path);
    errno = status.error;
    if (status.error == ENOENT) return "";
    if (status.error != 0) throw trouble(path, Phrase{"cannot be read"});
    if (status.kind != platform::FileStatus::Kind::regular)
        throw Error(Fault::input,
                    {base::shown_path(path), Phrase{"is not a regular file; name another database file"}});
    return status.fingerprint;
}

void PendingFile::make_temporary() {
    std::random_device random;
    for (int attempt = 0; attempt < 100; ++attempt) {
        const std::string name = target_ + "." + std::to_string(random()) + ".tmp";
        temporary_.emplace(name); // before it is there: no signal comes in between
        if (platform::make_file_where_none_is(name)) return;
        temporary_->keep(); // it is another's
        temporary_.reset();
        if (errno != EEXIST) break;
    }
    throw trouble(target_, Phrase{"cannot be made; check that its folder is there and may be written"});
}

void PendingFile::publish() {
    check_synced(platform::sync_file(temporary()), temporary());
    if (fingerprint_of(target_) != fingerprint_)
        throw Error(Fault::environment,
                    {base::shown_path(target_),
                     Phrase{"another program has changed it meanwhile; run the import again"}});
    refuse_what_is_beside(target_);
    // A file that appears in this very moment is not overwritten.
    if (!(fingerprint_.empty() ? platform::rename_where_none_is(temporary(), target_)
                               : std::rename(temporary().c_str(), target_.c_str()) == 0))
        throw trouble(target_, Phrase{"cannot be replaced"});
    temporary_->keep();
    check_synced(platform::sync_folder(base::folder_of(target_)), base::folder_of(target_));
}

} // namespace dateline::store
