#pragma once
// The database that a command is about.

#include <memory>
#include <string>

#include "store/database.h"

namespace dateline::cli {

// The database FILE, and a store over all of it as it is now; a source folder or file is named as such.
struct OpenDatabase {
    std::unique_ptr<store::Database> database;
    std::unique_ptr<store::Store> store;
};
OpenDatabase open_database(const std::string& path);
// Error (input) where FILE is something to import, not a database.
void refuse_source(const std::string& path);

} // namespace dateline::cli
