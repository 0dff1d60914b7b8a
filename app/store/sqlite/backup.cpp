#include "store/sqlite/backup.h"

#include <cerrno>
#include <cstring>
#include <vector>

#include "base/paths.h"
#include "platform/file.h"
#include "platform/file_bytes.h"
#include "platform/file_status.h"
#include "store/writer.h"

namespace dateline::store {
namespace {

using base::Phrase;
using platform::Links;

constexpr int max_backups = 100;
constexpr std::size_t copied_at_once_bytes = std::size_t{1} << 20U;

[[noreturn]] void fail_to_keep(const std::string& shown, const Phrase& reason) {
    throw base::Error(base::Fault::environment,
                      {shown,
                       Phrase{"an older Dateline made it, and what it was could not be kept beside it before "
                              "it is brought up to date; nothing was changed"},
                       reason});
}

bool is_copy(const Connection& connection, const std::string& path) {
    const platform::Descriptor file = platform::open_regular_file(path, Links::not_followed);
    if (!file || platform::size_of(file) != static_cast<std::int64_t>(connection.file_bytes())) return false;
    std::vector<char> theirs(copied_at_once_bytes);
    std::uint64_t offset = 0;
    return connection.each_piece(copied_at_once_bytes, [&](std::string_view ours) {
        const std::ptrdiff_t n = platform::read_bytes_at(file.get(), offset, theirs.data(), ours.size());
        offset += ours.size();
        return n == static_cast<std::ptrdiff_t>(ours.size()) &&
               std::memcmp(theirs.data(), ours.data(), ours.size()) == 0;
    });
}

} // namespace

Backup::Backup(const Connection& connection, const std::string& real_path, std::uint32_t version)
    : folder_(base::folder_of(real_path)) {
    const std::string file = base::file_name_of(real_path);
    const std::size_t dot = file.rfind('.');
    const bool has_ending = dot != std::string::npos && dot > 0;
    stem_ = file.substr(0, has_ending ? dot : file.size()) + ".v" + std::to_string(version) + "-backup";
    ending_ = has_ending ? file.substr(dot) : "";
    name_ = find_name(connection);
    if (name_.empty())
        fail_to_keep(connection.path(), Phrase{"{} and 99 more are there already; remove some",
                                               {base::shown_path(stem_ + ending_)}});
    if (is_there_) return;
    copy_.emplace(folder_);
    const bool is_copied = copy_->get() >= 0 && copy_->take_permissions_of(real_path) &&
                           connection.each_piece(copied_at_once_bytes, [&](std::string_view bytes) {
                               return platform::write_bytes(copy_->get(), bytes);
                           });
    if (!is_copied) fail_to_keep(connection.path(), platform::reason_of(errno));
}

std::string Backup::find_name(const Connection& connection) {
    for (int number = 1; number <= max_backups; ++number) {
        const std::string name = stem_ + (number == 1 ? "" : "-" + std::to_string(number)) + ending_;
        const std::string path = folder_ + "/" + name;
        is_there_ = is_copy(connection, path);
        if (is_there_) return name;
        const platform::FileStatus status = platform::status_of(path, Links::not_followed);
        if (status.kind == platform::FileStatus::Kind::none) return name;
    }
    return {};
}

std::string Backup::publish() {
    const std::string path = folder_ + "/" + name_;
    if (!is_there_ && !copy_->take_name(name_, platform::UnnamedFile::Old::kept))
        fail_to_keep(base::shown_path(path), platform::reason_of(errno));
    is_there_ = true;
    return path;
}

base::Phrase told_of_backup(const std::string& backup) {
    return base::Phrase{"an older Dateline made it: it was brought up to date, and is kept as it was in {}",
                        {base::shown_path(base::file_name_of(backup))}};
}

} // namespace dateline::store
