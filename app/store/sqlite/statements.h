#pragma once
// The prepared statements of one SQLite connection, kept for the next question in the same words, and what
// their failures are called. Knows nothing of what the tables mean.

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "store/store.h"

struct sqlite3_context;
struct sqlite3_value;
namespace SQLite {
class Database;
class Exception;
class Statement;
} // namespace SQLite

namespace dateline::index {
class Bitmap;
}

namespace dateline::store {

// Another program has the file to itself, and has not ended in time.
enum class UsedBy { writer, reader };
TemporaryFailure in_use(const std::string& path, UsedBy by);

// A writer was killed while it changed the file, and what it left stands beside: a reader changes nothing.
class Unfinished : public base::Error {
  public:
    explicit Unfinished(const std::string& path)
        : Error(
              base::Fault::input,
              {path, base::Phrase{"a change to it was not finished; make it again, or run `dateline reindex "
                                  "{}`: both begin by undoing what is there of it",
                                  {path}}}) {}
};

// Thrown through a query when its reader asked it to stop; never leaves the store.
struct Interrupted {};

struct Prepared { // the statements of one SQL text that are not in use
    std::string sql;
    std::vector<std::unique_ptr<SQLite::Statement>> idle;
};

class Statements {
  public:
    // `path`: in messages. The database outlives it.
    Statements(std::string path, SQLite::Database& database);
    Statements(const Statements&) = delete;
    Statements& operator=(const Statements&) = delete;

    const std::string& path() const { return path_; }
    Prepared& prepared(const char* sql);
    std::unique_ptr<SQLite::Statement> take(Prepared& prepared, const char* table);
    // Where the SQL function collect_id(ID) puts ids from now on.
    void collect_into(index::Bitmap* ids) { collecting_ = ids; }
    // The same failure as an Error that names the file, as TemporaryFailure or as Interrupted.
    [[noreturn]] void rethrow(const SQLite::Exception& exception, const char* table) const;

  private:
    static void collect_id(sqlite3_context* context, int count, sqlite3_value** values);
    base::Error failure(const SQLite::Exception& exception, const char* table) const;

    std::string path_;
    SQLite::Database& database_;
    std::unordered_map<std::string, Prepared> prepared_;
    std::unordered_map<const char*, Prepared*> by_address_; // most SQL is a literal: found without reading it
    index::Bitmap* collecting_ = nullptr;
};

} // namespace dateline::store
