#pragma once
// The Store over one vetted SQLite file, read-only. Each call is a question to one of the query files;
// nothing is kept but names and the sets of the last filter, until another program changes the file.

#include <memory>
#include <optional>
#include <string>

#include "store/sqlite/entity_cache.h"
#include "store/sqlite/snapshot.h"
#include "store/store.h"

namespace dateline::store {

class SqliteStore final : public Store {
  public:
    SqliteStore(std::unique_ptr<Connection> connection, SnapshotScope holds);

    std::int64_t revision() const override { return connection_->revision(); }
    model::DatabaseInfo info() override;
    model::Window load_window(const model::WindowQuery& query, std::stop_token stop) override;
    std::optional<model::Window> load_first_window(const model::WindowQuery& query,
                                                   std::stop_token stop) override;
    model::Overview load_overview(const model::Filter& filter, int buckets, std::stop_token stop) override;
    model::Tray load_tray(const model::TrayQuery& query, std::stop_token stop) override;
    std::optional<model::EventView> load_event(model::EventId id, model::Page page) override;
    std::vector<model::UtteranceView> load_said(model::EventId event, model::UtteranceId after,
                                                int limit) override;
    std::optional<model::ParticipantView>
    load_participant(model::ParticipantId id, model::EventId first_event, model::Page page) override;
    std::optional<model::UtteranceView> load_utterance(model::UtteranceId id) override;
    std::optional<model::ArticleView> load_article(model::ArticleId id, model::Page page) override;
    std::optional<model::PhotoView> load_photo(model::PhotoId id) override;
    std::vector<model::SearchHit> search(std::string_view text, int limit, std::stop_token stop) override;
    std::vector<model::Suggestion> suggest(model::Kind kind, std::string_view text, int limit,
                                           std::stop_token stop) override;
    std::vector<model::Ref> find(model::Kind kind, std::string_view slug_or_name) override;
    model::LocalText name_of(model::Ref ref) override;
    std::vector<std::string> names_of(model::Ref ref) override;
    std::string slug_of(model::Ref ref) override;
    std::vector<model::EventId> undated(const model::Filter& filter, model::EventId after,
                                        int limit) override;
    std::vector<model::ParticipantId> participants(model::ParticipantId after, int limit) override;
    std::vector<model::SavedView> load_views() override;
    std::optional<model::EventItem> neighbour(model::EventId from, int direction,
                                              const model::Filter& filter) override;

  private:
    class Answer;

    std::unique_ptr<Connection> connection_;
    std::optional<Snapshot> everything_;
    std::optional<EntityCache> cache_;
    std::int64_t read_revision_ = 0; // of which the reader is
    bool names_apart_ = false;       // names are in a temporary table: the file was of an older version
};

// The title, description, offset and licence; a default record where none was put.
model::DatabaseRecord load_database_record(Connection& connection);

} // namespace dateline::store
