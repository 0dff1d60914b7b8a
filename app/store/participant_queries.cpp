#include <algorithm>

#include "store/details.h"
#include "store/timeline_order.h"
#include "store/timeline_query.h"
#include "store/timeline_rows.h"
#include "store/window_parts.h"

namespace dateline::store {
namespace {

// What one person takes part in, or says, may be a tenth of a large database: of that only a page is looked
// at, in the order in which the timeline's entries lie, and counts come from its totals and tiles.
SeriesKey events_of(model::ParticipantId id) {
    return {Series::events_by_participant, id.value};
}
SeriesKey utterances_of(model::ParticipantId id) {
    return {Series::utterances_by_speaker, id.value};
}

// Calls visit(event) for the events in which they take part or speak, by date, those without one last, until
// it says false.
template<class Visit> void visit_appearances(Reader& reader, model::ParticipantId id, Visit visit) {
    const SeriesKey series = events_of(id);
    const TimelineTotal total = load_total(reader.connection(), series);
    EntriesInOrder dated(reader.connection(), series, levels_of(total.levels));
    while (const std::optional<Entry> entry = dated.next()) {
        reader.connection().look_at_stop();
        if (!visit(model::EventId{entry->id})) return;
    }
    Query undated = reader.query("SELECT id FROM timeline_entry WHERE kind = ? AND key = ? AND level = -1 "
                                 "ORDER BY start_ms, id",
                                 "timeline_entry");
    undated.bind(static_cast<int>(series.kind)).bind(series.key);
    while (undated.next())
        if (!visit(model::EventId{undated.integer(0)})) return;
}

// The part of a list that a page is.
class PageOf {
  public:
    explicit PageOf(model::Page page)
        : skipped_(std::max(page.offset, 0)), left_(std::clamp(page.limit, 0, most_listed)) {}
    bool is_full() const { return left_ == 0; }
    bool takes() { // the next of the list
        if (skipped_ > 0) {
            --skipped_;
            return false;
        }
        return left_ > 0 && left_-- > 0;
    }

  private:
    int skipped_, left_;
};

void add_appearances(Reader& reader, model::Page page, model::ParticipantView* view) {
    const TimelineTotal total = load_total(reader.connection(), events_of(view->id));
    view->total_events = total.dated + total.undated;
    PageOf part(page);
    std::vector<model::EventId> events;
    visit_appearances(reader, view->id, [&](model::EventId event) {
        if (part.takes()) events.push_back(event);
        return !part.is_full();
    });
    for (const model::EventId event : events)
        if (auto item = reader.event_item(event)) view->events.push_back(*std::move(item));
}

// Of more than are listed, the heaviest of each stretch of time.
std::vector<model::EventId> events_with_titles(Reader& reader, const model::ParticipantView& view) {
    std::vector<model::EventId> events;
    if (view.total_events <= most_listed) {
        visit_appearances(reader, view.id, [&](model::EventId event) {
            events.push_back(event);
            return true;
        });
        return events;
    }
    const TimelineQuestion question{{base::earliest_ms, base::latest_ms}, most_listed};
    std::vector<Entry> entries =
        ask_timeline(reader.connection(), {events_of(view.id)}, question, 0).heaviest;
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return a.span.start_ms != b.span.start_ms ? a.span.start_ms < b.span.start_ms : a.id < b.id;
    });
    for (const Entry& entry : entries)
        events.push_back({entry.id});
    return events;
}

void add_titles(Reader& reader, model::ParticipantView* view) {
    Query row = reader.query(
        "SELECT p.event, p.title, e.date, e.utc_offset_minutes FROM participation p CROSS JOIN event e ON "
        "e.id = p.event WHERE p.event = ? AND p.participant = ? AND p.title <> '{}' ORDER BY p.position",
        "participation");
    for (const model::EventId event : events_with_titles(reader, *view)) {
        row.bind(event).bind(view->id);
        while (row.next()) {
            model::LocalText title = row.local_text(1);
            if (!view->titles.empty() && view->titles.back().title == title) continue;
            const int offset = row.optional_number(3, -1440, 1440).value_or(reader.utc_offset_minutes());
            view->titles.push_back({event, row.date(2, offset), std::move(title)});
        }
        row.rewind();
    }
}

void add_sparkline(Reader& reader, model::ParticipantView* view) {
    constexpr int parts = 48;
    const base::Span extent = database_extent(reader);
    view->sparkline = count_starts(reader.connection(), events_of(view->id), extent, parts);
    const std::vector<std::uint32_t> said =
        count_starts(reader.connection(), utterances_of(view->id), extent, parts);
    for (std::size_t i = 0; i < said.size(); ++i)
        view->sparkline[i] += said[i];
}

// Few are sorted; of many, the events are asked one after the other until the page is full.
std::vector<model::UtteranceId> few_words(Reader& reader, model::ParticipantId id, model::EventId first_event,
                                          model::Page page) {
    Query utterances =
        reader.query("SELECT u.id FROM utterance u CROSS JOIN event e ON e.id = u.event WHERE u.speaker = ?1 "
                     "ORDER BY u.event <> ?2, e.start_ms IS NULL, e.start_ms, e.id, u.ordinal, u.id LIMIT ?3 "
                     "OFFSET ?4",
                     "utterance");
    utterances.bind(id).bind(first_event);
    utterances.bind(std::clamp(page.limit, 0, most_listed)).bind(std::max(page.offset, 0));
    return read_ids<model::UtteranceId>(&utterances);
}

std::vector<model::UtteranceId> many_words(Reader& reader, model::ParticipantId id,
                                           model::EventId first_event, model::Page page) {
    PageOf part(page);
    std::vector<model::UtteranceId> utterances;
    const auto add_said_at = [&](model::EventId event) {
        Query said = reader.query(
            "SELECT id FROM utterance WHERE speaker = ? AND event = ? ORDER BY ordinal, id", "utterance");
        said.bind(id).bind(event);
        while (said.next())
            if (part.takes()) utterances.push_back({said.integer(0)});
        return !part.is_full();
    };
    if (add_said_at(first_event))
        visit_appearances(reader, id,
                          [&](model::EventId event) { return event == first_event || add_said_at(event); });
    return utterances;
}

void add_words(Reader& reader, model::EventId first_event, model::Page page, model::ParticipantView* view) {
    const TimelineTotal total = load_total(reader.connection(), utterances_of(view->id));
    view->total_utterances = total.dated + total.undated;
    const bool few = view->total_utterances <= reader.most_looked_at;
    view->utterances =
        load_utterances(reader, (few ? few_words : many_words)(reader, view->id, first_event, page));
}

} // namespace

std::optional<model::ParticipantView> load_participant(Reader& reader, model::ParticipantId id,
                                                       model::EventId first_event, model::Page page) {
    model::ParticipantView view;
    {
        Query row =
            reader.query("SELECT id, slug, kind, description, portrait, size FROM participant WHERE id = ?",
                         "participant");
        if (!row.bind(id).next()) return std::nullopt;
        view.id = id;
        view.slug = row.text(1);
        view.kind = row.choice(2, model::ParticipantKind::group);
        view.description = row.local_text(3);
        view.portrait = {row.optional_integer(4).value_or(0)};
        view.size = row.optional_number(5, 0, 2'000'000'000);
    }
    view.names = load_names(reader.connection(), id.value);
    view.name = shown_names(view.names);
    add_appearances(reader, page, &view);
    add_titles(reader, &view);
    add_sparkline(reader, &view);
    add_words(reader, first_event, page, &view);
    Query photos = reader.query(
        "SELECT DISTINCT photo FROM region WHERE participant = ? ORDER BY photo LIMIT ?", "region");
    photos.bind(id).bind(most_listed);
    add_photos(reader, &photos, &view.photos);
    return view;
}

} // namespace dateline::store
