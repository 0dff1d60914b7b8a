#include "store/sqlite/window_of_all.h"

#include <algorithm>
#include <set>

#include "index/range_query.h"
#include "index/rank.h"
#include "store/sqlite/coverage_queries.h"
#include "store/sqlite/grouping.h"
#include "store/sqlite/lane_queries.h"
#include "store/sqlite/membership.h"
#include "store/sqlite/rail_queries.h"
#include "store/sqlite/row_counts.h"
#include "store/sqlite/window_events.h"

namespace dateline::store {
namespace {

constexpr int sample_of_all = 300; // the heaviest events, whose participants may be among the busiest
constexpr int max_candidates = 32; // of each source that are counted in the span
constexpr int max_first_lane = 2000;

// The things with most entries in the whole database.
std::vector<std::int64_t> busiest_overall(EntityCache& cache, index::Series kind, int limit) {
    Query row = cache.query(R"sql(
            SELECT key
            FROM timeline_total
            WHERE kind = ?
            ORDER BY dated DESC, key DESC
            LIMIT ?)sql",
                            "timeline_total");
    row.bind(static_cast<int>(kind)).bind(limit);
    std::vector<std::int64_t> keys;
    while (row.next())
        keys.push_back(row.integer(0));
    return keys;
}

// What the rail lists, and what it counts of them.
struct RailThings {
    const char* table;
    const char* some_ids;
    std::vector<index::Series> events, utterances; // of outlets: articles, and nothing
};
RailThings rail_things(model::Grouping grouping) {
    using enum index::Series;
    if (grouping == model::Grouping::topic)
        return {"topic", "SELECT id FROM topic LIMIT ?", {events_by_topic}, {utterances_by_topic}};
    if (grouping == model::Grouping::outlet)
        return {"outlet", "SELECT id FROM outlet LIMIT ?", {articles_by_outlet}, {}};
    return {"participant",
            "SELECT id FROM participant LIMIT ?",
            {events_by_participant},
            {utterances_by_speaker}};
}

std::int64_t rows_of_things(EntityCache& cache, model::Grouping grouping) {
    if (grouping == model::Grouping::participant)
        return load_row_count(cache.connection(), rows_of_participant);
    if (grouping == model::Grouping::outlet) return load_row_count(cache.connection(), rows_of_outlet);
    Query row = cache.query("SELECT count(*) FROM topic", "topic");
    return row.next() ? row.integer(0) : 0;
}

// The events in the span in whose photos a participant stands.
std::int64_t count_seen_in_photos(EntityCache& cache, std::int64_t participant, const base::Span& span) {
    const base::TickSpan part = index::clamped(base::ticks_of(span));
    Query row = cache.query(
        R"sql(
            SELECT count(DISTINCT e.id)
            FROM region r
            CROSS JOIN photo p ON p.id = r.photo
            CROSS JOIN event e ON e.id = p.event
            WHERE r.participant = ?1 AND e.start_ms < ?2 AND (e.end_ms > ?3 OR e.start_ms >= ?3))sql",
        "region");
    row.bind(participant).bind(part.end_tick).bind(part.start_tick);
    return row.next() ? row.integer(0) : 0;
}

std::int64_t count_keys_of(EntityCache& cache, index::Series kind) {
    Query row = cache.query("SELECT count(*) FROM timeline_total WHERE kind = ?", "timeline_total");
    return row.bind(static_cast<int>(kind)).next() ? row.integer(0) : 0;
}

class WindowOfAll {
  public:
    WindowOfAll(const Passing& passing, VisibleRows& rows, const AnswerLimits& limits, model::Window* window)
        : passing_(passing), rows_(rows), cache_(rows.cache()), limits_(limits), window_(window),
          query_(window->query) {}

    void fill() {
        const auto count = [&](index::Series series) {
            return index::count_in_span(cache_.storage(), {{series, 0}}, query_.span);
        };
        window_->total_utterances = count(index::Series::utterances);
        window_->total_articles = count(index::Series::articles);
        const std::vector<index::Entry> heaviest =
            add_events_of(cache_, limits_, *passing_.events, sample_of_all, window_);
        rows_.fill_things(heaviest, {});
        const bool is_rail = query_.max_rail_items > 0;
        const bool by_people = query_.grouping == model::Grouping::participant;
        std::vector<KeyCount> people;
        if (!is_rail || (by_people && query_.max_lanes > 0)) people = busiest(model::Grouping::participant);
        if (is_rail) {
            add_rail_of_all();
        } else {
            window_->total_participants = load_row_count(cache_.connection(), rows_of_participant);
            add_rail_participants(rows_, people, window_);
        }
        add_coverage_of(cache_, limits_, {index::Series::articles, 0}, window_);
        if (query_.grouping == model::Grouping::none) return;
        add_lanes_of(by_people ? people : busiest(query_.grouping));
    }

  private:
    index::RangeResult ask(const index::SeriesKey& series, std::int64_t total, int keep) {
        cache_.connection().look_at_stop();
        return index::query_range(cache_.storage(), {series},
                                  range_question(limits_, query_.span, total, keep, tiles_of_lane),
                                  query_.buckets);
    }

    void add_rail_of_all() {
        RailCounts people = count_for_rail(model::Grouping::participant, query_.max_rail);
        add_rail_participants(rows_, std::move(people.counts), window_);
        window_->total_participants = people.total;
        RailCounts topics = count_for_rail(model::Grouping::topic, query_.max_rail_items);
        add_rail_topics(cache_, std::move(topics.counts), window_);
        window_->total_topics = topics.total;
        RailCounts outlets = count_for_rail(model::Grouping::outlet, query_.max_rail_items);
        add_rail_outlets(cache_, std::move(outlets.counts), window_);
        window_->total_outlets = outlets.total;
    }

    struct RailCounts {
        std::vector<KeyCount> counts; // of those in the span
        std::int64_t total = 0;       // those that were not counted are taken to be there
    };
    // As few as there is room for are all counted. Of more the busiest of the whole database and some that
    // are at the heaviest events. Each exactly.
    RailCounts count_for_rail(model::Grouping grouping, int room) {
        if (room <= 0) return {{}, rows_of_things(cache_, grouping)};
        const RailThings things = rail_things(grouping);
        std::vector<std::int64_t> keys = load_keys(things.some_ids, things.table, room);
        const bool are_all = std::ssize(keys) <= room;
        if (!are_all) keys = candidates(grouping, things, room);
        RailCounts found;
        for (const std::int64_t key : keys) {
            const KeyCount count = count_in_span(things, grouping, key);
            if (count.events + count.utterances > 0) found.counts.push_back(count);
        }
        std::sort(found.counts.begin(), found.counts.end(), is_busier);
        const auto there = std::ssize(found.counts);
        const std::int64_t absent = std::ssize(keys) - there;
        found.total = are_all ? there : std::max(there, rows_of_things(cache_, grouping) - absent);
        return found;
    }

    // One more than there is room for tells that there are more.
    std::vector<std::int64_t> load_keys(const char* sql, const char* table, int room) {
        Query row = cache_.query(sql, table);
        row.bind(std::int64_t{room} + 1);
        std::vector<std::int64_t> keys;
        while (row.next())
            keys.push_back(row.integer(0));
        return keys;
    }

    // People are many: only some of those for whom there is room, and more where more are asked for.
    std::vector<std::int64_t> candidates(model::Grouping grouping, const RailThings& things, int room) {
        const bool are_people = grouping == model::Grouping::participant;
        const int of_source = are_people ? std::max(max_candidates, room / 6) : room;
        std::set<std::int64_t> keys;
        for (const std::vector<index::Series>& kinds : {things.events, things.utterances})
            for (const index::Series kind : kinds)
                for (const std::int64_t key : busiest_overall(cache_, kind, of_source))
                    keys.insert(key);
        std::vector<KeyCount> there = count_keys(load_membership(rows_, grouping));
        if (are_people) add_seen_in_photos(rows_, &there);
        std::stable_sort(there.begin(), there.end(),
                         [](const KeyCount& a, const KeyCount& b) { return a.events > b.events; });
        const std::size_t some = at_most(are_people ? of_source : max_candidates);
        for (std::size_t i = 0; i < std::min(some, there.size()); ++i)
            keys.insert(there[i].key);
        return {keys.begin(), keys.end()};
    }

    KeyCount count_in_span(const RailThings& things, model::Grouping grouping, std::int64_t key) {
        index::Storage& storage = cache_.storage();
        storage.check_cancelled();
        const auto count = [&](const std::vector<index::Series>& kinds) {
            std::int64_t entries = 0;
            for (const index::Series kind : kinds)
                entries += index::count_in_span(storage, {{kind, key}}, query_.span);
            return entries;
        };
        KeyCount counted{key, count(things.events), count(things.utterances)};
        if (grouping == model::Grouping::participant && counted.events + counted.utterances == 0)
            counted.events = count_seen_in_photos(cache_, key, query_.span);
        return counted;
    }

    // Candidates: who takes part in the heaviest events, and the busiest of the whole database. Each counted
    // exactly. Of lanes further down as many again are sought, and again: they come after those before them,
    // so that each lane keeps its place however far down is looked.
    std::vector<KeyCount> busiest(model::Grouping grouping) {
        const GroupSeries group = series_of(grouping);
        const int steps =
            1 + (std::clamp(query_.first_lane, 0, max_first_lane) + max_candidates - 1) / max_candidates;
        std::vector<KeyCount> there = count_keys(load_membership(rows_, grouping));
        std::stable_sort(there.begin(), there.end(),
                         [](const KeyCount& a, const KeyCount& b) { return a.events > b.events; });
        std::vector<std::vector<std::int64_t>> sources(1);
        for (const KeyCount& key : there)
            sources.front().push_back(key.key);
        for (const index::Series kind : {group.utterances, group.events})
            sources.push_back(busiest_overall(cache_, kind, steps * max_candidates));
        std::set<std::int64_t> known;
        std::vector<KeyCount> counts;
        for (int step = 0; step < steps; ++step) {
            const auto before = std::ssize(counts);
            for (const std::vector<std::int64_t>& source : sources)
                for (int i = step * max_candidates; i < (step + 1) * max_candidates; ++i) {
                    if (i >= std::ssize(source)) break;
                    const std::int64_t key = source[static_cast<std::size_t>(i)];
                    if (known.insert(key).second) add_count(group, key, &counts);
                }
            std::sort(counts.begin() + before, counts.end(), is_busier);
        }
        return counts;
    }

    void add_count(const GroupSeries& group, std::int64_t key, std::vector<KeyCount>* counts) {
        index::Storage& storage = cache_.storage();
        storage.check_cancelled();
        const KeyCount count{key, index::count_in_span(storage, {{group.events, key}}, query_.span),
                             index::count_in_span(storage, {{group.utterances, key}}, query_.span)};
        if (count.events + count.utterances > 0) counts->push_back(count);
    }

    void add_lanes_of(const std::vector<KeyCount>& keys) {
        const GroupSeries group = series_of(query_.grouping);
        window_->total_lanes = query_.grouping == model::Grouping::participant
                                   ? load_row_count(cache_.connection(), rows_of_participant)
                                   : count_keys_of(cache_, group.events);
        window_->total_lanes = std::max(window_->total_lanes, static_cast<std::int64_t>(keys.size()));
        add_empty_lanes(cache_, keys, window_);
        if (window_->lanes.empty()) return; // only their number is asked for
        // What is not shown, the density tells: presences and marks share the room.
        const int most = std::max(query_.max_marks / 2, 1);
        const int max_of_lane = std::max(4 * most / std::max(static_cast<int>(window_->lanes.size()), 1), 1);
        std::vector<OnLane> presences;
        std::vector<OnLane> marks;
        for (std::size_t i = 0; i < window_->lanes.size(); ++i) {
            model::Lane& lane = window_->lanes[i];
            const index::RangeResult events = ask({group.events, lane.key.id}, lane.events, max_of_lane);
            lane.density = events.density.counts();
            add_on_lane(i, events.heaviest, &presences);
            if (lane.utterances == 0) continue;
            const index::RangeResult said =
                ask({group.utterances, lane.key.id}, lane.utterances, max_of_lane);
            lane.said = said.density.counts();
            lane.said_begun = said.density.begun();
            add_on_lane(i, said.heaviest, &marks);
        }
        show_presences(cache_, keep_heaviest(std::move(presences), most), window_);
        show_marks(cache_, keep_heaviest(std::move(marks), most), window_);
    }

    static void add_on_lane(std::size_t lane, const std::vector<index::Entry>& entries,
                            std::vector<OnLane>* all) {
        for (const index::Entry& entry : entries)
            all->push_back({lane, entry.weight, entry.span.start_tick, entry.id});
    }

    const Passing& passing_;
    VisibleRows& rows_;
    EntityCache& cache_;
    const AnswerLimits& limits_;
    model::Window* window_;
    const model::WindowQuery& query_;
};

} // namespace

void fill_of_all(const Passing& passing, VisibleRows& rows, const AnswerLimits& limits,
                 model::Window* window) {
    WindowOfAll(passing, rows, limits, window).fill();
}

} // namespace dateline::store
