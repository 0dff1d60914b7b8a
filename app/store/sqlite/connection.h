#pragma once
// One SQLite connection with the settings for files from strangers, and its prepared statements. Header and
// schema are vetted before anything else is asked. SQLite's own locks keep readers and a writer apart, in
// this program and in others. Knows SQLite, paths and deadlines; knows nothing of what the tables mean.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "store/sqlite/database_file.h"
#include "store/sqlite/query.h"
#include "store/sqlite/sqlite_handle.h"
#include "store/sqlite/statements.h"
#include "store/store.h"

namespace SQLite {
class Database;
} // namespace SQLite

namespace dateline::store {

// Whether opening looks through the pages of a small file; `dateline check` does that itself, and goes on.
enum class Pages { check, leave };

class Connection {
  public:
    // All throw base::Error in one line for whatever is not a sound Dateline database of our version, and
    // TemporaryFailure (see store.h) where another program keeps it locked.

    // Nothing is ever written, not even to undo what a writer that was killed has left: that is refused.
    static std::unique_ptr<Connection> open_for_reading(const std::string& path, Pages pages = Pages::check,
                                                        Versions versions = Versions::current,
                                                        const std::stop_token& stop = {});
    // Begins the one transaction that changes the database in place, and first undoes what a writer that was
    // killed has left. Older versions are taken; without COMMIT the file is as it was.
    static std::unique_ptr<Connection> open_to_change(const std::string& path);
    // Undoes what a change that failed has left of itself: where SQLite could not write on it leaves that to
    // whoever opens the file next, and readers would be refused. Best effort.
    static void undo_unfinished(const std::string& path) noexcept;
    // `path` is an empty file that nobody else knows and that becomes `target`. Begins a transaction.
    static std::unique_ptr<Connection> open_new(const std::string& path, const std::string& target);
    // A database without a name, on the disk, that goes with the connection. `shown`: the path in its
    // messages.
    static std::unique_ptr<Connection> open_apart(const std::string& shown);

    // A copy in memory of all that `source` has, in a transaction that changes it.
    static std::unique_ptr<Connection> open_copy(const Connection& source);
    // Reads a current database from its bytes, which stay while it does. They are our own, and not vetted.
    static std::unique_ptr<Connection> open_bytes(std::string_view bytes, const std::string& shown);

    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Query query(const char* sql, const char* table) { return {statements_, sql, table}; }
    void run(const std::string& sql); // statements without parameters or rows
    const std::string& path() const { return statements_.path(); }
    std::uint32_t version() const { return version_; } // of the database, as of the last Snapshot
    void set_version(std::uint32_t version);           // of the database too: it has been brought up to date
    // How long a statement waits for other programs before it fails for the time being.
    void set_patience(std::chrono::milliseconds patience) { patience_ = patience; }
    // Another number once others have changed the database: of the last Snapshot.
    std::int64_t revision() const { return revision_; }
    // Called by Snapshot. Error if another program has changed the tables, which were vetted before.
    void look_for_changes();
    SQLite::Database& database() { return *database_; }
    // The file as it stands, by SQLite's own handle (see database_file.h): its size, and its bytes a piece at
    // a time until `take` says no; whether it came to the end. Throws Interrupted where a query would end
    // with it.
    std::uint64_t file_bytes() const { return read_header(*database_).file_bytes; }
    bool each_piece(std::size_t piece_bytes, const std::function<bool(std::string_view)>& take) const;
    // From now on what full-text tables are made of can be written: for a new file alone.
    void open_shadow_tables();

    // While it lives, queries end with Interrupted once `stop` is requested or the deadline passes.
    class CancelScope {
      public:
        CancelScope(Connection& connection, std::stop_token stop,
                    std::optional<std::chrono::milliseconds> limit = std::nullopt);
        ~CancelScope();
        CancelScope(const CancelScope&) = delete;
        CancelScope& operator=(const CancelScope&) = delete;

      private:
        Connection& connection_;
    };

    // For loops of questions each too short to notice: throws Interrupted where a query would end with it.
    void look_at_stop() const;

  private:
    Connection(std::string path, std::unique_ptr<SQLite::Database> database);
    bool is_to_stop() const;
    static int keep_going(void* connection);
    static int wait_for_others(void* connection, int times);
    std::int64_t pragma(const char* sql);
    void harden();
    void begin_vetting(std::optional<Query>* reading);
    void vet(Pages pages, Versions versions, const std::stop_token& stop);
    void vet_changed_schema();
    void vet_pages();

    std::uint32_t version_ = 0;
    std::int64_t revision_ = 0;
    std::optional<std::int64_t> schema_change_; // SQLite's count of changes to the tables, once vetted
    std::chrono::milliseconds patience_{2000};
    std::chrono::steady_clock::time_point waits_since_;
    std::unique_ptr<SQLite::Database> database_;
    Statements statements_;
    std::stop_token stop_;
    std::optional<std::chrono::steady_clock::time_point> deadline_;
};

} // namespace dateline::store
