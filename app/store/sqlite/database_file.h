#pragma once
// A database as a file, before SQLite reads it: a regular file with our header, whole, with nothing beside it
// that SQLite would take for a part of it and that no Dateline left there. Knows no SQL, and never opens the
// database itself: closing it would let go of the locks that this process has on it (SQLite, "How To Corrupt
// An SQLite Database File", 2.2).

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/error.h"
#include "store/reserved_names.h"

namespace dateline::store {

// Which versions of the database are taken: those that can be asked (see readable_version), or those too that
// a Writer can bring up to date.
enum class Versions { current, older_too };

// Its tables are not those that are asked: see CurrentCopy.
class TooOldToRead : public base::Error {
  public:
    using Error::Error;
};

// The first bytes of a database (https://www.sqlite.org/fileformat2.html, 1.3), as whoever has it open reads
// them.
constexpr std::size_t header_bytes = 100;
struct FileHeader {
    std::array<unsigned char, header_bytes> bytes{};
    bool is_whole = false;
    std::uint64_t file_bytes = 0;
};

// These throw base::Error in one line; `shown` is the path for messages.

// The path with links followed, once there is known to be a regular file that is not empty.
std::string check_place(const std::string& path, const std::string& shown);
// Changes whenever the file does. Error where it cannot be read.
std::string fingerprint_of(const std::string& path);
// That it is a Dateline database of such a version, which is returned. True whatever a writer is at.
std::uint32_t check_identity(const FileHeader& header, Versions versions, const std::string& shown);
// That nothing is cut off. While nobody writes.
void check_length(const FileHeader& header, const std::string& shown);
// Whether it is set to write-ahead logging, which Dateline never does.
bool uses_wal(const FileHeader& header);
// That a journal beside it names no other file: SQLite, undoing what the journal says was not finished, would
// delete that one.
void check_journal(const std::string& real_path);

} // namespace dateline::store
