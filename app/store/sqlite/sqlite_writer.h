#pragma once
// The Writer over SQLite, in one transaction: of the database that is there, in place, or of a new file
// beside the target (see file_output.h). Each kind of record is put by a writer of its own (event_writer.h
// and its like); columns that follow from others are worked out by derived_columns.h, the timeline by
// timeline_update.h.

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "index/series.h"
#include "store/sqlite/backup.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/file_output.h"
#include "store/sqlite/slug_table.h"
#include "store/writer.h"

namespace dateline::store {

class SqliteWriter final : public Writer {
  public:
    explicit SqliteWriter(const std::string& path, const index::TimelineShape& shape = {},
                          std::stop_token stop = {}, ChangeNote note = {});
    // Of a private copy, as open_copy() gives it, which may be of an older version. `path`: the original's.
    SqliteWriter(std::unique_ptr<Connection> copy, const std::string& path, std::stop_token stop);
    ~SqliteWriter() override;
    // The copy, brought up to date; nothing else may be asked after this. Error (input) where it is damaged.
    std::unique_ptr<Connection> release_current();
    void put(const model::DatabaseRecord& record) override;
    void put(const model::PlaceRecord& record) override;
    void put(const model::TopicRecord& record) override;
    void put(const model::OutletRecord& record) override;
    void put(const model::ParticipantRecord& record) override;
    void put(const model::ArticleRecord& record) override;
    void put(const model::PhotoRecord& record) override;
    void put_photo_sha256(const model::Slug& slug, const std::string& sha256) override;
    void put(const model::EventRecord& record) override;
    void put(const model::UtteranceRecord& record) override;
    void put(const model::ViewRecord& record) override;
    void put(const model::SourceRecord& record) override;
    void put(const model::MappingRecord& record) override;
    void put(const model::SavedView& view) override;
    bool remove_view(const model::Slug& slug) override;
    bool has(model::Kind kind, const model::Slug& slug) override;
    std::vector<Clash> clashes() override;
    std::vector<Problem> finish() override;
    void commit() override;
    std::string backup() const override { return backup_path_; }
    // How long commit() waits for those that read.
    void set_patience(std::chrono::milliseconds patience) { patience_ = patience; }
    // finish() builds the timeline anew, whatever was put.
    void rebuild_timeline();

  private:
    void open(ChangeNote note);
    template<class Work> void watched(Work work);
    // The row that a record is put in.
    struct Placed {
        std::int64_t id = 0;
        bool existed = false; // it is replaced
        bool stands = false;  // it holds the record already
    };
    template<class Record> Placed place(SlugTable& table, IdKind kind, const Record& record);
    void check_open() const;

    std::string path_;
    const bool is_copy_ = false; // in memory: nothing of it is kept
    // After the connection has gone, which may leave what the disk would not take.
    class UndoesUnfinished {
      public:
        explicit UndoesUnfinished(std::string path) : path_(std::move(path)) {}
        ~UndoesUnfinished() { Connection::undo_unfinished(path_); }
        UndoesUnfinished(const UndoesUnfinished&) = delete;
        UndoesUnfinished& operator=(const UndoesUnfinished&) = delete;

      private:
        std::string path_;
    };
    std::optional<PendingFile> new_file_;    // none: a database is extended
    std::optional<UndoesUnfinished> undoes_; // then
    std::unique_ptr<Connection> connection_;
    std::optional<Backup> backup_; // of a database of an older version, until it has its name
    std::string backup_path_;
    // Those that put records, and what they share; they go before the connection does.
    struct Parts;
    std::unique_ptr<Parts> parts_;
    std::stop_token stop_;
    std::chrono::milliseconds patience_{30'000};
    index::TimelineShape shape_;
    bool respan_ =
        false; // the offset has changed, or an older Dateline placed them: every date is placed again
    bool rebuilds_ = false; // whatever is derived is worked out again
    bool indexed_ = false;  // the indices are there
    bool finished_ = false; // nothing was put since finish() found no problem
};

} // namespace dateline::store
