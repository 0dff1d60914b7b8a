#include "store/sqlite/word_queue.h"

#include <utility>

#include "store/sqlite/schema.h"

namespace dateline::store {
namespace {

constexpr std::size_t batch_rows = 2000, batch_bytes = 4U << 20U;

} // namespace

WordQueue::WordQueue(Connection& connection, Tables tables) : connection_(connection) {
    if (tables == Tables::filled) return;
    apart_ = Connection::open_apart(connection.path());
    apart_->run(schema_words_sql() + "BEGIN");
}

void WordQueue::add(const char* sql, const char* table, std::int64_t id, Texts texts) {
    for (const std::string& text : texts)
        waiting_bytes_ += text.size();
    waiting_.push_back({sql, table, id, std::move(texts), {}});
    if (waiting_.size() >= batch_rows || waiting_bytes_ >= batch_bytes) begin_batch();
}

void WordQueue::begin_batch() {
    end_batch();
    if (waiting_.empty()) return;
    waiting_bytes_ = 0;
    working_ =
        std::async(std::launch::async, [batch = std::exchange(waiting_, {}), apart = apart_.get()]() mutable {
            for (Row& row : batch)
                row.pairs = pairs_of(words_of(row.texts));
            if (apart == nullptr) return std::move(batch);
            store(*apart, batch);
            return Batch{};
        });
}

void WordQueue::end_batch() {
    if (working_.valid()) store(connection_, working_.get());
}

void WordQueue::store(Connection& connection, const Batch& batch) {
    for (const Row& row : batch)
        if (!row.pairs.empty()) connection.query(row.sql, row.table).bind(row.id).bind(row.pairs).run();
}

void WordQueue::finish() {
    begin_batch();
    end_batch();
    if (!apart_) return;
    apart_->run("COMMIT"); // what it held in memory is in its tables
    copy_in();
    apart_.reset();
}

void WordQueue::copy_in() {
    connection_.open_shadow_tables();
    for (const char* table : {"event_words", "utterance_words", "article_words"}) {
        const std::string name = table;
        connection_.run("DELETE FROM " + name + "_data; DELETE FROM " + name + "_idx");
        {
            const std::string from = "SELECT id, block FROM " + name + "_data ORDER BY id";
            const std::string to = "INSERT INTO " + name + "_data (id, block) VALUES (?, ?)";
            Query row = apart_->query(from.c_str(), table);
            Query insert = connection_.query(to.c_str(), table);
            while (row.next())
                insert.bind(row.integer(0)).bind_blob(row.blob(1)).run();
        }
        const std::string from = "SELECT segid, term, pgno FROM " + name + "_idx ORDER BY segid, term";
        const std::string to = "INSERT INTO " + name + "_idx (segid, term, pgno) VALUES (?, ?, ?)";
        Query row = apart_->query(from.c_str(), table);
        Query insert = connection_.query(to.c_str(), table);
        while (row.next())
            insert.bind(row.integer(0)).bind_blob(row.blob(1)).bind(row.integer(2)).run();
    }
}

} // namespace dateline::store
