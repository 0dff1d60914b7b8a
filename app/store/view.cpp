#include "store/view.h"

#include <algorithm>
#include <string>

#include "store/filter.h"
#include "store/timeline_rows.h"

namespace dateline::store {
namespace {

// A span at level L is shorter than 2^L, so those that reach into the range start after its start less 2^L.
// What has no length counts as its instant.
constexpr const char* in_range =
    "t.key = 0 AND t.level = ?1 AND t.start_ms > ?2 AND t.start_ms < ?3 AND (t.end_ms > ?4 "
    "OR t.start_ms >= ?4)";

void fill(Reader& reader, const std::string& insert, const char* table, Series kind, const base::Span& span) {
    const std::int64_t start = std::clamp(span.start_ms, base::earliest_ms, base::latest_ms);
    const std::int64_t end =
        std::clamp(std::max(span.end_ms, span.start_ms + 1), base::earliest_ms, base::latest_ms + 1);
    Query query = reader.query(insert.c_str(), table);
    for (const int level : levels_of(load_total(reader.connection(), {kind, 0}).levels)) {
        const std::int64_t reach = std::int64_t{1} << level;
        query.bind(level).bind(start - reach).bind(end).bind(start).run();
    }
}

std::string articles_sql(const model::Filter& filter) {
    std::string sql =
        "INSERT INTO temp.view_article (id, outlet, start_ms, end_ms) SELECT t.id, a.outlet, t.start_ms, "
        "t.end_ms FROM timeline_entry t CROSS JOIN article a ON a.id = t.id WHERE t.kind = 3 AND ";
    sql += in_range;
    if (!filter.outlets.empty()) sql += " AND a.outlet IN (SELECT id FROM temp.wanted WHERE list = 3)";
    if (!filter.empty()) sql += " AND t.id IN temp.filter_article";
    return sql;
}

// Articles whose date is not known belong to the view through the events that they cover.
void add_undated_articles(Reader& reader, const model::Filter& filter) {
    if (load_total(reader.connection(), {Series::articles, 0}).undated == 0) return;
    Query many = reader.query("SELECT 1 FROM temp.view_event LIMIT 1 OFFSET 2000", "view_event");
    std::string sql = "INSERT OR IGNORE INTO temp.view_article (id, outlet) SELECT a.id, a.outlet FROM ";
    sql += many.next() ? "article a CROSS JOIN coverage c ON c.article = a.id CROSS JOIN temp.view_event v "
                         "ON v.id = c.event "
                         "WHERE a.level IS NULL"
                       : "temp.view_event v CROSS JOIN coverage c ON c.event = v.id CROSS JOIN article a ON "
                         "a.id = c.article "
                         "WHERE a.level IS NULL";
    if (!filter.outlets.empty()) sql += " AND a.outlet IN (SELECT id FROM temp.wanted WHERE list = 3)";
    reader.connection().run(sql);
}

} // namespace

void fill_view(Reader& reader, const base::Span& span, const model::Filter& filter) {
    reader.connection().run(
        "DELETE FROM temp.view_event; DELETE FROM temp.view_utterance; DELETE FROM temp.view_article");
    const bool filtered = !filter.empty();
    if (filtered) prepare_filter(reader, filter);
    std::string events =
        "INSERT INTO temp.view_event (id, start_ms, end_ms, weight) SELECT t.id, t.start_ms, "
        "t.end_ms, t.weight FROM timeline_entry t WHERE t.kind = 1 AND ";
    std::string utterances =
        "INSERT INTO temp.view_utterance (id, event, speaker, start_ms, end_ms) SELECT t.id, u.event, "
        "u.speaker, t.start_ms, t.end_ms FROM timeline_entry t CROSS JOIN utterance u ON u.id = t.id WHERE "
        "t.kind = 2 "
        "AND ";
    events += in_range;
    utterances += in_range;
    if (filtered) {
        events += " AND t.id IN temp.filter_event";
        utterances += " AND t.id IN temp.filter_utterance";
    }
    fill(reader, events, "event", Series::events, span);
    fill(reader, utterances, "utterance", Series::utterances, span);
    fill(reader, articles_sql(filter), "article", Series::articles, span);
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
