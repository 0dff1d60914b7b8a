#include <algorithm>

#include "store/filter.h"
#include "store/selection.h"
#include "store/timeline_query.h"
#include "store/timeline_rows.h"
#include "store/view.h"
#include "store/window_parts.h"

namespace dateline::store {
namespace {

constexpr int most_undated = 200;

// An event without a date that passes.
struct Undated {
    double weight = 0;
    std::int64_t id = 0;
};

void add_undated(Reader& reader, std::vector<Undated> found, model::Overview* overview) {
    std::sort(found.begin(), found.end(), [](const Undated& a, const Undated& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.id < b.id;
    });
    if (found.size() > most_undated) found.resize(most_undated);
    for (const Undated& event : found)
        if (auto item = reader.event_item({event.id})) overview->undated.push_back(*std::move(item));
}

std::vector<Undated> heaviest_undated(Query* rows) {
    std::vector<Undated> found;
    while (rows->next())
        found.push_back({rows->real(1), rows->integer(0)});
    return found;
}

// From the indices that hold all that passes.
void fill_from_timeline(Reader& reader, const Selection& selection, int buckets, model::Overview* overview) {
    Connection& connection = reader.connection();
    std::vector<Undated> undated;
    for (const SeriesKey& series : selection.events) {
        const TimelineTotal total = load_total(connection, series);
        overview->total_events += total.dated;
        overview->total_undated += total.undated;
        if (!total.extent.empty()) {
            extend(&overview->extent, total.extent);
        }
        if (total.undated == 0) continue;
        Query rows = connection.query(
            "SELECT id, weight FROM timeline_entry WHERE kind = ? AND key = ? AND level = -1 "
            "ORDER BY weight DESC, id LIMIT ?",
            "timeline_entry");
        rows.bind(static_cast<int>(series.kind)).bind(series.key).bind(most_undated);
        const std::vector<Undated> more = heaviest_undated(&rows);
        undated.insert(undated.end(), more.begin(), more.end());
    }
    const Exactness exactness =
        overview->total_events <= reader.most_looked_at ? Exactness::scan : Exactness::tiles;
    overview->density = overview->extent.empty() ? Density(overview->extent, buckets).counts()
                                                 : ask_timeline(connection, selection.events,
                                                                {overview->extent, 0, exactness}, buckets)
                                                       .density.counts();
    add_undated(reader, std::move(undated), overview);
}

// From the filter's set of events, one by one.
void fill_from_filter(Reader& reader, const model::Filter& filter, int buckets, model::Overview* overview) {
    prepare_filter(reader, filter);
    constexpr const char* dated =
        "SELECT e.id, e.start_ms, e.end_ms FROM temp.filter_event f CROSS JOIN event e ON "
        "e.id = f.id WHERE e.start_ms IS NOT NULL";
    {
        Query events = reader.query(dated, "event");
        for (; events.next(); ++overview->total_events)
            extend(&overview->extent, events.span(1));
    }
    Density density(overview->extent, buckets);
    Query events = reader.query(dated, "event");
    while (!overview->extent.empty() && events.next())
        density.add(events.span(1));
    overview->density = density.counts();
    Query count =
        reader.query("SELECT count(*) FROM temp.filter_event f CROSS JOIN event e ON e.id = f.id WHERE "
                     "e.start_ms IS NULL",
                     "event");
    if (count.next()) overview->total_undated = count.integer(0);
    Query rows =
        reader.query("SELECT e.id, e.weight FROM temp.filter_event f CROSS JOIN event e ON e.id = f.id WHERE "
                     "e.start_ms IS NULL ORDER BY e.weight DESC, e.id LIMIT ?",
                     "event");
    rows.bind(most_undated);
    add_undated(reader, heaviest_undated(&rows), overview);
}

void fill_overview(Reader& reader, const model::Filter& filter, int buckets, model::Overview* overview) {
    if (const std::optional<Selection> selection = selection_of(reader, filter))
        fill_from_timeline(reader, *selection, buckets, overview);
    else
        fill_from_filter(reader, filter, buckets, overview);
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
    return load_total(reader.connection(), {Series::events, 0}).extent;
}

namespace {

struct Place {
    std::int64_t start_ms = 0, id = 0;
    auto operator<=>(const Place&) const = default;
};

// The next of an index: the nearest of the next of each level.
void find_next(Reader& reader, const SeriesKey& series, const Place& from, bool forwards,
               std::optional<Place>* best) {
    const char* sql =
        forwards ? "SELECT id, start_ms FROM timeline_entry WHERE kind = ? AND key = ? AND level = ? AND "
                   "(start_ms, id) > (?, ?) ORDER BY start_ms, id LIMIT 1"
                 : "SELECT id, start_ms FROM timeline_entry WHERE kind = ? AND key = ? AND level = ? AND "
                   "(start_ms, id) < (?, ?) ORDER BY start_ms DESC, id DESC LIMIT 1";
    for (const int level : levels_of(load_total(reader.connection(), series).levels)) {
        Query row = reader.query(sql, "timeline_entry");
        row.bind(static_cast<int>(series.kind))
            .bind(series.key)
            .bind(level)
            .bind(from.start_ms)
            .bind(from.id);
        if (!row.next()) continue;
        const Place found{row.integer(1), row.integer(0)};
        if (!*best || (forwards ? found < **best : found > **best)) *best = found;
    }
}

// The next of a filter's set: in the order of time where the set is large, else by looking through it.
std::optional<Place> find_next_passing(Reader& reader, const Place& from, bool forwards) {
    Query many = reader.query("SELECT 1 FROM temp.filter_event LIMIT 1 OFFSET 2000", "filter_event");
    std::string sql = "SELECT e.id, e.start_ms FROM ";
    sql += many.next() ? "event e INDEXED BY event_by_start WHERE e.id IN temp.filter_event AND "
                       : "temp.filter_event f CROSS JOIN event e ON e.id = f.id WHERE ";
    sql += forwards ? "(e.start_ms, e.id) > (?, ?) ORDER BY e.start_ms, e.id LIMIT 1"
                    : "(e.start_ms, e.id) < (?, ?) ORDER BY e.start_ms DESC, e.id DESC LIMIT 1";
    Query row = reader.query(sql.c_str(), "event");
    if (!row.bind(from.start_ms).bind(from.id).next()) return std::nullopt;
    return Place{row.integer(1), row.integer(0)};
}

} // namespace

std::optional<model::EventItem> load_neighbour(Reader& reader, model::EventId from, int direction,
                                               const model::Filter& filter) {
    const bool forwards = direction >= 0;
    Place place{forwards ? base::earliest_ms - 1 : base::latest_ms + 1, 0};
    if (from) {
        Query row = reader.query("SELECT id, start_ms FROM event WHERE id = ?", "event");
        if (row.bind(from).next() && !row.is_null(1))
            place = {row.integer(1, base::earliest_ms, base::latest_ms), from.value};
    }
    std::optional<Place> next;
    if (const std::optional<Selection> selection = selection_of(reader, filter)) {
        for (const SeriesKey& series : selection->events)
            find_next(reader, series, place, forwards, &next);
    } else {
        prepare_filter(reader, filter);
        next = find_next_passing(reader, place, forwards);
    }
    return next ? reader.event_item({next->id}) : std::nullopt;
}

std::vector<model::EventId> load_undated(Reader& reader, const model::Filter& filter, model::EventId after,
                                         int limit) {
    const bool filtered = !filter.empty();
    if (filtered) prepare_filter(reader, filter);
    Query rows =
        reader.query(filtered ? "SELECT id FROM event WHERE start_ms IS NULL AND id > ? AND id IN "
                                "temp.filter_event ORDER BY id LIMIT ?"
                              : "SELECT id FROM event WHERE start_ms IS NULL AND id > ? ORDER BY id LIMIT ?",
                     "event");
    rows.bind(after).bind(limit);
    std::vector<model::EventId> ids;
    while (rows.next())
        ids.push_back({rows.integer(0)});
    return ids;
}

} // namespace dateline::store
