#include "store/sqlite/migrate.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include "base/sha256.h"
#include "store/sqlite/last_ids.h"
#include "store/sqlite/schema.h"

namespace dateline::store {
namespace {

constexpr std::string_view set_aside = "_before_migration"; // ends the name of a table whose rows move

// What a column has that was not there before, for those in which an empty cell or the default will not do.
struct NewColumn {
    std::string_view table, column, expression;
};
constexpr NewColumn new_columns[] = {
    {"database", "uid", "''"},
    {"article_body", "sha256", "sha256_of_text(text)"},
    {"participation", "id", "row_number() OVER (ORDER BY event, position)"},
    {"claim", "id", "row_number() OVER (ORDER BY event, position)"},
    {"region", "id", "row_number() OVER (ORDER BY photo, position)"},
    {"attribution", "id", "row_number() OVER (ORDER BY utterance, position)"},
};

std::set<SchemaRow> schema_of(Connection& connection) {
    std::set<SchemaRow> rows;
    Query query = connection.query("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema",
                                   "sqlite_schema");
    while (query.next())
        rows.insert({query.text(0), query.text(1), query.text(2), query.text(3)});
    return rows;
}

// Tables that hold nothing of their own: their rows need not move.
bool is_derived(std::string_view table) {
    return table.starts_with("timeline_") || table.ends_with("_block") || table == "row_count";
}

std::set<std::string> columns_of(Connection& connection, const std::string& table) {
    std::set<std::string> columns;
    const std::string sql = "SELECT name FROM pragma_table_info('" + table + "')";
    Query query = connection.query(sql.c_str(), "sqlite_schema");
    while (query.next())
        columns.insert(query.text(0));
    return columns;
}

// From the table set aside to the one that has its name now.
void move_rows(Connection& connection, const std::string& table) {
    const std::string old_table = table + std::string(set_aside);
    std::string columns, values;
    const auto add = [&](std::string_view column, std::string_view value) {
        columns.append(columns.empty() ? "" : ", ").append(column);
        values.append(values.empty() ? "" : ", ").append(value);
    };
    const std::set<std::string> old_columns = columns_of(connection, old_table);
    for (const std::string& column : columns_of(connection, table)) {
        const auto is_new = [&](const NewColumn& c) { return c.table == table && c.column == column; };
        const auto* const made = std::find_if(std::begin(new_columns), std::end(new_columns), is_new);
        if (old_columns.contains(column))
            add(column, column);
        else if (made != std::end(new_columns))
            add(column, made->expression);
    }
    connection.run("INSERT INTO " + table + " (" + columns + ") SELECT " + values + " FROM " + old_table);
}

void sha256_of_text(sqlite3_context* context, int, sqlite3_value** values) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
    if (text == nullptr) return sqlite3_result_error_nomem(context);
    base::Sha256 sum;
    sum.add({text, static_cast<std::size_t>(sqlite3_value_bytes(values[0]))});
    const std::string bytes = sum.bytes();
    sqlite3_result_blob(context, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
}

} // namespace

void migrate(Connection& connection) {
    sqlite3_create_function_v2(connection.database().getHandle(), "sha256_of_text", 1,
                               SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr,
                               &sha256_of_text, nullptr, nullptr, nullptr);
    connection.run("PRAGMA legacy_alter_table = ON"); // what names a table goes on naming it
    const std::vector<SchemaRow>& wanted = expected_schema();
    const std::set<SchemaRow> there = schema_of(connection);
    std::set<std::string> moving;
    for (const SchemaRow& row : there) {
        if (row.type != "table" || std::binary_search(wanted.begin(), wanted.end(), row)) continue;
        connection.run("ALTER TABLE " + row.name + " RENAME TO " + row.name + std::string(set_aside));
        moving.insert(row.name);
    }
    for (const SchemaRow& row : wanted)
        if (row.type == "table" && !there.contains(row)) connection.run(row.sql);
    for (const std::string& table : moving) {
        if (!is_derived(table)) move_rows(connection, table);
        connection.run("DROP TABLE " + table + std::string(set_aside)); // and its indices
    }
    const std::set<SchemaRow> made = schema_of(connection);
    for (const SchemaRow& row : wanted)
        if (row.type == "index" && !row.sql.empty() && !made.contains(row)) connection.run(row.sql);
    LastIds(connection, LastIds::Ids::counted).store();
    connection.run("PRAGMA legacy_alter_table = OFF");
    connection.set_version(schema_version);
}

} // namespace dateline::store
