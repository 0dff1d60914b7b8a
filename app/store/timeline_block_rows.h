#pragma once
// The rows of event_block and utterance_block: how they follow from the rest, and reading them for a set of
// ids. What is asked of them is passing.h's.

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>

#include "base/time.h"
#include "store/connection.h"
#include "store/timeline_block.h"

namespace dateline::store {

// Empties and fills both tables.
void rebuild_blocks(Connection& connection);
// Those that hold the ids, once their rows and what these refer to are as they will stay.
void update_blocks(Connection& connection, Things things, const std::set<std::int64_t>& ids);

struct BlockRow {
    std::int64_t block = 0;
    std::optional<std::int64_t> first_ms, last_ms; // between which the dated ones are
    std::string entries;
    bool operator==(const BlockRow&) const = default;
};
// Each as the rest makes it, upwards.
void for_each_due_block(Connection& connection, Things things,
                        const std::function<void(const BlockRow&)>& visit);
std::optional<BlockRow> load_block(Connection& connection, Things things, std::int64_t block);
std::int64_t count_blocks(Connection& connection, Things things);
std::int64_t last_block(Connection& connection, Things things); // -1 if there is none

// Reads one block after the other.
class BlockReader {
  public:
    BlockReader(Connection& connection, Things things);
    // Goes to a block; false where it is not stored, or (if a span is given) where nothing of it touches the
    // span. Quickest upwards.
    bool seek(std::int64_t block, const base::Span* span = nullptr);

    // Of the block's `i`-th id. Error where it is what cannot be.
    bool is_there(std::size_t i) const { return view_.is_there(i); }
    bool is_dated(std::size_t i) const { return view_.is_dated(i); }
    base::Span span(std::size_t i) const; // of what is dated
    double weight(std::size_t i) const;
    std::int64_t event(std::size_t i) const; // of an utterance
    std::int64_t speaker(std::size_t i) const;
    void read_events(BlockNumbers* all) const; // of all its ids

  private:
    [[noreturn]] void fail() const;
    std::int64_t id_of(std::int64_t value) const;

    Connection& connection_;
    Things things_;
    Query rows_;
    bool more_ = false;
    std::int64_t row_ = -1; // the block that rows_ stands at
    BlockView view_;        // its bytes are the row's
};

// Calls visit(reader, i, id) for each id of the set that is there, upwards; if a span is given, for no block
// that has nothing in it.
template<class Visit>
void visit_placed(Connection& connection, Things things, const IdSet& ids, const base::Span* span,
                  Visit visit) {
    BlockReader reader(connection, things);
    for (std::int64_t block = ids.block_from(0); block >= 0; block = ids.block_from(block + 1)) {
        if (!reader.seek(block, span)) continue;
        for_each_bit(ids.block(block), [&](std::size_t i) {
            if (reader.is_there(i))
                visit(reader, i, (block << block_ids_log2) + static_cast<std::int64_t>(i));
        });
    }
}

} // namespace dateline::store
