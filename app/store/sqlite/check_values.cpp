#include "store/sqlite/check_values.h"

#include <algorithm>
#include <string_view>

#include "model/rules.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/sqlite_store.h"
#include "store/writer_checks.h"

namespace dateline::store {
namespace {

// `shown`: words that there must be; `named`: a text that there must be, in some language. What a text has in
// a language must show something anyhow.
enum class Value { words, shown, local, named, date, slug, address, offset };

struct Column {
    const char* name;
    Value value;
};

struct Table {
    const char* name;
    const char* id; // what messages call the row
    std::vector<Column> columns;
    std::uint32_t since = oldest_schema_version; // versions before it had no such table
};

// Those whose rows are things, and what the things are called.
std::vector<Table> tables_of_things() {
    using enum Value;
    return {{"database",
             "id",
             {{"title", named}, {"description", local}, {"licence", words}, {"utc_offset_minutes", offset}}},
            {"place", "id", {{"slug", slug}, {"name", named}}},
            {"place_variant", "place", {{"text", shown}}},
            {"topic", "id", {{"slug", slug}, {"name", named}}},
            {"outlet", "id", {{"slug", slug}, {"name", named}, {"url", address}}},
            {"participant", "id", {{"slug", slug}, {"description", local}}},
            {"participant_name", "participant", {{"text", shown}, {"language", words}}},
            {"article",
             "id",
             {{"slug", slug},
              {"headline", words},
              {"deck", words},
              {"byline", words},
              {"url", address},
              {"reference", words},
              {"language", words},
              {"published", date},
              {"updated", date},
              {"collected", date},
              {"note", local}}},
            {"article_body", "article", {{"text", words}}}};
}

// What happened, what was said of it, and what was made of both.
std::vector<Table> tables_of_reports() {
    using enum Value;
    return {
        {"event",
         "id",
         {{"slug", slug}, {"date", date}, {"title", named}, {"summary", local}, {"note", local}}},
        {"participation", "event", {{"role", words}, {"title", local}, {"note", local}}},
        {"claim", "event", {{"about", shown}, {"label", local}, {"value", named}}},
        {"photo",
         "id",
         {{"slug", slug},
          {"file", words},
          {"caption", local},
          {"alt", local},
          {"credit", words},
          {"licence", words},
          {"taken", date}}},
        {"utterance", "id", {{"slug", slug}, {"said", date}, {"context_kind", words}, {"context", local}}},
        {"quote",
         "id",
         {{"label", words},
          {"text", shown},
          {"language", words},
          {"prefix", words},
          {"suffix", words},
          {"part", words},
          {"note", local}}},
        {"attribution", "utterance", {{"decided_by", words}, {"decided", date}, {"note", local}}},
        {"saved_view",
         "id",
         {{"slug", slug},
          {"name", named},
          {"note", local},
          {"from_date", date},
          {"to_date", date},
          {"search", words}}},
        {"name_key", "target", {{"folded", words}, {"compact", words}, {"initials", words}}},
        {"former_slug", "target", {{"slug", slug}}, history_version},
        {"note", "id", {{"text", shown}, {"author", words}, {"written", date}}, history_version},
        {"source",
         "id",
         {{"name", shown}, {"format", words}, {"sha256", words}, {"imported", date}},
         history_version},
        {"column_mapping", "id", {{"name", shown}, {"fields", words}}, history_version},
        {"mapping_column", "mapping", {{"name", words}}, history_version},
        {"change_set", "id", {{"author", words}, {"made", date}, {"name", words}}, history_version}};
}

const std::vector<Table>& tables() {
    static const std::vector<Table> all = [] {
        std::vector<Table> each = tables_of_things();
        for (Table& table : tables_of_reports())
            each.push_back(std::move(table));
        return each;
    }();
    return all;
}

// Throws base::Error where the cell cannot be read as what it should be; adds a problem where it reads but is
// wrong.
void check_cell(const Query& row, int index, const Column& column, const Table& table,
                ProblemList* problems) {
    constexpr const char* nothing_shown =
        "has nothing that is seen; give its words, or leave the language out";
    const auto wrong = [&](const std::string& what) {
        const bool has_slug = table.columns.front().value == Value::slug && column.value != Value::slug;
        problems->add(row_of(table.name, row.integer(0), column.name, has_slug ? row.text(1) : ""), what);
    };
    switch (column.value) {
    case Value::words:
        row.text(index);
        break;
    case Value::shown:
        if (model::shows_nothing(row.text(index))) wrong(nothing_shown);
        break;
    case Value::local:
    case Value::named: {
        const auto text = row.local_text(index).by_language;
        if ((column.value == Value::named && text.empty()) ||
            std::any_of(text.begin(), text.end(),
                        [](const auto& one) { return model::shows_nothing(one.second); }))
            wrong(nothing_shown);
        break;
    }
    case Value::date:
        row.date(index, 0);
        break;
    case Value::offset:
        row.number(index, -1440, 1440);
        break;
    case Value::slug:
        if (!is_slug(row.text(index)))
            wrong("is not a slug (a-z, 0-9, - and _, at most 120 bytes); correct it at the source");
        break;
    case Value::address:
        if (const std::string url = row.text(index); !url.empty() && !model::is_web_address(url))
            wrong("is not an http or https address: " + std::string(model::fault_of_web_address(url)) +
                  "; correct it, or put it into `reference`");
        break;
    }
}

void check_table(Connection& connection, const Table& table, ProblemList* problems) {
    std::string sql = std::string("SELECT ") + table.id;
    for (const Column& column : table.columns)
        sql += std::string(", ") + column.name;
    sql += std::string(" FROM ") + table.name;
    Query row = connection.query(sql.c_str(), table.name);
    while (row.next())
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            problems->run(std::string("table ") + table.name, [&] {
                check_cell(row, static_cast<int>(i) + 1, table.columns[i], table, problems);
            });
}

} // namespace

void check_values(Connection& connection, ProblemList* problems) {
    for (const Table& table : tables())
        if (connection.version() >= table.since)
            problems->run(std::string("table ") + table.name,
                          [&] { check_table(connection, table, problems); });
}

} // namespace dateline::store
