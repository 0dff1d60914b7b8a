#include "store/timeline_block_rows.h"

#include <algorithm>
#include <cmath>

namespace dateline::store {
namespace {

const char* table_of(Things things) {
    return things == Things::events ? "event_block" : "utterance_block";
}

// SELECT id, start_ms, end_ms, weight, event, speaker of the ids from ?1 to before ?2.
const char* rows_sql(Things things) {
    return things == Things::events
               ? "SELECT id, start_ms, end_ms, weight FROM event WHERE id >= ? AND id < ? ORDER BY id"
               : "SELECT u.id, u.start_ms, u.end_ms, e.weight, u.event, ifnull(u.speaker, 0) FROM utterance "
                 "u CROSS JOIN event e ON e.id = u.event WHERE u.id >= ? AND u.id < ? ORDER BY u.id";
}

// Takes things in the order of their ids and hands each block on.
class DueBlocks {
  public:
    DueBlocks(Things things, const std::function<void(const BlockRow&)>& visit)
        : things_(things), visit_(visit) {}

    void add(const Query& row) {
        const std::int64_t id = row.integer(0, 0, most_set_id);
        if (id >> block_ids_log2 != row_.block) finish();
        row_.block = id >> block_ids_log2;
        is_open_ = true;
        Placed& placed = placed_[static_cast<std::size_t>(id & (block_ids - 1))];
        placed.is_there = true;
        placed.weight = row.real(3);
        if (things_ == Things::utterances) {
            placed.event = row.integer(4);
            placed.speaker = row.integer(5);
        }
        if (row.is_null(1)) return;
        placed.is_dated = true;
        placed.span = row.span(1);
        const std::int64_t last_ms = std::max(placed.span.end_ms - 1, placed.span.start_ms);
        row_.first_ms = std::min(row_.first_ms.value_or(placed.span.start_ms), placed.span.start_ms);
        row_.last_ms = std::max(row_.last_ms.value_or(last_ms), last_ms);
    }
    void finish() {
        if (!is_open_) return;
        row_.entries = encode_block(things_, placed_);
        visit_(row_);
        row_ = {};
        placed_.fill({});
        is_open_ = false;
    }

  private:
    Things things_;
    const std::function<void(const BlockRow&)>& visit_;
    bool is_open_ = false;
    BlockRow row_;
    PlacedBlock placed_;
};

void make_due(Connection& connection, Things things, std::int64_t first_id, std::int64_t end_id,
              const std::function<void(const BlockRow&)>& visit) {
    DueBlocks due(things, visit);
    Query row = connection.query(rows_sql(things), things == Things::events ? "event" : "utterance");
    row.bind(first_id).bind(end_id);
    while (row.next())
        due.add(row);
    due.finish();
}

void store_block(Connection& connection, Things things, const BlockRow& row) {
    connection
        .query(things == Things::events ? "INSERT OR REPLACE INTO event_block (block, first_ms, last_ms, "
                                          "entries) VALUES (?, ?, ?, ?)"
                                        : "INSERT OR REPLACE INTO utterance_block (block, first_ms, last_ms, "
                                          "entries) VALUES (?, ?, ?, ?)",
               table_of(things))
        .bind(row.block)
        .bind(row.first_ms)
        .bind(row.last_ms)
        .bind_blob(row.entries)
        .run();
}

} // namespace

void for_each_due_block(Connection& connection, Things things,
                        const std::function<void(const BlockRow&)>& visit) {
    make_due(connection, things, 0, most_set_id + 1, visit);
}

void rebuild_blocks(Connection& connection) {
    connection.run("DELETE FROM event_block; DELETE FROM utterance_block");
    for (const Things things : {Things::events, Things::utterances})
        for_each_due_block(connection, things,
                           [&](const BlockRow& row) { store_block(connection, things, row); });
}

void update_blocks(Connection& connection, Things things, const std::set<std::int64_t>& ids) {
    std::int64_t done = -1;
    for (const std::int64_t id : ids) {
        const std::int64_t block = id >> block_ids_log2;
        if (block == done) continue;
        done = block;
        make_due(connection, things, block << block_ids_log2, (block + 1) << block_ids_log2,
                 [&](const BlockRow& row) { store_block(connection, things, row); });
    }
}

std::optional<BlockRow> load_block(Connection& connection, Things things, std::int64_t block) {
    Query row = connection.query(
        things == Things::events ? "SELECT block, first_ms, last_ms, entries FROM event_block WHERE block = ?"
                                 : "SELECT block, first_ms, last_ms, entries FROM utterance_block WHERE "
                                   "block = ?",
        table_of(things));
    if (!row.bind(block).next()) return std::nullopt;
    return BlockRow{block, row.optional_integer(1), row.optional_integer(2), row.blob(3)};
}

std::int64_t count_blocks(Connection& connection, Things things) {
    Query row = connection.query(things == Things::events ? "SELECT count(*) FROM event_block"
                                                          : "SELECT count(*) FROM utterance_block",
                                 table_of(things));
    return row.next() ? row.integer(0) : 0;
}

std::int64_t last_block(Connection& connection, Things things) {
    Query row = connection.query(things == Things::events ? "SELECT max(block) FROM event_block"
                                                          : "SELECT max(block) FROM utterance_block",
                                 table_of(things));
    return row.next() && !row.is_null(0) ? row.integer(0, 0, most_set_id) : -1;
}

BlockReader::BlockReader(Connection& connection, Things things)
    : connection_(connection), things_(things),
      rows_(connection.query(
          things == Things::events
              ? "SELECT block, first_ms, last_ms, entries FROM event_block WHERE block >= ? ORDER BY block"
              : "SELECT block, first_ms, last_ms, entries FROM utterance_block WHERE block >= ? ORDER BY "
                "block",
          table_of(things))) {}

bool BlockReader::seek(std::int64_t block, const base::Span* span) {
    constexpr std::int64_t near = 16; // so many are stepped over rather than sought
    connection_.look_at_stop();
    if (!more_ || block < row_ || block - row_ > near) {
        rows_.rewind();
        rows_.bind(block);
        more_ = rows_.next();
        row_ = more_ ? rows_.integer(0, block, most_set_id) : block;
    }
    while (more_ && row_ < block) {
        more_ = rows_.next();
        if (more_) row_ = rows_.integer(0, row_ + 1, most_set_id);
    }
    if (!more_ || row_ != block) return false;
    if (span && (rows_.is_null(1) || rows_.integer(1) >= span->end_ms || rows_.integer(2) < span->start_ms))
        return false;
    const std::optional<BlockView> view = BlockView::of(things_, rows_.blob_here(3));
    if (!view) fail();
    view_ = *view;
    return true;
}

base::Span BlockReader::span(std::size_t i) const {
    const std::optional<base::Span> span = view_.span(i);
    if (!span) fail();
    return *span;
}

double BlockReader::weight(std::size_t i) const {
    const double weight = view_.weight(i);
    if (!std::isfinite(weight)) fail();
    return weight;
}

std::int64_t BlockReader::event(std::size_t i) const {
    return id_of(view_.event(i));
}

std::int64_t BlockReader::speaker(std::size_t i) const {
    return id_of(view_.speaker(i));
}

void BlockReader::read_events(BlockNumbers* all) const {
    view_.read_events(all);
    if (std::any_of(all->begin(), all->end(), [](std::int64_t id) { return id < 0 || id > most_set_id; }))
        fail();
}

std::int64_t BlockReader::id_of(std::int64_t value) const {
    if (value < 0 || value > most_set_id) fail();
    return value;
}

void BlockReader::fail() const {
    rows_.fail(3, "is not a block of entries");
}

} // namespace dateline::store
