#include "store/view.h"

#include <algorithm>
#include <string>

#include "store/filter.h"
#include "store/selection.h"
#include "store/timeline_query.h"
#include "store/timeline_rows.h"

namespace dateline::store {
namespace {

// A span at level L is shorter than 2^L, so those that reach into the range start after its start less 2^L.
// What has no length counts as its instant.
constexpr const char* in_range =
    "t.kind = ?1 AND t.key = ?2 AND t.level = ?3 AND t.start_ms > ?4 AND t.start_ms < ?5 "
    "AND (t.end_ms > ?6 OR t.start_ms >= ?6)";

base::Span clamped(const base::Span& span) {
    return {std::clamp(span.start_ms, base::earliest_ms, base::latest_ms),
            std::clamp(std::max(span.end_ms, span.start_ms + 1), base::earliest_ms, base::latest_ms + 1)};
}

void fill(Reader& reader, const std::string& insert, const char* table, const SeriesKey& series,
          const base::Span& span) {
    const auto [start, end] = clamped(span);
    Query query = reader.query(insert.c_str(), table);
    for (const int level : levels_of(load_total(reader.connection(), series).levels)) {
        const std::int64_t reach = std::int64_t{1} << level;
        query.bind(static_cast<int>(series.kind)).bind(series.key).bind(level);
        query.bind(start - reach).bind(end).bind(start).run();
    }
}

constexpr const char* insert_article = "INSERT OR IGNORE INTO temp.view_article (id, outlet, start_ms, "
                                       "end_ms) SELECT a.id, a.outlet, a.start_ms, "
                                       "a.end_ms FROM ";

// All; or those that pass a filter of several criteria, whose sets are there.
void add_articles(Reader& reader, const base::Span& span, const model::Filter& filter,
                  bool selection_is_all) {
    std::string sql = insert_article;
    sql += "timeline_entry t CROSS JOIN article a ON a.id = t.id WHERE ";
    sql += in_range;
    if (!filter.outlets.empty()) sql += " AND a.outlet IN (SELECT id FROM temp.wanted WHERE list = 3)";
    if (!selection_is_all) sql += " AND t.id IN temp.filter_article";
    fill(reader, sql, "article", {Series::articles, 0}, span);
}

std::int64_t size_of(Reader& reader, const std::vector<SeriesKey>& list) {
    std::int64_t size = 0;
    for (const SeriesKey& series : list)
        size += load_total(reader.connection(), series).dated;
    return size;
}

void want_series(Reader& reader, const std::vector<SeriesKey>& list) {
    for (const SeriesKey& series : list)
        reader.query("INSERT INTO temp.wanted_series (kind, key) VALUES (?, ?)", "wanted_series")
            .bind(static_cast<int>(series.kind))
            .bind(series.key)
            .run();
}

// What a table of (kind, key) finds: events and utterances.
constexpr const char* of_events = "w.kind IN (4, 5, 6, 7, 13, 14)";
constexpr const char* of_utterances = "w.kind BETWEEN 8 AND 11";

// Each article in the span, asked whether it covers or prints anything of the selection.
void add_asked_articles(Reader& reader, const base::Span& span, const std::vector<SeriesKey>& articles) {
    const auto is_selected = [](const char* thing, const char* kinds) {
        const std::string x = thing;
        return "CROSS JOIN temp.wanted_series w CROSS JOIN timeline_entry x ON x.kind = w.kind AND x.key = "
               "w.key AND "
               "x.level = ifnull(" +
               x + ".level, -1) AND x.start_ms = ifnull(" + x + ".start_ms, 0) AND x.id = " + x +
               ".id WHERE " + kinds;
    };
    std::string sql = insert_article;
    sql += "timeline_entry t CROSS JOIN article a ON a.id = t.id WHERE ";
    sql += in_range;
    sql += " AND (EXISTS (SELECT 1 FROM coverage c CROSS JOIN event e ON e.id = c.event " +
           is_selected("e", of_events) +
           " AND c.article = a.id) OR EXISTS (SELECT 1 FROM quote q CROSS JOIN " +
           "utterance u ON u.id = q.utterance " + is_selected("u", of_utterances) + " AND q.article = a.id))";
    for (const SeriesKey& series : articles)
        fill(reader, sql, "article", series, span);
}

// The articles of some events and of some utterances, as far as they are in the span.
void add_articles_of(Reader& reader, const base::Span& span, const std::string& events,
                     const std::string& utterances, const Selection& selection) {
    const std::string end =
        " AND a.start_ms < ?1 AND (a.end_ms > ?2 OR a.start_ms >= ?2) AND (?3 = 0 OR a.outlet = ?3)";
    const auto [start_ms, end_ms] = clamped(span);
    const std::int64_t outlet = selection.articles.empty() ? 0 : selection.articles.front().key;
    for (const std::string& sql : {insert_article + events + end, insert_article + utterances + end})
        reader.query(sql.c_str(), "article").bind(end_ms).bind(start_ms).bind(outlet).run();
}

// Articles that cover an event of the selection or print an utterance of it. Where there are too many to ask
// and too many to go through, those that cover or print what is in view.
void add_selected_articles(Reader& reader, const base::Span& span, const Selection& selection) {
    constexpr std::int64_t few_articles = 1000;
    constexpr std::int64_t few_things = 10'000;
    reader.connection().run("DELETE FROM temp.wanted_series");
    want_series(reader, selection.events);
    want_series(reader, selection.utterances);
    const std::vector<SeriesKey> articles =
        selection.articles.empty() ? std::vector<SeriesKey>{{Series::articles, 0}} : selection.articles;
    if (count_in_span(reader.connection(), articles, span) <= few_articles) {
        add_asked_articles(reader, span, articles);
        return;
    }
    const std::string covering =
        " CROSS JOIN coverage c ON c.event = x.id CROSS JOIN article a ON a.id = c.article";
    const std::string printing =
        " CROSS JOIN quote q ON q.utterance = x.id CROSS JOIN article a ON a.id = q.article";
    if (size_of(reader, selection.events) + size_of(reader, selection.utterances) <= few_things) {
        const std::string wanted =
            "temp.wanted_series w CROSS JOIN timeline_entry x ON x.kind = w.kind AND x.key = w.key";
        add_articles_of(reader, span, wanted + covering + " WHERE " + of_events,
                        wanted + printing + " WHERE " + of_utterances, selection);
        return;
    }
    add_articles_of(reader, span, "temp.view_event x" + covering + " WHERE TRUE",
                    "temp.view_utterance x" + printing + " WHERE TRUE", selection);
}

// Articles whose date is not known belong to the view through the events that they cover.
void add_undated_articles(Reader& reader, const model::Filter& filter) {
    if (load_total(reader.connection(), {Series::articles, 0}).undated == 0) return;
    Query many = reader.query("SELECT 1 FROM temp.view_event LIMIT 1 OFFSET 2000", "view_event");
    std::string sql = "INSERT OR IGNORE INTO temp.view_article (id, outlet) SELECT a.id, a.outlet FROM ";
    sql += many.next()
               ? "timeline_entry t CROSS JOIN coverage c ON c.article = t.id CROSS JOIN temp.view_event v ON "
                 "v.id = c.event CROSS JOIN article a ON a.id = t.id WHERE t.kind = 3 AND t.key = 0 AND "
                 "t.level = -1"
               : "temp.view_event v CROSS JOIN coverage c ON c.event = v.id CROSS JOIN article a ON "
                 "a.id = c.article WHERE a.level IS NULL";
    for (const model::OutletId outlet : filter.outlets)
        sql += (outlet == filter.outlets.front() ? " AND a.outlet IN (" : ", ") +
               std::to_string(outlet.value) + (outlet == filter.outlets.back() ? ")" : "");
    reader.connection().run(sql);
}

} // namespace

void fill_view(Reader& reader, const base::Span& span, const model::Filter& filter) {
    reader.connection().run(
        "DELETE FROM temp.view_event; DELETE FROM temp.view_utterance; DELETE FROM temp.view_article");
    const std::optional<Selection> selection = selection_of(reader, filter);
    if (!selection) prepare_filter(reader, filter);
    std::string events =
        "INSERT INTO temp.view_event (id, start_ms, end_ms, weight) SELECT t.id, t.start_ms, "
        "t.end_ms, t.weight FROM timeline_entry t WHERE ";
    std::string utterances =
        "INSERT INTO temp.view_utterance (id, event, speaker, start_ms, end_ms) SELECT t.id, u.event, "
        "u.speaker, t.start_ms, t.end_ms FROM timeline_entry t CROSS JOIN utterance u ON u.id = t.id WHERE ";
    events += in_range;
    utterances += in_range;
    if (!selection) {
        events += " AND t.id IN temp.filter_event";
        utterances += " AND t.id IN temp.filter_utterance";
    }
    const Selection all{{{Series::events, 0}}, {{Series::utterances, 0}}, {}, true};
    for (const SeriesKey& series : (selection ? *selection : all).events)
        fill(reader, events, "event", series, span);
    for (const SeriesKey& series : (selection ? *selection : all).utterances)
        fill(reader, utterances, "utterance", series, span);
    if (selection && !selection->is_all)
        add_selected_articles(reader, span, *selection);
    else
        add_articles(reader, span, filter, selection.has_value());
    add_undated_articles(reader, filter);
}

Density::Density(const base::Span& span, int buckets)
    : span_(span), changes_(static_cast<std::size_t>(std::clamp(buckets, 0, 1 << 16)) + 1) {}

std::size_t Density::bucket_of(std::int64_t instant_ms) const {
    const double share =
        static_cast<double>(instant_ms - span_.start_ms) / static_cast<double>(span_.length_ms());
    const auto buckets = static_cast<std::int64_t>(changes_.size()) - 1;
    const auto bucket = static_cast<std::int64_t>(share * static_cast<double>(buckets));
    return static_cast<std::size_t>(std::clamp<std::int64_t>(bucket, 0, buckets - 1));
}

void Density::add(const base::Span& span) {
    if (changes_.size() < 2 || span_.empty() || !span.overlaps(span_)) return;
    const std::int64_t last_ms = std::max(span.end_ms - 1, span.start_ms);
    ++changes_[bucket_of(std::max(span.start_ms, span_.start_ms))];
    --changes_[bucket_of(std::min(last_ms, span_.end_ms - 1)) + 1];
}

void Density::add_starts(std::int64_t instant_ms, std::int64_t count) {
    if (changes_.size() < 2 || span_.empty()) return;
    changes_[bucket_of(std::max(instant_ms, span_.start_ms))] += count;
}

void Density::add_ends(std::int64_t last_ms, std::int64_t count) {
    if (changes_.size() < 2 || span_.empty() || last_ms >= span_.end_ms) return;
    changes_[bucket_of(last_ms) + 1] -= count;
}

std::vector<std::uint32_t> Density::counts() const {
    std::vector<std::uint32_t> counts(changes_.size() - 1);
    std::int64_t active = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        active += changes_[i];
        counts[i] = static_cast<std::uint32_t>(active);
    }
    return counts;
}

} // namespace dateline::store
