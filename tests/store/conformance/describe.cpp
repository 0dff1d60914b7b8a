#include "store/conformance/describe.h"

#include <algorithm>
#include <iomanip>
#include <sstream>
#include <vector>

namespace dateline::store::test {
namespace {

void add(std::ostream& out, const char* name, const std::vector<std::uint32_t>& counts) {
    out << name;
    for (const std::uint32_t count : counts)
        out << ' ' << count;
    out << '\n';
}

void add(std::ostream& out, Store& store, const model::EventItem& item) {
    out << "  event " << store.slug_of(item.id) << ' ' << item.date.text << " weight " << item.weight << ": "
        << item.utterances << " utterances, " << item.participants << " participants, " << item.articles
        << " articles, " << item.photos << " photos; place";
    for (const auto& [tag, name] : item.place.by_language)
        out << ' ' << tag << '=' << name;
    out << "; title";
    for (const auto& [tag, title] : item.title.by_language)
        out << ' ' << tag << '=' << title;
    out << "; there";
    for (const auto& id : item.participant_ids)
        out << ' ' << store.slug_of(id);
    out << '\n';
}

} // namespace

std::string describe(Store& store, const model::Window& window) {
    std::ostringstream out;
    out << std::setprecision(17);
    out << window.total_events << " events, " << window.total_utterances << " utterances, "
        << window.total_participants << " participants, " << window.total_articles << " articles, "
        << window.total_lanes << " lanes, " << window.total_topics << " topics, " << window.total_outlets
        << " outlets\n";
    add(out, "density", window.density);
    add(out, "begun", window.begun);
    for (const model::EventItem& item : window.events)
        add(out, store, item);
    for (const model::Lane& lane : window.lanes) {
        out << "lane " << model::kind_name(lane.key.kind) << ' ' << store.slug_of(lane.key) << ": "
            << lane.events << " events, " << lane.utterances << " utterances\n";
        add(out, " density", lane.density);
        add(out, " said", lane.said);
        for (const model::Presence& presence : lane.presences)
            out << "  at " << store.slug_of(presence.event) << ' ' << presence.span.start_ms << ".."
                << presence.span.end_ms << '\n';
        std::vector<std::string> marks; // in which order depends on more than the records say
        for (const model::Mark& mark : lane.marks)
            marks.push_back("  said " + store.slug_of(mark.id) + " at " + store.slug_of(mark.event) + ", " +
                            std::to_string(mark.order) + '\n');
        std::sort(marks.begin(), marks.end());
        for (const std::string& mark : marks)
            out << mark;
    }
    for (const model::RailParticipant& person : window.participants)
        out << "rail " << store.slug_of(person.id) << ": " << person.utterances << " utterances, "
            << person.events << " events\n";
    for (const auto* items : {&window.topics, &window.outlets})
        for (const model::RailItem& item : *items)
            out << "rail " << store.slug_of(item.key) << ": " << item.count << '\n';
    add(out, "coverage", window.coverage_density);
    for (const model::CoverageMark& mark : window.coverage)
        out << "  article " << store.slug_of(mark.id) << " of " << store.slug_of(mark.outlet) << ' '
            << mark.published.start_ms << '\n';
    return out.str();
}

std::string describe(Store& /*store*/, const model::Overview& overview) {
    std::ostringstream out;
    out << std::setprecision(17);
    out << overview.extent.start_ms << ".." << overview.extent.end_ms << ' ' << overview.total_events
        << " dated, " << overview.total_undated << " undated"
        << (overview.has_dates_off_the_axis ? ", off the axis" : "") << '\n';
    add(out, "density", overview.density);
    return out.str();
}

std::string describe(Store& store, const model::Tray& tray) {
    std::ostringstream out;
    out << std::setprecision(17);
    out << tray.total << " undated\n";
    for (const model::TrayItem& item : tray.events)
        add(out, store, item.event);
    return out.str();
}

std::string describe_events(Store& store, const EventQuery& query) {
    std::ostringstream out;
    out << std::setprecision(17);
    const auto events = store.events(query);
    while (const auto item = events->next())
        add(out, store, *item);
    return out.str();
}

std::string describe_utterances(Store& store, model::EventId event, const model::Filter& filter) {
    std::ostringstream out;
    out << std::setprecision(17);
    const auto utterances = store.utterances(event, filter);
    while (const auto said = utterances->next())
        out << said->slug << " by " << store.slug_of(said->speaker) << ", " << said->order << '\n';
    return out.str();
}

} // namespace dateline::store::test
