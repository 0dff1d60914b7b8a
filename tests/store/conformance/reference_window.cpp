// The window of the reference store: lanes, rail and coverage, all of it exact.
#include <algorithm>
#include <tuple>

#include "index/histogram.h"
#include "store/conformance/reference_store.h"

namespace dateline::store::test {
namespace {

using model::Grouping;
using model::Kind;

Kind kind_of(Grouping grouping) {
    switch (grouping) {
    case Grouping::topic:
        return Kind::topic;
    case Grouping::outlet:
        return Kind::outlet;
    case Grouping::place:
        return Kind::place;
    default:
        return Kind::participant;
    }
}

template<class List>
std::vector<std::uint32_t> density_of(const List& things, const model::WindowQuery& query) {
    index::Histogram density(query.span, query.buckets);
    for (const auto* thing : things)
        density.add(base::ticks_of(thing->span));
    return density.counts();
}

} // namespace

std::vector<ReferenceStore::KeyCount> ReferenceStore::counted(const InView& view, Grouping grouping,
                                                              const BruteForce& all) const {
    std::map<std::string, std::pair<std::set<const Event*>, std::set<const Utterance*>>> by_key;
    const auto is_shown = [&](const std::string& slug) { return !slug.empty(); };
    for (const Event& event : view.events) {
        Strings keys;
        if (grouping == Grouping::topic) keys = event.record->topics;
        if (grouping == Grouping::outlet) keys = all.outlets_of(*event.record);
        if (grouping == Grouping::place) keys = {event.record->place};
        if (grouping == Grouping::participant)
            for (const auto& there : event.record->participations)
                keys.push_back(there.participant);
        for (const std::string& key : keys)
            if (is_shown(key)) by_key[key].first.insert(&event);
    }
    for (const Utterance& said : view.utterances) {
        Strings keys;
        if (grouping == Grouping::topic) keys = said.record->topics;
        if (grouping == Grouping::outlet) keys = all.outlets_of(*said.record);
        if (grouping == Grouping::place) keys = {all.event(said.record->event).place};
        if (grouping == Grouping::participant) keys = BruteForce::speaker_of(*said.record);
        for (const std::string& key : keys) {
            if (!is_shown(key)) continue;
            by_key[key].second.insert(&said);
            if (grouping != Grouping::participant) continue;
            for (const Event& event : view.events) // who speaks at an event is present at it
                if (event.id == said.event) by_key[key].first.insert(&event);
        }
    }
    std::vector<KeyCount> counts;
    for (const auto& [slug, things] : by_key)
        counts.push_back({slug,
                          {things.first.begin(), things.first.end()},
                          {things.second.begin(), things.second.end()},
                          id_of(kind_of(grouping), slug)});
    std::sort(counts.begin(), counts.end(), [](const KeyCount& a, const KeyCount& b) {
        return std::tuple(b.utterances.size(), b.events.size(), a.id) <
               std::tuple(a.utterances.size(), a.events.size(), b.id);
    });
    return counts;
}

void ReferenceStore::add_lanes(const InView& view, const BruteForce& all, model::Window* window) const {
    const model::WindowQuery& query = window->query;
    if (query.grouping == Grouping::none) return;
    const std::vector<KeyCount> keys = counted(view, query.grouping, all);
    window->total_lanes = std::ssize(keys);
    for (const KeyCount& key : keys) {
        model::Lane lane;
        lane.key = {kind_of(query.grouping), key.id};
        lane.events = std::ssize(key.events);
        lane.utterances = std::ssize(key.utterances);
        lane.density = density_of(key.events, query);
        lane.said = density_of(key.utterances, query);
        for (const Event* event : key.events)
            lane.presences.push_back({{event->id}, event->span, {}});
        for (const Utterance* said : key.utterances) {
            model::Mark mark;
            mark.id = {said->id};
            mark.event = {said->event};
            mark.order = said->record->order;
            lane.marks.push_back(mark);
        }
        window->lanes.push_back(std::move(lane));
    }
}

void ReferenceStore::add_rail(const InView& view, const BruteForce& all, model::Window* window) const {
    std::set<std::string> known;
    for (const KeyCount& key : counted(view, Grouping::participant, all)) {
        known.insert(key.slug);
        model::RailParticipant person;
        person.id = {key.id};
        person.events = std::ssize(key.events);
        person.utterances = std::ssize(key.utterances);
        window->participants.push_back(person);
    }
    std::map<std::string, std::set<std::string>> seen; // in a photo of an event
    for (const auto& photo : records().photos)
        for (const Event& event : view.events)
            if (event.record->slug == photo.event)
                for (const auto& region : photo.regions)
                    if (!known.contains(region.participant)) seen[region.participant].insert(photo.event);
    for (const auto& [slug, at] : seen) {
        model::RailParticipant person;
        person.id = {id_of(Kind::participant, slug)};
        person.events = std::ssize(at);
        window->participants.push_back(person);
    }
    std::sort(window->participants.begin(), window->participants.end(), [](const auto& a, const auto& b) {
        return std::tuple(b.utterances, b.events, a.id) < std::tuple(a.utterances, a.events, b.id);
    });
    window->total_participants = std::ssize(window->participants);
    for (const KeyCount& key : counted(view, Grouping::topic, all))
        window->topics.push_back(
            {model::TopicId{key.id}, {}, std::ssize(key.events) + std::ssize(key.utterances)});
    std::stable_sort(window->topics.begin(), window->topics.end(),
                     [](const auto& a, const auto& b) { return a.count > b.count; });
    window->total_topics = std::ssize(window->topics);
}

void ReferenceStore::add_coverage(const InView& view, const BruteForce& all, model::Window* window) const {
    const base::Span& span = window->query.span;
    std::map<std::int64_t, std::int64_t> by_outlet;
    index::Histogram density(span, window->query.buckets);
    std::vector<std::pair<double, model::CoverageMark>> marks;
    for (const auto& article : records().articles) {
        if (!view.wish.outlets.empty() && !view.wish.outlets.contains(article.outlet)) continue;
        const auto published = all.span_of(article.published, std::nullopt);
        const auto covers = [&](const model::EventRecord& event) {
            return std::find(event.coverage.begin(), event.coverage.end(), article.slug) !=
                   event.coverage.end();
        };
        bool is_in = false;
        if (published) { // whatever of what passes it covers or prints
            const bool in_span = published->start_ms < span.end_ms &&
                                 (published->end_ms > span.start_ms || published->start_ms >= span.start_ms);
            const bool is_any = window->query.filter.empty();
            const auto prints = [&](const auto& u) {
                return all.passes(u, view.wish) &&
                       std::any_of(u.quotes.begin(), u.quotes.end(),
                                   [&](const auto& quote) { return quote.article == article.slug; });
            };
            is_in =
                in_span && (is_any ||
                            std::any_of(records().events.begin(), records().events.end(),
                                        [&](const auto& event) {
                                            return covers(event) && all.passes(event, view.wish);
                                        }) ||
                            std::any_of(records().utterances.begin(), records().utterances.end(), prints));
        } else {
            is_in = std::any_of(view.events.begin(), view.events.end(),
                                [&](const Event& event) { return covers(*event.record); });
        }
        if (!is_in) continue;
        ++window->total_articles;
        ++by_outlet[id_of(Kind::outlet, article.outlet)];
        if (!published) continue;
        density.add(base::ticks_of(*published));
        model::CoverageMark mark;
        mark.id = {id_of(Kind::article, article.slug)};
        mark.outlet = {id_of(Kind::outlet, article.outlet)};
        mark.published = *published;
        marks.emplace_back(published->start_ms, mark);
    }
    std::sort(marks.begin(), marks.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first, a.second.id) < std::pair(b.first, b.second.id);
    });
    for (const auto& mark : marks)
        window->coverage.push_back(mark.second);
    window->coverage_density = density.counts();
    for (const auto& [outlet, count] : by_outlet)
        window->outlets.push_back({model::OutletId{outlet}, {}, count});
    std::stable_sort(window->outlets.begin(), window->outlets.end(),
                     [](const auto& a, const auto& b) { return a.count > b.count; });
    window->total_outlets = std::ssize(window->outlets);
}

model::Window ReferenceStore::load_window(const model::WindowQuery& query, std::stop_token /*stop*/,
                                          const OnPartial& /*on_partial*/) {
    const BruteForce all(records());
    const InView view = look(query, all);
    model::Window window;
    window.query = query;
    index::Histogram density(query.span, query.buckets);
    for (const Event& event : view.events) {
        window.events.push_back(item_of(event));
        density.add(base::ticks_of(event.span));
    }
    window.density = density.counts();
    window.begun = density.begun();
    window.total_events = std::ssize(view.events);
    window.total_utterances = std::ssize(view.utterances);
    add_rail(view, all, &window);
    add_coverage(view, all, &window);
    add_lanes(view, all, &window);
    return window;
}

} // namespace dateline::store::test
