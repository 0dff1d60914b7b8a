#pragma once
// What a stranger may do to a database file: SQL without the program's care.

#include <string>

namespace dateline::store::test {

// Runs SQL with foreign keys off and the schema writable.
void change_database(const std::string& path, const std::string& sql);

// Runs SQL in a process of its own, which is killed before it can undo or finish anything. Some pages of a
// transaction stand in the file by then, if the cache is small.
void change_and_be_killed(const std::string& path, const std::string& sql);

// A database as an older version (up to 8) had it, of one of today's with the same records: what only later
// versions know is not in it.
void make_older(const std::string& path, int version);

} // namespace dateline::store::test
