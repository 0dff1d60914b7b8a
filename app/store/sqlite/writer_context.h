#pragma once
// What those who put records share: the slugs, words, log and timeline of one transaction.

#include <cstdint>
#include <string>
#include <vector>

#include "store/sqlite/change_log.h"
#include "store/sqlite/derived_columns.h"
#include "store/sqlite/part_ids.h"
#include "store/sqlite/slug_tables.h"
#include "store/sqlite/thing_tables.h"
#include "store/sqlite/timeline_build.h"
#include "store/sqlite/upkeep.h"
#include "store/sqlite/word_queue.h"

namespace dateline::store {

struct WriterContext {
    Connection& connection;
    LastIds& ids;
    SlugTables& slugs;
    UpkeepWriter& upkeep;
    WordQueue& words;
    TimelineUpdate& timeline;
    DerivedColumns& derived;

    Query query(const char* sql, const char* table) { return connection.query(sql, table); }
    void put_name_keys(NamedKind kind, std::int64_t target, const std::vector<std::string>& names);
    void put_topics(const char* sql, const char* table, std::int64_t owner,
                    const std::vector<std::string>& topics, const std::string& where);
    // The rows of the owner's parts go; the ids of those that are put now, in their order (see part_ids.h).
    std::vector<std::int64_t> replace_parts(IdKind kind, std::int64_t owner, bool existed,
                                            const std::vector<PartWords>& now);
};

} // namespace dateline::store
