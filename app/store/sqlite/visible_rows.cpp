#include "store/sqlite/visible_rows.h"

#include <algorithm>
#include <string>

#include "index/range_query.h"
#include "index/rank.h"

namespace dateline::store {
namespace {

// A span at level L is shorter than 2^L, so those that reach into the range start after its start less 2^L.
// What has no length counts as its instant.
constexpr const char* in_range =
    "t.kind = ?1 AND t.key = ?2 AND t.level = ?3 AND t.start_ms > ?4 AND t.start_ms < ?5 "
    "AND (t.end_ms > ?6 OR t.start_ms >= ?6)";

base::TickSpan within_reach(const base::Span& span) {
    return index::clamped(base::ticks_of(span));
}

void insert_in_range(EntityCache& cache, const std::string& insert, const char* table,
                     const index::SeriesKey& series, const base::Span& span) {
    const auto [start, end] = within_reach(span);
    Query query = cache.query(insert.c_str(), table);
    for (const int level : index::levels_of(cache.storage().total(series).levels)) {
        const std::int64_t reach = std::int64_t{1} << level;
        query.bind(static_cast<int>(series.kind)).bind(series.key).bind(level);
        query.bind(start - reach).bind(end).bind(start).run();
    }
}

// SQL: " AND a.outlet IN (...)" for the outlets that the filter asks for; "" if for none.
std::string of_outlets(const model::Filter& filter) {
    std::string sql;
    for (const model::OutletId outlet : filter.outlets)
        sql += (sql.empty() ? " AND a.outlet IN (" : ", ") + std::to_string(outlet.value);
    return sql.empty() ? sql : sql + ")";
}

constexpr std::int64_t few_articles = 1000; // each is asked
constexpr std::int64_t few_things = 10'000;

constexpr const char* insert_article = "INSERT OR IGNORE INTO temp.view_article (id, outlet, start_ms, "
                                       "end_ms) SELECT a.id, a.outlet, a.start_ms, "
                                       "a.end_ms FROM ";

void add_all_articles(EntityCache& cache, const base::Span& span) {
    std::string sql = insert_article;
    sql += "timeline_entry t CROSS JOIN article a ON a.id = t.id WHERE ";
    sql += in_range;
    insert_in_range(cache, sql, "article", {index::Series::articles, 0}, span);
}

std::int64_t size_of(EntityCache& cache, const std::vector<index::SeriesKey>& list) {
    std::int64_t size = 0;
    for (const index::SeriesKey& series : list)
        size += cache.storage().total(series).dated;
    return size;
}

void want_series(EntityCache& cache, const char* insert, const std::vector<index::SeriesKey>& list) {
    for (const index::SeriesKey& series : list)
        cache.query(insert, "wanted_series").bind(static_cast<int>(series.kind)).bind(series.key).run();
}

// Each article in the span, asked whether it covers or prints anything of the selection.
void add_asked_articles(EntityCache& cache, const base::Span& span,
                        const std::vector<index::SeriesKey>& articles) {
    const auto is_selected = [](const std::string& thing, const std::string& wanted) {
        return "CROSS JOIN " + wanted +
               " w CROSS JOIN timeline_entry x ON x.kind = w.kind AND x.key = w.key AND x.level = ifnull(" +
               thing + ".level, -1) AND x.start_ms = ifnull(" + thing + ".start_ms, 0) AND x.id = " + thing +
               ".id WHERE";
    };
    std::string sql = insert_article;
    sql += "timeline_entry t CROSS JOIN article a ON a.id = t.id WHERE ";
    sql += in_range;
    sql += " AND (EXISTS (SELECT 1 FROM coverage c CROSS JOIN event e ON e.id = c.event " +
           is_selected("e", "temp.wanted_events") +
           " c.article = a.id) OR EXISTS (SELECT 1 FROM quote q CROSS JOIN " +
           "utterance u ON u.id = q.utterance " + is_selected("u", "temp.wanted_utterances") +
           " q.article = a.id))";
    for (const index::SeriesKey& series : articles)
        insert_in_range(cache, sql, "article", series, span);
}

// The articles of some events and of some utterances, as far as they are in the span.
void add_articles_of(EntityCache& cache, const base::Span& span, const std::string& events,
                     const std::string& utterances, const model::Filter& filter) {
    const std::string end =
        " AND a.start_ms < ?1 AND (a.end_ms > ?2 OR a.start_ms >= ?2)" + of_outlets(filter);
    const auto [start_ms, end_ms] = within_reach(span);
    for (const std::string& sql : {insert_article + events + end, insert_article + utterances + end})
        cache.query(sql.c_str(), "article").bind(end_ms).bind(start_ms).run();
}

constexpr const char* covering =
    " CROSS JOIN coverage c ON c.event = x.id CROSS JOIN article a ON a.id = c.article";
constexpr const char* printing =
    " CROSS JOIN quote q ON q.utterance = x.id CROSS JOIN article a ON a.id = q.article";

void add_articles_of_view(EntityCache& cache, const base::Span& span, const model::Filter& filter) {
    add_articles_of(cache, span, std::string("temp.view_event x") + covering + " WHERE TRUE",
                    std::string("temp.view_utterance x") + printing + " WHERE TRUE", filter);
}

// Articles that cover an event of the selection or print an utterance of it. Where there are too many to ask
// and too many to go through, those that cover or print what is in view.
void add_selected_articles(EntityCache& cache, const base::Span& span, const IndexPlan& selection,
                           const model::Filter& filter) {
    cache.connection().run("DELETE FROM temp.wanted_events; DELETE FROM temp.wanted_utterances");
    want_series(cache, "INSERT INTO temp.wanted_events (kind, key) VALUES (?, ?)", selection.events);
    want_series(cache, "INSERT INTO temp.wanted_utterances (kind, key) VALUES (?, ?)", selection.utterances);
    const std::vector<index::SeriesKey> articles =
        selection.articles.empty() ? std::vector<index::SeriesKey>{{index::Series::articles, 0}}
                                   : selection.articles;
    if (index::count_in_span(cache.storage(), articles, span) <= few_articles) {
        add_asked_articles(cache, span, articles);
        return;
    }
    if (size_of(cache, selection.events) + size_of(cache, selection.utterances) <= few_things) {
        const std::string entries = " w CROSS JOIN timeline_entry x ON x.kind = w.kind AND x.key = w.key";
        add_articles_of(cache, span, "temp.wanted_events" + entries + covering + " WHERE TRUE",
                        "temp.wanted_utterances" + entries + printing + " WHERE TRUE", filter);
        return;
    }
    add_articles_of_view(cache, span, filter);
}

// Whether an article covers or prints anything of the sets.
bool is_about(EntityCache& cache, std::int64_t article, const index::FilterResult& result) {
    const auto any = [&](const char* sql, const char* table, const index::Bitmap& ids) {
        Query row = cache.query(sql, table);
        row.bind(article);
        while (row.next())
            if (ids.contains(row.integer(0))) return true;
        return false;
    };
    return any("SELECT event FROM coverage WHERE article = ?", "coverage", result.events) ||
           any("SELECT utterance FROM quote WHERE article = ?", "quote", result.utterances);
}

// The same for sets: each article in the span is asked; or each thing of the sets for its articles; or those
// in view.
void add_filtered_articles(EntityCache& cache, const base::Span& span, const index::FilterResult& result,
                           const model::Filter& filter) {
    const index::SeriesKey articles{index::Series::articles, 0};
    if (index::count_in_span(cache.storage(), {articles}, span) <= few_articles) {
        const index::RangeQuery all{span, static_cast<int>(few_articles), index::Exactness::scan};
        const std::string sql = insert_article + std::string("article a WHERE a.id = ?") + of_outlets(filter);
        for (const index::Entry& article : index::query_range(cache.storage(), {articles}, all, 0).heaviest)
            if (is_about(cache, article.id, result))
                cache.query(sql.c_str(), "article").bind(article.id).run();
    } else if (result.events.size() + result.utterances.size() <= few_things) {
        const auto [start_ms, end_ms] = within_reach(span);
        const auto add = [&, start_ms = start_ms, end_ms = end_ms](const index::Bitmap& ids,
                                                                   const char* from) {
            const std::string sql = insert_article + std::string(from) +
                                    " AND a.start_ms < ?2 AND (a.end_ms > ?3 OR a.start_ms >= ?3)" +
                                    of_outlets(filter);
            index::for_each_id(ids, [&](std::int64_t id) {
                cache.query(sql.c_str(), "article").bind(id).bind(end_ms).bind(start_ms).run();
            });
        };
        add(result.events, "coverage c CROSS JOIN article a ON a.id = c.article WHERE c.event = ?1");
        add(result.utterances, "quote q CROSS JOIN article a ON a.id = q.article WHERE q.utterance = ?1");
    } else {
        add_articles_of_view(cache, span, filter);
    }
}

// Articles whose date is not known belong to the view through the events that they cover.
void add_undated_articles(EntityCache& cache, const model::Filter& filter) {
    if (cache.storage().total({index::Series::articles, 0}).undated == 0) return;
    Query many = cache.query("SELECT 1 FROM temp.view_event LIMIT 1 OFFSET 2000", "view_event");
    std::string sql = "INSERT OR IGNORE INTO temp.view_article (id, outlet) SELECT a.id, a.outlet FROM ";
    sql += many.next()
               ? "timeline_entry t CROSS JOIN coverage c ON c.article = t.id CROSS JOIN temp.view_event v ON "
                 "v.id = c.event CROSS JOIN article a ON a.id = t.id WHERE t.kind = " +
                     std::to_string(static_cast<int>(index::Series::articles)) +
                     " AND t.key = 0 AND t.level = -1"
               : "temp.view_event v CROSS JOIN coverage c ON c.event = v.id CROSS JOIN article a ON "
                 "a.id = c.article WHERE a.level IS NULL";
    cache.connection().run(sql + of_outlets(filter));
}

// One statement inserts so many: to begin one costs much of what a row costs. Of the last some stay null.
constexpr std::size_t rows_at_once = 32;

// SQL: a table v of so many columns whose values are bound.
std::string values_of(int columns) {
    std::string row = "(?";
    for (int i = 1; i < columns; ++i)
        row += ", ?";
    std::string sql = "(VALUES " + row;
    for (std::size_t i = 1; i < rows_at_once; ++i)
        sql += "), " + row;
    return sql + ")) v";
}

template<class Bind>
void insert_at_once(EntityCache& cache, const std::string& sql, const char* table,
                    const std::vector<index::Entry>& entries, Bind bind) {
    if (entries.empty()) return;
    Query row = cache.query(sql.c_str(), table);
    for (std::size_t done = 0; done < entries.size(); done += rows_at_once) {
        for (std::size_t i = done; i < done + rows_at_once; ++i)
            bind(row, i < entries.size() ? &entries[i] : nullptr);
        row.run();
    }
}

std::vector<std::int64_t> ids_of(const std::vector<index::Entry>& entries) {
    std::vector<std::int64_t> ids;
    ids.reserve(entries.size());
    for (const index::Entry& entry : entries)
        ids.push_back(entry.id);
    return ids;
}

} // namespace

VisibleRows::VisibleRows(EntityCache& cache) : cache_(cache) {
    cache.connection().run(
        "CREATE TEMP TABLE IF NOT EXISTS view_event (id INTEGER PRIMARY KEY, start_ms, end_ms, weight);"
        "CREATE TEMP TABLE IF NOT EXISTS view_utterance (id INTEGER PRIMARY KEY, event, speaker, start_ms, "
        "end_ms);"
        "CREATE TEMP TABLE IF NOT EXISTS view_article (id INTEGER PRIMARY KEY, outlet, start_ms, end_ms);"
        "CREATE TEMP TABLE IF NOT EXISTS wanted_events (kind INTEGER, key INTEGER, PRIMARY KEY (kind, key)) "
        "WITHOUT ROWID;CREATE TEMP TABLE IF NOT EXISTS wanted_utterances (kind INTEGER, key INTEGER, PRIMARY "
        "KEY (kind, key)) WITHOUT ROWID");
}

void VisibleRows::clear() {
    filled_.reset();
    clear_articles();
    cache_.connection().run("DELETE FROM temp.view_event; DELETE FROM temp.view_utterance");
}

void VisibleRows::clear_articles() {
    filled_articles_.reset();
    cache_.connection().run("DELETE FROM temp.view_article");
}

void VisibleRows::fill(const Passing& passing, const base::Span& span, const model::Filter& filter,
                       const index::EventSet::InSpan& in_span) {
    fill_things(in_span.events, in_span.utterances);
    clear_articles();
    if (passing.is_all)
        add_all_articles(cache_, span);
    else if (passing.plan)
        add_selected_articles(cache_, span, *passing.plan, filter);
    else
        add_filtered_articles(cache_, span, *passing.result, filter);
    add_undated_articles(cache_, filter);
}

void VisibleRows::fill_things(const std::vector<index::Entry>& events,
                              const std::vector<index::Entry>& utterances) {
    auto ids = std::pair(ids_of(events), ids_of(utterances));
    if (filled_ == ids) return; // one view and then its rail, often of the same
    clear();
    static const std::string insert_events =
        "INSERT OR IGNORE INTO temp.view_event (id, start_ms, end_ms, weight) SELECT v.column1, v.column2, "
        "v.column3, v.column4 FROM " +
        values_of(4) + " WHERE v.column1 IS NOT NULL";
    insert_at_once(cache_, insert_events, "view_event", events, [](Query& row, const index::Entry* entry) {
        if (entry == nullptr)
            row.bind_null().bind_null().bind_null().bind_null();
        else
            row.bind(entry->id).bind(entry->span.start_tick).bind(entry->span.end_tick).bind(entry->weight);
    });
    static const std::string insert_utterances =
        "INSERT OR IGNORE INTO temp.view_utterance (id, event, speaker, start_ms, end_ms) SELECT u.id, "
        "u.event, u.speaker, u.start_ms, u.end_ms FROM " +
        values_of(1) + " CROSS JOIN utterance u ON u.id = v.column1";
    insert_at_once(cache_, insert_utterances, "view_utterance", utterances,
                   [](Query& row, const index::Entry* entry) {
                       if (entry == nullptr)
                           row.bind_null();
                       else
                           row.bind(entry->id);
                   });
    filled_ = std::move(ids);
}

void VisibleRows::fill_articles(const model::Filter& filter) {
    const std::string outlets = of_outlets(filter);
    if (filled_articles_ == outlets) return;
    clear_articles();
    const std::string insert = insert_article;
    cache_.connection().run(insert + "temp.view_event x" + covering + " WHERE TRUE" + outlets + ";" + insert +
                            "temp.view_utterance x" + printing + " WHERE a.start_ms IS NOT NULL" + outlets);
    filled_articles_ = outlets;
}

} // namespace dateline::store
