#pragma once
// Columns that follow from other rows, kept right inside a Writer's transaction: what an event counts and
// weighs, and when its utterances were said. Noted while records are put, worked out at the end.

#include <cstdint>
#include <optional>
#include <string>

#include "base/edtf.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/timeline_update.h"

namespace dateline::store {

// Weight where the author gave none: 1 + 2 for each article + 3 for each utterance + 1 for each participant.
double weight_of_coverage(std::int64_t articles, std::int64_t utterances, std::int64_t participants);

// When an event is: what places its utterances.
struct EventTime {
    std::int64_t event = 0; // 0: it is not there yet
    std::optional<int> utc_offset_minutes;
    std::optional<base::Span> span;
};

class DerivedColumns {
  public:
    DerivedColumns(Connection& connection, TimelineUpdate& timeline);

    int utc_offset_minutes() const { return utc_offset_minutes_; } // the database's
    void set_utc_offset_minutes(int minutes) { utc_offset_minutes_ = minutes; }

    // Its counts, its weight and its place in the timeline are worked out again.
    void touch(std::int64_t event);
    // Its utterances are placed again.
    void leave_unplaced(std::int64_t event);
    // Of the event that was put last.
    void note_time(const EventTime& time) { last_event_ = time; }
    const EventTime& time_of(std::int64_t event);
    // When something was said. What has no time of its own stands where its event does.
    std::optional<base::Edtf> said_at(const std::string& said, const EventTime& event) const;

    // Every date: where the offset has changed, or an older Dateline placed them by other rules.
    void place_all_again();
    // What is put together with a record, where it is not what the record's parts say: only a stranger writes
    // so.
    void mend();
    // Of all that was touched or left unplaced.
    void work_out();
    // They are worked out, and the timeline has them.
    void clear();

  private:
    void place_utterances();
    void count_again();
    Query query(const char* sql, const char* table) { return connection_.query(sql, table); }

    Connection& connection_;
    TimelineUpdate& timeline_;
    int utc_offset_minutes_ = 0;
    std::int64_t last_touched_ = 0;
    EventTime last_event_; // put or asked for
};

} // namespace dateline::store
