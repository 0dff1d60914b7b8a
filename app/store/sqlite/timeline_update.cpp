#include "store/sqlite/timeline_update.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "index/long_intervals.h"
#include "index/postings.h"
#include "index/tile_update.h"
#include "store/sqlite/timeline_block_rows.h"
#include "store/sqlite/timeline_build.h"
#include "store/sqlite/timeline_fill.h"

namespace dateline::store {
namespace {

constexpr std::int64_t max_held = 500'000; // entries; beyond, building everything is as fast

bool has_level(Connection& connection, const index::SeriesKey& series, int level) {
    Query row = connection.query(
        R"sql(
            SELECT 1
            FROM timeline_entry
            WHERE kind = ? AND key = ? AND level = ?
            LIMIT 1)sql",
        "timeline_entry");
    return row.bind(static_cast<int>(series.kind)).bind(series.key).bind(level).next();
}

// The extent of one level: the first start, the first known side of what is open before, and among the last
// starts, none of which is shorter than the level allows, the last end.
void extend_by_level(Connection& connection, const index::SeriesKey& series, int level,
                     base::TickSpan* extent) {
    const auto add = [&](const char* sql, std::int64_t from_ms, bool all) {
        Query row = connection.query(sql, "timeline_entry");
        row.bind(static_cast<int>(series.kind)).bind(series.key).bind(level).bind(from_ms);
        std::optional<std::int64_t> start_ms;
        while (row.next()) {
            const base::TickSpan span = row.ticks(1);
            index::extend(extent, span);
            start_ms = span.start_tick;
            if (!all) break;
        }
        return start_ms;
    };
    constexpr const char* upwards =
        R"sql(
            SELECT id, start_ms, end_ms
            FROM timeline_entry
            WHERE kind = ? AND key = ? AND level = ? AND start_ms > ?
            ORDER BY start_ms)sql";
    constexpr const char* downwards =
        R"sql(
            SELECT id, start_ms, end_ms
            FROM timeline_entry
            WHERE kind = ? AND key = ? AND level = ? AND start_ms > ?
            ORDER BY start_ms DESC)sql";
    constexpr const char* open_before =
        R"sql(
            SELECT id, start_ms, end_ms
            FROM timeline_entry
            WHERE kind = ? AND key = ? AND level = ? AND start_ms = ?)sql";
    add(open_before, base::earliest_tick, true);
    add(upwards, base::earliest_tick, false);
    if (const auto last_ms = add(downwards, base::earliest_tick, false))
        add(upwards, *last_ms - (std::int64_t{1} << level), true);
}

} // namespace

TimelineUpdate::TimelineUpdate(Connection& connection, const index::TimelineShape& shape)
    : connection_(connection), storage_(connection), shape_(shape) {
    for (std::size_t i = 0; i < sqls_.size(); ++i)
        sqls_[i] = entries_sql(static_cast<index::Series>(i + 1), Scope::one);
}

void TimelineUpdate::rebuild_all() {
    rebuild_ = true;
    events_.clear();
    articles_.clear();
    changes_.clear();
}

void TimelineUpdate::collect(bool articles, std::int64_t id, std::vector<LevelEntry> Changes::*list) {
    for (int number = 1; number <= index::series_count; ++number) {
        const auto kind = static_cast<index::Series>(number);
        if (is_of_articles(kind) != articles) continue;
        Query row =
            connection_.query(sqls_[static_cast<std::size_t>(number - 1)].c_str(), entries_table(kind));
        row.bind(id);
        while (row.next()) {
            const LevelEntry found{row.number(2, index::undated_level, index::max_level),
                                   {row.integer(0), {row.integer(3), row.integer(5)}, row.real(6)}};
            (changes_[{kind, row.integer(1)}].*list).push_back(found);
            ++held_;
        }
    }
    if (held_ > max_held) rebuild_all();
}

void TimelineUpdate::note_event(std::int64_t event) {
    if (!rebuild_ && events_.insert(event).second) collect(false, event, &Changes::removed);
}

void TimelineUpdate::note_article(std::int64_t article) {
    if (!rebuild_ && articles_.insert(article).second) collect(true, article, &Changes::removed);
}

void TimelineUpdate::note_rows(int what, std::int64_t added) {
    rows_[what] += added;
}

void TimelineUpdate::apply() {
    if (!rebuild_) {
        const std::set<std::int64_t> events = events_;
        const std::set<std::int64_t> articles = articles_;
        for (const std::int64_t event : events)
            if (!rebuild_) collect(false, event, &Changes::added);
        for (const std::int64_t article : articles)
            if (!rebuild_) collect(true, article, &Changes::added);
    }
    if (rebuild_) {
        rebuild_timeline(connection_, shape_);
    } else {
        write_blocks();
        for (auto& [series, changes] : changes_)
            apply_series(series, &changes);
        write_counts();
    }
    rebuild_ = false;
    events_.clear();
    articles_.clear();
    changes_.clear();
    rows_.clear();
    held_ = 0;
}

// The blocks of all that was noted: also what is where it was may have another event or speaker.
void TimelineUpdate::write_blocks() {
    for (const index::EntityKind things : {index::EntityKind::events, index::EntityKind::utterances}) {
        const Changes& changes = changes_[{
            things == index::EntityKind::events ? index::Series::events : index::Series::utterances, 0}];
        std::set<std::int64_t> ids;
        for (const std::vector<LevelEntry>* list : {&changes.removed, &changes.added})
            for (const LevelEntry& entry : *list)
                ids.insert(entry.entry.id);
        update_blocks(connection_, things, ids);
    }
}

void TimelineUpdate::apply_series(const index::SeriesKey& series, Changes* changes) {
    const auto before = [](const LevelEntry& a, const LevelEntry& b) {
        if (a.level != b.level) return a.level < b.level;
        if (a.entry.span.start_tick != b.entry.span.start_tick)
            return a.entry.span.start_tick < b.entry.span.start_tick;
        if (a.entry.id != b.entry.id) return a.entry.id < b.entry.id;
        if (a.entry.span.end_tick != b.entry.span.end_tick)
            return a.entry.span.end_tick < b.entry.span.end_tick;
        return a.entry.weight < b.entry.weight;
    };
    for (std::vector<LevelEntry>* list : {&changes->removed, &changes->added}) {
        std::sort(list->begin(), list->end(), before);
        list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    Changes difference; // without what stays as it is
    std::set_difference(changes->removed.begin(), changes->removed.end(), changes->added.begin(),
                        changes->added.end(), std::back_inserter(difference.removed), before);
    std::set_difference(changes->added.begin(), changes->added.end(), changes->removed.begin(),
                        changes->removed.end(), std::back_inserter(difference.added), before);
    if (difference.removed.empty() && difference.added.empty()) return;
    write_rows(series, difference);
    write_long(series, difference);
    write_total(series, difference);
    write_ids(series, difference);
    const auto dated = [](const std::vector<LevelEntry>& list) {
        std::vector<index::Entry> entries;
        for (const LevelEntry& entry : list)
            if (entry.level != index::undated_level) entries.push_back(entry.entry);
        return entries;
    };
    index::update_tiles(storage_, series, shape_, index::levels_of(storage_.total(series).levels),
                        dated(difference.removed), dated(difference.added));
}

void TimelineUpdate::write_rows(const index::SeriesKey& series, const Changes& changes) {
    Query remove = connection_.query(R"sql(
            DELETE FROM timeline_entry
            WHERE kind = ? AND key = ? AND level = ? AND start_ms = ? AND id = ?)sql",
                                     "timeline_entry");
    for (const LevelEntry& old : changes.removed)
        remove.bind(static_cast<int>(series.kind))
            .bind(series.key)
            .bind(old.level)
            .bind(old.entry.span.start_tick)
            .bind(old.entry.id)
            .run();
    Query add = connection_.query(
        R"sql(
            INSERT INTO timeline_entry (kind, key, level, start_ms, id, end_ms, weight)
            VALUES (?, ?, ?, ?, ?, ?, ?))sql",
        "timeline_entry");
    for (const LevelEntry& added : changes.added)
        add.bind(static_cast<int>(series.kind))
            .bind(series.key)
            .bind(added.level)
            .bind(added.entry.span.start_tick)
            .bind(added.entry.id)
            .bind(added.entry.span.end_tick)
            .bind(added.entry.weight)
            .run();
}

void TimelineUpdate::write_long(const index::SeriesKey& series, const Changes& changes) {
    std::vector<index::LongChange> all;
    for (const LevelEntry& old : changes.removed)
        all.push_back({old.level, old.entry, false});
    for (const LevelEntry& added : changes.added)
        all.push_back({added.level, added.entry, true});
    index::update_long(storage_, series, shape_, all);
}

// After the rows and the total.
void TimelineUpdate::write_ids(const index::SeriesKey& series, const Changes& changes) {
    std::set<std::int64_t> removed, added;
    for (const LevelEntry& old : changes.removed)
        removed.insert(old.entry.id);
    for (const LevelEntry& now : changes.added)
        if (removed.erase(now.entry.id) == 0) added.insert(now.entry.id);
    index::update_postings(storage_, series, shape_, removed, added);
}

void TimelineUpdate::write_total(const index::SeriesKey& series, const Changes& changes) {
    index::SeriesTotal total = storage_.total(series);
    bool shrinks = false;
    for (const LevelEntry& old : changes.removed) {
        if (old.level == index::undated_level) {
            --total.undated;
            continue;
        }
        --total.dated;
        if (!has_level(connection_, series, old.level))
            total.levels &= ~(std::uint64_t{1} << static_cast<unsigned>(old.level));
        base::TickSpan own;
        index::extend(&own, old.entry.span);
        shrinks = shrinks || (!own.empty() && (own.start_tick <= total.extent.start_tick ||
                                               own.end_tick >= total.extent.end_tick));
    }
    for (const LevelEntry& added : changes.added) {
        if (added.level == index::undated_level) {
            ++total.undated;
            continue;
        }
        ++total.dated;
        total.levels |= std::uint64_t{1} << static_cast<unsigned>(added.level);
        index::extend(&total.extent, added.entry.span);
    }
    if (shrinks) {
        total.extent = {};
        for (const int level : index::levels_of(total.levels))
            extend_by_level(connection_, series, level, &total.extent);
    }
    storage_.put_total(series, total);
}

void TimelineUpdate::write_counts() {
    for (const auto& [what, added] : rows_)
        connection_.query("UPDATE row_count SET rows = rows + ? WHERE what = ?", "row_count")
            .bind(added)
            .bind(what)
            .run();
}

} // namespace dateline::store
