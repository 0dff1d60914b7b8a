#include "store/sqlite/connection.h"

#include <filesystem>
#include <thread>
#include <utility>

#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include "base/displayable.h"
#include "base/error.h"
#include "base/paths.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/schema_vetting.h"
#include "store/store.h"

namespace dateline::store {
namespace {

using base::Error;
using base::Fault;
using base::Phrase;

const int in_memory = SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX;
constexpr int longest_cell_bytes = 16 << 20;
constexpr std::chrono::milliseconds vetting_limit{5000};
constexpr std::chrono::milliseconds quick_check_limit{1500};
constexpr std::uint64_t quick_check_most_bytes = 16U << 20U; // a tenth of a second or so

} // namespace

Connection::Connection(std::string path, std::unique_ptr<SQLite::Database> database)
    : database_(std::move(database)), statements_(std::move(path), *database_) {
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
    run("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0");
}

void Connection::run(const std::string& sql) {
    try {
        database_->exec(sql);
    } catch (const SQLite::Exception& exception) {
        statements_.rethrow(exception, "database");
    }
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

std::unique_ptr<Connection> Connection::open_for_reading(const std::string& path, Pages pages,
                                                         Versions versions, const std::stop_token& stop) {
    const std::string shown = base::shown_path(path);
    const std::string real_path = check_place(path, shown);
    const auto open = [&](std::string_view options) {
        return std::unique_ptr<Connection>(
            new Connection(shown, open_handle(real_path, shown, options, SQLite::OPEN_READONLY)));
    };
    std::unique_ptr<Connection> connection = open("mode=ro");
    FileHeader header = store::read_header(*connection->database_);
    check_identity(header, versions, shown);
    // Another program's log would be read with it; nothing is in one (see check_place).
    if (uses_wal(header)) connection = open("mode=ro&immutable=1");
    connection->vet(pages, versions, stop);
    // The system keeps the file's pages; a page from there costs a microsecond. A larger cache is no quicker.
    connection->run("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000; PRAGMA query_only = OFF");
    return connection;
}

std::unique_ptr<Connection> Connection::open_new(const std::string& path, const std::string& target) {
    const std::string shown = base::shown_path(target);
    std::unique_ptr<Connection> connection(
        new Connection(shown, open_handle(path, shown, "mode=rw", SQLite::OPEN_READWRITE)));
    // Only a rename makes the file real: nothing to roll back to, nothing to sync before that. A journal on
    // the disk would outlast a second signal; defensive settings know no OFF, and of an empty file it holds
    // nothing. What is sorted for the timeline may not fit into memory.
    connection->run("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
                    "PRAGMA temp_store = FILE; PRAGMA cache_size = -128000; PRAGMA foreign_keys = OFF;"
                    "BEGIN");
    connection->version_ = schema_version;
    return connection;
}

std::unique_ptr<Connection> Connection::open_apart(const std::string& shown) {
    try {
        std::unique_ptr<Connection> connection(new Connection(
            shown, std::make_unique<SQLite::Database>("", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE |
                                                              SQLite::OPEN_NOMUTEX)));
        connection->run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000");
        connection->version_ = schema_version;
        return connection;
    } catch (const SQLite::Exception& exception) {
        throw Error(Fault::environment, {shown, Phrase{"its temporary file cannot be made"},
                                         base::displayable(exception.what(), 200)});
    }
}

std::unique_ptr<Connection> Connection::open_copy(const Connection& source) {
    try {
        std::unique_ptr<Connection> copy(
            new Connection(source.path(), std::make_unique<SQLite::Database>(":memory:", in_memory)));
        sqlite3* const handle = copy->database_->getHandle();
        sqlite3_backup* const backup =
            sqlite3_backup_init(handle, "main", source.database_->getHandle(), "main");
        if (backup != nullptr) {
            sqlite3_backup_step(backup, -1);
            sqlite3_backup_finish(backup);
        }
        if (sqlite3_errcode(handle) != SQLITE_OK) throw SQLite::Exception(handle);
        copy->run("PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF; BEGIN");
        copy->version_ = source.version_;
        return copy;
    } catch (const SQLite::Exception& exception) {
        source.statements_.rethrow(exception, "database");
    }
}

std::unique_ptr<Connection> Connection::open_bytes(std::string_view bytes, const std::string& shown) {
    std::unique_ptr<Connection> connection(
        new Connection(shown, std::make_unique<SQLite::Database>(":memory:", in_memory)));
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    auto* const data = reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data())); // only read
    if (sqlite3_deserialize(connection->database_->getHandle(), "main", data, size, size,
                            SQLITE_DESERIALIZE_READONLY) != SQLITE_OK)
        throw Error(Fault::environment, {shown, Phrase{"there is not enough memory to read it"}});
    connection->run("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000");
    connection->version_ = schema_version;
    return connection;
}

void Connection::open_shadow_tables() {
    sqlite3_db_config(database_->getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
}

std::unique_ptr<Connection> Connection::open_to_change(const std::string& path) {
    const std::string shown = base::shown_path(path);
    const std::string real_path = check_place(path, shown);
    check_journal(real_path);
    std::unique_ptr<Connection> connection(new Connection(
        shown, open_handle(real_path, shown, "mode=rw", SQLite::OPEN_READWRITE | SQLite::OPEN_NOFOLLOW)));
    const FileHeader header = store::read_header(*connection->database_);
    check_identity(header, Versions::older_too, shown);
    if (uses_wal(header))
        throw Error(
            Fault::input,
            {shown, Phrase{"another program has set it to write-ahead logging, which Dateline does not "
                           "use; `sqlite3 {} \"PRAGMA journal_mode = DELETE\"` sets it back",
                           {shown}}});
    // The first statement undoes what a writer that was killed has left. EXTRA: what is committed outlasts a
    // loss of power.
    connection->run("PRAGMA synchronous = EXTRA; PRAGMA temp_store = FILE; PRAGMA cache_size = -128000;"
                    "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE");
    connection->vet(Pages::check, Versions::older_too, {});
    return connection;
}

void Connection::undo_unfinished(const std::string& path) noexcept {
    try {
        const std::string shown = base::shown_path(path);
        const std::string real_path = check_place(path, shown);
        std::error_code code;
        if (!std::filesystem::exists(real_path + "-journal", code)) return;
        check_journal(real_path);
        Connection connection(
            shown, open_handle(real_path, shown, "mode=rw", SQLite::OPEN_READWRITE | SQLite::OPEN_NOFOLLOW));
        check_identity(store::read_header(*connection.database_), Versions::older_too, shown);
        connection.set_patience({}); // a journal of others who write is theirs
        connection.run("BEGIN IMMEDIATE; ROLLBACK");
    } catch (const std::exception&) {
        return; // the next writer tries again
    }
}

bool Connection::each_piece(std::size_t piece_bytes,
                            const std::function<bool(std::string_view)>& take) const {
    return store::each_piece(*database_, piece_bytes, [&](std::string_view piece) {
        look_at_stop();
        return take(piece);
    });
}

void Connection::begin_vetting(std::optional<Query>* reading) {
    try {
        reading->emplace(statements_, "SELECT 1 FROM sqlite_schema", "sqlite_schema").next();
        look_for_changes();
    } catch (const TemporaryFailure&) {
        throw;
    } catch (const Unfinished&) {
        throw;
    } catch (const Error&) { // SQLite calls a file that is cut short damaged
        check_length(read_header(*database_), path());
        throw;
    }
}

void Connection::vet(Pages pages, Versions versions, const std::stop_token& stop) {
    try {
        const CancelScope watch(*this, stop, vetting_limit);
        std::optional<Query> reading; // what is checked holds together: a snapshot
        begin_vetting(&reading);
        const FileHeader header = read_header(*database_);
        version_ = check_identity(header, versions, path());
        check_length(header, path());
        vet_schema(statements_, version_);
        schema_change_ = pragma("PRAGMA schema_version");
        if (pages == Pages::check && header.file_bytes <= quick_check_most_bytes) vet_pages();
    } catch (const Interrupted&) {
        if (stop.stop_requested()) base::fail_as_stopped(path());
        throw Error(Fault::input, {path(), Phrase{"takes too long to check; it is damaged or made to harm"}});
    }
}

// A writer may have brought an older database up to date; nobody else changes tables.
void Connection::vet_changed_schema() {
    const auto version = static_cast<std::uint32_t>(pragma("PRAGMA user_version"));
    try {
        if (version != schema_version) throw Error(Fault::input, path());
        vet_schema(statements_, version);
        schema_change_ = pragma("PRAGMA schema_version");
    } catch (const Error&) {
        throw Error(Fault::environment, path() + ": another program has changed its tables; open it again");
    }
}

void Connection::vet_pages() {
    try {
        const CancelScope watch(*this, {}, quick_check_limit);
        Query query = this->query("PRAGMA quick_check(1)", "the whole file");
        if (query.next() && query.text(0) != "ok")
            throw Error(Fault::input,
                        {path(), Phrase{"is damaged ({}); run `dateline check` on it, or go back to a backup",
                                        {base::displayable(query.text(0), 200)}}});
    } catch (const Interrupted&) {
        return; // every value is checked again as it is read
    }
}

} // namespace dateline::store
