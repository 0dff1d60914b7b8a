#include "store/sqlite/database_file.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "base/error.h"
#include "base/paths.h"
#include "platform/descriptor.h"
#include "platform/file.h"
#include "platform/file_bytes.h"
#include "platform/file_status.h"
#include "store/sqlite/schema.h"

namespace dateline::store {
namespace {

using base::Error;
using base::Fault;
using base::Phrase;

std::uint32_t big_endian(const FileHeader& header, std::size_t at) {
    return static_cast<std::uint32_t>(header.bytes.at(at)) << 24U |
           static_cast<std::uint32_t>(header.bytes.at(at + 1)) << 16U |
           static_cast<std::uint32_t>(header.bytes.at(at + 2)) << 8U |
           static_cast<std::uint32_t>(header.bytes.at(at + 3));
}

using platform::FileStatus;
using platform::Links;

FileStatus checked_status(const std::string& path, const std::string& shown) {
    FileStatus status = platform::status_of(path);
    if (status.error == ENOENT || status.error == ENOTDIR)
        throw Error(Fault::input, {shown, Phrase{"there is no such file; check the name"}});
    if (status.error != 0)
        throw Error(Fault::environment, {shown, Phrase{"cannot be read"}, platform::reason_of(status.error)});
    if (status.kind == FileStatus::Kind::folder)
        throw Error(Fault::input, {shown, Phrase{"is a folder, not a database; name the .db file in it"}});
    if (status.kind != FileStatus::Kind::regular)
        throw Error(Fault::input, {shown, Phrase{"is not a regular file; name a Dateline database"}});
    return status;
}

void check_beside(const std::string& real_path, const char* ending) {
    const std::string path = real_path + ending;
    const FileStatus status = platform::status_of(path, Links::not_followed);
    if (status.kind != FileStatus::Kind::none && status.kind != FileStatus::Kind::regular)
        throw Error(Fault::input, {base::shown_path(path), Phrase{"is not a regular file; remove it"}});
}

// A WAL that another program left holds changes that a reader would not see.
void refuse_pending_wal(const std::string& real_path) {
    const std::string wal = real_path + "-wal";
    if (platform::status_of(wal, Links::not_followed).bytes > 0)
        throw Error(Fault::input,
                    {base::shown_path(wal),
                     Phrase{"holds changes that another program has not written back; close that "
                            "program, or remove this file to go without them"}});
}

} // namespace

std::string check_place(const std::string& path, const std::string& shown) {
    if (checked_status(path, shown).bytes == 0)
        throw Error(Fault::input, {shown, Phrase{"is empty; import something into it first"}});
    std::error_code ignored;
    const std::filesystem::path real = std::filesystem::canonical(path, ignored);
    std::string real_path = ignored ? path : real.string();
    for (const char* ending : endings_beside)
        check_beside(real_path, ending);
    refuse_pending_wal(real_path);
    return real_path;
}

std::uint32_t check_identity(const FileHeader& header, Versions versions, const std::string& shown) {
    if (!header.is_whole || std::memcmp(header.bytes.data(), "SQLite format 3", 16) != 0)
        throw Error(Fault::input, {shown, Phrase{"is not a database; name a file that Dateline made"}});
    if (big_endian(header, 68) != application_id)
        throw Error(Fault::input,
                    {shown, Phrase{"is a database of another program; name one that Dateline made"}});
    const std::uint32_t version = big_endian(header, 60);
    if (version > schema_version)
        throw Error(Fault::input,
                    {shown, Phrase{"was made by a newer Dateline (version {} of the database, this program "
                                   "knows {}); update this program",
                                   {std::to_string(version), std::to_string(schema_version)}}});
    if (version >= oldest_schema_version && version < readable_version && versions == Versions::current)
        throw TooOldToRead(
            Fault::input,
            {shown, Phrase{"was made by an older Dateline (version {} of the database, this program "
                           "knows {}); `dateline reindex {}` brings it up to date",
                           {std::to_string(version), std::to_string(schema_version), shown}}});
    if (version < oldest_schema_version)
        throw Error(
            Fault::input,
            {shown, Phrase{"has database version {}, which no Dateline has made; import its sources again",
                           {std::to_string(version)}}});
    return version;
}

void check_length(const FileHeader& header, const std::string& shown) {
    const std::uint32_t stored_size = big_endian(header, 16) >> 16U;
    const std::uint64_t page_bytes = stored_size == 1 ? 65536 : stored_size;
    if (big_endian(header, 28) * page_bytes > header.file_bytes)
        throw Error(Fault::input,
                    {shown, Phrase{"is cut short; copy the file again, or go back to a backup"}});
}

bool uses_wal(const FileHeader& header) {
    return header.bytes[18] == 2 || header.bytes[19] == 2;
}

void check_journal(const std::string& real_path) {
    const std::string path = real_path + "-journal";
    const platform::Descriptor file = platform::open_regular_file(path, Links::not_followed);
    if (!file && errno == ENOENT) return;
    std::array<char, 8> last{};
    const std::int64_t size = file ? platform::size_of(file) : -1;
    const bool is_read = size >= 0;
    const bool has_last =
        size >= 8 && platform::read_bytes_at(file.get(), static_cast<std::uint64_t>(size - 8), last.data(),
                                             last.size()) == 8;
    if (!is_read)
        throw Error(Fault::environment, {base::shown_path(path),
                                         Phrase{"cannot be read, and may belong to the database beside it"}});
    // The end of a journal that names a super-journal (https://www.sqlite.org/fileformat2.html, 3).
    if (has_last && std::memcmp(last.data(), "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8) == 0)
        throw Error(Fault::input, {base::shown_path(path),
                                   Phrase{"names another file, as no journal of Dateline's does; it could do "
                                          "harm: remove it, if you do not know where it is from"}});
}

std::string fingerprint_of(const std::string& path) {
    return checked_status(path, base::shown_path(path)).fingerprint;
}

} // namespace dateline::store
