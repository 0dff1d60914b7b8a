#pragma once
// The rows of event_block and utterance_block: how they follow from the rest, and reading them for a set of
// ids. What is asked of them is index/filter_result.h's.

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>

#include "base/time.h"
#include "index/column_block.h"
#include "store/sqlite/connection.h"

namespace dateline::store {

// Empties and fills both tables.
void rebuild_blocks(Connection& connection);
// Those that hold the ids, once their rows and what these refer to are as they will stay.
void update_blocks(Connection& connection, index::EntityKind things, const std::set<std::int64_t>& ids);

const char* block_table_of(index::EntityKind things); // "event_block"

struct BlockRow {
    std::int64_t block = 0;
    std::optional<std::int64_t> first_ms, last_ms; // between which the dated ones are
    std::string entries;
    bool operator==(const BlockRow&) const = default;
};
// Each as the rest makes it, upwards.
void for_each_due_block(Connection& connection, index::EntityKind things,
                        const std::function<void(const BlockRow&)>& visit);
std::optional<BlockRow> load_block(Connection& connection, index::EntityKind things, std::int64_t block);
std::int64_t count_blocks(Connection& connection, index::EntityKind things);

} // namespace dateline::store
