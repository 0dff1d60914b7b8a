#pragma once
// A database as a file, before SQLite sees it: a regular file with our header, whole, and with nothing
// pending beside it. Knows no SQL.

#include <cstdint>
#include <string>

namespace dateline::store {

// The file's bytes; throws base::Error in one line for whatever is not a Dateline database of our version.
std::uint64_t check_database_file(const std::string& path);

} // namespace dateline::store
