#include <algorithm>
#include <unordered_map>

#include "store/view.h"
#include "store/window_parts.h"

namespace dateline::store {
namespace {

constexpr std::int64_t most_id = std::int64_t{1} << 62U;

struct Candidate {
    double weight = 0;
    std::int64_t start_ms = 0, id = 0;
};

bool heavier(const Candidate& a, const Candidate& b) {
    if (a.weight != b.weight) return a.weight > b.weight;
    if (a.start_ms != b.start_ms) return a.start_ms < b.start_ms;
    return a.id < b.id;
}

std::size_t at_most(int limit) {
    return static_cast<std::size_t>(std::max(limit, 0));
}

// The density of all events in view, and the heaviest in full.
void add_events(Reader& reader, model::Window* window) {
    Density density(window->query.span, window->query.buckets);
    std::vector<Candidate> candidates;
    {
        Query view = reader.query("SELECT id, start_ms, end_ms, weight FROM temp.view_event", "event");
        while (view.next()) {
            const base::Span span = view.span(1);
            density.add(span);
            candidates.push_back({view.real(3), span.start_ms, view.integer(0)});
        }
    }
    window->density = density.counts();
    window->total_events = static_cast<std::int64_t>(candidates.size());
    const std::size_t kept = std::min(candidates.size(), at_most(window->query.max_events));
    const auto border = candidates.begin() + static_cast<std::ptrdiff_t>(kept);
    std::partial_sort(candidates.begin(), border, candidates.end(), heavier);
    candidates.resize(kept);
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.start_ms != b.start_ms ? a.start_ms < b.start_ms : a.id < b.id;
    });
    for (const Candidate& candidate : candidates)
        if (auto item = reader.event_item({candidate.id})) window->events.push_back(*std::move(item));
}

void add_topics(Reader& reader, model::Window* window) {
    std::vector<KeyCount> topics = count_keys(load_membership(reader, model::Grouping::topic));
    const auto count = [](const KeyCount& key) { return key.events + key.utterances; };
    std::stable_sort(topics.begin(), topics.end(),
                     [&](const KeyCount& a, const KeyCount& b) { return count(a) > count(b); });
    if (topics.size() > at_most(window->query.max_rail)) topics.resize(at_most(window->query.max_rail));
    for (const KeyCount& topic : topics)
        window->topics.push_back(
            {model::TopicId{topic.key}, reader.topic_name(model::TopicId{topic.key}), count(topic)});
}

// For each participant in view, the event at which the title to show was held: the latest with a title.
std::unordered_map<std::int64_t, std::pair<std::int64_t, std::int64_t>> latest_titles(Reader& reader) {
    std::unordered_map<std::int64_t, std::pair<std::int64_t, std::int64_t>> latest; // to start and event
    Query titled = reader.query(
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

model::RailParticipant rail_participant(Reader& reader, const KeyCount& key, std::int64_t titled_event) {
    model::RailParticipant rail;
    rail.id = {key.key};
    rail.name = reader.participant_name(rail.id);
    rail.utterances = key.utterances;
    rail.events = key.events;
    Query row = reader.query("SELECT id, kind, description, portrait, size FROM participant WHERE id = ?",
                             "participant");
    if (row.bind(key.key).next()) {
        rail.kind = row.choice(1, model::ParticipantKind::group);
        rail.title = row.local_text(2);
        rail.portrait = {row.optional_integer(3).value_or(0)};
        rail.size = row.optional_number(4, 0, 2'000'000'000);
    }
    Query title = reader.query(
        "SELECT event, title FROM participation WHERE event = ? AND participant = ? AND title <> '{}' "
        "ORDER BY position LIMIT 1",
        "participation");
    if (titled_event != 0 && title.bind(titled_event).bind(key.key).next()) rail.title = title.local_text(1);
    return rail;
}

} // namespace

void add_rail(Reader& reader, const Membership& participants, model::Window* window) {
    std::vector<KeyCount> keys = count_keys(participants);
    window->total_participants = static_cast<std::int64_t>(keys.size());
    if (keys.size() > at_most(window->query.max_rail)) keys.resize(at_most(window->query.max_rail));
    const auto titles = latest_titles(reader);
    for (const KeyCount& key : keys) {
        const auto titled = titles.find(key.key);
        window->participants.push_back(
            rail_participant(reader, key, titled == titles.end() ? 0 : titled->second.second));
    }
    add_topics(reader, window);
}

void add_coverage(Reader& reader, model::Window* window) {
    Density density(window->query.span, window->query.buckets);
    std::unordered_map<std::int64_t, std::int64_t> by_outlet;
    {
        Query all = reader.query("SELECT id, outlet, start_ms, end_ms FROM temp.view_article", "article");
        while (all.next()) {
            ++window->total_articles;
            ++by_outlet[all.integer(1)];
            if (!all.is_null(2)) density.add(all.span(2));
        }
    }
    window->coverage_density = density.counts();
    Query marks = reader.query(
        "SELECT v.id, v.outlet, v.start_ms, v.end_ms, a.precision, (SELECT c.event FROM coverage c "
        "CROSS JOIN event e ON e.id = c.event WHERE c.article = v.id ORDER BY e.start_ms IS NULL, "
        "e.start_ms, e.id LIMIT 1) FROM temp.view_article v CROSS JOIN article a ON a.id = v.id WHERE "
        "v.start_ms IS NOT NULL ORDER BY v.start_ms, v.id LIMIT ?",
        "article");
    marks.bind(std::max(window->query.max_articles, 0));
    while (marks.next()) {
        model::CoverageMark mark;
        mark.id = {marks.integer(0)};
        mark.outlet = {marks.integer(1)};
        mark.outlet_name = reader.outlet_name(mark.outlet);
        mark.published = marks.span(2);
        mark.precision = marks.choice(4, base::Precision::unknown);
        mark.event = {marks.is_null(5) ? 0 : marks.integer(5, 0, most_id)};
        window->coverage.push_back(std::move(mark));
    }
    for (const auto& [outlet, count] : by_outlet)
        window->outlets.push_back(
            {model::OutletId{outlet}, reader.outlet_name(model::OutletId{outlet}), count});
    std::sort(window->outlets.begin(), window->outlets.end(),
              [](const model::RailItem& a, const model::RailItem& b) {
                  return a.count != b.count ? a.count > b.count : a.key.id < b.key.id;
              });
    if (window->outlets.size() > at_most(window->query.max_rail))
        window->outlets.resize(at_most(window->query.max_rail));
}

namespace {

void fill_window(Reader& reader, model::Window* window) {
    fill_view(reader, window->query.span, window->query.filter);
    add_events(reader, window);
    Query utterances = reader.query("SELECT count(*) FROM temp.view_utterance", "utterance");
    if (utterances.next()) window->total_utterances = utterances.integer(0);
    const Membership participants = load_membership(reader, model::Grouping::participant);
    add_rail(reader, participants, window);
    add_coverage(reader, window);
    if (window->query.grouping == model::Grouping::participant)
        add_lanes(reader, participants, window);
    else if (window->query.grouping != model::Grouping::none)
        add_lanes(reader, load_membership(reader, window->query.grouping), window);
}

} // namespace

model::Window load_window(Reader& reader, const model::WindowQuery& query) {
    model::Window window;
    window.query = query;
    try {
        fill_window(reader, &window);
    } catch (const Interrupted&) { // what is there so far
    }
    return window;
}

} // namespace dateline::store
