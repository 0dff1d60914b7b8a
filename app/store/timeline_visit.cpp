#include "store/timeline_visit.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "store/timeline_long.h"

namespace dateline::store {
namespace {

// What starts in a span, of one level.
struct LevelStarts {
    int level = 0;
    base::Span span;
};

// One statement looks at this many spans: to begin one costs much of what a span costs.
constexpr std::size_t spans_at_once = 12;

// `join` names the spans' level, first and end v.column1, 2 and 3. Unused ones stay null: nothing equals
// that.
std::string sql_of(const std::string& select, const std::string& join) {
    std::string sql = select + " FROM (VALUES ";
    for (std::size_t at = 3; at < 3 + 3 * spans_at_once; at += 3)
        sql += (at == 3 ? "(?" : ", (?") + std::to_string(at) + ", ?" + std::to_string(at + 1) + ", ?" +
               std::to_string(at + 2) + ")";
    return sql + ") v CROSS JOIN " + join;
}

// Calls visit(row) for all that the statement gives.
template<class Visit>
void visit_rows(Connection& connection, const SeriesKey& series, const std::string& sql, const char* table,
                const std::vector<LevelStarts>& starts, Visit visit) {
    for (std::size_t done = 0; done < starts.size(); done += spans_at_once) {
        Query row = connection.query(sql.c_str(), table);
        row.bind(static_cast<int>(series.kind)).bind(series.key);
        for (std::size_t i = done; i < done + spans_at_once; ++i) {
            if (i < starts.size())
                row.bind(starts[i].level).bind(starts[i].span.start_ms).bind(starts[i].span.end_ms);
            else
                row.bind_null().bind_null().bind_null();
        }
        while (row.next())
            visit(row);
    }
}

void visit_unpacked(Connection& connection, const SeriesKey& series, const std::vector<LevelStarts>& starts,
                    const VisitEntry& visit) {
    static const std::string sql =
        sql_of("SELECT t.id, t.start_ms, t.end_ms, t.weight",
               "timeline_entry t ON t.kind = ?1 AND t.key = ?2 AND t.level = v.column1 AND t.start_ms >= "
               "v.column2 AND t.start_ms < v.column3");
    visit_rows(connection, series, sql, "timeline_entry", starts, [&](const Query& row) {
        visit({row.integer(0), row.span(1), row.real(3)});
    });
}

// Adds what is not packed to `unpacked`.
void visit_packed(Connection& connection, const SeriesKey& series, const std::vector<LevelStarts>& starts,
                  const VisitEntry& visit, std::vector<LevelStarts>* unpacked) {
    static const std::string sql =
        sql_of("SELECT t.tile, t.level, v.column2, v.column3, t.entries",
               "timeline_long t ON t.kind = ?1 AND t.key = ?2 AND t.level = v.column1 AND t.tile >= "
               "v.column2 >> v.column1 AND t.tile <= (v.column3 - 1) >> v.column1");
    visit_rows(connection, series, sql, "timeline_long", starts, [&](const Query& row) {
        const std::int64_t tile = row.integer(0);
        const int level = row.number(1, first_long_level, most_level);
        const base::Span span = {row.integer(2), row.integer(3)};
        if (row.is_null(4)) {
            const base::Span all = span_of_long_tile(level, tile);
            unpacked->push_back(
                {level, {std::max(all.start_ms, span.start_ms), std::min(all.end_ms, span.end_ms)}});
            return;
        }
        const auto visit_inside = [&](const Entry& entry) {
            if (entry.span.start_ms >= span.end_ms) return false;
            if (entry.span.start_ms >= span.start_ms) visit(entry);
            return true;
        };
        if (!decode_packed(row.blob_here(4), level, tile, visit_inside))
            row.fail(4, "is not a list of entries");
    });
}

// A row costs thirty times what a packed entry does, of which whole tiles are read.
bool is_quicker_packed(const LevelStarts& starts) {
    return starts.level >= first_long_level && starts.span.length_ms() >= std::int64_t{1}
                                                                              << (starts.level - 4);
}

void visit_entries(Connection& connection, const SeriesKey& series, const std::vector<LevelStarts>& starts,
                   const VisitEntry& visit) {
    std::vector<LevelStarts> packed;
    std::vector<LevelStarts> unpacked;
    for (const LevelStarts& one : starts)
        if (!one.span.empty()) (is_quicker_packed(one) ? packed : unpacked).push_back(one);
    visit_packed(connection, series, packed, visit, &unpacked);
    visit_unpacked(connection, series, unpacked, visit);
}

// Spans that the same entries may end in come together, so that none is looked at twice.
void add_starts_of_ends(int level, const std::vector<base::Span>& spans, std::vector<LevelStarts>* starts) {
    for (std::size_t i = 0; i < spans.size();) {
        base::Span span = starts_of_ends(level, spans[i].start_ms, spans[i].end_ms);
        for (++i; i < spans.size(); ++i) {
            const base::Span more = starts_of_ends(level, spans[i].start_ms, spans[i].end_ms);
            if (more.start_ms > span.end_ms) break;
            span.end_ms = more.end_ms;
        }
        starts->push_back({level, span});
    }
}

} // namespace

void visit_starts(Connection& connection, const SeriesKey& series, const std::vector<int>& levels,
                  const std::vector<base::Span>& spans, const VisitEntry& visit) {
    std::vector<LevelStarts> starts;
    for (const int level : levels)
        for (const base::Span& span : spans)
            starts.push_back({level, span});
    visit_entries(connection, series, starts, visit);
}

void visit_ends(Connection& connection, const SeriesKey& series, const std::vector<int>& levels,
                const std::vector<base::Span>& spans, const VisitEntry& visit) {
    std::vector<LevelStarts> starts;
    for (const int level : levels)
        add_starts_of_ends(level, spans, &starts);
    visit_entries(connection, series, starts, [&](const Entry& entry) {
        const std::int64_t last_ms = entry.last_ms();
        const auto after = std::upper_bound(
            spans.begin(), spans.end(), last_ms,
            [](std::int64_t instant_ms, const base::Span& span) { return instant_ms < span.start_ms; });
        if (after != spans.begin() && last_ms < std::prev(after)->end_ms) visit(entry);
    });
}

void visit_begun(Connection& connection, const SeriesKey& series, const std::vector<int>& levels,
                 std::int64_t instant_ms, const VisitEntry& visit) {
    std::vector<LevelStarts> starts;
    for (const int level : levels)
        starts.push_back({level, {starts_of_ends(level, instant_ms, instant_ms).start_ms, instant_ms}});
    visit_entries(connection, series, starts, [&](const Entry& entry) {
        if (entry.span.end_ms > instant_ms) visit(entry);
    });
}

} // namespace dateline::store
