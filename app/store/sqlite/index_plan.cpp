#include "store/sqlite/index_plan.h"

#include "store/tokens.h"

namespace dateline::store {
namespace {

constexpr std::int64_t max_places = 64;

} // namespace

std::vector<std::int64_t> places_below(EntityCache& cache, model::PlaceId place, std::int64_t limit) {
    Query row = cache.query(R"sql(
            WITH RECURSIVE below (id) AS (
                SELECT ?1
                UNION
                SELECT p.id
                FROM below
                CROSS JOIN place p ON p.within = below.id)
            SELECT id
            FROM below
            LIMIT ?2)sql",
                            "place");
    row.bind(place).bind(limit);
    std::vector<std::int64_t> places;
    while (row.next())
        places.push_back(row.integer(0));
    return places;
}

std::optional<IndexPlan> index_plan_of(EntityCache& cache, const model::Filter& filter) {
    const std::size_t asked =
        filter.participants.size() + filter.topics.size() + filter.outlets.size() + filter.places.size();
    // Text of which nothing can be searched asks for nothing.
    if (asked > 1 || !parse_terms(filter.text).empty()) return std::nullopt;
    if (asked == 0)
        return IndexPlan{{{index::Series::events, 0}},
                         {{index::Series::utterances, 0}},
                         {{index::Series::articles, 0}},
                         true};
    if (!filter.participants.empty()) {
        const std::int64_t key = filter.participants.front().value;
        return IndexPlan{{{index::Series::events_by_participant, key}},
                         {{index::Series::utterances_by_speaker, key}},
                         {},
                         false};
    }
    if (!filter.topics.empty()) {
        const std::int64_t key = filter.topics.front().value;
        return IndexPlan{
            {{index::Series::events_by_topic, key}, {index::Series::events_by_utterance_topic, key}},
            {{index::Series::utterances_by_topic, key}},
            {},
            false};
    }
    if (!filter.outlets.empty()) {
        const std::int64_t key = filter.outlets.front().value;
        return IndexPlan{
            {{index::Series::events_by_outlet, key}, {index::Series::events_by_utterance_outlet, key}},
            {{index::Series::utterances_by_outlet, key}},
            {{index::Series::articles_by_outlet, key}},
            false};
    }
    IndexPlan selection;
    const std::vector<std::int64_t> places = places_below(cache, filter.places.front(), max_places + 1);
    if (std::ssize(places) > max_places) return std::nullopt;
    for (const std::int64_t place : places) {
        selection.events.push_back({index::Series::events_by_place, place});
        selection.utterances.push_back({index::Series::utterances_by_place, place});
    }
    return selection;
}

} // namespace dateline::store
