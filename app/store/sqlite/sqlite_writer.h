#pragma once
// The Writer over SQLite, in one transaction: of the database that is there, in place, or of a new file
// beside the target (see file_output.h); columns that follow from others are worked out by writer_derive.cpp,
// the timeline by timeline_update.h.

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/paths.h"
#include "store/sqlite/backup.h"
#include "store/sqlite/change_log.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/file_output.h"
#include "store/sqlite/last_ids.h"
#include "store/sqlite/part_ids.h"
#include "store/sqlite/slug_table.h"
#include "store/sqlite/timeline_update.h"
#include "store/sqlite/upkeep.h"
#include "store/sqlite/word_queue.h"
#include "store/writer.h"
#include "store/writer_checks.h"

namespace dateline::store {

// Weight where the author gave none: 1 + 2 for each article + 3 for each utterance + 1 for each participant.
double weight_of_coverage(std::int64_t articles, std::int64_t utterances, std::int64_t participants);
// None where there is no date, or it has no place on the clock.
std::optional<base::Span> placed_span(const std::optional<base::Edtf>& date);
// Binds start_ms, end_ms and level, all null where it has no such span.
void bind_span(Query* query, const std::optional<base::Edtf>& date);
void bind_precision(Query* query, const std::optional<base::Edtf>& date);

class SqliteWriter final : public Writer {
  public:
    explicit SqliteWriter(const std::string& path, const index::TimelineShape& shape = {},
                          std::stop_token stop = {}, ChangeNote note = {});
    // Of a private copy, as open_copy() gives it, which may be of an older version. `path`: the original's.
    SqliteWriter(std::unique_ptr<Connection> copy, const std::string& path, std::stop_token stop);
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
    std::string slug_of(const char* sql, const char* table, std::int64_t id);
    void find_circles(model::Kind kind, const std::vector<std::int64_t>& parts, std::vector<Clash>* clashes);
    void find_misplaced_quotes(std::vector<Clash>* clashes);
    std::map<std::size_t, std::string> misplaced_quotes(const std::vector<std::int64_t>& owners,
                                                        const char* quotes_of_owner);
    void find_shared_steps(std::vector<Clash>* clashes);
    void look_for_views(std::vector<Problem>* problems);
    void put_view(const model::SavedView& view);
    void check_open() const;
    void forget_connection();
    Query query(const char* sql, const char* table) { return connection_->query(sql, table); }
    void put_name_keys(int kind, std::int64_t target, const std::vector<std::string>& names);
    void put_event_row(const model::EventRecord& record, std::int64_t id);
    void put_event_children(const model::EventRecord& record, std::int64_t id, bool existed);
    void put_participations(const model::EventRecord& record, std::int64_t id, bool existed);
    void put_regions(const model::PhotoRecord& record, std::int64_t id, bool existed);
    void put_claims(const model::EventRecord& record, std::int64_t id, bool existed);
    void remove_event_words(std::int64_t id);
    void remove_utterance_words(std::int64_t id);
    void remove_article_words(std::int64_t id);
    void put_utterance_row(const model::UtteranceRecord& record, std::int64_t id);
    void put_quotes(const model::UtteranceRecord& record, std::int64_t id, bool existed);
    void put_attributions(const model::UtteranceRecord& record, std::int64_t id, bool existed);
    // The rows of the owner's parts go; the ids of those that are put now, in their order (see part_ids.h).
    std::vector<std::int64_t> replace_parts(IdKind kind, std::int64_t owner, bool existed,
                                            const std::vector<PartWords>& now);
    void put_topics(const char* sql, const char* table, std::int64_t owner,
                    const std::vector<std::string>& topics, const std::string& where);
    void touch(std::int64_t event);
    // When an event is: what places its utterances.
    struct EventTime {
        std::int64_t event = 0;
        std::optional<int> utc_offset_minutes;
        std::optional<base::Span> span;
    };
    // From the columns utc_offset_minutes, start_ms and end_ms.
    static EventTime read_event_time(const Query& row, int column);
    const EventTime& event_time(std::int64_t event); // event 0 where it is not there yet
    std::optional<base::Edtf> time_of(const std::string& said, const EventTime& event) const;
    void leave_unplaced(std::int64_t event);
    void place_utterances();
    void touch_covered(std::int64_t article, std::int64_t outlet);
    // None for an empty slug.
    std::optional<std::int64_t> optional_mention(SlugTable& table, const std::string& slug,
                                                 const std::string& where);

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
    std::unique_ptr<LastIds> ids_;   // before those that take from it
    std::unique_ptr<ChangeLog> log_; // null: no log is wanted
    std::unique_ptr<UpkeepWriter> upkeep_;
    std::unique_ptr<SlugTable> places_, topics_, outlets_, participants_, articles_, photos_, events_,
        utterances_, views_;
    SlugTable& slugs_of(model::Kind kind); // of a kind that a view may name
    std::stop_token stop_;
    std::chrono::milliseconds patience_{30'000};
    index::TimelineShape shape_;
    // A full-text table without content forgets a row only when it is told again what the row said.
    std::unique_ptr<WordQueue> words_;
    std::unique_ptr<TimelineUpdate> timeline_;
    int utc_offset_minutes_ = 0;
    std::int64_t last_touched_ = 0;
    EventTime last_event_; // put or asked for
    // Put, and looked at by clashes(): what is part of something, utterances whose quotes say where they
    // stand, articles whose new text quotes that were there may stand in.
    std::vector<std::int64_t> nested_events_, nested_places_, placed_utterances_, replaced_articles_;
    bool respan_ =
        false; // the offset has changed, or an older Dateline placed them: every date is placed again
    bool rebuilds_ = false; // whatever is derived is worked out again
    bool indexed_ = false;  // the indices are there
    bool finished_ = false; // nothing was put since finish() found no problem
};

template<class Record>
SqliteWriter::Placed SqliteWriter::place(SlugTable& table, IdKind kind, const Record& record) {
    check_open();
    check_record(record);
    const std::int64_t replaced = log_ ? table.replaced_by(record.slug, record.upkeep.formerly) : 0;
    if (replaced != 0 && log_->stands(kind, replaced, record)) return {replaced, true, true};
    finished_ = false;
    const auto [id, existed] = table.put(record.slug, record.upkeep.formerly);
    if (log_ && !existed) log_->note_new(kind, id);
    return {id, existed, false};
}

// What takes long in a large database ends early where it is to.
template<class Work> void SqliteWriter::watched(Work work) {
    const Connection::CancelScope watch(*connection_, stop_);
    try {
        work();
    } catch (const Interrupted&) {
        base::fail_as_stopped(path_);
    }
}

} // namespace dateline::store
