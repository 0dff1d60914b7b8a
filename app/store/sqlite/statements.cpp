#include "store/sqlite/statements.h"

#include <utility>

#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include "base/displayable.h"
#include "index/bitmap.h"
#include "platform/file.h"

namespace dateline::store {
namespace {

using base::Error;
using base::Fault;
using base::Phrase;

// Why the system refused, also where it did so while a transaction was committed: SQLite tells of that only
// by the file.
int error_of_system(sqlite3* database) {
    if (const int error = sqlite3_system_errno(database); error != 0) return error;
    int last = 0;
    return sqlite3_file_control(database, "main", SQLITE_FCNTL_LAST_ERRNO, &last) == SQLITE_OK ? last : 0;
}

} // namespace

TemporaryFailure in_use(const std::string& path, UsedBy by) {
    return {Fault::environment,
            {path, by == UsedBy::writer
                       ? Phrase{"another program is writing it; wait until that is done, then try again"}
                       : Phrase{"another program is reading it; wait until that is done, then try again"}}};
}

Statements::Statements(std::string path, SQLite::Database& database)
    : path_(std::move(path)), database_(database) {
    sqlite3_create_function_v2(database.getHandle(), "collect_id", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, this,
                               &Statements::collect_id, nullptr, nullptr, nullptr);
}

void Statements::collect_id(sqlite3_context* context, int, sqlite3_value** values) {
    const auto* statements = static_cast<Statements*>(sqlite3_user_data(context));
    const std::int64_t id = sqlite3_value_int64(values[0]);
    if (sqlite3_value_type(values[0]) != SQLITE_INTEGER || id < 0 || id > index::max_bitmap_id)
        return sqlite3_result_error(context, "an id is none that can be", -1);
    if (statements->collecting_ != nullptr) statements->collecting_->add(id);
}

Prepared& Statements::prepared(const char* sql) {
    Prepared*& there = by_address_[sql];
    if (there == nullptr || there->sql != sql) { // other words may stand where some stood before
        there = &prepared_[sql];
        there->sql = sql;
    }
    return *there;
}

std::unique_ptr<SQLite::Statement> Statements::take(Prepared& prepared, const char* table) {
    if (!prepared.idle.empty()) {
        std::unique_ptr<SQLite::Statement> statement = std::move(prepared.idle.back());
        prepared.idle.pop_back();
        return statement;
    }
    try {
        return std::make_unique<SQLite::Statement>(database_, prepared.sql);
    } catch (const SQLite::Exception& exception) {
        rethrow(exception, table);
    }
}

Error Statements::failure(const SQLite::Exception& exception, const char* table) const {
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
        if (const int error = error_of_system(database_.getHandle());
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

void Statements::rethrow(const SQLite::Exception& exception, const char* table) const {
    if (exception.getErrorCode() == SQLITE_INTERRUPT) throw Interrupted{};
    if (exception.getErrorCode() == SQLITE_BUSY) throw in_use(path_, UsedBy::writer);
    if (exception.getExtendedErrorCode() == SQLITE_READONLY_ROLLBACK) throw Unfinished(path_);
    throw failure(exception, table);
}

} // namespace dateline::store
