#include "store/raw_database.h"

#include <csignal>
#include <filesystem>
#include <stdexcept>
#include <utility>
#include <vector>

#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/file.h"

namespace dateline::store::test {

void change_database(const std::string& path, const std::string& sql) {
    SQLite::Database database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, nullptr);
    database.exec("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
    database.exec(sql);
}

void change_and_be_killed(const std::string& path, const std::string& sql) {
    const pid_t child = ::fork();
    if (child == 0) {
        sqlite3* database = nullptr;
        const bool done = sqlite3_open(path.c_str(), &database) == SQLITE_OK &&
                          sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
        if (!done) ::_exit(1);
        ::raise(SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (!WIFSIGNALED(status)) throw std::runtime_error("the SQL failed: " + sql);
}

namespace {

std::vector<std::string> column_of(SQLite::Database& database, const std::string& sql) {
    std::vector<std::string> values;
    SQLite::Statement row(database, sql);
    while (row.executeStep())
        values.push_back(row.getColumn(0).getString());
    return values;
}

// The tables of version 8 that were not there before a version.
constexpr std::pair<int, const char*> additions[] = {
    {2, "DROP TABLE saved_view_filter; DROP TABLE saved_view"},
    {3, "DROP INDEX timeline_entry_undated; DROP TABLE event_block; DROP TABLE utterance_block"},
    {5, "DROP TABLE timeline_long"},
    {6, "DROP TABLE timeline_ids"}};

} // namespace

void make_older(const std::string& path, int version) {
    const std::string older = path + ".older";
    change_database(older, platform::read_file(DATELINE_SCHEMAS "/../../data/schema_8.sql", 1U << 20U));
    {
        SQLite::Database database(older, SQLite::OPEN_READWRITE);
        database.exec("PRAGMA foreign_keys = OFF; ATTACH '" + path + "' AS today");
        for (const std::string& table :
             column_of(database,
                       "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")) {
            std::string columns;
            for (const std::string& column :
                 column_of(database, "SELECT name FROM pragma_table_info('" + table +
                                         "') JOIN (SELECT name FROM "
                                         "pragma_table_info('" +
                                         table + "', 'today')) USING (name)"))
                columns += (columns.empty() ? "" : ", ") + column;
            database.exec("INSERT OR REPLACE INTO main." + table + " (" + columns + ") SELECT " + columns +
                          " FROM today." + table);
        }
    }
    std::filesystem::rename(older, path);
    for (const auto& [added, drop] : additions)
        if (added > version) change_database(path, drop);
    change_database(path, "PRAGMA user_version = " + std::to_string(version));
}

} // namespace dateline::store::test
