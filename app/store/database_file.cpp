#include "store/database_file.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "store/schema.h"
#include "store/store.h"

namespace dateline::store {
namespace {

using base::Error;
using base::Fault;

constexpr std::size_t header_bytes = 100;

std::string shown(const std::string& path) {
    return base::shown_path(path);
}

std::uint32_t big_endian(const std::array<unsigned char, header_bytes>& header, std::size_t at) {
    return static_cast<std::uint32_t>(header.at(at)) << 24U |
           static_cast<std::uint32_t>(header.at(at + 1)) << 16U |
           static_cast<std::uint32_t>(header.at(at + 2)) << 8U |
           static_cast<std::uint32_t>(header.at(at + 3));
}

struct stat checked_stat(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            throw Error(Fault::input, shown(path) + ": there is no such file; check the name");
        throw Error(Fault::environment, shown(path) + ": cannot be read: " + std::strerror(errno));
    }
    if (S_ISDIR(status.st_mode))
        throw Error(Fault::input, shown(path) + ": is a folder, not a database; name the .db file in it");
    if (!S_ISREG(status.st_mode))
        throw Error(Fault::input, shown(path) + ": is not a regular file; name a Dateline database");
    return status;
}

std::array<unsigned char, header_bytes> read_header(const std::string& path) {
    // O_NONBLOCK: should a FIFO have taken the file's place since, the open still returns.
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) throw Error(Fault::environment, shown(path) + ": cannot be read: " + std::strerror(errno));
    std::array<unsigned char, header_bytes> header{};
    const ssize_t count = ::pread(file, header.data(), header.size(), 0);
    ::close(file);
    if (count != static_cast<ssize_t>(header.size()))
        throw Error(Fault::input, shown(path) + ": is not a database; name a file that Dateline made");
    return header;
}

// What the first page says of itself, before SQLite sees the file.
std::uint32_t check_header(const std::string& path, std::uint64_t file_bytes, Versions versions) {
    if (file_bytes == 0)
        throw Error(Fault::input, shown(path) + ": is empty; import something into it first");
    const auto header = read_header(path);
    if (std::memcmp(header.data(), "SQLite format 3", 16) != 0)
        throw Error(Fault::input, shown(path) + ": is not a database; name a file that Dateline made");
    if (big_endian(header, 68) != application_id)
        throw Error(Fault::input,
                    shown(path) + ": is a database of another program; `dateline import` reads such files");
    const std::uint32_t version = big_endian(header, 60);
    if (version > schema_version)
        throw Error(Fault::input, shown(path) + ": was made by a newer Dateline (version " +
                                      std::to_string(version) + " of the database, this program knows " +
                                      std::to_string(schema_version) + "); update this program");
    if (version >= oldest_schema_version && version < schema_version && versions == Versions::current)
        throw Error(Fault::input, shown(path) + ": was made by an older Dateline (version " +
                                      std::to_string(version) + " of the database, this program knows " +
                                      std::to_string(schema_version) + "); `dateline reindex " + shown(path) +
                                      "` brings it up to date");
    if (version < oldest_schema_version)
        throw Error(Fault::input, shown(path) + ": has database version " + std::to_string(version) +
                                      ", which no Dateline has made; import its sources again");
    const std::uint32_t stored_size = big_endian(header, 16) >> 16U;
    const std::uint64_t page_bytes = stored_size == 1 ? 65536 : stored_size;
    if (big_endian(header, 28) * page_bytes > file_bytes)
        throw Error(Fault::input,
                    shown(path) + ": is cut short; copy the file again, or go back to a backup");
    return version;
}

// A WAL that another program left holds changes that an immutable reader would not see.
void refuse_pending_wal(const std::string& path) {
    struct stat status {};
    const std::string wal = path + "-wal";
    if (::stat(wal.c_str(), &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0)
        throw Error(Fault::input, shown(wal) +
                                      ": holds changes that another program has not written back; close that "
                                      "program, or remove this file to go without them");
}

} // namespace

DatabaseFile check_database_file(const std::string& path, Versions versions) {
    DatabaseFile file;
    file.bytes = static_cast<std::uint64_t>(checked_stat(path).st_size);
    file.version = check_header(path, file.bytes, versions);
    refuse_pending_wal(path);
    return file;
}

std::string stamp_of(const std::string& path) {
    const struct stat status = checked_stat(path);
    std::string stamp;
    for (const auto part :
         {static_cast<std::int64_t>(status.st_dev), static_cast<std::int64_t>(status.st_ino),
          static_cast<std::int64_t>(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec})
        stamp += std::to_string(part) + ' ';
    return stamp;
}

} // namespace dateline::store
