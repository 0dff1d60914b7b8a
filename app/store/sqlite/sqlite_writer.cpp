#include "store/sqlite/sqlite_writer.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/paths.h"
#include "store/sqlite/article_writer.h"
#include "store/sqlite/clash_finder.h"
#include "store/sqlite/event_writer.h"
#include "store/sqlite/local_text.h"
#include "store/sqlite/migrate.h"
#include "store/sqlite/named_writer.h"
#include "store/sqlite/photo_writer.h"
#include "store/sqlite/saved_views.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/utterance_writer.h"
#include "store/sqlite/view_writer.h"
#include "store/sqlite/words_again.h"
#include "store/sqlite/writer_context.h"
#include "store/writer_checks.h"

namespace dateline::store {
namespace {

bool has_something(const std::string& path) {
    std::error_code ignored;
    const auto status = std::filesystem::status(path, ignored);
    return std::filesystem::exists(status) &&
           (!std::filesystem::is_regular_file(status) || std::filesystem::file_size(path, ignored) > 0);
}

} // namespace

struct SqliteWriter::Parts {
    Parts(Connection& connection, WordQueue::Tables word_tables, const index::TimelineShape& shape)
        : words(connection, word_tables), timeline(connection, shape), ids(connection, LastIds::Ids::stored),
          upkeep(connection, ids), slugs(connection, ids),
          derived(connection, timeline), context{connection, ids, slugs, upkeep, words, timeline, derived},
          clashes(connection) {}

    WordQueue words;
    TimelineUpdate timeline;
    LastIds ids; // before those that take from it
    UpkeepWriter upkeep;
    SlugTables slugs;
    DerivedColumns derived;
    std::unique_ptr<ChangeLog> log; // null: no log is wanted
    WriterContext context;
    NamedWriter named{context};
    ArticleWriter articles{context};
    PhotoWriter photos{context};
    EventWriter events{context};
    UtteranceWriter utterances{context};
    ViewWriter views{context, log};
    ClashFinder clashes;
};

// What takes long in a large database ends early where it is to.
template<class Work> void SqliteWriter::watched(Work work) {
    const Connection::CancelScope watch(*connection_, stop_);
    try {
        work();
    } catch (const Interrupted&) {
        base::fail_as_stopped(path_);
    }
}

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

SqliteWriter::~SqliteWriter() = default;

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
    parts_ = std::make_unique<Parts>(
        *connection_, new_file_ ? WordQueue::Tables::empty : WordQueue::Tables::filled, shape_);
    if (makes_words) make_words_again(*connection_, parts_->words);
    if (new_file_ || respan_) parts_->timeline.rebuild_all();
    if (note.text)
        parts_->log = std::make_unique<ChangeLog>(*connection_, parts_->ids, std::move(note),
                                                  new_file_ ? ChangeLog::Database::made
                                                            : ChangeLog::Database::extended);
}

bool SqliteWriter::has(model::Kind kind, const model::Slug& slug) {
    check_open();
    return parts_->slugs.of(kind).has(slug);
}

void SqliteWriter::check_open() const {
    if (!connection_)
        throw base::Error(base::Fault::usage,
                          base::shown_path(path_) + ": is written already; open it again");
}

template<class Record>
SqliteWriter::Placed SqliteWriter::place(SlugTable& table, IdKind kind, const Record& record) {
    check_open();
    check_record(record);
    ChangeLog* const log = parts_->log.get();
    const std::int64_t replaced = log ? table.replaced_by(record.slug, record.upkeep.formerly) : 0;
    if (replaced != 0) table.claim(replaced, record.slug);
    if (replaced != 0 && log->stands(kind, replaced, record)) return {replaced, true, true};
    finished_ = false;
    const auto [id, existed] = table.put(record.slug, record.upkeep.formerly);
    if (log && !existed) log->note_new(kind, id);
    return {id, existed, false};
}

void SqliteWriter::put(const model::DatabaseRecord& record) {
    check_open();
    check_record(record);
    if (parts_->log && parts_->log->stands(IdKind::database, 1, record)) return;
    finished_ = false;
    connection_
        ->query("INSERT OR REPLACE INTO database (id, title, description, utc_offset_minutes, licence, uid) "
                "VALUES "
                "(1, ?, ?, ?, ?, ?)",
                "database")
        .bind(encode_local_text(record.title))
        .bind(encode_local_text(record.description))
        .bind(record.utc_offset_minutes)
        .bind(record.licence)
        .bind(record.uid)
        .run();
    Query dated =
        connection_->query("SELECT EXISTS (SELECT 1 FROM event) OR EXISTS (SELECT 1 FROM article)", "event");
    const bool has_dates = dated.next() && dated.flag(0);
    if (record.utc_offset_minutes != parts_->derived.utc_offset_minutes() && has_dates) respan_ = true;
    parts_->derived.set_utc_offset_minutes(record.utc_offset_minutes);
}

void SqliteWriter::put(const model::PlaceRecord& record) {
    const auto [id, existed, is_there] = place(parts_->slugs.places, IdKind::place, record);
    if (!record.within.empty()) parts_->clashes.note_nested_place(id);
    if (!is_there) parts_->named.put(record, id, existed);
}

void SqliteWriter::put(const model::TopicRecord& record) {
    const auto [id, existed, is_there] = place(parts_->slugs.topics, IdKind::topic, record);
    if (!is_there) parts_->named.put(record, id, existed);
}

void SqliteWriter::put(const model::OutletRecord& record) {
    const auto [id, existed, is_there] = place(parts_->slugs.outlets, IdKind::outlet, record);
    if (!is_there) parts_->named.put(record, id, existed);
}

void SqliteWriter::put(const model::ParticipantRecord& record) {
    const auto [id, existed, is_there] = place(parts_->slugs.participants, IdKind::participant, record);
    if (!is_there) parts_->named.put(record, id, existed);
}

void SqliteWriter::put(const model::ArticleRecord& record) {
    const auto [id, existed, is_there] = place(parts_->slugs.articles, IdKind::article, record);
    if (existed && !record.body.empty()) parts_->clashes.note_replaced_article(id);
    if (!is_there) parts_->articles.put(record, id, existed);
}

void SqliteWriter::put(const model::PhotoRecord& record) {
    const auto [id, existed, is_there] = place(parts_->slugs.photos, IdKind::photo, record);
    if (!is_there) parts_->photos.put(record, id, existed);
}

void SqliteWriter::put_photo_sha256(const model::Slug& slug, const std::string& sha256) {
    check_open();
    finished_ = false;
    parts_->photos.put_sha256(slug, sha256);
}

void SqliteWriter::put(const model::EventRecord& record) {
    const auto [id, existed, is_there] = place(parts_->slugs.events, IdKind::event, record);
    if (!record.within.empty()) parts_->clashes.note_nested_event(id);
    if (!is_there) parts_->events.put(record, id, existed);
}

void SqliteWriter::put(const model::UtteranceRecord& record) {
    const auto [id, existed, is_there] = place(parts_->slugs.utterances, IdKind::utterance, record);
    if (std::any_of(record.quotes.begin(), record.quotes.end(),
                    [](const model::QuoteRecord& quote) { return quote.start.has_value(); }))
        parts_->clashes.note_placed_utterance(id);
    if (std::any_of(
            record.attributions.begin(), record.attributions.end(),
            [](const model::AttributionRecord& attribution) { return attribution.start.has_value(); }))
        parts_->clashes.note_placed_attribution(id);
    if (!is_there) parts_->utterances.put(record, id, existed);
}

void SqliteWriter::put(const model::SourceRecord& record) {
    check_open();
    check_record(record);
    const std::int64_t there = parts_->log ? parts_->upkeep.source_id(record.name) : 0;
    if (there != 0 && parts_->log->stands(IdKind::source, there, record)) return;
    finished_ = false;
    parts_->upkeep.put(record);
    if (parts_->log && there == 0)
        parts_->log->note_new(IdKind::source, parts_->upkeep.source_id(record.name));
}

void SqliteWriter::put(const model::MappingRecord& record) {
    check_open();
    check_record(record);
    const std::int64_t there = parts_->log ? parts_->upkeep.mapping_id(record.name) : 0;
    if (there != 0 && parts_->log->stands(IdKind::column_mapping, there, record)) return;
    finished_ = false;
    parts_->upkeep.put(record);
    if (parts_->log && there == 0)
        parts_->log->note_new(IdKind::column_mapping, parts_->upkeep.mapping_id(record.name));
}

void SqliteWriter::put(const model::ViewRecord& record) {
    check_open();
    check_record(record);
    const std::int64_t there = parts_->log ? parts_->slugs.views.replaced_by(record.slug, {}) : 0;
    if (there != 0 && parts_->log->stands(IdKind::saved_view, there, record)) return;
    finished_ = false;
    parts_->views.put(parts_->views.resolved(record));
}

void SqliteWriter::put(const model::SavedView& view) {
    check_open();
    check_record(without_references(view));
    each_named(view, [&](model::Ref ref, const char*) {
        if (!is_there(*connection_, ref))
            throw base::Error(base::Fault::input, "view " + view.slug + ": names " + model::to_string(ref) +
                                                      ", which is not there; open the database again");
    });
    finished_ = false;
    parts_->views.put(view);
}

bool SqliteWriter::remove_view(const model::Slug& slug) {
    check_open();
    const bool was_there = parts_->views.remove(slug);
    if (was_there) finished_ = false;
    return was_there;
}

std::vector<Clash> SqliteWriter::clashes() {
    check_open();
    std::vector<Clash> clashes;
    watched([&] { clashes = parts_->clashes.find(); });
    return clashes;
}

std::vector<Problem> SqliteWriter::finish() {
    check_open();
    std::vector<Problem> problems = parts_->slugs.missing();
    parts_->views.find_shared_steps(&problems);
    if (!problems.empty()) return problems;
    watched([this] {
        if (!indexed_) connection_->run(std::string(schema_indices_sql()));
        indexed_ = true;
        DerivedColumns& derived = parts_->derived;
        if (respan_) derived.place_all_again();
        if (rebuilds_) derived.mend();
        derived.work_out();
        if (respan_) parts_->timeline.rebuild_all();
        parts_->timeline.apply();
        parts_->ids.store();
        derived.clear();
    });
    respan_ = rebuilds_ = false;
    finished_ = true;
    return problems;
}

void SqliteWriter::commit() {
    check_open();
    if (!finished_)
        throw base::Error(base::Fault::usage, base::shown_path(path_) + ": finish() comes before commit()");
    watched([this] {
        parts_->words.finish();
        if (!parts_->log) return;
        parts_->log->finish();
        parts_->ids.store();
    });
    if (backup_) backup_path_ = backup_->publish();
    connection_->set_patience(patience_);
    try {
        connection_->run("COMMIT");
    } catch (const TemporaryFailure&) {
        throw in_use(base::shown_path(path_), UsedBy::reader);
    }
    parts_.reset();
    connection_.reset();
    if (new_file_) new_file_->publish();
}

std::unique_ptr<Connection> SqliteWriter::release_current() {
    for (const Problem& problem : finish())
        throw base::Error(base::Fault::input,
                          base::shown_path(path_) + ": " + problem.where + ": " + problem.message);
    watched([this] { parts_->words.finish(); });
    connection_->run("COMMIT");
    parts_.reset();
    return std::move(connection_);
}

void SqliteWriter::rebuild_timeline() {
    check_open();
    respan_ = rebuilds_ = true;
    finished_ = false;
}

} // namespace dateline::store
