#pragma once
// The schema that this program writes and accepts. Its text is data/schema.sql, compiled in; what SQLite
// makes of it (the rows of sqlite_schema, full-text shadow tables among them) is worked out from the text
// itself, so that there is nothing to keep in step. Knows nothing of files.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::store {

constexpr std::uint32_t application_id = 0x44544C4E; // "DTLN"
constexpr std::uint32_t schema_version = 9;
constexpr std::uint32_t oldest_schema_version = 1; // that a Writer brings up to date
constexpr std::uint32_t readable_version = 6;      // from it on the tables are these
constexpr std::uint32_t views_version = 2;         // before it, there were no saved views
constexpr std::uint32_t marks_version = 7;   // before it, words and names had the marks of their letters
constexpr std::uint32_t words_version = 8;   // before it, fewer letters stood for each other in them
constexpr std::uint32_t history_version = 9; // before it, no identities of parts, notes, origins, changes

std::string_view schema_sql();
std::string_view schema_8_sql(); // of version 8; the versions before it had some of its tables
// The same in two parts: a large import makes the indices last.
std::string_view schema_tables_sql();
std::string_view schema_indices_sql();
// Of the first, what makes the full-text tables.
std::string schema_words_sql();

struct SchemaRow {
    std::string type, name, table, sql;
    auto operator<=>(const SchemaRow&) const = default;
};
// The rows of sqlite_schema that a database of `schema_version` has, sorted. Worked out once: it takes longer
// than opening a database.
const std::vector<SchemaRow>& expected_schema();
// Those of a database of an older version, from oldest_schema_version on.
std::vector<SchemaRow> older_schema(std::uint32_t version);

} // namespace dateline::store
