#include "store/sqlite/entry_rows.h"

#include <string>

namespace dateline::store {
namespace {

constexpr std::int64_t max_counted = std::int64_t{1} << 48U;

// One statement looks at this many spans: to begin one costs much of what a span costs.
constexpr std::size_t spans_at_once = 12;

// `join` names the spans' level, first and end v.column1, 2 and 3. Unused ones stay null: nothing equals
// that.
std::string sql_of(const std::string& select, const std::string& join) {
    std::string sql = select + " FROM (VALUES ";
    for (std::size_t at = 3; at < 3 + 3 * spans_at_once; at += 3)
        sql += (at == 3 ? "(?" : ", (?") + std::to_string(at) + ", ?" + std::to_string(at + 1) + ", ?" +
               std::to_string(at + 2) + ")";
    return sql + ") v CROSS JOIN " + join;
}

// Calls visit(row) for all that the statement gives.
template<class Visit>
void visit_rows(Connection& connection, const index::SeriesKey& series, const std::string& sql,
                const char* table, const std::vector<index::LevelStarts>& starts, Visit visit) {
    for (std::size_t done = 0; done < starts.size(); done += spans_at_once) {
        Query row = connection.query(sql.c_str(), table);
        row.bind(static_cast<int>(series.kind)).bind(series.key);
        for (std::size_t i = done; i < done + spans_at_once; ++i) {
            if (i < starts.size())
                row.bind(starts[i].level).bind(starts[i].span.start_tick).bind(starts[i].span.end_tick);
            else
                row.bind_null().bind_null().bind_null();
        }
        while (row.next())
            visit(row);
    }
}

class SqliteEntries final : public index::EntryCursor {
  public:
    SqliteEntries(Connection& connection, const index::SeriesKey& series, int level,
                  index::Direction direction, const index::InOrder& beyond)
        : row_(connection.query(direction == index::Direction::forwards ? R"sql(
                      SELECT id, start_ms, end_ms, weight
                      FROM timeline_entry
                      WHERE kind = ? AND key = ? AND level = ? AND (start_ms, id) > (?, ?)
                      ORDER BY start_ms, id)sql"
                                                                        : R"sql(
                      SELECT id, start_ms, end_ms, weight
                      FROM timeline_entry
                      WHERE kind = ? AND key = ? AND level = ? AND (start_ms, id) < (?, ?)
                      ORDER BY start_ms DESC, id DESC)sql",
                                "timeline_entry")) {
        row_.bind(static_cast<int>(series.kind)).bind(series.key).bind(level);
        row_.bind(beyond.start_tick).bind(beyond.id);
    }
    std::optional<index::Entry> next() override {
        if (!row_.next()) return std::nullopt;
        return index::Entry{row_.integer(0), row_.ticks(1), row_.real(3)};
    }

  private:
    Query row_;
};

} // namespace

void visit_entry_rows(Connection& connection, const index::SeriesKey& series,
                      const std::vector<index::LevelStarts>& starts, const index::VisitEntry& visit) {
    static const std::string sql =
        sql_of("SELECT t.id, t.start_ms, t.end_ms, t.weight",
               "timeline_entry t ON t.kind = ?1 AND t.key = ?2 AND t.level = v.column1 AND t.start_ms >= "
               "v.column2 AND t.start_ms < v.column3");
    visit_rows(connection, series, sql, "timeline_entry", starts, [&](const Query& row) {
        visit({row.integer(0), row.ticks(1), row.real(3)});
    });
}

void visit_long_rows(Connection& connection, const index::SeriesKey& series,
                     const std::vector<index::LevelStarts>& starts,
                     const std::function<bool(const index::LongBlock&)>& visit) {
    static const std::string sql =
        sql_of("SELECT t.tile, t.level, v.column2, v.column3, t.count, t.entries",
               "timeline_long t ON t.kind = ?1 AND t.key = ?2 AND t.level = v.column1 AND t.tile >= "
               "v.column2 >> v.column1 AND t.tile <= (v.column3 - 1) >> v.column1");
    visit_rows(connection, series, sql, "timeline_long", starts, [&](const Query& row) {
        index::LongBlock block{row.number(1, index::first_long_level, index::max_level),
                               row.integer(0),
                               {row.integer(2), row.integer(3)},
                               row.integer(4, 1, max_counted),
                               {}};
        if (!row.is_null(5)) block.entries = row.blob_here(5);
        if (!visit(block)) row.fail(5, "is not a list of entries");
    });
}

std::unique_ptr<index::EntryCursor> entry_rows(Connection& connection, const index::SeriesKey& series,
                                               int level, index::Direction direction,
                                               const index::InOrder& beyond) {
    return std::make_unique<SqliteEntries>(connection, series, level, direction, beyond);
}

std::vector<index::Entry> load_heaviest_undated(Connection& connection, const index::SeriesKey& series,
                                                int limit) {
    Query row = connection.query(R"sql(
            SELECT id, weight
            FROM timeline_entry INDEXED BY timeline_entry_undated
            WHERE kind = ? AND key = ? AND level = -1
            ORDER BY weight DESC, id
            LIMIT ?)sql",
                                 "timeline_entry");
    row.bind(static_cast<int>(series.kind)).bind(series.key).bind(limit);
    std::vector<index::Entry> undated;
    while (row.next())
        undated.push_back({row.integer(0), {}, row.real(1)});
    return undated;
}

void put_long_row(Connection& connection, const index::SeriesKey& series, const index::LongBlock& block) {
    if (block.count == 0) {
        connection
            .query(R"sql(
                DELETE FROM timeline_long
                WHERE kind = ? AND key = ? AND level = ? AND tile = ?)sql",
                   "timeline_long")
            .bind(static_cast<int>(series.kind))
            .bind(series.key)
            .bind(block.level)
            .bind(block.tile)
            .run();
        return;
    }
    Query row = connection.query(R"sql(
        INSERT OR REPLACE INTO timeline_long (kind, key, level, tile, count, entries)
        VALUES (?, ?, ?, ?, ?, ?))sql",
                                 "timeline_long");
    row.bind(static_cast<int>(series.kind)).bind(series.key).bind(block.level).bind(block.tile);
    row.bind(block.count);
    if (block.entries)
        row.bind_blob(std::string(*block.entries));
    else
        row.bind_null();
    row.run();
}

} // namespace dateline::store
