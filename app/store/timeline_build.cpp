#include "store/timeline_build.h"

#include <array>
#include <deque>
#include <future>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "store/entry_sorter.h"
#include "store/timeline_block_rows.h"
#include "store/timeline_long.h"

namespace dateline::store {
namespace {

// A part of an index: `thing` (e: event, u: utterance, a: article) is what the entry is.
struct EntryPart {
    Series kind;
    char thing;
    const char* key;
    const char* from;
    const char* where;
};

constexpr std::array entry_parts{
    EntryPart{Series::events, 'e', "0", "event e", "TRUE"},
    EntryPart{Series::utterances, 'u', "0", "utterance u JOIN event e ON e.id = u.event", "TRUE"},
    EntryPart{Series::articles, 'a', "0", "article a", "TRUE"},
    EntryPart{Series::events_by_participant, 'e', "p.participant",
              "event e JOIN participation p ON p.event = e.id", "TRUE"},
    // Who speaks at an event is present at it, whether or not its list of participants says so.
    EntryPart{Series::events_by_participant, 'e', "u.speaker", "event e JOIN utterance u ON u.event = e.id",
              "u.speaker IS NOT NULL"},
    EntryPart{Series::events_by_topic, 'e', "t.topic", "event e JOIN event_topic t ON t.event = e.id",
              "TRUE"},
    EntryPart{Series::events_by_outlet, 'e', "a.outlet",
              "event e JOIN coverage c ON c.event = e.id JOIN article a ON a.id = c.article", "TRUE"},
    EntryPart{Series::events_by_place, 'e', "e.place", "event e", "e.place IS NOT NULL"},
    EntryPart{Series::utterances_by_speaker, 'u', "u.speaker", "utterance u JOIN event e ON e.id = u.event",
              "u.speaker IS NOT NULL"},
    EntryPart{Series::utterances_by_topic, 'u', "t.topic",
              "utterance u JOIN event e ON e.id = u.event JOIN utterance_topic t ON t.utterance = u.id",
              "TRUE"},
    EntryPart{Series::utterances_by_outlet, 'u', "a.outlet",
              "utterance u JOIN event e ON e.id = u.event JOIN quote q ON q.utterance = u.id JOIN article a "
              "ON a.id = q.article",
              "TRUE"},
    EntryPart{Series::utterances_by_place, 'u', "e.place", "utterance u JOIN event e ON e.id = u.event",
              "e.place IS NOT NULL"},
    EntryPart{Series::articles_by_outlet, 'a', "a.outlet", "article a", "TRUE"},
    EntryPart{Series::events_by_utterance_topic, 'e', "t.topic",
              "event e JOIN utterance u ON u.event = e.id JOIN utterance_topic t ON t.utterance = u.id",
              "NOT EXISTS (SELECT 1 FROM event_topic x WHERE x.event = e.id AND x.topic = t.topic)"},
    EntryPart{Series::events_by_utterance_outlet, 'e', "a.outlet",
              "event e JOIN utterance u ON u.event = e.id JOIN quote q ON q.utterance = u.id JOIN article a "
              "ON a.id = q.article",
              "NOT EXISTS (SELECT 1 FROM coverage c JOIN article b ON b.id = c.article WHERE c.event = e.id "
              "AND b.outlet = a.outlet)"},
};

std::string select_of(const EntryPart& part, Of of) {
    const std::string thing(1, part.thing);
    std::string sql = "SELECT " + std::to_string(static_cast<int>(part.kind)) + ", " + part.key +
                      ", ifnull(" + thing + ".level, -1), ifnull(" + thing + ".start_ms, 0), " + thing +
                      ".id, ifnull(" + thing + ".end_ms, 0), " + (part.thing == 'a' ? "0.0" : "e.weight") +
                      " FROM " + part.from + " WHERE " + part.where;
    if (of == Of::one) sql += part.thing == 'a' ? " AND a.id = ?1" : " AND e.id = ?1";
    return sql;
}

// The entries of one level of an index, one after the other.
class LevelReader {
  public:
    LevelReader(Connection& connection, const SeriesKey& series, int level)
        : query_(
              connection.query("SELECT id, start_ms, end_ms, weight FROM timeline_entry WHERE kind = ? AND "
                               "key = ? AND level = ? ORDER BY start_ms, id",
                               "timeline_entry")) {
        query_.bind(static_cast<int>(series.kind)).bind(series.key).bind(level);
        advance();
    }
    const std::optional<Entry>& entry() const { return entry_; }
    void advance() {
        if (query_.next())
            entry_ = Entry{query_.integer(0), query_.span(1), query_.real(3)};
        else
            entry_.reset();
    }

  private:
    Query query_;
    std::optional<Entry> entry_;
};

std::int64_t count_undated(Connection& connection, const SeriesKey& series) {
    Query row = connection.query(
        "SELECT count(*) FROM timeline_entry WHERE kind = ? AND key = ? AND level = -1", "timeline_entry");
    return row.bind(static_cast<int>(series.kind)).bind(series.key).next() ? row.integer(0) : 0;
}

std::optional<std::int64_t> level_after(Connection& connection, const SeriesKey& series, std::int64_t level) {
    Query row = connection.query("SELECT level FROM timeline_entry WHERE kind = ? AND key = ? AND level > ? "
                                 "ORDER BY level LIMIT 1",
                                 "timeline_entry");
    if (!row.bind(static_cast<int>(series.kind)).bind(series.key).bind(level).next()) return std::nullopt;
    return row.integer(0, undated_level, most_level);
}

void stream_series(Connection& connection, const SeriesKey& series, const TimelineShape& shape,
                   const TimelineSink& sink) {
    TimelineTotal total;
    std::vector<std::unique_ptr<LevelReader>> readers;
    for (auto level = level_after(connection, series, undated_level); level;
         level = level_after(connection, series, *level)) {
        total.levels |= std::uint64_t{1} << static_cast<unsigned>(*level);
        readers.push_back(std::make_unique<LevelReader>(connection, series, static_cast<int>(*level)));
    }
    OpenTiles tiles(series, shape, sink);
    while (true) {
        LevelReader* first = nullptr;
        for (const auto& reader : readers)
            if (reader->entry() && (!first || reader->entry()->span.start_ms < first->entry()->span.start_ms))
                first = reader.get();
        if (!first) break;
        tiles.start(*first->entry());
        extend(&total.extent, first->entry()->span);
        ++total.dated;
        first->advance();
    }
    tiles.finish();
    total.undated = count_undated(connection, series);
    sink.total(series, total);
}

} // namespace

std::string entries_sql(Series kind, Of of) {
    std::string sql;
    for (const EntryPart& part : entry_parts)
        if (part.kind == kind) sql += (sql.empty() ? "" : " UNION ALL ") + select_of(part, of);
    return sql;
}

void stream_tiles(Connection& connection, const TimelineShape& shape, const TimelineSink& sink) {
    const auto series_after = [&](const SeriesKey& series) -> std::optional<SeriesKey> {
        Query row =
            connection.query("SELECT kind, key FROM timeline_entry WHERE (kind, key) > (?, ?) ORDER BY kind, "
                             "key LIMIT 1",
                             "timeline_entry");
        if (!row.bind(static_cast<int>(series.kind)).bind(series.key).next()) return std::nullopt;
        return SeriesKey{static_cast<Series>(row.integer(0, 1, series_count)), row.integer(1)};
    };
    for (auto series = series_after({Series::events, -1}); series; series = series_after(*series))
        stream_series(connection, *series, shape, sink);
}

std::int64_t count_rows(Connection& connection, int what) {
    static constexpr std::array sqls{"SELECT count(*) FROM event",   "SELECT count(*) FROM participant",
                                     "SELECT count(*) FROM article", "SELECT count(*) FROM utterance",
                                     "SELECT count(*) FROM quote",   "SELECT count(*) FROM photo",
                                     "SELECT count(*) FROM outlet"};
    Query row = connection.query(sqls.at(static_cast<std::size_t>(what - 1)), "row_count");
    return row.next() ? row.integer(0) : 0;
}

namespace {

// Fills timeline_entry, in the order of the table itself, so that each row goes to its end; what it makes of
// tiles and totals is counted on another thread, a batch of indices at a time.
class TimelineFill {
  public:
    TimelineFill(Connection& connection, const TimelineShape& shape)
        : connection_(connection), shape_(shape), insert_one_(insert_sql(1)),
          insert_many_(insert_sql(rows_at_once)),
          packer_(shape, [this](const LongTile& tile) { store_long_tile(connection_, tile); }) {}

    void fill(Series kind) {
        {
            const std::string sql = entries_sql(kind, Of::all);
            Query row = connection_.query(sql.c_str(), "timeline_entry");
            while (row.next()) {
                const std::int64_t start_ms = row.integer(3, base::earliest_ms, base::latest_ms);
                const base::Span span{start_ms, row.integer(5, start_ms, base::latest_ms)};
                sorter_.add({row.integer(1),
                             row.integer(2, undated_level, most_level),
                             {row.integer(4), span, row.real(6)}});
            }
        }
        sorter_.take([&](const KeyedEntry& entry) { add(kind, entry); });
        end_series();
        insert(insert_one_, 1);
    }
    void finish() {
        packer_.finish();
        end_batch();
        while (!counting_.empty())
            store_counted();
        // Too many to be held: counted from their rows.
        for (const SeriesKey& series : large_)
            stream_series(connection_, series, shape_, sink_);
    }

  private:
    using Batch = std::vector<SeriesEntries>;
    static constexpr std::size_t rows_at_once = 28; // of 7 parameters: the connection allows 200
    static constexpr std::size_t most_of_series = 2'000'000, batch_entries = 100'000, most_batches = 3;

    void add(Series kind, const KeyedEntry& entry) {
        rows_.push_back({kind, entry});
        if (rows_.size() == rows_at_once) insert(insert_many_, rows_at_once);
        const SeriesKey series{kind, entry.key};
        packer_.add(series, static_cast<int>(entry.level), entry.entry);
        if (!current_ || current_->series != series) {
            end_series();
            current_.emplace().series = series;
        }
        if (entry.level == undated_level) {
            ++current_->undated;
            return;
        }
        current_->levels |= std::uint64_t{1} << static_cast<unsigned>(entry.level);
        if (is_large_) return;
        current_->dated.push_back(entry.entry);
        is_large_ = current_->dated.size() > most_of_series;
    }

    // A statement costs as much to run as its first row: several rows at once take half the time.
    static std::string insert_sql(std::size_t rows) {
        std::string sql =
            "INSERT INTO timeline_entry (kind, key, level, start_ms, id, end_ms, weight) VALUES ";
        for (std::size_t i = 0; i < rows; ++i)
            sql += i == 0 ? "(?, ?, ?, ?, ?, ?, ?)" : ", (?, ?, ?, ?, ?, ?, ?)";
        return sql;
    }
    void insert(const std::string& sql, std::size_t at_once) {
        Query query = connection_.query(sql.c_str(), "timeline_entry");
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const auto& [kind, row] = rows_[i];
            query.bind(static_cast<int>(kind)).bind(row.key).bind(row.level).bind(row.entry.span.start_ms);
            query.bind(row.entry.id).bind(row.entry.span.end_ms).bind(row.entry.weight);
            if ((i + 1) % at_once == 0) query.run();
        }
        rows_.clear();
    }

    void end_series() {
        if (!current_) return;
        if (is_large_) {
            large_.push_back(current_->series);
        } else {
            batched_ += current_->dated.size();
            batch_.push_back(*std::move(current_));
            if (batched_ >= batch_entries) end_batch();
        }
        current_.reset();
        is_large_ = false;
    }

    void end_batch() {
        while (counting_.size() >= most_batches)
            store_counted();
        counting_.push_back(
            std::async(std::launch::async, [batch = std::move(batch_), shape = shape_]() mutable {
                std::vector<CountedSeries> counted;
                for (SeriesEntries& entries : batch)
                    counted.push_back(count_series(std::move(entries), shape));
                return counted;
            }));
        batch_.clear();
        batched_ = 0;
    }

    void store_counted() {
        for (const CountedSeries& counted : counting_.front().get()) {
            for (const auto& [z, placed] : counted.tiles)
                sink_.tile(counted.series, z, placed.tile, placed.content);
            sink_.total(counted.series, counted.total);
        }
        counting_.pop_front();
    }

    Connection& connection_;
    TimelineShape shape_;
    TimelineSink sink_{[this](const SeriesKey& series, int z, std::int64_t tile, const Tile& content) {
                           store_tile(connection_, series, z, tile, content);
                       },
                       [this](const SeriesKey& series, const TimelineTotal& total) {
                           store_total(connection_, series, total);
                       }};
    std::string insert_one_, insert_many_;
    LongPacker packer_;
    std::vector<std::pair<Series, KeyedEntry>> rows_;
    EntrySorter sorter_;
    std::optional<SeriesEntries> current_;
    bool is_large_ = false;
    std::vector<SeriesKey> large_;
    Batch batch_;
    std::size_t batched_ = 0; // entries of the batch
    std::deque<std::future<std::vector<CountedSeries>>> counting_;
};

} // namespace

void rebuild_timeline(Connection& connection, const TimelineShape& shape) {
    connection.run("DELETE FROM timeline_entry; DELETE FROM timeline_long; DELETE FROM timeline_tile;"
                   "DELETE FROM timeline_total; DELETE FROM row_count");
    {
        TimelineFill fill(connection, shape);
        for (int kind = 1; kind <= series_count; ++kind)
            fill.fill(static_cast<Series>(kind));
        fill.finish();
    }
    rebuild_blocks(connection);
    for (int what = 1; what <= row_count_tables; ++what)
        connection.query("INSERT INTO row_count (what, rows) VALUES (?, ?)", "row_count")
            .bind(what)
            .bind(count_rows(connection, what))
            .run();
}

} // namespace dateline::store
