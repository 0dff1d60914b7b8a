#include "store/connection.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include "base/file.h"
#include "base/utf8.h"
#include "store/schema.h"

namespace dateline::store {
namespace {

using base::Error;
using base::Fault;

constexpr std::chrono::milliseconds vetting_limit{5000};
constexpr std::chrono::milliseconds quick_check_limit{1500};
constexpr std::uint64_t quick_check_most_bytes = 16U << 20U; // a tenth of a second or so
constexpr int longest_cell_bytes = 16 << 20;

std::string shown(const std::string& path) {
    return base::shown_path(path);
}

// file: URI of a path, so that no name is taken for options.
std::string uri_of(const std::string& path, std::string_view options) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~/";
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string uri = "file://";
    for (const char c : std::filesystem::absolute(path).string()) {
        const auto byte = static_cast<unsigned char>(c);
        if (plain.find(c) != std::string_view::npos)
            uri += c;
        else
            uri += {'%', hex[byte >> 4U], hex[byte & 15U]};
    }
    uri += '?';
    uri += options;
    return uri;
}

std::unique_ptr<SQLite::Database> open_database(const std::string& path, std::string_view options, int mode) {
    try {
        return std::make_unique<SQLite::Database>(uri_of(path, options),
                                                  mode | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX);
    } catch (const SQLite::Exception& exception) {
        throw Error(Fault::environment,
                    shown(path) + ": cannot be opened: " + base::displayable(exception.what(), 200));
    }
}

} // namespace

Connection::Connection(std::string path, std::unique_ptr<SQLite::Database> database)
    : path_(std::move(path)), database_(std::move(database)) {
    sqlite3_progress_handler(database_->getHandle(), 2000, &Connection::keep_going, this);
    harden();
}

Connection::~Connection() {
    sqlite3_progress_handler(database_->getHandle(), 0, nullptr, nullptr);
}

std::unique_ptr<Connection> Connection::open_for_reading(const std::string& path, const std::string& shown_as,
                                                         Pages pages, Versions versions) {
    const DatabaseFile file = check_database_file(path, versions);
    const std::string name = shown(shown_as.empty() ? path : shown_as);
    std::unique_ptr<Connection> connection(
        new Connection(name, open_database(path, "mode=ro&immutable=1", SQLite::OPEN_READONLY)));
    try {
        const Watch watch(*connection, {}, vetting_limit);
        connection->vet_schema(file.version);
    } catch (const Interrupted&) {
        throw Error(Fault::input, name + ": takes too long to check; it is damaged or made to harm");
    }
    if (pages == Pages::check) connection->vet_pages(file.bytes);
    connection->version_ = file.version;
    // The system keeps the file's pages; a page from there costs a microsecond. A larger cache is no quicker.
    connection->run("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000; PRAGMA query_only = OFF");
    return connection;
}

std::unique_ptr<Connection> Connection::open_for_writing(const std::string& path,
                                                         const std::string& shown_path) {
    std::unique_ptr<Connection> connection(
        new Connection(shown(shown_path), open_database(path, "mode=rw", SQLite::OPEN_READWRITE)));
    // The file is a temporary that only a rename makes real: nothing to roll back to, nothing to sync before
    // that.
    // What is sorted for the timeline may not fit into memory.
    connection->run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
                    "PRAGMA temp_store = FILE; PRAGMA cache_size = -128000; PRAGMA foreign_keys = OFF");
    return connection;
}

void Connection::harden() {
    sqlite3* handle = database_->getHandle();
    const auto set = [handle](int option, int value) { sqlite3_db_config(handle, option, value, nullptr); };
    set(SQLITE_DBCONFIG_DEFENSIVE, 1);
    set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
    set(SQLITE_DBCONFIG_ENABLE_TRIGGER, 0);
    set(SQLITE_DBCONFIG_ENABLE_VIEW, 0);
    set(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
    set(SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0);
    set(SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0);
    set(SQLITE_DBCONFIG_DQS_DML, 0);
    // Else what is bound is looked at for partial indices, and a statement is prepared again whenever it
    // changes.
    set(SQLITE_DBCONFIG_ENABLE_QPSG, 1);
    set(SQLITE_DBCONFIG_DQS_DDL, 0);
    const auto limit = [handle](int what, int value) { sqlite3_limit(handle, what, value); };
    limit(SQLITE_LIMIT_LENGTH, longest_cell_bytes);
    limit(SQLITE_LIMIT_SQL_LENGTH, 100'000);
    limit(SQLITE_LIMIT_COLUMN, 100);
    limit(SQLITE_LIMIT_EXPR_DEPTH, 100);
    limit(SQLITE_LIMIT_COMPOUND_SELECT, 10);
    limit(SQLITE_LIMIT_VDBE_OP, 100'000);
    limit(SQLITE_LIMIT_FUNCTION_ARG, 20);
    limit(SQLITE_LIMIT_ATTACHED, 0);
    limit(SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000);
    limit(SQLITE_LIMIT_VARIABLE_NUMBER, 200);
    limit(SQLITE_LIMIT_TRIGGER_DEPTH, 1);
    limit(SQLITE_LIMIT_WORKER_THREADS, 0);
    run("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0");
}

void Connection::vet_schema(std::uint32_t version) {
    std::vector<SchemaRow> rows;
    const std::vector<SchemaRow> expected =
        version == schema_version ? expected_schema() : older_schema(version);
    Query query =
        this->query("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema", "sqlite_schema");
    while (query.next() && rows.size() <= expected.size())
        rows.push_back({query.text(0), query.text(1), query.text(2), query.text(3)});
    std::sort(rows.begin(), rows.end());
    if (rows == expected) return;
    const std::set<SchemaRow> ours(expected.begin(), expected.end());
    std::string what = "something is missing from it";
    for (const SchemaRow& row : rows)
        if (!ours.contains(row)) {
            what = base::displayable(row.type + " " + row.name, 100) + " is not ours";
            break;
        }
    throw Error(Fault::input, path_ + ": its tables are not those of a Dateline database (" + what +
                                  "); it is not opened, since it could do harm: import its sources again");
}

void Connection::vet_pages(std::uint64_t file_bytes) {
    if (file_bytes > quick_check_most_bytes) return;
    try {
        const Watch watch(*this, {}, quick_check_limit);
        Query query = this->query("PRAGMA quick_check(1)", "the whole file");
        if (query.next() && query.text(0) != "ok")
            throw Error(Fault::input, path_ + ": is damaged (" + base::displayable(query.text(0), 200) +
                                          "); run `dateline check` on it, or go back to a backup");
    } catch (const Interrupted&) {
        return; // every value is checked again as it is read
    }
}

void Connection::run(const std::string& sql) {
    try {
        database_->exec(sql);
    } catch (const SQLite::Exception& exception) {
        rethrow(exception, "database");
    }
}

std::int64_t Connection::last_insert_rowid() const {
    return database_->getLastInsertRowid();
}

bool Connection::is_to_stop() const {
    return stop_.stop_requested() || (deadline_ && std::chrono::steady_clock::now() > *deadline_);
}

int Connection::keep_going(void* connection) {
    return static_cast<const Connection*>(connection)->is_to_stop() ? 1 : 0;
}

void Connection::look_at_stop() const {
    if (is_to_stop()) throw Interrupted{};
}

Error Connection::failure(const SQLite::Exception& exception, const char* table) const {
    const std::string message = base::displayable(exception.what(), 200);
    switch (exception.getErrorCode()) {
    case SQLITE_FULL:
        return {Fault::environment, path_ + ": the disk is full; make room and try again"};
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_NOMEM:
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return {Fault::environment, path_ + ": cannot be read or written: " + message};
    case SQLITE_TOOBIG:
        return {Fault::input, path_ + ": table " + table + ": a value is larger than 16 MiB; shorten it"};
    default:
        return {Fault::input,
                path_ + ": table " + table + ": " + message +
                    "; the file is damaged: run `dateline check` on it, or go back to a backup"};
    }
}

void Connection::rethrow(const SQLite::Exception& exception, const char* table) const {
    if (exception.getErrorCode() == SQLITE_INTERRUPT) throw Interrupted{};
    throw failure(exception, table);
}

std::unique_ptr<SQLite::Statement> Connection::take(const char* sql, const char* table) {
    std::vector<std::unique_ptr<SQLite::Statement>>& idle = idle_[sql];
    if (!idle.empty()) {
        std::unique_ptr<SQLite::Statement> statement = std::move(idle.back());
        idle.pop_back();
        return statement;
    }
    try {
        return std::make_unique<SQLite::Statement>(*database_, sql);
    } catch (const SQLite::Exception& exception) {
        rethrow(exception, table);
    }
}

void Connection::give_back(const char* sql, std::unique_ptr<SQLite::Statement> statement) {
    statement->tryReset();
    idle_[sql].push_back(std::move(statement));
}

Connection::Watch::Watch(Connection& connection, std::stop_token stop,
                         std::optional<std::chrono::milliseconds> limit)
    : connection_(connection) {
    connection_.stop_ = std::move(stop);
    if (limit) connection_.deadline_ = std::chrono::steady_clock::now() + *limit;
}

Connection::Watch::~Watch() {
    connection_.stop_ = {};
    connection_.deadline_.reset();
}

} // namespace dateline::store
