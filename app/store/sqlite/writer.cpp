#include "store/sqlite/sqlite_writer.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "base/hangul.h"
#include "base/paths.h"
#include "base/utf8.h"
#include "store/sqlite/local_text.h"
#include "store/sqlite/migrate.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/timeline_build.h"
#include "store/sqlite/words_again.h"
#include "store/tokens.h"
#include "store/writer_checks.h"

namespace dateline::store {
namespace {

// The kinds in table name_key.
enum NameOf { of_participant = 1, of_outlet = 2, of_topic = 3, of_place = 4 };

bool has_something(const std::string& path) {
    std::error_code ignored;
    const auto status = std::filesystem::status(path, ignored);
    return std::filesystem::exists(status) &&
           (!std::filesystem::is_regular_file(status) || std::filesystem::file_size(path, ignored) > 0);
}

std::vector<std::string> texts_of(const model::LocalText& text) {
    std::vector<std::string> texts;
    for (const auto& [tag, words] : text.by_language)
        texts.push_back(words);
    return texts;
}

} // namespace

SqliteWriter::SqliteWriter(const std::string& path, const index::TimelineShape& shape, std::stop_token stop,
                           ChangeNote note)
    : path_(path), stop_(std::move(stop)), shape_(shape) {
    const bool extends = has_something(path);
    if (!extends) new_file_.emplace(path);
    connection_ =
        extends ? Connection::open_to_change(path) : Connection::open_new(new_file_->temporary(), path);
    if (extends) undoes_.emplace(path);
    watched([&] { open(std::move(note)); }); // an older database is brought up to date
}

SqliteWriter::SqliteWriter(std::unique_ptr<Connection> copy, const std::string& path, std::stop_token stop)
    : path_(path), is_copy_(true), connection_(std::move(copy)), stop_(std::move(stop)) {
    watched([this] { open({}); });
}

void SqliteWriter::open(ChangeNote note) {
    if (new_file_) connection_->run(std::string(schema_tables_sql()));
    const std::uint32_t version = connection_->version();
    const bool makes_words = !new_file_ && version < words_version;
    respan_ = !new_file_ && version < schema_version; // an older Dateline placed dates by other rules
    if (respan_) {
        if (!is_copy_) backup_.emplace(*connection_, check_place(path_, connection_->path()), version);
        migrate(*connection_);
    }
    indexed_ = !new_file_;
    // Events whose counts are worked out again, and those whose utterances are placed again.
    connection_->run("CREATE TEMP TABLE touched (event INTEGER PRIMARY KEY);"
                     "CREATE TEMP TABLE unplaced (event INTEGER PRIMARY KEY)");
    words_ = std::make_unique<WordQueue>(*connection_,
                                         new_file_ ? WordQueue::Tables::empty : WordQueue::Tables::filled);
    if (makes_words) make_words_again(*connection_, *words_);
    timeline_ = std::make_unique<TimelineUpdate>(*connection_, shape_);
    ids_ = std::make_unique<LastIds>(*connection_, LastIds::Ids::stored);
    if (new_file_ || respan_) timeline_->rebuild_all();
    Query offset = query("SELECT utc_offset_minutes FROM database", "database");
    if (offset.next()) utc_offset_minutes_ = offset.number(0, -1440, 1440);
    upkeep_ = std::make_unique<UpkeepWriter>(*connection_, *ids_);
    if (note.text)
        log_ = std::make_unique<ChangeLog>(*connection_, *ids_, std::move(note),
                                           new_file_ ? ChangeLog::Database::made
                                                     : ChangeLog::Database::extended);
    const auto slugs = [this](IdKind kind, const char* lookup) {
        return std::make_unique<SlugTable>(*connection_, *ids_, kind, lookup);
    };
    places_ = slugs(IdKind::place, "SELECT id FROM place WHERE slug = ?");
    topics_ = slugs(IdKind::topic, "SELECT id FROM topic WHERE slug = ?");
    outlets_ = slugs(IdKind::outlet, "SELECT id FROM outlet WHERE slug = ?");
    participants_ = slugs(IdKind::participant, "SELECT id FROM participant WHERE slug = ?");
    articles_ = slugs(IdKind::article, "SELECT id FROM article WHERE slug = ?");
    photos_ = slugs(IdKind::photo, "SELECT id FROM photo WHERE slug = ?");
    events_ = slugs(IdKind::event, "SELECT id FROM event WHERE slug = ?");
    utterances_ = slugs(IdKind::utterance, "SELECT id FROM utterance WHERE slug = ?");
    views_ = slugs(IdKind::saved_view, "SELECT id FROM saved_view WHERE slug = ?");
}

bool SqliteWriter::has(model::Kind kind, const model::Slug& slug) {
    check_open();
    return slugs_of(kind).has(slug);
}

void SqliteWriter::check_open() const {
    if (!connection_)
        throw base::Error(base::Fault::usage,
                          base::shown_path(path_) + ": is written already; open it again");
}

std::optional<std::int64_t> SqliteWriter::optional_mention(SlugTable& table, const std::string& slug,
                                                           const std::string& where) {
    if (slug.empty()) return std::nullopt;
    return table.mention(slug, where);
}

void SqliteWriter::touch(std::int64_t event) {
    if (event == last_touched_) return;
    timeline_->note_event(event);
    query("INSERT OR IGNORE INTO temp.touched (event) VALUES (?)", "touched").bind(event).run();
    last_touched_ = event;
}

void SqliteWriter::leave_unplaced(std::int64_t event) {
    query("INSERT OR IGNORE INTO temp.unplaced (event) VALUES (?)", "unplaced").bind(event).run();
}

void SqliteWriter::put_name_keys(int kind, std::int64_t target, const std::vector<std::string>& names) {
    query("DELETE FROM name_key WHERE kind = ? AND target = ?", "name_key").bind(kind).bind(target).run();
    int position = 0;
    for (const std::string& name : names)
        query("INSERT INTO name_key (kind, target, position, folded, compact, initials) VALUES (?, ?, ?, ?, "
              "?, ?)",
              "name_key")
            .bind(kind)
            .bind(target)
            .bind(position++)
            .bind(base::fold(name))
            .bind(compact(name))
            .bind(base::initial_consonants(name))
            .run();
}

void SqliteWriter::put(const model::DatabaseRecord& record) {
    check_open();
    check_record(record);
    if (log_ && log_->stands(IdKind::database, 1, record)) return;
    finished_ = false;
    query("INSERT OR REPLACE INTO database (id, title, description, utc_offset_minutes, licence, uid) VALUES "
          "(1, ?, ?, ?, ?, ?)",
          "database")
        .bind(encode_local_text(record.title))
        .bind(encode_local_text(record.description))
        .bind(record.utc_offset_minutes)
        .bind(record.licence)
        .bind(record.uid)
        .run();
    Query dated = query("SELECT EXISTS (SELECT 1 FROM event) OR EXISTS (SELECT 1 FROM article)", "event");
    const bool has_dates = dated.next() && dated.flag(0);
    if (record.utc_offset_minutes != utc_offset_minutes_ && has_dates) respan_ = true;
    utc_offset_minutes_ = record.utc_offset_minutes;
}

void SqliteWriter::put(const model::PlaceRecord& record) {
    const auto [id, existed, is_there] = place(*places_, IdKind::place, record);
    if (!record.within.empty()) nested_places_.push_back(id);
    if (is_there) return;
    query("INSERT INTO place (id, slug, name, within, latitude, longitude) VALUES (?, ?, ?, ?, ?, ?) ON "
          "CONFLICT (id) DO "
          "UPDATE SET name = excluded.name, within = excluded.within, latitude = excluded.latitude, "
          "longitude = excluded.longitude",
          "place")
        .bind(id)
        .bind(record.slug)
        .bind(encode_local_text(record.name))
        .bind(optional_mention(*places_, record.within, "place " + record.slug + ", field within"))
        .bind(record.latitude)
        .bind(record.longitude)
        .run();
    query("DELETE FROM place_variant WHERE place = ?", "place_variant").bind(id).run();
    int position = 0;
    for (const std::string& variant : record.variants)
        query("INSERT INTO place_variant (place, position, text) VALUES (?, ?, ?)", "place_variant")
            .bind(id)
            .bind(position++)
            .bind(variant)
            .run();
    std::vector<std::string> names = texts_of(record.name);
    names.insert(names.end(), record.variants.begin(), record.variants.end());
    put_name_keys(of_place, id, names);
    upkeep_->put(IdKind::place, id, record.upkeep, existed);
}

void SqliteWriter::put(const model::TopicRecord& record) {
    const auto [id, existed, is_there] = place(*topics_, IdKind::topic, record);
    if (is_there) return;
    query("INSERT INTO topic (id, slug, name) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = "
          "excluded.name",
          "topic")
        .bind(id)
        .bind(record.slug)
        .bind(encode_local_text(record.name))
        .run();
    put_name_keys(of_topic, id, texts_of(record.name));
    upkeep_->put(IdKind::topic, id, record.upkeep, existed);
}

void SqliteWriter::put(const model::OutletRecord& record) {
    const auto [id, existed, is_there] = place(*outlets_, IdKind::outlet, record);
    if (is_there) return;
    if (!existed) timeline_->note_rows(rows_of_outlet, 1);
    query("INSERT INTO outlet (id, slug, name, url) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
          "name = excluded.name, url = excluded.url",
          "outlet")
        .bind(id)
        .bind(record.slug)
        .bind(encode_local_text(record.name))
        .bind(record.url)
        .run();
    put_name_keys(of_outlet, id, texts_of(record.name));
    upkeep_->put(IdKind::outlet, id, record.upkeep, existed);
}

void SqliteWriter::put(const model::ParticipantRecord& record) {
    const auto [id, existed, is_there] = place(*participants_, IdKind::participant, record);
    if (is_there) return;
    if (!existed) timeline_->note_rows(rows_of_participant, 1);
    query("INSERT INTO participant (id, slug, kind, description, portrait, size) VALUES (?, ?, ?, ?, ?, ?) "
          "ON CONFLICT "
          "(id) DO UPDATE SET kind = excluded.kind, description = excluded.description, portrait = "
          "excluded.portrait, "
          "size = excluded.size",
          "participant")
        .bind(id)
        .bind(record.slug)
        .bind(static_cast<int>(record.kind))
        .bind(encode_local_text(record.description))
        .bind(optional_mention(*photos_, record.portrait, "participant " + record.slug + ", field portrait"))
        .bind(record.size)
        .run();
    query("DELETE FROM participant_name WHERE participant = ?", "participant_name").bind(id).run();
    std::vector<std::string> names;
    for (const model::Name& name : record.names) {
        query("INSERT INTO participant_name (participant, position, text, language, kind) VALUES (?, ?, ?, "
              "?, ?)",
              "participant_name")
            .bind(id)
            .bind(static_cast<int>(names.size()))
            .bind(name.text)
            .bind(name.language)
            .bind(static_cast<int>(name.kind))
            .run();
        names.push_back(name.text);
    }
    put_name_keys(of_participant, id, names);
    upkeep_->put(IdKind::participant, id, record.upkeep, existed);
}

void SqliteWriter::put(const model::SourceRecord& record) {
    check_open();
    check_record(record);
    const std::int64_t there = log_ ? upkeep_->source_id(record.name) : 0;
    if (there != 0 && log_->stands(IdKind::source, there, record)) return;
    finished_ = false;
    upkeep_->put(record);
    if (log_ && there == 0) log_->note_new(IdKind::source, upkeep_->source_id(record.name));
}

void SqliteWriter::put(const model::MappingRecord& record) {
    check_open();
    check_record(record);
    const std::int64_t there = log_ ? upkeep_->mapping_id(record.name) : 0;
    if (there != 0 && log_->stands(IdKind::column_mapping, there, record)) return;
    finished_ = false;
    upkeep_->put(record);
    if (log_ && there == 0) log_->note_new(IdKind::column_mapping, upkeep_->mapping_id(record.name));
}

} // namespace dateline::store
