#include "store/sqlite/rail_queries.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "store/sqlite/answer_limits.h"
#include "store/sqlite/utterance_queries.h"

namespace dateline::store {
namespace {

// For each participant in view, the event at which the title to show was held: the latest with a title.
std::unordered_map<std::int64_t, std::pair<std::int64_t, std::int64_t>> latest_titles(VisibleRows& rows) {
    std::unordered_map<std::int64_t, std::pair<std::int64_t, std::int64_t>> latest; // to start and event
    Query titled = rows.query(
        R"sql(
            SELECT p.event, p.participant, v.start_ms
            FROM temp.view_event v
            CROSS JOIN participation p ON p.event = v.id
            WHERE p.title <> '{}')sql",
        "participation");
    while (titled.next()) {
        const std::pair at{titled.integer(2), titled.integer(0)};
        const auto [known, added] = latest.emplace(titled.integer(1), at);
        if (!added && at > known->second) known->second = at;
    }
    return latest;
}

model::RailParticipant rail_participant(EntityCache& cache, const KeyCount& key, std::int64_t titled_event) {
    model::RailParticipant rail;
    rail.id = {key.key};
    rail.name = cache.participant_name(rail.id);
    rail.utterances = key.utterances;
    rail.events = key.events;
    Query row = cache.query(R"sql(
        SELECT id, kind, description, portrait, size
        FROM participant
        WHERE id = ?)sql",
                            "participant");
    if (row.bind(key.key).next()) {
        rail.kind = row.choice(1, model::ParticipantKind::group);
        rail.title = row.local_text(2);
        rail.portrait = {row.optional_integer(3).value_or(0)};
        rail.size = row.optional_number(4, 0, 2'000'000'000);
    }
    if (titled_event == 0) return rail;
    if (const auto title = load_held_title(cache, titled_event, key.key)) rail.title = *title;
    return rail;
}

} // namespace

void add_rail(VisibleRows& rows, std::vector<KeyCount> participants, model::Window* window) {
    add_seen_in_photos(rows, &participants);
    window->total_participants = static_cast<std::int64_t>(participants.size());
    add_rail_participants(rows, std::move(participants), window);
    if (window->query.max_rail_items > 0)
        add_rail_topics(rows.cache(), count_keys(load_membership(rows, model::Grouping::topic)), window);
}

void add_rail_participants(VisibleRows& rows, std::vector<KeyCount> keys, model::Window* window) {
    if (keys.size() > at_most(window->query.max_rail)) keys.resize(at_most(window->query.max_rail));
    const auto titles = latest_titles(rows);
    for (const KeyCount& key : keys) {
        const auto titled = titles.find(key.key);
        window->participants.push_back(
            rail_participant(rows.cache(), key, titled == titles.end() ? 0 : titled->second.second));
    }
}

void add_rail_topics(EntityCache& cache, std::vector<KeyCount> keys, model::Window* window) {
    window->total_topics = static_cast<std::int64_t>(keys.size());
    const auto count = [](const KeyCount& key) { return key.events + key.utterances; };
    std::stable_sort(keys.begin(), keys.end(),
                     [&](const KeyCount& a, const KeyCount& b) { return count(a) > count(b); });
    if (keys.size() > at_most(window->query.max_rail_items))
        keys.resize(at_most(window->query.max_rail_items));
    for (const KeyCount& topic : keys)
        window->topics.push_back(
            {model::TopicId{topic.key}, cache.topic_name(model::TopicId{topic.key}), count(topic)});
}

void add_rail_outlets(EntityCache& cache, std::vector<KeyCount> keys, model::Window* window) {
    window->total_outlets = static_cast<std::int64_t>(keys.size());
    std::sort(keys.begin(), keys.end(), [](const KeyCount& a, const KeyCount& b) {
        return a.events != b.events ? a.events > b.events : a.key < b.key;
    });
    if (keys.size() > at_most(window->query.max_rail_items))
        keys.resize(at_most(window->query.max_rail_items));
    for (const KeyCount& outlet : keys)
        window->outlets.push_back(
            {model::OutletId{outlet.key}, cache.outlet_name(model::OutletId{outlet.key}), outlet.events});
}

} // namespace dateline::store
