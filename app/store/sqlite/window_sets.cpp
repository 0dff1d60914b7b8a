// A window under a filter that no index answers, in which more passes than can be looked at one by one:
// totals and density from the filter's sets, which say all that is in view; lists from the heaviest.
#include <algorithm>

#include "index/filter_result.h"
#include "index/range_query.h"
#include "store/sqlite/visible_rows.h"
#include "store/sqlite/window_parts.h"

namespace dateline::store {
namespace {

// The participant that the filter asks for is at everything that passes.
void keep_asked(model::Window* window) {
    const std::vector<model::ParticipantId>& asked = window->query.filter.participants;
    if (asked.size() != 1) return;
    for (model::RailParticipant& person : window->participants)
        if (person.id == asked.front()) {
            person.events = window->total_events;
            person.utterances = window->total_utterances;
        }
    for (model::Lane& lane : window->lanes)
        if (lane.key == model::Ref(asked.front())) {
            lane.events = window->total_events;
            lane.utterances = window->total_utterances;
            lane.density = window->density;
        }
}

std::vector<KeyCount> counted_by_speaker(std::vector<KeyCount> sampled, const CountBySpeaker& by_speaker) {
    CountBySpeaker others = by_speaker;
    for (KeyCount& person : sampled) {
        const auto said = others.find(person.key);
        person.utterances = said == others.end() ? 0 : said->second;
        others.erase(person.key);
    }
    for (const auto& [speaker, utterances] : others)
        sampled.push_back({speaker, 0, utterances});
    std::sort(sampled.begin(), sampled.end(), is_busier);
    return sampled;
}

void cut(std::vector<index::Entry>* heaviest, int most) {
    if (heaviest->size() > static_cast<std::size_t>(most)) heaviest->resize(static_cast<std::size_t>(most));
}

} // namespace

bool fill_from_sets(VisibleRows& rows, std::int64_t max_looked_at, const index::FilterResult& result,
                    model::Window* window) {
    const model::WindowQuery& query = window->query;
    const int looked_at = static_cast<int>(std::max<std::int64_t>(max_looked_at, sample_of_filtered));
    index::RangeResult events = index::query_events(
        rows.cache().storage(), result, {query.span, std::max(looked_at, query.max_events)}, query.buckets);
    index::UtteranceRangeResult utterances =
        index::query_utterances(rows.cache().storage(), result, {query.span, looked_at});
    if (std::max(events.total, utterances.total) <= max_looked_at) {
        rows.fill(query.span, result, query.filter, events.heaviest, utterances.heaviest);
        return false;
    }
    window->total_events = events.total;
    window->total_utterances = utterances.total;
    window->density = events.density.counts();
    window->begun = events.density.begun();
    add_event_items(rows.cache(), events.heaviest, window);
    cut(&events.heaviest, sample_of_filtered);
    cut(&utterances.heaviest, sample_of_filtered);
    add_of_sample(rows, events.heaviest, utterances.heaviest, &utterances.by_speaker, window);
    keep_asked(window);
    add_coverage_of_sample(rows, window);
    return true;
}

void add_of_sample(VisibleRows& rows, const std::vector<index::Entry>& events,
                   const std::vector<index::Entry>& utterances, const CountBySpeaker* by_speaker,
                   model::Window* window) {
    rows.fill_things(events, utterances);
    const Membership participants = load_membership(rows, model::Grouping::participant);
    std::vector<KeyCount> people = count_keys(participants);
    if (by_speaker) people = counted_by_speaker(std::move(people), *by_speaker);
    add_rail(rows, people, window);
    add_lanes_of_view(rows, participants, people, window);
}

void add_coverage_of_sample(VisibleRows& rows, model::Window* window) {
    rows.fill_articles(window->query.filter);
    add_coverage(rows, window);
}

} // namespace dateline::store
