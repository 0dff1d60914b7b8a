#include "store/sqlite/window_events.h"

#include <algorithm>
#include <utility>

#include "index/histogram.h"
#include "index/top_k.h"

namespace dateline::store {
namespace {

std::int64_t max_scanned(const AnswerLimits& limits, int keep) {
    return std::max<std::int64_t>(limits.max_looked_at / 4, keep);
}

} // namespace

index::RangeQuery range_question(const AnswerLimits& limits, const base::Span& span, std::int64_t total,
                                 int keep, int max_tiles) {
    const bool are_few = total <= max_scanned(limits, keep);
    return {span, keep, are_few ? index::Exactness::scan : index::Exactness::tiles, max_tiles};
}

index::RangeQuery sample_question(const AnswerLimits& limits, const base::Span& span, int keep) {
    index::RangeQuery question{span, keep, index::Exactness::by_count};
    question.max_scanned = max_scanned(limits, keep);
    return question;
}

void add_events_of_view(VisibleRows& rows, model::Window* window) {
    index::Histogram density(window->query.span, window->query.buckets);
    std::vector<index::Entry> candidates;
    {
        Query view = rows.query("SELECT id, start_ms, end_ms, weight FROM temp.view_event", "event");
        while (view.next()) {
            candidates.push_back({view.integer(0), view.ticks(1), view.real(3)});
            density.add(candidates.back().span);
        }
    }
    window->density = density.counts();
    window->begun = density.begun();
    window->total_events = static_cast<std::int64_t>(candidates.size());
    add_event_items(rows.cache(), std::move(candidates), window);
}

std::vector<index::Entry> add_events_of(EntityCache& cache, const AnswerLimits& limits,
                                        index::EventSet& events, int sample, model::Window* window) {
    cache.connection().look_at_stop();
    const model::WindowQuery& query = window->query;
    // Where the heaviest are exact, more of them cost nothing, and those shown are chosen among more.
    const std::int64_t chosen_among =
        events.is_exact() ? std::max<std::int64_t>(limits.max_looked_at, sample) : sample;
    index::RangeResult found = events.query(
        sample_question(limits, query.span, std::max(query.max_events, static_cast<int>(chosen_among))),
        query.buckets);
    window->total_events = found.total;
    window->density = found.density.counts();
    window->begun = found.density.begun();
    std::vector<index::Entry> shown = found.heaviest;
    events.keep_shown(query.span, at_most(query.max_events), &shown);
    add_event_items(cache, std::move(shown), window);
    if (std::ssize(found.heaviest) > sample) found.heaviest.resize(at_most(sample));
    return std::move(found.heaviest);
}

void add_event_items(EntityCache& cache, std::vector<index::Entry> heaviest, model::Window* window) {
    index::keep_top_k_shown(&heaviest, window->query.span, at_most(window->query.max_events));
    std::sort(heaviest.begin(), heaviest.end(), [](const index::Entry& a, const index::Entry& b) {
        return a.span.start_tick != b.span.start_tick ? a.span.start_tick < b.span.start_tick : a.id < b.id;
    });
    for (const index::Entry& entry : heaviest) {
        cache.connection().look_at_stop();
        if (auto item = cache.event_item({entry.id})) window->events.push_back(*std::move(item));
    }
}

} // namespace dateline::store
