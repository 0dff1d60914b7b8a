#include <algorithm>
#include <map>
#include <unordered_map>

#include "index/histogram.h"
#include "index/top_k.h"
#include "store/sqlite/visible_rows.h"
#include "store/sqlite/window_parts.h"

namespace dateline::store {
namespace {

constexpr std::int64_t max_id = std::int64_t{1} << 62U;

// The density of all events in view, and the heaviest in full.
void add_events(VisibleRows& rows, model::Window* window) {
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

// For each participant in view, the event at which the title to show was held: the latest with a title.
std::unordered_map<std::int64_t, std::pair<std::int64_t, std::int64_t>> latest_titles(VisibleRows& rows) {
    std::unordered_map<std::int64_t, std::pair<std::int64_t, std::int64_t>> latest; // to start and event
    Query titled = rows.query(
        "SELECT p.event, p.participant, v.start_ms FROM temp.view_event v CROSS JOIN participation p "
        "ON p.event = v.id WHERE p.title <> '{}'",
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
    Query row = cache.query("SELECT id, kind, description, portrait, size FROM participant WHERE id = ?",
                            "participant");
    if (row.bind(key.key).next()) {
        rail.kind = row.choice(1, model::ParticipantKind::group);
        rail.title = row.local_text(2);
        rail.portrait = {row.optional_integer(3).value_or(0)};
        rail.size = row.optional_number(4, 0, 2'000'000'000);
    }
    Query title = cache.query(
        "SELECT event, title FROM participation WHERE event = ? AND participant = ? AND title <> '{}' "
        "ORDER BY position LIMIT 1",
        "participation");
    if (titled_event != 0 && title.bind(titled_event).bind(key.key).next()) rail.title = title.local_text(1);
    return rail;
}

} // namespace

void add_event_items(EntityCache& cache, std::vector<index::Entry> heaviest, model::Window* window) {
    index::keep_top_k_shown(&heaviest, window->query.span, at_most(window->query.max_events));
    std::sort(heaviest.begin(), heaviest.end(), [](const index::Entry& a, const index::Entry& b) {
        return a.span.start_ms != b.span.start_ms ? a.span.start_ms < b.span.start_ms : a.id < b.id;
    });
    for (const index::Entry& entry : heaviest) {
        cache.connection().look_at_stop();
        if (auto item = cache.event_item({entry.id})) window->events.push_back(*std::move(item));
    }
}

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

void show_coverage(EntityCache& cache, const std::vector<std::int64_t>& articles, model::Window* window) {
    Query row = cache.query(
        "SELECT a.id, a.outlet, a.start_ms, a.end_ms, a.precision, (SELECT c.event FROM coverage c "
        "CROSS JOIN event e ON e.id = c.event WHERE c.article = a.id ORDER BY e.start_ms IS NULL, "
        "e.start_ms, e.id LIMIT 1) FROM article a WHERE a.id = ?",
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

void add_coverage(VisibleRows& rows, model::Window* window) {
    index::Histogram density(window->query.span, window->query.buckets);
    std::map<std::int64_t, std::int64_t> by_outlet;
    std::vector<std::pair<std::int64_t, std::int64_t>> dated; // start and id
    {
        Query all = rows.query("SELECT id, outlet, start_ms, end_ms FROM temp.view_article WHERE start_ms IS "
                               "NULL OR (start_ms < ?1 AND (end_ms > ?2 OR start_ms >= ?2))",
                               "article");
        const base::TickSpan in_view = base::ticks_of(window->query.span);
        all.bind(in_view.end_ms).bind(in_view.start_ms);
        while (all.next()) {
            ++window->total_articles;
            ++by_outlet[all.integer(1)];
            if (all.is_null(2)) continue;
            const base::TickSpan span = all.ticks(2);
            density.add(span);
            dated.emplace_back(span.start_ms, all.integer(0));
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

namespace {

void fill_window(FilteredSet& filtered, VisibleRows& rows, model::Window* window) {
    rows.cache().connection().look_at_stop();
    const model::Filter& filter = window->query.filter;
    const std::int64_t max_looked_at = filtered.limits().max_looked_at;
    const std::optional<IndexPlan> selection = index_plan_of(rows.cache(), filter);
    if (selection ? fill_from_tiles(rows, max_looked_at, *selection, window)
                  : fill_from_sets(rows, max_looked_at, filtered.result(filter), window))
        return;
    add_events(rows, window);
    Query utterances = rows.query("SELECT count(*) FROM temp.view_utterance", "utterance");
    if (utterances.next()) window->total_utterances = utterances.integer(0);
    const Membership participants = load_membership(rows, model::Grouping::participant);
    const std::vector<KeyCount> people = count_keys(participants);
    add_rail(rows, people, window);
    add_coverage(rows, window);
    add_lanes_of_view(rows, participants, people, window);
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
