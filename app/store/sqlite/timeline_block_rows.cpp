#include "store/sqlite/timeline_block_rows.h"

#include <algorithm>

namespace dateline::store {
namespace {

// SELECT id, start_ms, end_ms, weight, event, speaker of the ids from ?1 to before ?2.
const char* rows_sql(index::EntityKind things) {
    return things == index::EntityKind::events ? R"sql(
                   SELECT id, start_ms, end_ms, weight
                   FROM event
                   WHERE id >= ? AND id < ?
                   ORDER BY id)sql"
                                               : R"sql(
                   SELECT u.id, u.start_ms, u.end_ms, e.weight, u.event, ifnull(u.speaker, 0)
                   FROM utterance u
                   CROSS JOIN event e ON e.id = u.event
                   WHERE u.id >= ? AND u.id < ?
                   ORDER BY u.id)sql";
}

// Takes things in the order of their ids and hands each block on.
class DueBlocks {
  public:
    DueBlocks(index::EntityKind things, const std::function<void(const BlockRow&)>& visit)
        : things_(things), visit_(visit) {}

    void add(const Query& row) {
        const std::int64_t id = row.integer(0, 0, index::max_bitmap_id);
        if (id >> index::block_ids_log2 != row_.block) finish();
        row_.block = id >> index::block_ids_log2;
        is_open_ = true;
        index::Placed& placed = placed_[static_cast<std::size_t>(id & (index::block_ids - 1))];
        placed.is_there = true;
        placed.weight = row.real(3);
        if (things_ == index::EntityKind::utterances) {
            placed.event = row.integer(4);
            placed.speaker = row.integer(5);
        }
        if (row.is_null(1)) return;
        placed.is_dated = true;
        placed.span = row.ticks(1);
        const std::int64_t last_ms = std::max(placed.span.end_tick - 1, placed.span.start_tick);
        row_.first_ms = std::min(row_.first_ms.value_or(placed.span.start_tick), placed.span.start_tick);
        row_.last_ms = std::max(row_.last_ms.value_or(last_ms), last_ms);
    }
    void finish() {
        if (!is_open_) return;
        row_.entries = index::encode_block(things_, placed_);
        visit_(row_);
        row_ = {};
        placed_.fill({});
        is_open_ = false;
    }

  private:
    index::EntityKind things_;
    const std::function<void(const BlockRow&)>& visit_;
    bool is_open_ = false;
    BlockRow row_;
    index::PlacedBlock placed_;
};

void make_due(Connection& connection, index::EntityKind things, std::int64_t first_id, std::int64_t end_id,
              const std::function<void(const BlockRow&)>& visit) {
    DueBlocks due(things, visit);
    Query row =
        connection.query(rows_sql(things), things == index::EntityKind::events ? "event" : "utterance");
    row.bind(first_id).bind(end_id);
    while (row.next())
        due.add(row);
    due.finish();
}

void store_block(Connection& connection, index::EntityKind things, const BlockRow& row) {
    connection
        .query(things == index::EntityKind::events ? R"sql(
                       INSERT OR REPLACE INTO event_block (block, first_ms, last_ms, entries)
                       VALUES (?, ?, ?, ?))sql"
                                                   : R"sql(
                       INSERT OR REPLACE INTO utterance_block (block, first_ms, last_ms,
                           entries)
                       VALUES (?, ?, ?, ?))sql",
               block_table_of(things))
        .bind(row.block)
        .bind(row.first_ms)
        .bind(row.last_ms)
        .bind_blob(row.entries)
        .run();
}

} // namespace

const char* block_table_of(index::EntityKind things) {
    return things == index::EntityKind::events ? "event_block" : "utterance_block";
}

void for_each_due_block(Connection& connection, index::EntityKind things,
                        const std::function<void(const BlockRow&)>& visit) {
    make_due(connection, things, 0, index::max_bitmap_id + 1, visit);
}

void rebuild_blocks(Connection& connection) {
    connection.run("DELETE FROM event_block; DELETE FROM utterance_block");
    for (const index::EntityKind things : {index::EntityKind::events, index::EntityKind::utterances})
        for_each_due_block(connection, things,
                           [&](const BlockRow& row) { store_block(connection, things, row); });
}

void update_blocks(Connection& connection, index::EntityKind things, const std::set<std::int64_t>& ids) {
    std::int64_t done = -1;
    for (const std::int64_t id : ids) {
        const std::int64_t block = id >> index::block_ids_log2;
        if (block == done) continue;
        done = block;
        make_due(connection, things, block << index::block_ids_log2, (block + 1) << index::block_ids_log2,
                 [&](const BlockRow& row) { store_block(connection, things, row); });
    }
}

std::optional<BlockRow> load_block(Connection& connection, index::EntityKind things, std::int64_t block) {
    Query row = connection.query(things == index::EntityKind::events ? R"sql(
                                 SELECT block, first_ms, last_ms, entries
                                 FROM event_block
                                 WHERE block = ?)sql"
                                                                     : R"sql(
                                 SELECT block, first_ms, last_ms, entries
                                 FROM utterance_block
                                 WHERE block = ?)sql",
                                 block_table_of(things));
    if (!row.bind(block).next()) return std::nullopt;
    return BlockRow{block, row.optional_integer(1), row.optional_integer(2), row.blob(3)};
}

std::int64_t count_blocks(Connection& connection, index::EntityKind things) {
    Query row = connection.query(things == index::EntityKind::events ? "SELECT count(*) FROM event_block"
                                                                     : "SELECT count(*) FROM utterance_block",
                                 block_table_of(things));
    return row.next() ? row.integer(0) : 0;
}

} // namespace dateline::store
