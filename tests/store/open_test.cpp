#include <filesystem>
#include <fstream>
#include <functional>

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "base/error.h"
#include "store/raw_database.h"
#include "store/refusal.h"
#include "store/sample.h"
#include "store/sqlite/schema.h"
#include "store/temp_folder.h"
#include "store/writer.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;

namespace {

std::string refusal_to_open(const std::string& path) {
    return refusal([&] { open_store(path); }, base::Fault::input);
}

void write_bytes(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

// The meeting with some SQL of a stranger's in it.
std::string refusal_after(const std::string& sql) {
    const TempFolder folder;
    write_database(folder.path("a.db"), seoul());
    change_database(folder.path("a.db"), sql);
    return refusal_to_open(folder.path("a.db"));
}

// What SQLite takes for a change that was not finished (https://www.sqlite.org/fileformat2.html, 3): of ten
// pages, none of which is in it.
std::string journal_header() {
    const std::string magic("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
    return magic + std::string("\xff\xff\xff\xff\0\0\0\0\0\0\0\x0a\0\0\x02\0\0\0\x10\0", 20) +
           std::string(484, '\0');
}

// One that is to be undone together with another file, which then is deleted.
std::string journal_naming(const std::string& victim) {
    std::uint32_t sum = 0;
    for (const char c : victim)
        sum += static_cast<std::uint32_t>(static_cast<signed char>(c));
    const auto big_endian = [](std::uint32_t number) {
        std::string bytes;
        for (const unsigned shift : {24U, 16U, 8U, 0U})
            bytes += static_cast<char>(number >> shift & 255U);
        return bytes;
    };
    return journal_header() + big_endian(0x40000000U / 4096 + 1) + victim +
           big_endian(static_cast<std::uint32_t>(victim.size())) + big_endian(sum) +
           std::string("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
}

// Everything that a reader may ask.
void ask_all(const std::string& path) {
    const std::unique_ptr<Store> store = open_store(path);
    store->info();
    model::WindowQuery query;
    query.span = {base::earliest_ms, base::latest_ms};
    for (const auto grouping : {model::Grouping::participant, model::Grouping::topic, model::Grouping::outlet,
                                model::Grouping::place, model::Grouping::none}) {
        query.grouping = grouping;
        store->load_window(query, {});
    }
    store->load_overview({}, 10, {});
    for (std::int64_t id = 1; id <= 3; ++id) {
        store->load_event({id}, {});
        store->load_participant({id}, {}, {});
        store->load_utterance({id});
        store->load_article({id}, {});
        store->load_photo({id});
    }
    store->search("한국", 20, {});
    store->search("알트만", 20, {});
}

} // namespace

TEST_CASE("open: what is not a database is refused in one line") {
    const TempFolder folder;
    CHECK(says(refusal_to_open(folder.path("none.db")), "there is no such file"));
    CHECK(says(refusal_to_open(folder.path("")), "is a folder"));
    write_bytes(folder.path("empty.db"), "");
    CHECK(says(refusal_to_open(folder.path("empty.db")), "is empty"));
    write_bytes(folder.path("photo.db"), "\xFF\xD8\xFF\xE0" + std::string(5000, 'x'));
    CHECK(says(refusal_to_open(folder.path("photo.db")), "is not a database"));
    write_bytes(folder.path("short.db"), "SQLite format 3");
    CHECK(says(refusal_to_open(folder.path("short.db")), "is not a database"));
    ::mkfifo(folder.path("fifo.db").c_str(), 0600);
    CHECK(says(refusal_to_open(folder.path("fifo.db")), "is not a regular file"));
}

TEST_CASE("open: names with marks that mean something in a URI are only names") {
    const TempFolder folder;
    for (const char* name : {"a?mode=rwc&x=.db", "100%25.db", "file:a#b.db", "한국 간담회.db"}) {
        CAPTURE(name);
        write_database(folder.path(name), seoul());
        CHECK(open_store(folder.path(name))->info().events == 3);
    }
    CHECK(folder.files() == 4);
}

TEST_CASE("open: another program's database and a newer version are told apart") {
    const TempFolder folder;
    change_database(folder.path("other.db"), "CREATE TABLE mail (id INTEGER PRIMARY KEY)");
    CHECK(says(refusal_to_open(folder.path("other.db")), "of another program"));
    CHECK(
        says(refusal_after("PRAGMA user_version = " + std::to_string(schema_version + 1)), "newer Dateline"));
    CHECK(says(refusal_after("PRAGMA user_version = 0"), "no Dateline has made"));
}

TEST_CASE("open: a schema that is not exactly ours is refused before any of it runs") {
    CHECK(says(refusal_after("CREATE TRIGGER t AFTER INSERT ON event BEGIN SELECT 1; END"),
               "trigger t is not ours"));
    CHECK(says(refusal_after("CREATE VIEW v AS SELECT 1"), "view v is not ours"));
    CHECK(says(refusal_after("CREATE TABLE extra (x)"), "table extra is not ours"));
    CHECK(says(refusal_after("CREATE VIRTUAL TABLE v USING fts5 (x)"), "is not ours"));
    CHECK(says(
        refusal_after("ALTER TABLE topic ADD COLUMN g TEXT GENERATED ALWAYS AS (hex(zeroblob(9))) VIRTUAL"),
        "table topic is not ours"));
    CHECK(says(refusal_after("DROP INDEX event_by_start"), "something is missing"));
    CHECK(says(
        refusal_after("DROP INDEX event_by_start; CREATE INDEX event_by_start ON event (start_ms, abs(id))"),
        "index event_by_start is not ours"));
    CHECK(says(
        refusal_after("UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'topic'"),
        "table topic is not ours"));
}

TEST_CASE("open: a file that is cut short is refused") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, seoul());
    std::filesystem::resize_file(path, std::filesystem::file_size(path) - 4096);
    CHECK(says(refusal_to_open(path), "cut short"));
    std::filesystem::resize_file(path, 5000);
    CHECK(says(refusal_to_open(path), "cut short"));
}

TEST_CASE(
    "open: what a writer that was killed has left is refused in one line, and never undone by reading") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, seoul());
    for (const std::string& journal : {journal_header(), journal_naming(folder.path("victim"))}) {
        write_bytes(folder.path("victim"), "keep me");
        write_bytes(path + "-journal", journal);
        const std::string before = bytes_of(path);
        CHECK(says(refusal_to_open(path), "was not finished"));
        CHECK(says(refusal([&] { check_database(path); }), "was not finished"));
        CHECK(bytes_of(path) == before);
        CHECK(bytes_of(path + "-journal") == journal);
        CHECK(bytes_of(folder.path("victim")) == "keep me");
        CHECK(folder.files() == 3);
    }
}

TEST_CASE("open: a journal from which nothing is to be undone does not matter") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, seoul());
    for (const std::string& journal : {std::string(), std::string(512, '\0')}) {
        write_bytes(path + "-journal", journal);
        ask_all(path);
        CHECK(bytes_of(path + "-journal") == journal);
    }
}

TEST_CASE("open: a journal that names another file is refused by writers, and nothing is deleted") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, seoul());
    const std::string before = bytes_of(path);
    write_bytes(folder.path("victim"), "keep me");
    write_bytes(path + "-journal", journal_naming(folder.path("victim")));
    CHECK(says(refusal([&] { open_writer(path); }), "a.db-journal: names another file"));
    CHECK(says(refusal([&] { reindex(path); }), "a.db-journal: names another file"));
    CHECK(bytes_of(path) == before);
    CHECK(bytes_of(folder.path("victim")) == "keep me");
    CHECK(folder.files() == 3);
}

TEST_CASE("open: what only has the name of a journal or a log is refused by readers and writers") {
    for (const char* ending : {"-journal", "-wal", "-shm"}) {
        CAPTURE(ending);
        const TempFolder folder;
        const std::string path = folder.path("a.db");
        write_database(path, seoul());
        const std::string beside = path + ending;
        ::mkfifo(beside.c_str(), 0600);
        CHECK(says(refusal_to_open(path), "is not a regular file"));
        CHECK(says(refusal([&] { open_writer(path); }), "is not a regular file"));
        std::filesystem::remove(beside);
        write_bytes(folder.path("victim"), "keep me");
        std::filesystem::create_symlink(folder.path("victim"), beside);
        CHECK(says(refusal_to_open(path), "is not a regular file"));
        CHECK(says(refusal([&] { open_writer(path); }), "is not a regular file"));
        CHECK(bytes_of(folder.path("victim")) == "keep me");
    }
}

TEST_CASE("open: a database set to write-ahead logging is read as it is, and not written") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, seoul());
    change_database(path, "PRAGMA journal_mode = WAL");
    const std::string before = bytes_of(path);
    ask_all(path);
    CHECK(says(refusal([&] { open_writer(path); }), "write-ahead logging"));
    CHECK(bytes_of(path) == before);
    CHECK(folder.files() == 1);
}

TEST_CASE("open: changes that another program has not written back are not passed over in silence") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, seoul());
    write_bytes(path + "-wal", "something");
    CHECK(says(refusal_to_open(path), "holds changes"));
}

TEST_CASE("read: a cell of the wrong type is an error that names table, row and column") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, seoul());
    const auto error_after = [&](const std::string& sql, const std::function<void(Store&)>& ask) {
        std::filesystem::copy_file(path, folder.path("b.db"),
                                   std::filesystem::copy_options::overwrite_existing);
        change_database(folder.path("b.db"), sql);
        const std::unique_ptr<Store> store = open_store(folder.path("b.db"));
        return refusal([&] { ask(*store); }, base::Fault::input);
    };
    CHECK(says(error_after("UPDATE event SET title = '{\"ko\":1}' WHERE id = 2",
                           [](Store& s) { s.load_event({2}, {}); }),
               "table event, row 2, column title is not a JSON object"));
    CHECK(says(
        error_after("UPDATE event SET date = 'soon' WHERE id = 1", [](Store& s) { s.load_event({1}, {}); }),
        "table event, row 1, column date is not a date"));
    CHECK(says(error_after("UPDATE quote SET text = CAST(x'FF41' AS TEXT) WHERE id = 1",
                           [](Store& s) { s.load_utterance({1}); }),
               "table quote, row 1, column text is not valid UTF-8"));
    CHECK(
        says(error_after("UPDATE region SET x = 7.5", [](Store& s) { s.load_photo({1}); }), "table region"));
    CHECK(says(
        error_after("UPDATE event SET weight = 9e999 WHERE id = 1", [](Store& s) { s.load_event({1}, {}); }),
        "table event, row 1, column weight is not a finite number"));
    CHECK(says(error_after("UPDATE timeline_total SET extent_start_ms = 9000000000000000000, extent_end_ms = "
                           "9000000000000000001",
                           [](Store& s) { s.load_overview({}, 10, {}); }),
               "column extent_start_ms is 9000000000000000000"));
    CHECK(says(error_after("UPDATE timeline_entry SET end_ms = 9000000000000000001",
                           [](Store& s) { s.load_overview({}, 10, {}); }),
               "column end_ms is 9000000000000000001"));
}

TEST_CASE("read: a cell that is not of its STRICT column's type is found, on opening or on reading") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, seoul());
    // Text where the schema promises an integer: written while the schema says otherwise, then put right
    // again.
    change_database(
        path, "UPDATE sqlite_schema SET sql = replace(sql, 'ordinal INTEGER', 'ordinal ANY') WHERE name = "
              "'utterance'");
    change_database(path, "UPDATE utterance SET ordinal = 'first' WHERE id = 1");
    change_database(
        path, "UPDATE sqlite_schema SET sql = replace(sql, 'ordinal ANY', 'ordinal INTEGER') WHERE name = "
              "'utterance'");
    CHECK(says(refusal([&] { ask_all(path); }), "utterance.ordinal"));
    CHECK_FALSE(check_database(path).empty());
}

TEST_CASE("read: a cell that claims to be huge is an error, not a gigabyte") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, seoul());
    change_database(path, "UPDATE topic SET name = CAST(zeroblob(40000000) AS TEXT) WHERE id = 1");
    const std::string message = refusal([&] { open_store(path)->load_event({1}, {}); });
    CHECK(says(message, "16 MiB"));
}

TEST_CASE("read: whatever bytes are damaged, the answer is a value or one line") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, seoul());
    const std::string sound = bytes_of(path);
    unsigned random = 12345;
    int refused = 0;
    for (int round = 0; round < 400; ++round) {
        std::string bytes = sound;
        for (int i = 0; i < 1 + round % 8; ++i) {
            random = random * 1664525U + 1013904223U;
            const std::size_t at = (random >> 4U) % bytes.size();
            random = random * 1664525U + 1013904223U;
            bytes[at] = static_cast<char>(random >> 24U);
        }
        write_bytes(path, bytes);
        try {
            check_database(path);
            ask_all(path);
        } catch (const base::Error& error) {
            ++refused;
            CHECK(std::string(error.what()).find('\n') == std::string::npos);
        }
    }
    CHECK(refused > 0);
}
