#pragma once
// The Store over one vetted SQLite file, read-only. Each call is a question to one of the query files;
// nothing is kept but names and the sets of the last filter, until another program changes the file.

#include <memory>
#include <optional>
#include <string>

#include "store/database.h"
#include "store/sqlite/current_copy.h"
#include "store/sqlite/entity_cache.h"
#include "store/sqlite/filtered_set.h"
#include "store/sqlite/snapshot.h"
#include "store/sqlite/visible_rows.h"

namespace dateline::store {

class SqliteStore final : public Store {
  public:
    // Opens and vets the file at `path`; or reads the copy that was made of it, until it changes.
    SqliteStore(const std::string& path, SnapshotScope scope, std::stop_token stop = {},
                std::shared_ptr<const CurrentCopy> copy = {});

    std::string change_token() const override { return change_token_; }
    model::DatabaseInfo info(std::stop_token stop) override;
    model::Window load_window(const model::WindowQuery& query, std::stop_token stop,
                              const OnPartial& on_partial) override;
    model::Overview load_overview(const model::Filter& filter, int buckets, std::stop_token stop) override;
    model::Tray load_tray(const model::TrayQuery& query, std::stop_token stop) override;
    std::unique_ptr<Cursor<model::EventItem>> events(const EventQuery& query, std::stop_token stop) override;
    std::unique_ptr<Cursor<model::UtteranceView>>
    utterances(model::EventId event, const model::Filter& filter, std::stop_token stop) override;
    std::unique_ptr<Cursor<model::ParticipantId>> participants(std::stop_token stop) override;
    std::optional<model::EventView> load_event(model::EventId id, model::Page page,
                                               std::stop_token stop) override;
    std::optional<model::ParticipantView> load_participant(model::ParticipantId id,
                                                           model::EventId first_event, model::Page page,
                                                           std::stop_token stop) override;
    std::optional<model::UtteranceView> load_utterance(model::UtteranceId id, std::stop_token stop) override;
    std::optional<model::ArticleView> load_article(model::ArticleId id, model::Page page,
                                                   std::stop_token stop) override;
    std::optional<model::PhotoView> load_photo(model::PhotoId id, std::stop_token stop) override;
    platform::PhotoBytes load_photo_bytes(model::PhotoId id, std::stop_token stop) override;
    std::vector<model::SearchHit> search(std::string_view text, int limit, std::stop_token stop) override;
    std::vector<model::Suggestion> suggest(model::Kind kind, std::string_view text, int limit,
                                           std::stop_token stop) override;
    std::vector<model::Ref> find(model::Kind kind, std::string_view slug_or_name,
                                 std::stop_token stop) override;
    model::LocalText name_of(model::Ref ref, std::stop_token stop) override;
    std::vector<std::string> names_of(model::Ref ref, std::stop_token stop) override;
    std::string slug_of(model::Ref ref, std::stop_token stop) override;
    std::vector<model::SavedView> load_views(std::stop_token stop) override;

  private:
    template<class Ask> auto answer(std::stop_token stop, Ask ask);
    template<class Value, class Source, class... Arguments>
    std::unique_ptr<Cursor<Value>> cursor(std::stop_token stop, Arguments&&... arguments);
    void notice_changes();
    void leave_changed_copy(const std::stop_token& stop);

    std::string path_, change_token_;
    // What is kept of one state of the file.
    struct Reading {
        explicit Reading(Connection& connection) : cache(connection) {}
        EntityCache cache;
        FilteredSet filtered{cache};
        VisibleRows rows{cache};
    };
    struct OpenFile {
        std::shared_ptr<const CurrentCopy> copy; // of a version that cannot be asked itself
        std::unique_ptr<Connection> connection;
        std::unique_ptr<Reading> reading; // null: nothing was asked yet
    };
    OpenFile left_; // a copy of what the file was: cursors may read on from it
    OpenFile file_;
    std::optional<Snapshot> everything_;
    std::int64_t read_revision_ = 0; // of which it is
    bool names_apart_ = false;       // names are in a temporary table: the file was of an older version
};

} // namespace dateline::store
