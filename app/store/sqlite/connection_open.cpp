// How a connection to a database from a stranger comes about: nothing is asked of it before it is known to be
// ours.
#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include "base/displayable.h"
#include "base/paths.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/snapshot.h"
#include "store/store.h"

namespace dateline::store {
namespace {

using base::Error;
using base::Fault;
using base::Phrase;

constexpr std::chrono::milliseconds vetting_limit{5000};
constexpr std::chrono::milliseconds quick_check_limit{1500};
constexpr std::uint64_t quick_check_most_bytes = 16U << 20U; // a tenth of a second or so

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

std::unique_ptr<SQLite::Database> open_database(const std::string& path, const std::string& shown,
                                                std::string_view options, int mode) {
    // Counting what SQLite allocates takes a lock each time, and nobody asks for the count.
    static const int without_counting = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(without_counting);
    try {
        return std::make_unique<SQLite::Database>(uri_of(path, options),
                                                  mode | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX);
    } catch (const SQLite::Exception& exception) {
        throw Error(Fault::environment,
                    {shown, Phrase{"cannot be opened"}, base::displayable(exception.what(), 200)});
    }
}

// Null where SQLite has none.
sqlite3_file* file_of(const SQLite::Database& database) {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(database.getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file));
    return file == nullptr || file->pMethods == nullptr ? nullptr : file;
}

} // namespace

std::unique_ptr<Connection> Connection::open_for_reading(const std::string& path, Pages pages,
                                                         Versions versions, const std::stop_token& stop) {
    const std::string shown = base::shown_path(path);
    const std::string real_path = check_place(path, shown);
    const auto open = [&](std::string_view options) {
        return std::unique_ptr<Connection>(
            new Connection(shown, open_database(real_path, shown, options, SQLite::OPEN_READONLY)));
    };
    std::unique_ptr<Connection> connection = open("mode=ro");
    FileHeader header = connection->read_header();
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
        new Connection(shown, open_database(path, shown, "mode=rw", SQLite::OPEN_READWRITE)));
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

void Connection::open_shadow_tables() {
    sqlite3_db_config(database_->getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
}

std::unique_ptr<Connection> Connection::open_to_change(const std::string& path) {
    const std::string shown = base::shown_path(path);
    const std::string real_path = check_place(path, shown);
    check_journal(real_path);
    std::unique_ptr<Connection> connection(new Connection(
        shown, open_database(real_path, shown, "mode=rw", SQLite::OPEN_READWRITE | SQLite::OPEN_NOFOLLOW)));
    const FileHeader header = connection->read_header();
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
        Connection connection(shown, open_database(real_path, shown, "mode=rw",
                                                   SQLite::OPEN_READWRITE | SQLite::OPEN_NOFOLLOW));
        check_identity(connection.read_header(), Versions::older_too, shown);
        connection.set_patience({}); // a journal of others who write is theirs
        connection.run("BEGIN IMMEDIATE; ROLLBACK");
    } catch (const std::exception&) {
        return; // the next writer tries again
    }
}

FileHeader Connection::read_header() const {
    FileHeader header;
    sqlite3_file* const file = file_of(*database_);
    if (file == nullptr) return header;
    header.is_whole = file->pMethods->xRead(file, header.bytes.data(), header_bytes, 0) == SQLITE_OK;
    sqlite3_int64 bytes = 0;
    if (file->pMethods->xFileSize(file, &bytes) == SQLITE_OK)
        header.file_bytes = static_cast<std::uint64_t>(bytes);
    return header;
}

bool Connection::each_piece(std::size_t piece_bytes,
                            const std::function<bool(std::string_view)>& take) const {
    sqlite3_file* const file = file_of(*database_);
    const std::uint64_t bytes = file_bytes();
    std::string piece;
    for (std::uint64_t offset = 0; offset < bytes; offset += piece.size()) {
        look_at_stop();
        piece.resize(std::min<std::uint64_t>(piece_bytes, bytes - offset));
        if (file->pMethods->xRead(file, piece.data(), static_cast<int>(piece.size()),
                                  static_cast<sqlite3_int64>(offset)) != SQLITE_OK ||
            !take(piece))
            return false;
    }
    return true;
}

std::unique_ptr<Snapshot> Connection::begin_vetting() {
    try {
        return std::make_unique<Snapshot>(*this);
    } catch (const TemporaryFailure&) {
        throw;
    } catch (const Unfinished&) {
        throw;
    } catch (const Error&) { // SQLite calls a file that is cut short damaged
        check_length(read_header(), path_);
        throw;
    }
}

void Connection::vet(Pages pages, Versions versions, const std::stop_token& stop) {
    try {
        const CancelScope watch(*this, stop, vetting_limit);
        const std::unique_ptr<Snapshot> snapshot = begin_vetting(); // what is checked holds together
        const FileHeader header = read_header();
        version_ = check_identity(header, versions, path_);
        check_length(header, path_);
        vet_schema(version_);
        schema_change_ = pragma("PRAGMA schema_version");
        if (pages == Pages::check && header.file_bytes <= quick_check_most_bytes) vet_pages();
    } catch (const Interrupted&) {
        if (stop.stop_requested()) base::fail_as_stopped(path_);
        throw Error(Fault::input, {path_, Phrase{"takes too long to check; it is damaged or made to harm"}});
    }
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
    throw Error(
        Fault::input,
        {path_, Phrase{"its tables are not those of a Dateline database ({}); it is not opened, since "
                       "it could do harm: import its sources again",
                       {what}}});
}

// A writer may have brought an older database up to date; nobody else changes tables.
void Connection::vet_changed_schema() {
    const auto version = static_cast<std::uint32_t>(pragma("PRAGMA user_version"));
    try {
        if (version != schema_version) throw Error(Fault::input, path_);
        vet_schema(version);
        schema_change_ = pragma("PRAGMA schema_version");
    } catch (const Error&) {
        throw Error(Fault::environment, path_ + ": another program has changed its tables; open it again");
    }
}

void Connection::vet_pages() {
    try {
        const CancelScope watch(*this, {}, quick_check_limit);
        Query query = this->query("PRAGMA quick_check(1)", "the whole file");
        if (query.next() && query.text(0) != "ok")
            throw Error(Fault::input,
                        {path_, Phrase{"is damaged ({}); run `dateline check` on it, or go back to a backup",
                                       {base::displayable(query.text(0), 200)}}});
    } catch (const Interrupted&) {
        return; // every value is checked again as it is read
    }
}

} // namespace dateline::store
