#pragma once
// A database as a file, before SQLite sees it: a regular file with our header, whole, and with nothing
// pending beside it. Knows no SQL.

#include <cstdint>
#include <string>

namespace dateline::store {

// Which versions of the database are taken: only ours, or those too that a Writer can bring up to date.
enum class Versions { current, older_too };

struct DatabaseFile {
    std::uint64_t bytes = 0;
    std::uint32_t version = 0;
};
// Throws base::Error in one line for whatever is not a Dateline database of such a version.
DatabaseFile check_database_file(const std::string& path, Versions versions = Versions::current);

} // namespace dateline::store
