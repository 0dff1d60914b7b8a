#include "store/sqlite/timeline_build.h"

#include <array>
#include <optional>

#include "index/entries_in_order.h"
#include "index/long_intervals.h"
#include "store/sqlite/sqlite_storage.h"

namespace dateline::store {
namespace {

// A part of an index: `thing` (e: event, u: utterance, a: article) is what the entry is.
struct EntryPart {
    index::Series kind;
    char thing;
    const char* key;
    const char* from;
    const char* where;
};

constexpr std::array entry_parts{
    EntryPart{index::Series::events, 'e', "0", "event e", "TRUE"},
    EntryPart{index::Series::utterances, 'u', "0", "utterance u JOIN event e ON e.id = u.event", "TRUE"},
    EntryPart{index::Series::articles, 'a', "0", "article a", "TRUE"},
    EntryPart{index::Series::events_by_participant, 'e', "p.participant",
              "event e JOIN participation p ON p.event = e.id", "TRUE"},
    // Who speaks at an event is present at it, whether or not its list of participants says so.
    EntryPart{index::Series::events_by_participant, 'e', "u.speaker",
              "event e JOIN utterance u ON u.event = e.id", "u.speaker IS NOT NULL"},
    EntryPart{index::Series::events_by_topic, 'e', "t.topic", "event e JOIN event_topic t ON t.event = e.id",
              "TRUE"},
    EntryPart{index::Series::events_by_outlet, 'e', "a.outlet",
              "event e JOIN coverage c ON c.event = e.id JOIN article a ON a.id = c.article", "TRUE"},
    EntryPart{index::Series::events_by_place, 'e', "e.place", "event e", "e.place IS NOT NULL"},
    EntryPart{index::Series::utterances_by_speaker, 'u', "u.speaker",
              "utterance u JOIN event e ON e.id = u.event", "u.speaker IS NOT NULL"},
    EntryPart{index::Series::utterances_by_topic, 'u', "t.topic",
              "utterance u JOIN event e ON e.id = u.event JOIN utterance_topic t ON t.utterance = u.id",
              "TRUE"},
    EntryPart{index::Series::utterances_by_outlet, 'u', "a.outlet",
              "utterance u JOIN event e ON e.id = u.event JOIN quote q ON q.utterance = u.id JOIN article a "
              "ON a.id = q.article",
              "TRUE"},
    EntryPart{index::Series::utterances_by_place, 'u', "e.place",
              "utterance u JOIN event e ON e.id = u.event", "e.place IS NOT NULL"},
    EntryPart{index::Series::articles_by_outlet, 'a', "a.outlet", "article a", "TRUE"},
    EntryPart{index::Series::events_by_utterance_topic, 'e', "t.topic",
              "event e JOIN utterance u ON u.event = e.id JOIN utterance_topic t ON t.utterance = u.id",
              "NOT EXISTS (SELECT 1 FROM event_topic x WHERE x.event = e.id AND x.topic = t.topic)"},
    EntryPart{index::Series::events_by_utterance_outlet, 'e', "a.outlet",
              "event e JOIN utterance u ON u.event = e.id JOIN quote q ON q.utterance = u.id JOIN article a "
              "ON a.id = q.article",
              "NOT EXISTS (SELECT 1 FROM coverage c JOIN article b ON b.id = c.article WHERE c.event = e.id "
              "AND b.outlet = a.outlet)"},
};

std::string select_of(const EntryPart& part, Scope scope) {
    const std::string thing(1, part.thing);
    std::string sql = "SELECT " + thing + ".id, " + part.key + ", ifnull(" + thing + ".level, -1), ifnull(" +
                      thing + ".start_ms, 0), " + std::to_string(static_cast<int>(part.kind)) + ", ifnull(" +
                      thing + ".end_ms, 0), " + (part.thing == 'a' ? "0.0" : "e.weight") + " FROM " +
                      part.from + " WHERE " + part.where;
    if (scope == Scope::one) sql += part.thing == 'a' ? " AND a.id = ?1" : " AND e.id = ?1";
    return sql;
}

std::int64_t count_undated(Connection& connection, const index::SeriesKey& series) {
    Query row = connection.query(
        R"sql(
            SELECT count(*)
            FROM timeline_entry
            WHERE kind = ? AND key = ? AND level = -1)sql",
        "timeline_entry");
    return row.bind(static_cast<int>(series.kind)).bind(series.key).next() ? row.integer(0) : 0;
}

std::optional<std::int64_t> level_after(Connection& connection, const index::SeriesKey& series,
                                        std::int64_t level) {
    Query row = connection.query(R"sql(
        SELECT level
        FROM timeline_entry
        WHERE kind = ? AND key = ? AND level > ?
        ORDER BY level
        LIMIT 1)sql",
                                 "timeline_entry");
    if (!row.bind(static_cast<int>(series.kind)).bind(series.key).bind(level).next()) return std::nullopt;
    return row.integer(0, index::undated_level, index::max_level);
}

} // namespace

std::string entries_sql(index::Series kind, Scope scope) {
    std::string sql;
    for (const EntryPart& part : entry_parts)
        if (part.kind == kind) sql += (sql.empty() ? "" : " UNION ALL ") + select_of(part, scope);
    return sql;
}

const char* entries_table(index::Series kind) {
    for (const EntryPart& part : entry_parts)
        if (part.kind == kind)
            return part.thing == 'e' ? "event" : part.thing == 'u' ? "utterance" : "article";
    return "timeline_entry";
}

void stream_series(Connection& connection, const index::SeriesKey& series, const index::TimelineShape& shape,
                   const index::TimelineSink& sink) {
    index::SeriesTotal total;
    for (auto level = level_after(connection, series, index::undated_level); level;
         level = level_after(connection, series, *level))
        total.levels |= std::uint64_t{1} << static_cast<unsigned>(*level);
    index::TileBuilder tiles(series, shape, sink);
    SqliteStorage storage(connection);
    index::EntriesInOrder entries(storage, series, index::levels_of(total.levels));
    while (const std::optional<index::Entry> entry = entries.next()) {
        tiles.start(*entry);
        index::extend(&total.extent, entry->span);
        ++total.dated;
    }
    tiles.finish();
    total.undated = count_undated(connection, series);
    sink.total(series, total);
}

void stream_tiles(Connection& connection, const index::TimelineShape& shape,
                  const index::TimelineSink& sink) {
    const auto series_after = [&](const index::SeriesKey& series) -> std::optional<index::SeriesKey> {
        Query row = connection.query(R"sql(
                SELECT kind, key
                FROM timeline_entry
                WHERE (kind, key) > (?, ?)
                ORDER BY kind, key
                LIMIT 1)sql",
                                     "timeline_entry");
        if (!row.bind(static_cast<int>(series.kind)).bind(series.key).next()) return std::nullopt;
        return index::SeriesKey{static_cast<index::Series>(row.integer(0, 1, index::series_count)),
                                row.integer(1)};
    };
    for (auto series = series_after({index::Series::events, -1}); series; series = series_after(*series))
        stream_series(connection, *series, shape, sink);
}

void stream_long(Connection& connection, const index::TimelineShape& shape,
                 const std::function<void(const index::LongTile&)>& sink) {
    SqliteStorage storage(connection);
    index::LongPacker packer(shape, sink);
    index::SeriesKey series{index::Series::events, -1};
    std::int64_t level = index::undated_level;
    while (true) {
        Query next = connection.query(R"sql(
            SELECT kind, key, level
            FROM timeline_entry
            WHERE (kind, key, level) > (?, ?, ?)
            ORDER BY kind, key, level
            LIMIT 1)sql",
                                      "timeline_entry");
        next.bind(static_cast<int>(series.kind)).bind(series.key).bind(level);
        if (!next.next()) break;
        series = {static_cast<index::Series>(next.integer(0, 1, index::series_count)), next.integer(1)};
        level = next.integer(2, index::undated_level, index::max_level);
        if (level < index::first_long_level) {
            level = index::first_long_level - 1;
            continue;
        }
        const int long_level = static_cast<int>(level);
        index::EntriesInOrder entries(storage, series, {long_level});
        while (const std::optional<index::Entry> entry = entries.next())
            packer.add(series, long_level, *entry);
    }
    packer.finish();
}

void stream_postings(Connection& connection, const index::TimelineShape& shape,
                     const index::PostingsSink& sink) {
    SqliteStorage storage(connection);
    Query row = connection.query(R"sql(
            SELECT key, kind
            FROM timeline_total
            WHERE kind BETWEEN ? AND ? AND dated + undated > ?
            ORDER BY kind, key)sql",
                                 "timeline_total");
    row.bind(static_cast<int>(index::Series::events_by_participant));
    row.bind(static_cast<int>(index::Series::utterances_by_place)).bind(shape.max_unpacked_ids);
    while (row.next()) {
        const index::SeriesKey series{static_cast<index::Series>(row.integer(1, 1, index::series_count)),
                                      row.integer(0)};
        index::Bitmap ids;
        storage.add_ids(series, &ids);
        sink(series, ids);
    }
}

} // namespace dateline::store
