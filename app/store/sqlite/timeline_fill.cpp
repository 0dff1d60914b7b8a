#include "store/sqlite/timeline_fill.h"

#include <deque>
#include <future>
#include <optional>
#include <utility>
#include <vector>

#include "index/external_sort.h"
#include "index/long_intervals.h"
#include "index/postings.h"
#include "store/sqlite/sqlite_storage.h"
#include "store/sqlite/timeline_block_rows.h"
#include "store/sqlite/timeline_build.h"

namespace dateline::store {
namespace {

// Fills timeline_entry, in the order of the table itself, so that each row goes to its end; what it makes of
// tiles and totals is counted on another thread, a batch of indices at a time.
class TimelineFill {
  public:
    TimelineFill(Connection& connection, const index::TimelineShape& shape)
        : connection_(connection), storage_(connection), shape_(shape), insert_one_(insert_sql(1)),
          insert_many_(insert_sql(rows_at_once)),
          packer_(shape, [this](const index::LongTile& tile) { index::store_long_tile(storage_, tile); }),
          id_packer_(shape, [this](const index::SeriesKey& series, const index::Bitmap& ids) {
              index::store_postings(storage_, series, ids);
          }) {}

    void fill(index::Series kind) {
        {
            const std::string sql = entries_sql(kind, Scope::all);
            Query row = connection_.query(sql.c_str(), entries_table(kind));
            while (row.next()) {
                const std::int64_t start_ms = row.integer(3, base::earliest_tick, base::latest_tick);
                const base::TickSpan span{start_ms, row.integer(5, start_ms, base::latest_tick)};
                sorter_.add({row.integer(1),
                             row.integer(2, index::undated_level, index::max_level),
                             {row.integer(0, 0, index::max_bitmap_id), span, row.real(6)}});
            }
        }
        sorter_.take([&](const index::KeyedEntry& entry) { add(kind, entry); });
        end_series();
        insert(insert_one_, 1);
    }
    void finish() {
        packer_.finish();
        id_packer_.finish();
        end_batch();
        while (!counting_.empty())
            store_counted();
        // Too many to be held: counted from their rows.
        for (const index::SeriesKey& series : large_)
            stream_series(connection_, series, shape_, sink_);
    }

  private:
    using Batch = std::vector<index::SeriesEntries>;
    static constexpr std::size_t rows_at_once = 28; // of 7 parameters: the connection allows 200
    static constexpr std::size_t max_of_series = 2'000'000, batch_entries = 100'000, max_batches = 3;

    void add(index::Series kind, const index::KeyedEntry& entry) {
        rows_.push_back({kind, entry});
        if (rows_.size() == rows_at_once) insert(insert_many_, rows_at_once);
        const index::SeriesKey series{kind, entry.key};
        packer_.add(series, static_cast<int>(entry.level), entry.entry);
        id_packer_.add(series, entry.entry.id);
        if (!current_ || current_->series != series) {
            end_series();
            current_.emplace().series = series;
        }
        if (entry.level == index::undated_level) {
            ++current_->undated;
            return;
        }
        current_->levels |= std::uint64_t{1} << static_cast<unsigned>(entry.level);
        if (is_large_) return;
        current_->dated.push_back(entry.entry);
        is_large_ = current_->dated.size() > max_of_series;
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
            query.bind(static_cast<int>(kind)).bind(row.key).bind(row.level).bind(row.entry.span.start_tick);
            query.bind(row.entry.id).bind(row.entry.span.end_tick).bind(row.entry.weight);
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
        while (counting_.size() >= max_batches)
            store_counted();
        counting_.push_back(
            std::async(std::launch::async, [batch = std::move(batch_), shape = shape_]() mutable {
                std::vector<index::CountedSeries> counted;
                for (index::SeriesEntries& entries : batch)
                    counted.push_back(index::count_series(std::move(entries), shape));
                return counted;
            }));
        batch_.clear();
        batched_ = 0;
    }

    void store_counted() {
        for (const index::CountedSeries& counted : counting_.front().get()) {
            for (const auto& [z, placed] : counted.tiles)
                sink_.tile(counted.series, z, placed.tile, placed.content);
            sink_.total(counted.series, counted.total);
        }
        counting_.pop_front();
    }

    Connection& connection_;
    SqliteStorage storage_;
    index::TimelineShape shape_;
    index::TimelineSink sink_{
        [this](const index::SeriesKey& series, int z, std::int64_t tile, const index::Tile& content) {
            storage_.put_tile(series, z, tile, content);
        },
        [this](const index::SeriesKey& series, const index::SeriesTotal& total) {
            storage_.put_total(series, total);
        }};
    std::string insert_one_, insert_many_;
    index::LongPacker packer_;
    index::PostingsBuilder id_packer_;
    std::vector<std::pair<index::Series, index::KeyedEntry>> rows_;
    index::ExternalSort sorter_;
    std::optional<index::SeriesEntries> current_;
    bool is_large_ = false;
    std::vector<index::SeriesKey> large_;
    Batch batch_;
    std::size_t batched_ = 0; // entries of the batch
    std::deque<std::future<std::vector<index::CountedSeries>>> counting_;
};

} // namespace

void rebuild_timeline(Connection& connection, const index::TimelineShape& shape) {
    connection.run(R"sql(
        DELETE FROM timeline_entry;
        DELETE FROM timeline_long;
        DELETE FROM timeline_ids;
        DELETE FROM timeline_tile;
        DELETE FROM timeline_total;
        DELETE FROM row_count)sql");
    {
        TimelineFill fill(connection, shape);
        for (int kind = 1; kind <= index::series_count; ++kind)
            fill.fill(static_cast<index::Series>(kind));
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
