#include <algorithm>

#include "store/filter.h"
#include "store/view.h"
#include "store/window_parts.h"

namespace dateline::store {
namespace {

constexpr int most_undated = 200;

// Every dated event that passes, from the index alone.
const char* dated_sql(bool filtered) {
    return filtered
               ? "SELECT id, start_ms, end_ms FROM timeline_entry WHERE kind = 1 AND key = 0 AND level >= 0 "
                 "AND id IN "
                 "temp.filter_event"
               : "SELECT id, start_ms, end_ms FROM timeline_entry WHERE kind = 1 AND key = 0 AND level >= 0";
}

void add_extent(Reader& reader, bool filtered, model::Overview* overview) {
    Query events = reader.query(dated_sql(filtered), "event");
    std::int64_t first = base::latest_ms;
    std::int64_t last = base::earliest_ms;
    while (events.next()) {
        const base::Span span = events.span(1);
        ++overview->total_events;
        const bool open_start = span.start_ms <= base::earliest_ms;
        const bool open_end = span.end_ms >= base::latest_ms;
        if (open_start && open_end) continue;
        first = std::min(first, open_start ? span.end_ms - 1 : span.start_ms);
        last = std::max(last, open_end ? span.start_ms + 1 : std::max(span.end_ms, span.start_ms + 1));
    }
    if (first < last) overview->extent = {first, last};
}

void add_undated(Reader& reader, bool filtered, model::Overview* overview) {
    const char* count_sql = filtered
                                ? "SELECT count(*) FROM event WHERE level IS NULL AND id IN temp.filter_event"
                                : "SELECT count(*) FROM event WHERE level IS NULL";
    const char* list_sql =
        filtered ? "SELECT id FROM event WHERE level IS NULL AND id IN temp.filter_event ORDER BY weight "
                   "DESC, id LIMIT ?"
                 : "SELECT id FROM event WHERE level IS NULL ORDER BY weight DESC, id LIMIT ?";
    Query count = reader.query(count_sql, "event");
    if (count.next()) overview->total_undated = count.integer(0);
    Query list = reader.query(list_sql, "event");
    list.bind(most_undated);
    while (list.next())
        if (auto item = reader.event_item({list.integer(0)})) overview->undated.push_back(*std::move(item));
}

void fill_overview(Reader& reader, const model::Filter& filter, int buckets, model::Overview* overview) {
    const bool filtered = !filter.empty();
    if (filtered) prepare_filter(reader, filter);
    add_extent(reader, filtered, overview);
    Density density(overview->extent, buckets);
    if (!overview->extent.empty()) {
        Query events = reader.query(dated_sql(filtered), "event");
        while (events.next())
            density.add(events.span(1));
    }
    overview->density = density.counts();
    add_undated(reader, filtered, overview);
}

} // namespace

model::Overview load_overview(Reader& reader, const model::Filter& filter, int buckets) {
    model::Overview overview;
    try {
        fill_overview(reader, filter, buckets, &overview);
    } catch (const Interrupted&) { // what is there so far
    }
    return overview;
}

base::Span database_extent(Reader& reader) {
    if (!reader.extent) {
        model::Overview overview;
        add_extent(reader, false, &overview);
        reader.extent = overview.extent;
    }
    return *reader.extent;
}

std::optional<model::EventItem> load_neighbour(Reader& reader, model::EventId from, int direction,
                                               const model::Filter& filter) {
    const bool filtered = !filter.empty();
    if (filtered) prepare_filter(reader, filter);
    const bool forwards = direction >= 0;
    std::int64_t start_ms = forwards ? base::earliest_ms - 1 : base::latest_ms + 1;
    std::int64_t id = 0;
    if (from) {
        Query row = reader.query("SELECT id, start_ms FROM event WHERE id = ?", "event");
        if (row.bind(from).next() && !row.is_null(1)) {
            start_ms = row.integer(1, base::earliest_ms, base::latest_ms);
            id = from.value;
        }
    }
    std::string sql = filtered
                          ? "SELECT e.id FROM temp.filter_event f CROSS JOIN event e ON e.id = f.id WHERE "
                          : "SELECT e.id FROM event e WHERE ";
    sql += forwards ? "(e.start_ms, e.id) > (?, ?) ORDER BY e.start_ms, e.id LIMIT 1"
                    : "(e.start_ms, e.id) < (?, ?) ORDER BY e.start_ms DESC, e.id DESC LIMIT 1";
    Query next = reader.query(sql.c_str(), "event");
    if (!next.bind(start_ms).bind(id).next()) return std::nullopt;
    return reader.event_item({next.integer(0)});
}

} // namespace dateline::store
