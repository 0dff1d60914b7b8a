#pragma once
// What is put into the full-text tables. The pairs of a batch of texts are worked out on another thread while
// the writer puts the next. Where the tables are new, that thread also fills tables like them in a database
// of its own, of which finish() copies what they are made of: full-text rows are a third of an import's work.

#include <cstdint>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "store/sqlite/connection.h"
#include "store/tokens.h"

namespace dateline::store {

class WordQueue {
  public:
    enum class Tables { filled, empty }; // empty: and nobody but the queue touches them
    WordQueue(Connection& connection, Tables tables);

    // `sql` has the parameters rowid and pairs; it and `table` outlive the queue. Rows go in in this order.
    // Texts without words need no row.
    void add(const char* sql, const char* table, std::int64_t id, Texts texts);
    // Every row is in its table. With empty tables the last call: they have been filled.
    void finish();

  private:
    struct Row {
        const char* sql = nullptr;
        const char* table = nullptr;
        std::int64_t id = 0;
        Texts texts;
        std::string pairs; // of the texts
    };
    using Batch = std::vector<Row>;
    static void store(Connection& connection, const Batch& batch);
    void begin_batch();
    void end_batch();
    void copy_in();

    Connection& connection_;
    std::unique_ptr<Connection>
        apart_; // of the other thread, while a batch is worked on; none: tables filled
    Batch waiting_;
    std::size_t waiting_bytes_ = 0;
    std::future<Batch> working_; // at most one
};

} // namespace dateline::store
