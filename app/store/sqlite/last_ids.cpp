#include "store/sqlite/last_ids.h"

#include <algorithm>
#include <string>

namespace dateline::store {
namespace {

constexpr std::int64_t max_id = std::int64_t{1} << 52U;

struct IdTable {
    const char* table;
    bool is_by_id; // its rows are in the order of their ids: the highest is known at once
};
constexpr std::array<IdTable, id_kind_count> id_tables = {{{"database", true},
                                                           {"event", true},
                                                           {"participant", true},
                                                           {"outlet", true},
                                                           {"article", true},
                                                           {"utterance", true},
                                                           {"quote", true},
                                                           {"photo", true},
                                                           {"topic", true},
                                                           {"place", true},
                                                           {"saved_view", true},
                                                           {"participation", false},
                                                           {"claim", false},
                                                           {"attribution", false},
                                                           {"region", false},
                                                           {"note", true},
                                                           {"source", true},
                                                           {"column_mapping", true},
                                                           {"change_set", true}}};

} // namespace

const char* id_table(IdKind kind) {
    return id_tables[static_cast<std::size_t>(kind)].table;
}

LastIds::LastIds(Connection& connection, Ids ids) : connection_(connection) {
    {
        Query row = connection.query("SELECT kind, id FROM last_id", "last_id");
        while (row.next())
            last_.at(static_cast<std::size_t>(row.integer(0, 1, id_kind_count - 1))) =
                row.integer(1, 0, max_id);
    }
    stored_ = last_;
    for (std::size_t kind = 1; kind < id_kind_count; ++kind) {
        const IdTable& table = id_tables[kind];
        if (!table.is_by_id && ids == Ids::stored) continue;
        const std::string sql = std::string("SELECT ifnull(max(id), 0) FROM ") + table.table;
        Query highest = connection.query(sql.c_str(), table.table);
        if (highest.next()) last_[kind] = std::max(last_[kind], highest.integer(0, 0, max_id));
    }
}

void LastIds::store() {
    for (std::size_t kind = 1; kind < id_kind_count; ++kind) {
        if (last_[kind] == stored_[kind]) continue;
        connection_.query("INSERT OR REPLACE INTO last_id (kind, id) VALUES (?, ?)", "last_id")
            .bind(static_cast<std::int64_t>(kind))
            .bind(last_[kind])
            .run();
    }
    stored_ = last_;
}

} // namespace dateline::store
