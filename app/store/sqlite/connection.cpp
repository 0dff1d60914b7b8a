#include "store/sqlite/connection.h"

#include <algorithm>
#include <thread>
#include <utility>

#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include "base/displayable.h"
#include "index/bitmap.h"
#include "platform/file.h"
#include "store/store.h"

namespace dateline::store {
namespace {

using base::Error;
using base::Fault;
using base::Phrase;

constexpr int longest_cell_bytes = 16 << 20;

// Why the system refused, also where it did so while a transaction was committed: SQLite tells of that only
// by the file.
int error_of_system(sqlite3* database) {
    if (const int error = sqlite3_system_errno(database); error != 0) return error;
    int last = 0;
    return sqlite3_file_control(database, "main", SQLITE_FCNTL_LAST_ERRNO, &last) == SQLITE_OK ? last : 0;
}

} // namespace

Connection::Connection(std::string path, std::unique_ptr<SQLite::Database> database)
    : path_(std::move(path)), database_(std::move(database)) {
    sqlite3_progress_handler(database_->getHandle(), 2000, &Connection::keep_going, this);
    sqlite3_busy_handler(database_->getHandle(), &Connection::wait_for_others, this);
    harden();
}

Connection::~Connection() {
    sqlite3_progress_handler(database_->getHandle(), 0, nullptr, nullptr);
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
    sqlite3_create_function_v2(handle, "collect_id", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, this,
                               &Connection::collect_id, nullptr, nullptr, nullptr);
    run("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0");
}

void Connection::collect_id(sqlite3_context* context, int, sqlite3_value** values) {
    const auto* connection = static_cast<Connection*>(sqlite3_user_data(context));
    const std::int64_t id = sqlite3_value_int64(values[0]);
    if (sqlite3_value_type(values[0]) != SQLITE_INTEGER || id < 0 || id > index::max_bitmap_id)
        return sqlite3_result_error(context, "an id is none that can be", -1);
    if (connection->collecting_ != nullptr) connection->collecting_->add(id);
}

void Connection::run(const std::string& sql) {
    try {
        database_->exec(sql);
    } catch (const SQLite::Exception& exception) {
        rethrow(exception, "database");
    }
}

TemporaryFailure in_use(const std::string& path, UsedBy by) {
    return {Fault::environment,
            {path, by == UsedBy::writer
                       ? Phrase{"another program is writing it; wait until that is done, then try again"}
                       : Phrase{"another program is reading it; wait until that is done, then try again"}}};
}

bool Connection::is_to_stop() const {
    return stop_.stop_requested() || (deadline_ && std::chrono::steady_clock::now() > *deadline_);
}

int Connection::keep_going(void* connection) {
    return static_cast<const Connection*>(connection)->is_to_stop() ? 1 : 0;
}

int Connection::wait_for_others(void* connection, int times) {
    auto& self = *static_cast<Connection*>(connection);
    const auto now = std::chrono::steady_clock::now();
    if (times == 0) self.waits_since_ = now;
    if (self.is_to_stop() || now - self.waits_since_ >= self.patience_) return 0;
    std::this_thread::sleep_for(std::chrono::milliseconds(times < 10 ? 1 : 10));
    return 1;
}

std::int64_t Connection::pragma(const char* sql) {
    Query row = query(sql, "database");
    return row.next() ? row.integer(0) : 0;
}

void Connection::look_for_changes() {
    const std::int64_t revision = pragma("PRAGMA data_version");
    if (revision == revision_) return;
    revision_ = revision;
    if (schema_change_ && pragma("PRAGMA schema_version") != *schema_change_) vet_changed_schema();
    version_ = static_cast<std::uint32_t>(pragma("PRAGMA user_version"));
}

void Connection::set_version(std::uint32_t version) {
    run("PRAGMA user_version = " + std::to_string(version));
    version_ = version;
}

void Connection::look_at_stop() const {
    if (is_to_stop()) throw Interrupted{};
}

Error Connection::failure(const SQLite::Exception& exception, const char* table) const {
    const std::string message = base::displayable(exception.what(), 200);
    switch (exception.getErrorCode()) {
    case SQLITE_FULL:
        return {Fault::environment, {path_, Phrase{"the disk is full; make room and try again"}}};
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_NOMEM:
    case SQLITE_READONLY:
    case SQLITE_PERM:
        if (exception.getExtendedErrorCode() == SQLITE_READONLY_DBMOVED)
            return {
                Fault::environment,
                {path_, Phrase{"was moved or replaced while it was open, and is as it was; open it again"}}};
        if (const int error = error_of_system(database_->getHandle());
            exception.getErrorCode() == SQLITE_IOERR && error != 0)
            return {Fault::environment,
                    {path_, Phrase{"cannot be read or written"}, platform::reason_of(error)}};
        return {Fault::environment, {path_, Phrase{"cannot be read or written"}, message}};
    case SQLITE_TOOBIG:
        return {Fault::input,
                {path_, Phrase{"table {}", {table}}, Phrase{"a value is larger than 16 MiB; shorten it"}}};
    default:
        return {Fault::input,
                {path_, Phrase{"table {}", {table}},
                 Phrase{"{}; the file is damaged: run `dateline check` on it, or go back to a backup",
                        {message}}}};
    }
}

void Connection::rethrow(const SQLite::Exception& exception, const char* table) const {
    if (exception.getErrorCode() == SQLITE_INTERRUPT) throw Interrupted{};
    if (exception.getErrorCode() == SQLITE_BUSY) throw in_use(path_, UsedBy::writer);
    if (exception.getExtendedErrorCode() == SQLITE_READONLY_ROLLBACK) throw Unfinished(path_);
    throw failure(exception, table);
}

Prepared& Connection::prepared(const char* sql) {
    Prepared*& there = by_address_[sql];
    if (there == nullptr || there->sql != sql) { // other words may stand where some stood before
        there = &prepared_[sql];
        there->sql = sql;
    }
    return *there;
}

std::unique_ptr<SQLite::Statement> Connection::take(Prepared& prepared, const char* table) {
    if (!prepared.idle.empty()) {
        std::unique_ptr<SQLite::Statement> statement = std::move(prepared.idle.back());
        prepared.idle.pop_back();
        return statement;
    }
    try {
        return std::make_unique<SQLite::Statement>(*database_, prepared.sql);
    } catch (const SQLite::Exception& exception) {
        rethrow(exception, table);
    }
}

Connection::CancelScope::CancelScope(Connection& connection, std::stop_token stop,
                                     std::optional<std::chrono::milliseconds> limit)
    : connection_(connection) {
    connection_.stop_ = std::move(stop);
    if (limit) connection_.deadline_ = std::chrono::steady_clock::now() + *limit;
}

Connection::CancelScope::~CancelScope() {
    connection_.stop_ = {};
    connection_.deadline_.reset();
}

} // namespace dateline::store
