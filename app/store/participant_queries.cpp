#include <algorithm>

#include "store/details.h"
#include "store/view.h"
#include "store/window_parts.h"

namespace dateline::store {
namespace {

void add_titles(Reader& reader, model::ParticipantView* view) {
    Query row = reader.query(
        "SELECT p.event, p.title, e.date, e.utc_offset_minutes FROM participation p CROSS JOIN event e ON "
        "e.id = p.event WHERE p.participant = ? AND p.title <> '{}' ORDER BY e.start_ms IS NULL, "
        "e.start_ms, e.id",
        "participation");
    row.bind(view->id);
    while (row.next() && view->titles.size() < most_listed) {
        model::LocalText title = row.local_text(1);
        if (!view->titles.empty() && view->titles.back().title == title) continue;
        const int offset = row.optional_number(3, -1440, 1440).value_or(reader.utc_offset_minutes());
        view->titles.push_back({model::EventId{row.integer(0)}, row.date(2, offset), std::move(title)});
    }
}

// Where they take part or speak, each event once.
constexpr const char* appearances = "(SELECT event FROM participation WHERE participant = ?1 UNION SELECT "
                                    "event FROM utterance WHERE speaker = ?1)";

void add_appearances(Reader& reader, model::Page page, model::ParticipantView* view) {
    const std::string total_sql = std::string("SELECT count(*) FROM ") + appearances;
    Query total = reader.query(total_sql.c_str(), "participation");
    if (total.bind(view->id).next()) view->total_events = total.integer(0);
    const std::string events_sql = std::string("SELECT e.id FROM ") + appearances +
                                   " a CROSS JOIN event e ON e.id = a.event ORDER BY "
                                   "e.start_ms IS NULL, e.start_ms, e.id LIMIT ?2 OFFSET ?3";
    Query events = reader.query(events_sql.c_str(), "participation");
    events.bind(view->id).bind(std::clamp(page.limit, 0, most_listed)).bind(std::max(page.offset, 0));
    for (const auto id : read_ids<model::EventId>(&events))
        if (auto item = reader.event_item(id)) view->events.push_back(*std::move(item));
}

void add_sparkline(Reader& reader, model::ParticipantView* view) {
    constexpr int buckets = 48;
    Density sparkline(database_extent(reader), buckets);
    const auto add = [&](Query* starts) {
        while (starts->next()) {
            const std::int64_t start = starts->integer(1, base::earliest_ms, base::latest_ms);
            sparkline.add({start, start});
        }
    };
    const std::string events_sql = std::string("SELECT e.id, e.start_ms FROM ") + appearances +
                                   " a CROSS JOIN event e ON e.id = a.event "
                                   "WHERE e.start_ms IS NOT NULL";
    Query events = reader.query(events_sql.c_str(), "event");
    events.bind(view->id);
    add(&events);
    Query utterances = reader.query(
        "SELECT id, start_ms FROM utterance WHERE speaker = ? AND start_ms IS NOT NULL", "utterance");
    utterances.bind(view->id);
    add(&utterances);
    view->sparkline = sparkline.counts();
}

void add_words(Reader& reader, model::EventId first_event, model::Page page, model::ParticipantView* view) {
    Query total = reader.query("SELECT count(*) FROM utterance WHERE speaker = ?", "utterance");
    if (total.bind(view->id).next()) view->total_utterances = total.integer(0);
    Query utterances =
        reader.query("SELECT u.id FROM utterance u CROSS JOIN event e ON e.id = u.event WHERE u.speaker = ?1 "
                     "ORDER BY u.event <> ?2, e.start_ms IS NULL, e.start_ms, e.id, u.ordinal, u.id LIMIT ?3 "
                     "OFFSET ?4",
                     "utterance");
    utterances.bind(view->id)
        .bind(first_event)
        .bind(std::clamp(page.limit, 0, most_listed))
        .bind(std::max(page.offset, 0));
    view->utterances = load_utterances(reader, read_ids<model::UtteranceId>(&utterances));
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
    add_titles(reader, &view);
    add_appearances(reader, page, &view);
    add_sparkline(reader, &view);
    add_words(reader, first_event, page, &view);
    Query photos = reader.query(
        "SELECT DISTINCT photo FROM region WHERE participant = ? ORDER BY photo LIMIT ?", "region");
    photos.bind(id).bind(most_listed);
    add_photos(reader, &photos, &view.photos);
    return view;
}

} // namespace dateline::store
