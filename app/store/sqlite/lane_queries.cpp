#include "store/sqlite/lane_queries.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/tie_break.h"
#include "index/histogram.h"
#include "store/sqlite/answer_limits.h"
#include "store/sqlite/grouping.h"

namespace dateline::store {
namespace {

using LaneOf = std::unordered_map<std::int64_t, std::size_t>;

void add_presences(VisibleRows& rows, const Membership& membership, const LaneOf& lane_of,
                   model::Window* window) {
    std::vector<index::Histogram> densities(window->lanes.size(),
                                            index::Histogram(window->query.span, window->query.buckets));
    std::vector<OnLane> all;
    Query view = rows.query(R"sql(
        SELECT id, start_ms, end_ms, weight
        FROM temp.view_event
        WHERE id = ?)sql",
                            "event");
    for (const auto& [key, event] : membership.events) {
        const auto lane = lane_of.find(key);
        if (lane == lane_of.end()) continue;
        if (view.bind(event).next()) {
            const base::TickSpan span = view.ticks(1);
            densities[lane->second].add(span);
            all.push_back({lane->second, view.real(3), span.start_tick, event});
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
        R"sql(
            SELECT u.id, u.event, u.speaker, u.said, u.start_ms, u.end_ms, u.ordinal,
                u.disputed, e.utterances, e.start_ms, e.end_ms
            FROM utterance u
            CROSS JOIN event e ON e.id = u.event
            WHERE u.id = ?)sql",
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
        R"sql(
            SELECT v.id, v.start_ms, v.end_ms, e.weight
            FROM temp.view_utterance v
            CROSS JOIN event e ON e.id = v.event
            WHERE v.id = ?)sql",
        "utterance");
    for (const auto& [key, utterance] : membership.utterances) {
        const auto lane = lane_of.find(key);
        if (lane == lane_of.end()) continue;
        if (row.bind(utterance).next() && !row.is_null(1)) {
            const base::TickSpan span = row.ticks(1);
            densities[lane->second].add(span);
            all.push_back({lane->second, row.real(3), span.start_tick, utterance});
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
