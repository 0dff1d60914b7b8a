#include <algorithm>

#include "store/filter.h"
#include "store/passing.h"
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
        if (auto item = reader.event_line({event.id})) overview->undated.push_back(*std::move(item));
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
        Query rows = connection.query("SELECT id, weight FROM timeline_entry INDEXED BY "
                                      "timeline_entry_undated WHERE kind = ? AND key = ? AND level = -1 "
                                      "ORDER BY weight DESC, id LIMIT ?",
                                      "timeline_entry");
        rows.bind(static_cast<int>(series.kind)).bind(series.key).bind(most_undated);
        const std::vector<Undated> more = heaviest_undated(&rows);
        undated.insert(undated.end(), more.begin(), more.end());
    }
    const Exactness exactness =
        overview->total_events <= reader.most_looked_at ? Exactness::scan : Exactness::tiles;
    overview->density =
        overview->extent.empty()
            ? Density(overview->extent, buckets).counts()
            : ask_timeline(connection, selection.events, {overview->extent, 0, exactness, 128, true}, buckets)
                  .density.counts();
    add_undated(reader, std::move(undated), overview);
}

// From the filter's set of events.
void fill_from_set(Reader& reader, const Passing& passing, int buckets, model::Overview* overview) {
    const PassingExtent found = extent_of(reader.connection(), passing, most_undated);
    overview->extent = found.extent;
    overview->total_events = found.dated;
    overview->total_undated = found.undated;
    overview->density = found.extent.empty()
                            ? Density(found.extent, buckets).counts()
                            : ask_passing_events(reader.connection(), passing,
                                                 {found.extent, 0, Exactness::tiles, 128, true}, buckets)
                                  .density.counts();
    std::vector<Undated> undated;
    for (const Entry& entry : found.heaviest_undated)
        undated.push_back({entry.weight, entry.id});
    add_undated(reader, std::move(undated), overview);
}

void fill_overview(Reader& reader, const model::Filter& filter, int buckets, model::Overview* overview) {
    if (const std::optional<Selection> selection = selection_of(reader, filter))
        fill_from_timeline(reader, *selection, buckets, overview);
    else
        fill_from_set(reader, passing_of(reader, filter), buckets, overview);
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

std::optional<model::EventItem> load_neighbour(Reader& reader, model::EventId from, int direction,
                                               const model::Filter& filter) {
    const bool forwards = direction >= 0;
    InOrder place{forwards ? base::earliest_ms - 1 : base::latest_ms + 1, 0};
    if (from) {
        Query row = reader.query("SELECT id, start_ms FROM event WHERE id = ?", "event");
        if (row.bind(from).next() && !row.is_null(1))
            place = {row.integer(1, base::earliest_ms, base::latest_ms), from.value};
    }
    std::optional<InOrder> next;
    if (const std::optional<Selection> selection = selection_of(reader, filter)) {
        const Direction ahead = forwards ? Direction::forwards : Direction::backwards;
        for (const SeriesKey& series : selection->events) {
            const std::vector<int> levels = levels_of(load_total(reader.connection(), series).levels);
            const auto entry = EntriesInOrder(reader.connection(), series, levels, ahead, place).next();
            if (!entry) continue;
            const InOrder found{entry->span.start_ms, entry->id};
            if (!next || (forwards ? found < *next : found > *next)) next = found;
        }
    } else {
        next = next_passing(reader.connection(), passing_of(reader, filter).events, place, forwards);
    }
    return next ? reader.event_item({next->id}) : std::nullopt;
}

std::vector<model::EventId> load_undated(Reader& reader, const model::Filter& filter, model::EventId after,
                                         int limit) {
    std::vector<model::EventId> ids;
    const std::optional<Selection> selection = selection_of(reader, filter);
    if (!selection || !selection->is_all) {
        for (const std::int64_t id :
             undated_after(reader.connection(), passing_of(reader, filter).events, after.value, limit))
            ids.push_back({id});
        return ids;
    }
    Query rows =
        reader.query("SELECT id FROM event WHERE start_ms IS NULL AND id > ? ORDER BY id LIMIT ?", "event");
    rows.bind(after).bind(limit);
    while (rows.next())
        ids.push_back({rows.integer(0)});
    return ids;
}

} // namespace dateline::store
