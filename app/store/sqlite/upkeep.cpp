#include "store/sqlite/upkeep.h"

#include "store/sqlite/part_ids.h"
#include "store/sqlite/schema.h"

namespace dateline::store {
namespace {

constexpr std::int64_t max_row = std::int64_t{1} << 52U;

int number_of(IdKind kind) {
    return static_cast<int>(kind);
}

constexpr const char* notes_sql =
    "SELECT id, text, author, written FROM note WHERE kind = ? AND target = ? ORDER BY position";

bool has_rows(Connection& connection, const char* sql, const char* table) {
    return connection.query(sql, table).next();
}

} // namespace

UpkeepReader::UpkeepReader(Connection& connection, Tables tables)
    : connection_(connection), is_kept_(connection.version() >= history_version) {
    has_former_ = has_notes_ = has_origins_ = is_kept_;
    if (!is_kept_ || tables == Tables::changing) return;
    has_former_ = has_rows(connection, "SELECT 1 FROM former_slug LIMIT 1", "former_slug");
    has_notes_ = has_rows(connection, "SELECT 1 FROM note LIMIT 1", "note");
    has_origins_ = has_rows(connection, "SELECT 1 FROM origin LIMIT 1", "origin");
}

model::RecordUpkeep UpkeepReader::read(IdKind kind, std::int64_t id) {
    model::RecordUpkeep upkeep;
    upkeep.notes = notes(kind, id);
    if (has_former_) {
        Query row = connection_.query(
            "SELECT slug FROM former_slug WHERE kind = ? AND target = ? ORDER BY slug", "former_slug");
        row.bind(number_of(kind)).bind(id);
        while (row.next())
            upkeep.formerly.push_back(row.text(0));
    }
    if (has_origins_) {
        Query row =
            connection_.query("SELECT s.name, o.source_row FROM origin o JOIN source s ON s.id = o.source "
                              "WHERE o.kind = ? AND o.target = ? ORDER BY s.name, o.source_row",
                              "origin");
        row.bind(number_of(kind)).bind(id);
        while (row.next())
            upkeep.origins.push_back({row.text(0), row.integer(1, 0, max_row)});
    }
    return upkeep;
}

std::vector<model::NoteRecord> UpkeepReader::notes(IdKind kind, std::int64_t id) {
    std::vector<model::NoteRecord> notes;
    if (!has_notes_) return notes;
    Query row = connection_.query(notes_sql, "note");
    row.bind(number_of(kind)).bind(id);
    while (row.next())
        notes.push_back({row.text(1), row.text(2), row.text(3)});
    return notes;
}

std::vector<model::SourceRecord> UpkeepReader::sources() {
    std::vector<model::SourceRecord> sources;
    if (!is_kept_) return sources;
    Query row = connection_.query(R"sql(
            SELECT name, format, sha256, imported
            FROM source
            WHERE format || sha256 || imported <> ''
                OR NOT EXISTS (SELECT 1 FROM origin WHERE origin.source = source.id)
            ORDER BY name)sql",
                                  "source");
    while (row.next())
        sources.push_back({row.text(0), row.text(1), row.text(2), row.text(3)});
    return sources;
}

std::vector<model::MappingRecord> UpkeepReader::mappings() {
    std::vector<model::MappingRecord> mappings;
    if (!is_kept_) return mappings;
    Query row =
        connection_.query("SELECT id, name, fields FROM column_mapping ORDER BY name", "column_mapping");
    while (row.next())
        mappings.push_back(mapping_of(row));
    return mappings;
}

model::MappingRecord UpkeepReader::mapping_of(const Query& row) {
    model::MappingRecord mapping{row.text(1), {}, row.text(2)};
    Query column = connection_.query("SELECT name FROM mapping_column WHERE mapping = ? ORDER BY position",
                                     "mapping_column");
    column.bind(row.integer(0));
    while (column.next())
        mapping.columns.push_back(column.text(0));
    return mapping;
}

std::optional<model::SourceRecord> UpkeepReader::source(std::int64_t id) {
    Query row = connection_.query("SELECT name, format, sha256, imported FROM source WHERE id = ?", "source");
    if (!row.bind(id).next()) return std::nullopt;
    return model::SourceRecord{row.text(0), row.text(1), row.text(2), row.text(3)};
}

std::optional<model::MappingRecord> UpkeepReader::mapping(std::int64_t id) {
    Query row =
        connection_.query("SELECT id, name, fields FROM column_mapping WHERE id = ?", "column_mapping");
    if (!row.bind(id).next()) return std::nullopt;
    return mapping_of(row);
}

void UpkeepWriter::put(IdKind kind, std::int64_t id, const model::RecordUpkeep& upkeep, bool existed) {
    put_notes(kind, id, upkeep.notes, existed);
    if (existed)
        connection_.query("DELETE FROM origin WHERE kind = ? AND target = ?", "origin")
            .bind(number_of(kind))
            .bind(id)
            .run();
    for (const model::OriginRecord& origin : upkeep.origins)
        connection_
            .query("INSERT OR IGNORE INTO origin (kind, target, source, source_row) VALUES (?, ?, ?, ?)",
                   "origin")
            .bind(number_of(kind))
            .bind(id)
            .bind(source_of(origin.source))
            .bind(origin.row)
            .run();
}

void UpkeepWriter::put_notes(IdKind kind, std::int64_t id, const std::vector<model::NoteRecord>& notes,
                             bool existed) {
    std::vector<Part> old;
    if (existed) {
        {
            Query row = connection_.query(notes_sql, "note");
            row.bind(number_of(kind)).bind(id);
            while (row.next())
                old.push_back({row.integer(0), {row.text(1), row.text(2), row.text(3)}});
        }
        if (!old.empty()) remove_notes(kind, {id});
    }
    if (notes.empty()) return;
    std::vector<PartWords> now;
    for (const model::NoteRecord& note : notes)
        now.push_back({note.text, note.by, note.written});
    const std::vector<std::int64_t> ids = match_parts(old, now, ByPlace::yes);
    for (std::size_t i = 0; i < notes.size(); ++i)
        connection_
            .query("INSERT INTO note (id, kind, target, position, text, author, written) VALUES (?, ?, ?, ?, "
                   "?, ?, ?)",
                   "note")
            .bind(ids[i] != 0 ? ids[i] : ids_.next(IdKind::note))
            .bind(number_of(kind))
            .bind(id)
            .bind(static_cast<std::int64_t>(i))
            .bind(notes[i].text)
            .bind(notes[i].by)
            .bind(notes[i].written)
            .run();
}

void UpkeepWriter::remove_notes(IdKind kind, const std::vector<std::int64_t>& ids) {
    for (const std::int64_t id : ids)
        connection_.query("DELETE FROM note WHERE kind = ? AND target = ?", "note")
            .bind(number_of(kind))
            .bind(id)
            .run();
}

std::int64_t UpkeepWriter::source_id(const std::string& name) {
    Query row = connection_.query("SELECT id FROM source WHERE name = ?", "source");
    return row.bind(name).next() ? row.integer(0) : 0;
}

std::int64_t UpkeepWriter::mapping_id(const std::string& name) {
    Query row = connection_.query("SELECT id FROM column_mapping WHERE name = ?", "column_mapping");
    return row.bind(name).next() ? row.integer(0) : 0;
}

std::int64_t UpkeepWriter::source_of(const std::string& name) {
    if (const std::int64_t there = source_id(name); there != 0) return there;
    const std::int64_t id = ids_.next(IdKind::source);
    connection_
        .query("INSERT INTO source (id, name, format, sha256, imported) VALUES (?, ?, '', '', '')", "source")
        .bind(id)
        .bind(name)
        .run();
    return id;
}

void UpkeepWriter::put(const model::SourceRecord& record) {
    const std::int64_t id = source_of(record.name);
    connection_.query("UPDATE source SET format = ?, sha256 = ?, imported = ? WHERE id = ?", "source")
        .bind(record.format)
        .bind(record.sha256)
        .bind(record.imported)
        .bind(id)
        .run();
}

void UpkeepWriter::put(const model::MappingRecord& record) {
    std::int64_t id = mapping_id(record.name);
    if (id == 0) id = ids_.next(IdKind::column_mapping);
    connection_
        .query(
            "INSERT INTO column_mapping (id, name, fields) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "fields = excluded.fields",
            "column_mapping")
        .bind(id)
        .bind(record.name)
        .bind(record.fields)
        .run();
    connection_.query("DELETE FROM mapping_column WHERE mapping = ?", "mapping_column").bind(id).run();
    std::int64_t position = 0;
    for (const std::string& column : record.columns)
        connection_
            .query("INSERT INTO mapping_column (mapping, position, name) VALUES (?, ?, ?)", "mapping_column")
            .bind(id)
            .bind(position++)
            .bind(column)
            .run();
}

} // namespace dateline::store
