#include "store/sqlite/window_queries.h"

#include <optional>
#include <utility>
#include <vector>

#include "index/rank.h"
#include "store/sqlite/coverage_queries.h"
#include "store/sqlite/lane_queries.h"
#include "store/sqlite/membership.h"
#include "store/sqlite/rail_queries.h"
#include "store/sqlite/window_events.h"
#include "store/sqlite/window_of_all.h"
#include "store/sqlite/window_of_filter.h"

namespace dateline::store {
namespace {

void fill_one_by_one(VisibleRows& rows, model::Window* window) {
    add_events_of_view(rows, window);
    Query utterances = rows.query("SELECT count(*) FROM temp.view_utterance", "utterance");
    if (utterances.next()) window->total_utterances = utterances.integer(0);
    const Membership participants = load_membership(rows, model::Grouping::participant);
    const std::vector<KeyCount> people = count_keys(participants);
    add_rail(rows, people, window);
    add_coverage(rows, window);
    add_lanes_of_view(rows, participants, people, window);
}

void fill_window(FilteredSet& filtered, VisibleRows& rows, model::Window* window) {
    EntityCache& cache = rows.cache();
    cache.connection().look_at_stop();
    const model::WindowQuery& query = window->query;
    const AnswerLimits& limits = filtered.limits();
    const Passing passing = filtered.passing(query.filter);
    const bool are_many_articles =
        index::count_in_span(cache.storage(), passing.articles, query.span) > limits.max_looked_at;
    const auto few =
        are_many_articles ? std::nullopt : passing.events->all_in(query.span, limits.max_looked_at);
    if (few) {
        rows.fill(passing, query.span, query.filter, *few);
        fill_one_by_one(rows, window);
    } else if (passing.is_all) {
        fill_of_all(passing, rows, limits, window);
    } else {
        fill_of_filter(passing, rows, limits, window);
    }
}

} // namespace

model::Window load_window(FilteredSet& filtered, VisibleRows& rows, const model::WindowQuery& query) {
    model::Window window;
    window.query = query;
    try {
        fill_window(filtered, rows, &window);
    } catch (const Interrupted&) { // what is there so far
    }
    return window;
}

} // namespace dateline::store
