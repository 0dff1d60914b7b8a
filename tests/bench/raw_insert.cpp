// The physical baseline of an import: the rows of a made database, inserted table by table through prepared
// statements into an empty copy of its schema, then the same indices. Reading the rows and making the words'
// pairs is not counted; it goes on a batch ahead, in a thread of its own. Prints {"rows": N, "inserting_s":
// S}.
//
//     dateline_raw_insert FROM.db TO.db

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include "store/sqlite/local_text.h"
#include "store/tokens.h"

namespace {

using dateline::store::decode_local_text;

constexpr std::size_t batch_rows = 20'000;

class Raw {
  public:
    explicit Raw(const char* path, int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) {
        if (sqlite3_open_v2(path, &handle_, flags, nullptr) != SQLITE_OK) fail("open");
    }
    ~Raw() { sqlite3_close(handle_); }
    Raw(const Raw&) = delete;
    Raw& operator=(const Raw&) = delete;

    [[noreturn]] void fail(const std::string& what) const {
        std::fprintf(stderr, "dateline_raw_insert: %s: %s\n", what.c_str(), sqlite3_errmsg(handle_));
        std::exit(1);
    }
    void run(const std::string& sql) const {
        if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
    }
    sqlite3_stmt* prepare(const std::string& sql) const {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) fail(sql);
        return statement;
    }
    void insert(sqlite3_stmt* statement) const {
        if (sqlite3_step(statement) != SQLITE_DONE) fail("insert");
        sqlite3_reset(statement);
    }

  private:
    sqlite3* handle_ = nullptr;
};

// The rows of a statement, once: stepping on after the last would begin anew.
class Rows {
  public:
    explicit Rows(sqlite3_stmt* statement) : statement_(statement) {}
    ~Rows() { sqlite3_finalize(statement_); }
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;

    bool next() { return more_ && (more_ = sqlite3_step(statement_) == SQLITE_ROW); }
    sqlite3_stmt* row() const { return statement_; }

  private:
    sqlite3_stmt* statement_;
    bool more_ = true;
};

class Clock {
  public:
    template<class Work> void time(Work work) {
        const auto start = std::chrono::steady_clock::now();
        work();
        seconds_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }
    double seconds() const { return seconds_; }

  private:
    double seconds_ = 0;
};

std::string text_of(sqlite3_stmt* statement, int column) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
    return text == nullptr ? "" : text;
}

dateline::model::LocalText local_text_of(sqlite3_stmt* statement, int column) {
    return decode_local_text(text_of(statement, column)).value_or(dateline::model::LocalText{});
}

// As a loop over values at hand would bind them: without a copy.
void bind_value(sqlite3_stmt* statement, int parameter, sqlite3_value* value) {
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        sqlite3_bind_int64(statement, parameter, sqlite3_value_int64(value));
        break;
    case SQLITE_FLOAT:
        sqlite3_bind_double(statement, parameter, sqlite3_value_double(value));
        break;
    case SQLITE_TEXT:
        sqlite3_bind_text(statement, parameter, reinterpret_cast<const char*>(sqlite3_value_text(value)),
                          sqlite3_value_bytes(value), SQLITE_STATIC);
        break;
    case SQLITE_BLOB: // the address of an empty one is null, which would be bound as such
        sqlite3_bind_blob(statement, parameter,
                          sqlite3_value_bytes(value) == 0 ? "" : sqlite3_value_blob(value),
                          sqlite3_value_bytes(value), SQLITE_STATIC);
        break;
    default:
        sqlite3_bind_null(statement, parameter);
    }
}

struct Definition {
    std::string type, name, sql;
    bool is_virtual() const { return sql.starts_with("CREATE VIRTUAL"); }
};

std::vector<Definition> definitions(const Raw& source) {
    std::vector<Definition> all;
    sqlite3_stmt* rows = source.prepare("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL "
                                        "AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY rowid");
    while (sqlite3_step(rows) == SQLITE_ROW)
        all.push_back({text_of(rows, 0), text_of(rows, 1), text_of(rows, 2)});
    sqlite3_finalize(rows);
    // A virtual table makes the tables behind it by itself.
    std::vector<Definition> ours;
    for (const Definition& definition : all) {
        bool shadow = false;
        for (const Definition& other : all)
            shadow |= other.is_virtual() && definition.name.starts_with(other.name + "_");
        if (!shadow) ours.push_back(definition);
    }
    return ours;
}

// Calls `insert` with each batch that `read` returns, up to an empty one; the next is read meanwhile.
template<class Read, class Insert> void each_batch(Read read, Insert insert) {
    for (std::future next = std::async(std::launch::async, read);;) {
        auto batch = next.get();
        if (batch.empty()) return;
        next = std::async(std::launch::async, read);
        insert(batch);
    }
}

std::int64_t copy_table(const Raw& source, const Raw& raw, const std::string& table, Clock* clock) {
    Rows from(source.prepare("SELECT * FROM " + table));
    const int columns = sqlite3_column_count(from.row());
    std::string sql = "INSERT INTO " + table + " VALUES (?";
    for (int i = 1; i < columns; ++i)
        sql += ", ?";
    sqlite3_stmt* to = raw.prepare(sql + ")");
    const auto read = [&from, columns] {
        std::vector<sqlite3_value*> values;
        while (values.size() < batch_rows * static_cast<std::size_t>(columns) && from.next())
            for (int i = 0; i < columns; ++i)
                values.push_back(sqlite3_value_dup(sqlite3_column_value(from.row(), i)));
        return values;
    };
    std::int64_t rows = 0;
    each_batch(read, [&](const std::vector<sqlite3_value*>& values) {
        clock->time([&] {
            for (std::size_t at = 0; at < values.size(); at += static_cast<std::size_t>(columns)) {
                for (int i = 0; i < columns; ++i)
                    bind_value(to, i + 1, values[at + static_cast<std::size_t>(i)]);
                raw.insert(to);
                ++rows;
            }
        });
        for (sqlite3_value* value : values)
            sqlite3_value_free(value);
    });
    sqlite3_finalize(to);
    return rows;
}

using Words = std::vector<std::pair<std::int64_t, std::string>>;

// `searchable`: what is searched of the row that the statement stands at.
template<class Searchable>
std::int64_t copy_words(const Raw& source, const Raw& raw, const std::string& table, const char* select,
                        Searchable searchable, Clock* clock) {
    Rows from(source.prepare(select));
    sqlite3_stmt* to = raw.prepare("INSERT INTO " + table + " (rowid, pairs) VALUES (?, ?)");
    const auto read = [&from, searchable] {
        Words words;
        while (words.size() < batch_rows && from.next())
            if (const std::string text = searchable(from.row()); !text.empty())
                words.emplace_back(sqlite3_column_int64(from.row(), 0), dateline::store::pairs_of(text));
        return words;
    };
    std::int64_t rows = 0;
    each_batch(read, [&](const Words& words) {
        clock->time([&] {
            for (const auto& [id, pairs] : words) {
                sqlite3_bind_int64(to, 1, id);
                sqlite3_bind_text(to, 2, pairs.data(), static_cast<int>(pairs.size()), SQLITE_STATIC);
                raw.insert(to);
                ++rows;
            }
        });
    });
    sqlite3_finalize(to);
    return rows;
}

std::string searched_of_utterance(sqlite3_stmt* row, sqlite3_stmt* quotes) {
    sqlite3_bind_int64(quotes, 1, sqlite3_column_int64(row, 0));
    std::vector<std::string> texts;
    while (sqlite3_step(quotes) == SQLITE_ROW)
        texts.push_back(text_of(quotes, 0));
    sqlite3_reset(quotes);
    return dateline::store::words_of(dateline::store::utterance_texts(local_text_of(row, 1), texts));
}

std::int64_t copy_virtual(const Raw& source, const Raw& raw, const std::string& table, Clock* clock) {
    if (table == "event_words")
        return copy_words(
            source, raw, table, "SELECT id, title, summary, note FROM event",
            [](sqlite3_stmt* row) {
                return dateline::store::words_of(dateline::store::event_texts(
                    local_text_of(row, 1), local_text_of(row, 2), local_text_of(row, 3)));
            },
            clock);
    if (table == "article_words")
        return copy_words(
            source, raw, table,
            "SELECT a.id, headline, deck, ifnull(text, '') FROM article a LEFT JOIN article_body b ON "
            "b.article = a.id",
            [](sqlite3_stmt* row) {
                return dateline::store::words_of(
                    dateline::store::article_texts(text_of(row, 1), text_of(row, 2), text_of(row, 3)));
            },
            clock);
    if (table == "utterance_words") {
        sqlite3_stmt* quotes = source.prepare("SELECT text FROM quote WHERE utterance = ? ORDER BY position");
        const std::int64_t rows = copy_words(
            source, raw, table, "SELECT id, context FROM utterance",
            [quotes](sqlite3_stmt* row) { return searched_of_utterance(row, quotes); }, clock);
        sqlite3_finalize(quotes);
        return rows;
    }
    std::fprintf(stderr, "dateline_raw_insert: %s is left out: its words are not known here\n",
                 table.c_str());
    return 0;
}

void sync_file(const char* path) {
    const int file = ::open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    ::fsync(file);
    ::close(file);
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: dateline_raw_insert FROM.db TO.db\n");
        return 2;
    }
    std::filesystem::remove(argv[2]);
    Clock clock;
    std::int64_t rows = 0;
    {
        const Raw source(argv[1], SQLITE_OPEN_READONLY), raw(argv[2]);
        // As the program's own writer sets its connection.
        raw.run(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA "
            "temp_store = MEMORY; PRAGMA cache_size = -128000; PRAGMA foreign_keys = OFF");
        raw.run("BEGIN");
        const std::vector<Definition> all = definitions(source);
        for (const Definition& table : all)
            if (table.type == "table") raw.run(table.sql);
        for (const Definition& table : all)
            if (table.type == "table")
                rows += table.is_virtual() ? copy_virtual(source, raw, table.name, &clock)
                                           : copy_table(source, raw, table.name, &clock);
        clock.time([&] {
            for (const Definition& index : all)
                if (index.type == "index") raw.run(index.sql);
            raw.run("COMMIT");
        });
    }
    clock.time([&] { sync_file(argv[2]); });
    std::printf("{\"rows\": %lld, \"inserting_s\": %.3f}\n", static_cast<long long>(rows), clock.seconds());
    return 0;
}
