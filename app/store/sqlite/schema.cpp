#include "store/sqlite/schema.h"

#include <algorithm>
#include <array>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>

namespace dateline::store {
namespace {

std::size_t indices_offset() {
    constexpr std::string_view first_index = "\nCREATE INDEX";
    return schema_sql().find(first_index);
}

// The tables and indices that a version up to the eighth brought, in the order in which they are made.
struct Addition {
    std::uint32_t version;
    std::string_view what; // as SQL makes it
};
constexpr std::array<Addition, 7> additions = {{{2, "TABLE saved_view"},
                                                {2, "TABLE saved_view_filter"},
                                                {3, "TABLE event_block"},
                                                {3, "TABLE utterance_block"},
                                                {3, "INDEX timeline_entry_undated"},
                                                {5, "TABLE timeline_long"},
                                                {6, "TABLE timeline_ids"}}};

// The statement that makes it, as the schema's text has it: what SQLite keeps of it is then the same.
std::string statement_of(std::string_view what) {
    const std::size_t begin = schema_sql().find("CREATE " + std::string(what) + " ");
    const std::size_t end = schema_sql().find(";\n", begin);
    return std::string(schema_sql().substr(begin, end + 1 - begin));
}

std::vector<SchemaRow> rows_of_empty_database(std::uint32_t version) {
    SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    memory.exec(std::string(version == schema_version ? schema_sql() : schema_8_sql()));
    for (auto addition = additions.rbegin(); addition != additions.rend(); ++addition)
        if (addition->version > version) memory.exec("DROP " + std::string(addition->what));
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

std::string schema_words_sql() {
    return statement_of("VIRTUAL TABLE event_words") + statement_of("VIRTUAL TABLE utterance_words") +
           statement_of("VIRTUAL TABLE article_words");
}

const std::vector<SchemaRow>& expected_schema() {
    static const std::vector<SchemaRow> schema = rows_of_empty_database(schema_version);
    return schema;
}

std::vector<SchemaRow> older_schema(std::uint32_t version) {
    return rows_of_empty_database(version);
}

} // namespace dateline::store
