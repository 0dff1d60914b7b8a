#include <algorithm>

#include "store/details.h"

namespace dateline::store {
namespace {

model::Tag event_tag(Reader& reader, model::EventId id) {
    return {id, reader.event_title(id)};
}

void add_place(Reader& reader, model::PlaceId id, model::EventView* view) {
    view->place = model::Tag{id, reader.place_name(id)};
    Query row = reader.query("SELECT latitude, longitude FROM place WHERE id = ?", "place");
    if (!row.bind(id).next()) return;
    view->latitude = row.optional_real(0);
    view->longitude = row.optional_real(1);
}

void add_relations(Reader& reader, const Query& row, model::EventView* view) {
    if (const auto place = row.optional_integer(5)) add_place(reader, {*place}, view);
    if (const auto within = row.optional_integer(6)) view->within = event_tag(reader, {*within});
    Query parts = reader.query(
        "SELECT id FROM event WHERE within = ? ORDER BY start_ms IS NULL, start_ms, id LIMIT ?", "event");
    parts.bind(view->item.id).bind(most_listed);
    for (const auto part : read_ids<model::EventId>(&parts))
        view->parts.push_back(event_tag(reader, part));
    Query topics =
        reader.query("SELECT topic FROM event_topic WHERE event = ? ORDER BY position", "event_topic");
    topics.bind(view->item.id);
    for (const auto topic : read_ids<model::TopicId>(&topics))
        view->topics.push_back({topic, reader.topic_name(topic)});
}

void add_participations(Reader& reader, model::EventView* view) {
    Query row = reader.query(
        "SELECT p.event, p.participant, p.role, p.title, p.note, q.portrait, q.size, (SELECT count(*) "
        "FROM utterance u WHERE u.speaker = p.participant AND u.event = p.event) FROM participation p "
        "CROSS JOIN participant q ON q.id = p.participant WHERE p.event = ? ORDER BY p.position LIMIT ?",
        "participation");
    row.bind(view->item.id).bind(most_listed);
    while (row.next()) {
        model::ParticipationItem item;
        item.participant = {row.integer(1)};
        item.name = reader.participant_name(item.participant);
        item.role = row.text(2);
        item.title = row.local_text(3);
        item.note = row.local_text(4);
        item.portrait = {row.optional_integer(5).value_or(0)};
        item.size = row.optional_number(6, 0, 2'000'000'000);
        item.utterances = row.number(7, 0, 2'000'000'000);
        view->participations.push_back(std::move(item));
    }
}

void add_articles(Reader& reader, model::EventView* view) {
    Query covering = reader.query(
        "SELECT a.id FROM coverage c CROSS JOIN article a ON a.id = c.article WHERE c.event = ? GROUP "
        "BY a.id ORDER BY a.start_ms IS NULL, a.start_ms, min(c.position) LIMIT ?",
        "coverage");
    covering.bind(view->item.id).bind(most_listed);
    for (const auto id : read_ids<model::ArticleId>(&covering))
        if (auto article = reader.article_item(id)) view->articles.push_back(*std::move(article));
}

// Claims that answer the same question stand together, in the order in which the questions came.
void add_claims(Reader& reader, model::EventView* view) {
    Query row = reader.query(
        "SELECT event, about, label, value, article FROM claim WHERE event = ? ORDER BY position LIMIT ?",
        "claim");
    row.bind(view->item.id).bind(most_listed);
    std::vector<std::string> questions;
    while (row.next()) {
        model::ClaimItem claim{row.text(1), row.local_text(2), row.local_text(3), {}, {}};
        if (const auto article = row.optional_integer(4)) {
            claim.article = {*article};
            claim.outlet_name = reader.outlet_name_of(claim.article);
        }
        if (std::find(questions.begin(), questions.end(), claim.about) == questions.end())
            questions.push_back(claim.about);
        view->claims.push_back(std::move(claim));
    }
    const auto place = [&](const model::ClaimItem& claim) {
        return std::find(questions.begin(), questions.end(), claim.about);
    };
    std::stable_sort(
        view->claims.begin(), view->claims.end(),
        [&](const model::ClaimItem& a, const model::ClaimItem& b) { return place(a) < place(b); });
}

} // namespace

void add_photos(Reader& reader, Query* ids, std::vector<model::PhotoView>* photos) {
    for (const auto id : read_ids<model::PhotoId>(ids))
        if (auto photo = load_photo(reader, id)) photos->push_back(*std::move(photo));
}

std::optional<model::EventView> load_event(Reader& reader, model::EventId id) {
    std::optional<model::EventItem> item = reader.event_item(id);
    if (!item) return std::nullopt;
    model::EventView view;
    view.item = *std::move(item);
    {
        Query row = reader.query(
            "SELECT id, slug, summary, note, confidence, place, within FROM event WHERE id = ?", "event");
        if (!row.bind(id).next()) return std::nullopt;
        view.slug = row.text(1);
        view.summary = row.local_text(2);
        view.note = row.local_text(3);
        view.confidence = row.choice(4, model::Confidence::low);
        add_relations(reader, row, &view);
    }
    add_participations(reader, &view);
    Query utterances =
        reader.query("SELECT id FROM utterance WHERE event = ? ORDER BY ordinal, id LIMIT ?", "utterance");
    utterances.bind(id).bind(most_listed);
    view.utterances = load_utterances(reader, read_ids<model::UtteranceId>(&utterances));
    add_articles(reader, &view);
    add_claims(reader, &view);
    Query photos = reader.query("SELECT id FROM photo WHERE event = ? ORDER BY id LIMIT ?", "photo");
    photos.bind(id).bind(most_listed);
    add_photos(reader, &photos, &view.photos);
    return view;
}

std::optional<model::ArticleView> load_article(Reader& reader, model::ArticleId id) {
    std::optional<model::ArticleItem> item = reader.article_item(id);
    if (!item) return std::nullopt;
    model::ArticleView view;
    view.item = *std::move(item);
    Query row = reader.query(
        "SELECT a.id, a.note, ifnull(b.text, '') FROM article a LEFT JOIN article_body b ON b.article = "
        "a.id WHERE a.id = ?",
        "article");
    if (row.bind(id).next()) {
        view.note = row.local_text(1);
        view.body = row.text(2);
    }
    Query events = reader.query(
        "SELECT e.id FROM coverage c CROSS JOIN event e ON e.id = c.event WHERE c.article = ? GROUP BY "
        "e.id ORDER BY e.start_ms IS NULL, e.start_ms, e.id LIMIT ?",
        "coverage");
    events.bind(id).bind(most_listed);
    for (const auto event : read_ids<model::EventId>(&events))
        view.events.push_back(event_tag(reader, event));
    Query utterances = reader.query(
        "SELECT u.id FROM quote q CROSS JOIN utterance u ON u.id = q.utterance CROSS JOIN event e "
        "ON e.id = u.event WHERE q.article = ? GROUP BY u.id ORDER BY e.start_ms IS NULL, "
        "e.start_ms, e.id, u.ordinal, u.id LIMIT ?",
        "quote");
    utterances.bind(id).bind(most_listed);
    view.utterances = load_utterances(reader, read_ids<model::UtteranceId>(&utterances));
    return view;
}

std::optional<model::PhotoView> load_photo(Reader& reader, model::PhotoId id) {
    Query row = reader.query(
        "SELECT id, slug, file, caption, alt, credit, licence, taken, illustration, event FROM photo WHERE "
        "id = ?",
        "photo");
    if (!row.bind(id).next()) return std::nullopt;
    model::PhotoView view;
    view.id = id;
    view.slug = row.text(1);
    view.file = row.text(2);
    view.caption = row.local_text(3);
    view.alt = row.local_text(4);
    view.credit = row.text(5);
    view.licence = row.text(6);
    view.taken = row.text(7);
    view.illustration = row.flag(8);
    if (const auto event = row.optional_integer(9)) {
        view.event = {*event};
        view.event_title = reader.event_title(view.event);
    }
    view.regions = reader.regions(id);
    return view;
}

} // namespace dateline::store
