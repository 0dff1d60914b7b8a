#include "store/raw_database.h"

#include <csignal>
#include <stdexcept>

#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/wait.h>
#include <unistd.h>

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

} // namespace dateline::store::test
