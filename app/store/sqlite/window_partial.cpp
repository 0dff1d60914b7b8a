// The heaviest events in view are looked at one by one, until those that pass are enough or a twentieth of a
// second is over.
#include "store/sqlite/window_partial.h"

#include <algorithm>
#include <chrono>
#include <string>

#include "index/range_query.h"
#include "store/sqlite/index_plan.h"
#include "store/sqlite/one_by_one.h"
#include "store/sqlite/window_events.h"
#include "store/tokens.h"

namespace dateline::store {
namespace {

constexpr std::int64_t few_events = 100'000; // the whole answer is soon there
constexpr int max_tried = 3000, enough_found = 80;
constexpr std::chrono::milliseconds long_enough{50};

// One thing of each list that is not empty: what passes is in each of their indices.
std::vector<model::Filter> parts_of(const model::Filter& filter) {
    std::vector<model::Filter> parts;
    const auto add = [&](auto list) {
        if ((filter.*list).size() != 1) return;
        parts.emplace_back();
        parts.back().*list = filter.*list;
    };
    add(&model::Filter::participants);
    add(&model::Filter::topics);
    add(&model::Filter::outlets);
    add(&model::Filter::places);
    return parts;
}

std::int64_t dated_of(EntityCache& cache, const IndexPlan& selection) {
    std::int64_t dated = 0;
    for (const index::SeriesKey& series : selection.events)
        dated += cache.storage().total(series).dated;
    return dated;
}

// The smallest index that holds all that passes; all events, if the filter asks for words alone.
IndexPlan smallest_selection(EntityCache& cache, const model::Filter& filter) {
    IndexPlan smallest = *index_plan_of(cache, {});
    std::int64_t least = dated_of(cache, smallest);
    for (const model::Filter& part : parts_of(filter)) {
        const std::optional<IndexPlan> selection = index_plan_of(cache, part);
        if (!selection) continue;
        const std::int64_t dated = dated_of(cache, *selection);
        if (dated >= least) continue;
        smallest = *selection;
        least = dated;
    }
    return smallest;
}

// Whether a term is in so few words, and in no name, that what it leaves is soon looked at.
bool has_rare_term(FilteredSet& filtered, const model::Filter& filter) {
    constexpr int few_words = 20'000;
    const auto is_rare = [&](const char* sql, const char* table, const std::string& text) {
        Query row = filtered.cache().query(sql, table);
        row.bind(text).bind(few_words);
        return !row.next();
    };
    const std::vector<Term> terms = parse_terms(filter.text);
    return std::any_of(terms.begin(), terms.end(), [&](const Term& term) {
        return is_rare(R"sql(
            SELECT 1
            FROM event_words
            WHERE event_words MATCH ?
            LIMIT 1 OFFSET ?)sql",
                       "event_words", term.match) &&
               is_rare(R"sql(
                   SELECT 1
                   FROM utterance_words
                   WHERE utterance_words MATCH ?
                   LIMIT 1 OFFSET ?)sql",
                       "utterance_words", term.match) &&
               filtered.named_by(term).empty();
    });
}

} // namespace

std::optional<model::Window> load_partial_window(FilteredSet& filtered, const model::WindowQuery& query) {
    EntityCache& cache = filtered.cache();
    if (filtered.has_result(query.filter) || index_plan_of(cache, query.filter)) return std::nullopt;
    const auto started = std::chrono::steady_clock::now();
    const IndexPlan selection = smallest_selection(cache, query.filter);
    const std::int64_t few =
        std::min(few_events, 200 * filtered.limits().max_looked_at); // tests look at none
    if (dated_of(cache, selection) <= few || has_rare_term(filtered, query.filter)) return std::nullopt;
    model::Window window;
    window.query = query;
    window.is_partial = true;
    try {
        OneByOne filter(filtered, query.filter);
        const index::RangeQuery question{query.span, max_tried, index::Exactness::tiles, 128};
        std::vector<index::Entry> found;
        for (const index::Entry& entry :
             index::query_range(cache.storage(), selection.events, question, query.buckets).heaviest) {
            cache.connection().look_at_stop();
            if (filter.passes(entry.id)) found.push_back(entry);
            if (found.size() >= enough_found || std::chrono::steady_clock::now() - started > long_enough)
                break;
        }
        window.total_events = static_cast<std::int64_t>(found.size());
        add_event_items(cache, std::move(found), &window);
    } catch (const Interrupted&) { // what is there so far
    }
    return window;
}

} // namespace dateline::store
