#pragma once
// One SQLite connection with the settings for files from strangers, and its prepared statements. Opens for
// reading as an immutable file after vetting header and schema; opens for writing only files that this
// program made itself. Knows SQLite, paths and deadlines; knows nothing of what the tables mean.

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "store/database_file.h"
#include "store/query.h"

namespace SQLite {
class Database;
class Exception;
} // namespace SQLite

namespace dateline::store {

// Whether opening looks through the pages of a small file; `dateline check` does that itself, and goes on.
enum class Pages { check, leave };

class Connection {
  public:
    // Throws base::Error in one line for whatever is not a sound Dateline database of our version.
    // `shown` is the path for messages, where that is another.
    static std::unique_ptr<Connection> open_for_reading(const std::string& path,
                                                        const std::string& shown = {},
                                                        Pages pages = Pages::check,
                                                        Versions versions = Versions::current);
    // `path` is a file of our own making: empty, or a copy of a vetted database. Nobody else knows it.
    static std::unique_ptr<Connection> open_for_writing(const std::string& path,
                                                        const std::string& shown_path);

    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Query query(const char* sql, const char* table) { return {*this, sql, table}; }
    void run(const std::string& sql); // statements without parameters or rows
    std::int64_t last_insert_rowid() const;
    const std::string& path() const { return path_; }
    std::uint32_t version() const { return version_; } // of the database, when it was opened for reading
    SQLite::Database& database() { return *database_; }

    // While it lives, queries end with Interrupted once `stop` is requested or the deadline passes.
    class Watch {
      public:
        Watch(Connection& connection, std::stop_token stop,
              std::optional<std::chrono::milliseconds> limit = std::nullopt);
        ~Watch();
        Watch(const Watch&) = delete;
        Watch& operator=(const Watch&) = delete;

      private:
        Connection& connection_;
    };

    // For loops of questions each too short to notice: throws Interrupted where a query would end with it.
    void look_at_stop() const;

    // The same failure as an Error that names the file.
    base::Error failure(const SQLite::Exception& exception, const char* table) const;
    [[noreturn]] void rethrow(const SQLite::Exception& exception, const char* table) const;

  private:
    friend class Query;
    Connection(std::string path, std::unique_ptr<SQLite::Database> database);
    bool is_to_stop() const;
    static int keep_going(void* connection);
    void harden();
    void vet_schema(std::uint32_t version);
    void vet_pages(std::uint64_t file_bytes);

    std::unique_ptr<SQLite::Statement> take(const char* sql, const char* table);
    void give_back(const char* sql, std::unique_ptr<SQLite::Statement> statement);

    std::string path_;
    std::uint32_t version_ = 0;
    std::unique_ptr<SQLite::Database> database_;
    std::unordered_map<std::string, std::vector<std::unique_ptr<SQLite::Statement>>> idle_;
    std::stop_token stop_;
    std::optional<std::chrono::steady_clock::time_point> deadline_;
};

} // namespace dateline::store
