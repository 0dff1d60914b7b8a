#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/tie_break.h"
#include "index/histogram.h"
#include "store/sqlite/visible_rows.h"
#include "store/sqlite/window_parts.h"

namespace dateline::store {
namespace {

using Pairs = std::vector<std::pair<std::int64_t, std::int64_t>>;

// SQL that gives (thing, event or utterance).
struct MembershipSql {
    const char* events;
    const char* utterances;
    const char* table;
};

MembershipSql sql_of(model::Grouping grouping) {
    switch (grouping) {
    case model::Grouping::topic:
        return {"SELECT t.topic, t.event FROM temp.view_event v CROSS JOIN event_topic t ON t.event = v.id",
                "SELECT t.topic, t.utterance FROM temp.view_utterance v CROSS JOIN utterance_topic t ON "
                "t.utterance = v.id",
                "event_topic"};
    case model::Grouping::outlet:
        return {"SELECT a.outlet, c.event FROM temp.view_event v CROSS JOIN coverage c ON c.event = v.id "
                "CROSS JOIN "
                "article a ON a.id = c.article",
                "SELECT a.outlet, q.utterance FROM temp.view_utterance v CROSS JOIN quote q ON q.utterance = "
                "v.id CROSS "
                "JOIN article a ON a.id = q.article",
                "article"};
    case model::Grouping::place:
        return {"SELECT e.place, e.id FROM temp.view_event v CROSS JOIN event e ON e.id = v.id WHERE e.place "
                "IS NOT NULL",
                "SELECT e.place, v.id FROM temp.view_utterance v CROSS JOIN event e ON e.id = v.event WHERE "
                "e.place IS NOT "
                "NULL",
                "event"};
    case model::Grouping::participant:
    case model::Grouping::none:
        break;
    }
    return {
        "SELECT p.participant, p.event FROM temp.view_event v CROSS JOIN participation p ON p.event = v.id",
        "SELECT speaker, id FROM temp.view_utterance WHERE speaker IS NOT NULL", "participation"};
}

void sort_unique(Pairs* pairs) {
    std::sort(pairs->begin(), pairs->end());
    pairs->erase(std::unique(pairs->begin(), pairs->end()), pairs->end());
}

model::Ref lane_key(model::Grouping grouping, std::int64_t id) {
    switch (grouping) {
    case model::Grouping::topic:
        return model::TopicId{id};
    case model::Grouping::outlet:
        return model::OutletId{id};
    case model::Grouping::place:
        return model::PlaceId{id};
    default:
        return model::ParticipantId{id};
    }
}

model::LocalText lane_name(EntityCache& cache, const model::Ref& key) {
    switch (key.kind) {
    case model::Kind::topic:
        return cache.topic_name({key.id});
    case model::Kind::outlet:
        return cache.outlet_name({key.id});
    case model::Kind::place:
        return cache.place_name({key.id});
    default:
        return cache.participant_name({key.id});
    }
}

using LaneOf = std::unordered_map<std::int64_t, std::size_t>;

void add_presences(VisibleRows& rows, const Membership& membership, const LaneOf& lane_of,
                   model::Window* window) {
    std::vector<index::Histogram> densities(window->lanes.size(),
                                            index::Histogram(window->query.span, window->query.buckets));
    std::vector<OnLane> all;
    Query view = rows.query("SELECT id, start_ms, end_ms, weight FROM temp.view_event WHERE id = ?", "event");
    for (const auto& [key, event] : membership.events) {
        const auto lane = lane_of.find(key);
        if (lane == lane_of.end()) continue;
        if (view.bind(event).next()) {
            const base::TickSpan span = view.ticks(1);
            densities[lane->second].add(span);
            all.push_back({lane->second, view.real(3), span.start_ms, event});
        }
        view.rewind();
    }
    for (std::size_t i = 0; i < window->lanes.size(); ++i)
        window->lanes[i].density = densities[i].counts();
    show_presences(rows.cache(), std::move(all), window);
}

std::optional<model::Mark> load_mark(EntityCache& cache, std::int64_t utterance) {
    if (const model::Mark* known = cache.marks.find(utterance)) return *known;
    Query row = cache.query(
        "SELECT u.id, u.event, u.speaker, u.said, u.start_ms, u.end_ms, u.ordinal, u.disputed, "
        "e.utterances, e.start_ms, e.end_ms FROM utterance u CROSS JOIN event e ON e.id = u.event WHERE "
        "u.id = ?",
        "utterance");
    if (!row.bind(utterance).next()) return std::nullopt;
    model::Mark mark;
    mark.id = {utterance};
    mark.event = {row.integer(1)};
    mark.speaker = {row.optional_integer(2).value_or(0)};
    const base::Span own = row.span(4);
    if (const auto said = row.date(3, cache.utc_offset_minutes()); said && said->placed()) {
        mark.said_ms = own.start_ms;
        mark.said_precision = said->precision;
    }
    mark.event_span = row.is_null(9) ? own : row.span(9);
    mark.order = row.number(6, -2'147'483'647 - 1, 2'147'483'647);
    mark.disputed = row.flag(7);
    mark.count = row.number(8, 0, 2'000'000'000);
    cache.marks.keep(utterance, mark);
    return mark;
}

void add_marks(VisibleRows& rows, const Membership& membership, const LaneOf& lane_of,
               model::Window* window) {
    std::vector<index::Histogram> densities(window->lanes.size(),
                                            index::Histogram(window->query.span, window->query.buckets));
    std::vector<OnLane> all;
    Query row = rows.query(
        "SELECT v.id, v.start_ms, v.end_ms, e.weight FROM temp.view_utterance v CROSS JOIN event e ON e.id = "
        "v.event WHERE v.id = ?",
        "utterance");
    for (const auto& [key, utterance] : membership.utterances) {
        const auto lane = lane_of.find(key);
        if (lane == lane_of.end()) continue;
        if (row.bind(utterance).next() && !row.is_null(1)) {
            const base::TickSpan span = row.ticks(1);
            densities[lane->second].add(span);
            all.push_back({lane->second, row.real(3), span.start_ms, utterance});
        }
        row.rewind();
    }
    for (std::size_t i = 0; i < window->lanes.size(); ++i) {
        window->lanes[i].said = densities[i].counts();
        window->lanes[i].said_begun = densities[i].begun();
    }
    show_marks(rows.cache(), std::move(all), window);
}

void add_lanes(VisibleRows& rows, const Membership& membership, const std::vector<KeyCount>& keys,
               model::Window* window) {
    window->total_lanes = static_cast<std::int64_t>(keys.size());
    add_empty_lanes(rows.cache(), keys, window);
    if (window->lanes.empty()) return; // only their number is asked for
    LaneOf lane_of;
    for (std::size_t lane = 0; lane < window->lanes.size(); ++lane)
        lane_of.emplace(window->lanes[lane].key.id, lane);
    add_presences(rows, membership, lane_of, window);
    add_marks(rows, membership, lane_of, window);
}

} // namespace

std::vector<OnLane> keep_heaviest(std::vector<OnLane> all, int limit) {
    const std::size_t kept = std::min(all.size(), static_cast<std::size_t>(std::max(limit, 0)));
    if (kept < all.size()) {
        std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept), all.end(),
                         [](const OnLane& a, const OnLane& b) {
                             if (a.weight != b.weight) return a.weight > b.weight;
                             return a.id != b.id ? base::tie_break_before(a.id, b.id) : a.lane < b.lane;
                         });
        all.resize(kept);
    }
    std::sort(all.begin(), all.end(), [](const OnLane& a, const OnLane& b) {
        if (a.lane != b.lane) return a.lane < b.lane;
        return a.start_ms != b.start_ms ? a.start_ms < b.start_ms : a.id < b.id;
    });
    return all;
}

void show_presences(EntityCache& cache, std::vector<OnLane> all, model::Window* window) {
    all = keep_heaviest(std::move(all), window->query.max_marks);
    Query row = cache.query("SELECT id, start_ms, end_ms, precision FROM event WHERE id = ?", "event");
    for (const OnLane& on : all) {
        std::vector<model::Presence>& presences = window->lanes[on.lane].presences;
        if (const model::Presence* known = cache.presences.find(on.id)) {
            presences.push_back(*known);
            continue;
        }
        if (row.bind(on.id).next()) {
            presences.push_back(
                {model::EventId{on.id}, row.span(1), row.choice(3, base::Precision::unknown)});
            cache.presences.keep(on.id, presences.back());
        }
        row.rewind();
    }
}

void show_marks(EntityCache& cache, std::vector<OnLane> all, model::Window* window) {
    all = keep_heaviest(std::move(all), window->query.max_marks);
    for (const OnLane& on : all)
        if (auto mark = load_mark(cache, on.id)) window->lanes[on.lane].marks.push_back(*mark);
    for (model::Lane& lane : window->lanes)
        std::stable_sort(lane.marks.begin(), lane.marks.end(),
                         [](const model::Mark& a, const model::Mark& b) {
                             const double a_ms = a.said_ms.value_or(a.event_span.start_ms);
                             const double b_ms = b.said_ms.value_or(b.event_span.start_ms);
                             return a_ms != b_ms ? a_ms < b_ms : a.order < b.order;
                         });
}

Membership load_membership(VisibleRows& rows, model::Grouping grouping) {
    const MembershipSql sql = sql_of(grouping);
    Membership membership;
    Query events = rows.query(sql.events, sql.table);
    while (events.next())
        membership.events.emplace_back(events.integer(0), events.integer(1));
    Query utterances = rows.query(sql.utterances, "utterance");
    while (utterances.next())
        membership.utterances.emplace_back(utterances.integer(0), utterances.integer(1));
    if (grouping == model::Grouping::participant) {
        // Who speaks at an event is present at it, whether or not its list of participants says so.
        Query speakers =
            rows.query("SELECT u.speaker, u.event FROM temp.view_utterance u CROSS JOIN temp.view_event v ON "
                       "v.id = u.event WHERE u.speaker IS NOT NULL",
                       "utterance");
        while (speakers.next())
            membership.events.emplace_back(speakers.integer(0), speakers.integer(1));
    }
    sort_unique(&membership.events);
    sort_unique(&membership.utterances);
    return membership;
}

std::vector<KeyCount> count_keys(const Membership& membership) {
    std::map<std::int64_t, KeyCount> by_key;
    for (const auto& [key, event] : membership.events)
        ++by_key[key].events;
    for (const auto& [key, utterance] : membership.utterances)
        ++by_key[key].utterances;
    std::vector<KeyCount> counts;
    for (const auto& [key, count] : by_key)
        counts.push_back({key, count.events, count.utterances});
    std::sort(counts.begin(), counts.end(), is_busier);
    return counts;
}

void add_seen_in_photos(VisibleRows& rows, std::vector<KeyCount>* people) {
    std::unordered_set<std::int64_t> known;
    for (const KeyCount& person : *people)
        known.insert(person.key);
    Query seen = rows.query(
        "SELECT r.participant, count(DISTINCT v.id) FROM temp.view_event v CROSS JOIN photo p ON p.event = "
        "v.id CROSS JOIN region r ON r.photo = p.id GROUP BY r.participant",
        "region");
    while (seen.next())
        if (!known.contains(seen.integer(0))) people->push_back({seen.integer(0), seen.integer(1), 0});
    std::sort(people->begin(), people->end(), is_busier);
}

bool is_busier(const KeyCount& a, const KeyCount& b) {
    if (a.utterances != b.utterances) return a.utterances > b.utterances;
    return a.events != b.events ? a.events > b.events : a.key < b.key;
}

void add_lanes_of_view(VisibleRows& rows, const Membership& participants, const std::vector<KeyCount>& people,
                       model::Window* window) {
    const model::Grouping grouping = window->query.grouping;
    if (grouping == model::Grouping::none) return;
    if (grouping == model::Grouping::participant) {
        add_lanes(rows, participants, people, window);
        return;
    }
    const Membership membership = load_membership(rows, grouping);
    add_lanes(rows, membership, count_keys(membership), window);
}

void add_empty_lanes(EntityCache& cache, const std::vector<KeyCount>& keys, model::Window* window) {
    const std::size_t max_lanes = at_most(window->query.max_lanes);
    const std::size_t first = std::min(at_most(window->query.first_lane), keys.size());
    for (auto at = keys.begin() + static_cast<std::ptrdiff_t>(first); at != keys.end(); ++at) {
        const KeyCount& key = *at;
        if (window->lanes.size() == max_lanes) return;
        model::Lane lane;
        lane.key = lane_key(window->query.grouping, key.key);
        lane.name = lane_name(cache, lane.key);
        lane.colour = static_cast<int>((key.key - 1) & 0x7FFFFFFF);
        lane.events = key.events;
        lane.utterances = key.utterances;
        window->lanes.push_back(std::move(lane));
    }
}

} // namespace dateline::store
