#include "store/sqlite/sqlite_store.h"

#include <utility>

#include "store/sqlite/details.h"
#include "store/sqlite/filter.h"
#include "store/sqlite/row_counts.h"
#include "store/sqlite/saved_views.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/search.h"
#include "store/sqlite/suggest.h"
#include "store/sqlite/tray.h"
#include "store/sqlite/window_parts.h"
#include "store/sqlite/words_again.h"

namespace dateline::store {
namespace {

// Of an answer that waits for a writer: then whoever asked may look up whether it is still wanted.
constexpr std::chrono::milliseconds patience{1000};

} // namespace

model::DatabaseRecord load_database_record(Connection& connection) {
    Query row = connection.query("SELECT id, title, description, utc_offset_minutes, licence FROM database",
                                 "database");
    model::DatabaseRecord record;
    if (!row.next()) return record;
    record.title = row.local_text(1);
    record.description = row.local_text(2);
    record.utc_offset_minutes = row.number(3, -1440, 1440);
    record.licence = row.text(4);
    return record;
}

// What every answer begins with.
class SqliteStore::Answer {
  public:
    explicit Answer(SqliteStore& store, std::stop_token stop = {})
        : snapshot_(*store.connection_), watch_(*store.connection_, std::move(stop)) {
        if (store.cache_ && store.read_revision_ == store.connection_->revision()) return;
        store.cache_.emplace(*store.connection_);
        store.read_revision_ = store.connection_->revision();
        // Where a writer has brought the file up to date meanwhile, the temporary table hides the better one.
        store.names_apart_ = store.names_apart_ || store.connection_->version() < words_version;
        if (store.names_apart_) look_names_up_apart(*store.connection_);
    }

  private:
    Snapshot snapshot_;
    Connection::CancelScope watch_;
};

SqliteStore::SqliteStore(std::unique_ptr<Connection> connection, SnapshotScope holds)
    : connection_(std::move(connection)) {
    make_answer_tables(*connection_);
    if (holds == SnapshotScope::everything) everything_.emplace(*connection_);
    const Answer first(*this);
    connection_->set_patience(patience);
}

model::DatabaseInfo SqliteStore::info() {
    const Answer answer(*this);
    model::DatabaseInfo info;
    info.record = load_database_record(*connection_);
    info.schema_version = static_cast<int>(connection_->version());
    info.finds_words_by_marks = connection_->version() < marks_version;
    const auto count = [this](RowsOf what) { return load_row_count(*connection_, what); };
    info.events = count(rows_of_event);
    info.participants = count(rows_of_participant);
    info.articles = count(rows_of_article);
    info.utterances = count(rows_of_utterance);
    info.quotes = count(rows_of_quote);
    info.photos = count(rows_of_photo);
    info.outlets = count(rows_of_outlet);
    return info;
}

model::Window SqliteStore::load_window(const model::WindowQuery& query, std::stop_token stop) {
    const Answer answer(*this, std::move(stop));
    return store::load_window(*cache_, query);
}

std::optional<model::Window> SqliteStore::load_first_window(const model::WindowQuery& query,
                                                            std::stop_token stop) {
    const Answer answer(*this, std::move(stop));
    return store::load_first_window(*cache_, query);
}

model::Overview SqliteStore::load_overview(const model::Filter& filter, int buckets, std::stop_token stop) {
    const Answer answer(*this, std::move(stop));
    return store::load_overview(*cache_, filter, buckets);
}

model::Tray SqliteStore::load_tray(const model::TrayQuery& query, std::stop_token stop) {
    const Answer answer(*this, std::move(stop));
    try {
        return store::load_tray(*cache_, query);
    } catch (const Interrupted&) { // nobody waits for it
        return {};
    }
}

std::optional<model::EventView> SqliteStore::load_event(model::EventId id, model::Page page) {
    const Answer answer(*this);
    return store::load_event(*cache_, id, page);
}

std::vector<model::UtteranceView> SqliteStore::load_said(model::EventId event, model::UtteranceId after,
                                                         int limit) {
    const Answer answer(*this);
    return store::load_said(*cache_, event, after, limit);
}

std::optional<model::ParticipantView>
SqliteStore::load_participant(model::ParticipantId id, model::EventId first_event, model::Page page) {
    const Answer answer(*this);
    return store::load_participant(*cache_, id, first_event, page);
}

std::optional<model::UtteranceView> SqliteStore::load_utterance(model::UtteranceId id) {
    const Answer answer(*this);
    return store::load_utterance(*cache_, id);
}

std::optional<model::ArticleView> SqliteStore::load_article(model::ArticleId id, model::Page page) {
    const Answer answer(*this);
    return store::load_article(*cache_, id, page);
}

std::optional<model::PhotoView> SqliteStore::load_photo(model::PhotoId id) {
    const Answer answer(*this);
    return store::load_photo(*cache_, id);
}

std::vector<model::SearchHit> SqliteStore::search(std::string_view text, int limit, std::stop_token stop) {
    const Answer answer(*this, std::move(stop));
    return search_all(*cache_, text, limit);
}

std::vector<model::Suggestion> SqliteStore::suggest(model::Kind kind, std::string_view text, int limit,
                                                    std::stop_token stop) {
    const Answer answer(*this, std::move(stop));
    try {
        return suggest_near(*cache_, kind, text, limit);
    } catch (const Interrupted&) { // nobody waits for it
        return {};
    }
}

std::vector<model::Ref> SqliteStore::find(model::Kind kind, std::string_view slug_or_name) {
    const Answer answer(*this);
    return find_named(*cache_, kind, slug_or_name);
}

model::LocalText SqliteStore::name_of(model::Ref ref) {
    const Answer answer(*this);
    return load_name(*cache_, ref);
}

std::vector<std::string> SqliteStore::names_of(model::Ref ref) {
    const Answer answer(*this);
    return load_folded_names(*cache_, ref);
}

std::string SqliteStore::slug_of(model::Ref ref) {
    const Answer answer(*this);
    return load_slug(*cache_, ref);
}

std::optional<model::EventItem> SqliteStore::neighbour(model::EventId from, int direction,
                                                       const model::Filter& filter) {
    const Answer answer(*this);
    return load_neighbour(*cache_, from, direction, filter);
}

std::vector<model::EventId> SqliteStore::undated(const model::Filter& filter, model::EventId after,
                                                 int limit) {
    const Answer answer(*this);
    return load_undated(*cache_, filter, after, limit);
}

std::vector<model::ParticipantId> SqliteStore::participants(model::ParticipantId after, int limit) {
    const Answer answer(*this);
    return load_participants(*cache_, after, limit);
}

std::vector<model::SavedView> SqliteStore::load_views() {
    const Answer answer(*this);
    return store::load_views(*connection_);
}

std::unique_ptr<Store> open_store(const std::string& path, SnapshotScope holds) {
    return std::make_unique<SqliteStore>(Connection::open_for_reading(path), holds);
}

} // namespace dateline::store
