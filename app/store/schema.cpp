#include "store/schema.h"

#include <algorithm>

#include <SQLiteCpp/SQLiteCpp.h>

namespace dateline::store {
namespace {

std::size_t indices_offset() {
    constexpr std::string_view first_index = "\nCREATE INDEX";
    return schema_sql().find(first_index);
}

std::vector<SchemaRow> rows_of_empty_database() {
    SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    memory.exec(std::string(schema_sql()));
    SQLite::Statement rows(memory, "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema");
    std::vector<SchemaRow> schema;
    while (rows.executeStep())
        schema.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString(),
                          rows.getColumn(2).getString(), rows.getColumn(3).getString()});
    std::sort(schema.begin(), schema.end());
    return schema;
}

} // namespace

std::string_view schema_tables_sql() {
    return schema_sql().substr(0, indices_offset());
}

std::string_view schema_indices_sql() {
    return schema_sql().substr(indices_offset());
}

const std::vector<SchemaRow>& expected_schema() {
    static const std::vector<SchemaRow> schema = rows_of_empty_database();
    return schema;
}

} // namespace dateline::store
