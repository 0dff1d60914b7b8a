#include "store/sqlite/coverage_queries.h"

#include <algorithm>
#include <map>
#include <utility>

#include "index/histogram.h"
#include "index/range_query.h"
#include "store/sqlite/rail_queries.h"
#include "store/sqlite/window_events.h"

namespace dateline::store {
namespace {

constexpr std::int64_t max_id = std::int64_t{1} << 62U;

void show_coverage(EntityCache& cache, const std::vector<std::int64_t>& articles, model::Window* window) {
    Query row = cache.query(
        R"sql(
            SELECT a.id, a.outlet, a.start_ms, a.end_ms, a.precision, (
                SELECT c.event
                FROM coverage c
                CROSS JOIN event e ON e.id = c.event
                WHERE c.article = a.id
                ORDER BY e.start_ms IS NULL, e.start_ms, e.id
                LIMIT 1)
            FROM article a
            WHERE a.id = ?)sql",
        "article");
    for (const std::int64_t article : articles) {
        if (row.bind(article).next()) {
            model::CoverageMark mark;
            mark.id = {row.integer(0)};
            mark.outlet = {row.integer(1)};
            mark.outlet_name = cache.outlet_name(mark.outlet);
            mark.published = row.span(2);
            mark.precision = row.choice(4, base::Precision::unknown);
            mark.event = {row.is_null(5) ? 0 : row.integer(5, 0, max_id)};
            window->coverage.push_back(std::move(mark));
        }
        row.rewind();
    }
}

} // namespace

void add_coverage(VisibleRows& rows, model::Window* window) {
    index::Histogram density(window->query.span, window->query.buckets);
    std::map<std::int64_t, std::int64_t> by_outlet;
    std::vector<std::pair<std::int64_t, std::int64_t>> dated; // start and id
    {
        Query all = rows.query(R"sql(
            SELECT id, outlet, start_ms, end_ms
            FROM temp.view_article
            WHERE start_ms IS NULL OR (start_ms < ?1 AND (end_ms > ?2 OR start_ms >= ?2)))sql",
                               "article");
        const base::TickSpan in_view = base::ticks_of(window->query.span);
        all.bind(in_view.end_tick).bind(in_view.start_tick);
        while (all.next()) {
            ++window->total_articles;
            ++by_outlet[all.integer(1)];
            if (all.is_null(2)) continue;
            const base::TickSpan span = all.ticks(2);
            density.add(span);
            dated.emplace_back(span.start_tick, all.integer(0));
        }
    }
    window->coverage_density = density.counts();
    window->coverage_is_whole = dated.size() <= at_most(window->query.max_articles);
    std::vector<std::int64_t> shown;
    if (window->coverage_is_whole) {
        std::sort(dated.begin(), dated.end());
        for (const auto& [start_ms, id] : dated)
            shown.push_back(id);
    }
    show_coverage(rows.cache(), shown, window);
    std::vector<KeyCount> outlets;
    for (const auto& [outlet, count] : by_outlet)
        outlets.push_back({outlet, count, 0});
    add_rail_outlets(rows.cache(), std::move(outlets), window);
}

void add_coverage_of(EntityCache& cache, const AnswerLimits& limits, const index::SeriesKey& series,
                     model::Window* window) {
    const model::WindowQuery& query = window->query;
    cache.connection().look_at_stop();
    const std::int64_t most = std::max(query.max_articles, 0);
    window->coverage_is_whole = window->total_articles <= most;
    if (most == 0 && query.buckets <= 0) return;
    const int keep = window->coverage_is_whole ? query.max_articles : 0;
    index::RangeResult articles =
        index::query_range(cache.storage(), {series},
                           range_question(limits, query.span, window->total_articles, keep), query.buckets);
    window->coverage_density = articles.density.counts();
    std::vector<index::Entry>& named = articles.heaviest;
    std::sort(named.begin(), named.end(), [](const index::Entry& a, const index::Entry& b) {
        return a.span.start_tick != b.span.start_tick ? a.span.start_tick < b.span.start_tick : a.id < b.id;
    });
    std::vector<std::int64_t> shown;
    for (const index::Entry& article : named)
        shown.push_back(article.id);
    show_coverage(cache, shown, window);
}

} // namespace dateline::store
