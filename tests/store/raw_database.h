#pragma once
// What a stranger may do to a database file: SQL without the program's care.

#include <string>

namespace dateline::store::test {

// Runs SQL with foreign keys off and the schema writable.
void change_database(const std::string& path, const std::string& sql);

} // namespace dateline::store::test
