#pragma once
// Keeps a timeline right while a database is changed: what an event or an article belongs to is noted before
// it changes and compared with what it belongs to afterwards; only rows and tiles between the two are
// written. Where more changes than can be held, everything is built again.

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "index/tile.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/sqlite_storage.h"

namespace dateline::store {

class TimelineUpdate {
  public:
    // `connection` stays while this does.
    TimelineUpdate(Connection& connection, const index::TimelineShape& shape);

    // The whole will be built: nothing needs to be noted.
    void rebuild_all();
    // Before the event (or one of its utterances), or the article, is changed or made.
    void note_event(std::int64_t event);
    void note_article(std::int64_t article);
    // Rows of table row_count that are added.
    void note_rows(int what, std::int64_t added);
    // Writes the difference. The rest of the database must be as it will stay.
    void apply();

  private:
    struct LevelEntry {
        int level = index::undated_level;
        index::Entry entry;
        bool operator==(const LevelEntry&) const = default;
    };
    struct Changes {
        std::vector<LevelEntry> removed, added;
    };
    void collect(bool articles, std::int64_t id, std::vector<LevelEntry> Changes::*list);
    void apply_series(const index::SeriesKey& series, Changes* changes);
    void write_rows(const index::SeriesKey& series, const Changes& changes);
    void write_long(const index::SeriesKey& series, const Changes& changes);
    void write_ids(const index::SeriesKey& series, const Changes& changes);
    void write_total(const index::SeriesKey& series, const Changes& changes);
    void write_blocks();
    void write_counts();

    Connection& connection_;
    SqliteStorage storage_;
    index::TimelineShape shape_;
    std::array<std::string, index::series_count> sqls_; // what one thing belongs to, by kind
    bool rebuild_ = false;
    std::set<std::int64_t> events_, articles_;
    std::map<index::SeriesKey, Changes> changes_;
    std::int64_t held_ = 0;
    std::map<int, std::int64_t> rows_;
};

} // namespace dateline::store
