#pragma once
// SQLite's handle of a database file: opening it, and its bytes as they stand, read by that same handle (see
// database_file.h). Knows no statements.

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "store/sqlite/database_file.h"

namespace SQLite {
class Database;
}

namespace dateline::store {

// Of SQLite's own: `options` are those of a file: URI, `mode` the flags. base::Error, with the path as shown.
std::unique_ptr<SQLite::Database> open_handle(const std::string& path, const std::string& shown,
                                              std::string_view options, int mode);
FileHeader read_header(const SQLite::Database& database);
// A piece at a time until `take` says no; whether it came to the end.
bool each_piece(const SQLite::Database& database, std::size_t piece_bytes,
                const std::function<bool(std::string_view)>& take);

} // namespace dateline::store
