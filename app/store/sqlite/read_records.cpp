#include "store/sqlite/read_records.h"

#include <algorithm>
#include <utility>

#include "store/sqlite/connection.h"
#include "store/sqlite/entity_cache.h"
#include "store/sqlite/saved_views.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/snapshot.h"
#include "store/sqlite/sqlite_store.h"
#include "store/sqlite/upkeep.h"

namespace dateline::store {
namespace {

constexpr int most = 2'147'483'647;

std::string slug_of(Connection& connection, const char* sql, const char* table,
                    const std::optional<std::int64_t>& id) {
    if (!id) return {};
    Query row = connection.query(sql, table);
    if (!row.bind(*id).next())
        throw base::Error(base::Fault::input,
                          connection.path() + ": table " + table + " has no row " + std::to_string(*id) +
                              ", which another row names; run `dateline check` on the file");
    return row.text(0);
}

std::string place_slug(Connection& c, const std::optional<std::int64_t>& id) {
    return slug_of(c, "SELECT slug FROM place WHERE id = ?", "place", id);
}
std::string topic_slug(Connection& c, const std::optional<std::int64_t>& id) {
    return slug_of(c, "SELECT slug FROM topic WHERE id = ?", "topic", id);
}
std::string outlet_slug(Connection& c, const std::optional<std::int64_t>& id) {
    return slug_of(c, "SELECT slug FROM outlet WHERE id = ?", "outlet", id);
}
std::string participant_slug(Connection& c, const std::optional<std::int64_t>& id) {
    return slug_of(c, "SELECT slug FROM participant WHERE id = ?", "participant", id);
}
std::string article_slug(Connection& c, const std::optional<std::int64_t>& id) {
    return slug_of(c, "SELECT slug FROM article WHERE id = ?", "article", id);
}
std::string photo_slug(Connection& c, const std::optional<std::int64_t>& id) {
    return slug_of(c, "SELECT slug FROM photo WHERE id = ?", "photo", id);
}
std::string event_slug(Connection& c, const std::optional<std::int64_t>& id) {
    return slug_of(c, "SELECT slug FROM event WHERE id = ?", "event", id);
}

std::vector<model::Slug> read_topics(Connection& c, const char* sql, const char* table, std::int64_t owner) {
    std::vector<model::Slug> topics;
    Query row = c.query(sql, table);
    row.bind(owner);
    while (row.next())
        topics.push_back(topic_slug(c, row.integer(1)));
    return topics;
}

void read_places(Connection& c, UpkeepReader& upkeep, const RecordSink& sink) {
    Query row =
        c.query("SELECT id, slug, name, within, latitude, longitude FROM place ORDER BY slug", "place");
    while (row.next()) {
        model::PlaceRecord record{
            row.text(1),          row.local_text(2),   {}, place_slug(c, row.optional_integer(3)),
            row.optional_real(4), row.optional_real(5)};
        Query variants = c.query("SELECT place, text FROM place_variant WHERE place = ? ORDER BY position",
                                 "place_variant");
        variants.bind(row.integer(0));
        while (variants.next())
            record.variants.push_back(variants.text(1));
        record.upkeep = upkeep.read(IdKind::place, row.integer(0));
        sink.place(record);
    }
}

void read_topics(Connection& c, UpkeepReader& upkeep, const RecordSink& sink) {
    Query row = c.query("SELECT id, slug, name FROM topic ORDER BY slug", "topic");
    while (row.next())
        sink.topic({row.text(1), row.local_text(2), upkeep.read(IdKind::topic, row.integer(0))});
}

void read_outlets(Connection& c, UpkeepReader& upkeep, const RecordSink& sink) {
    Query row = c.query("SELECT id, slug, name, url FROM outlet ORDER BY slug", "outlet");
    while (row.next())
        sink.outlet(
            {row.text(1), row.local_text(2), row.text(3), upkeep.read(IdKind::outlet, row.integer(0))});
}

void read_participants(Connection& c, UpkeepReader& upkeep, const RecordSink& sink) {
    Query row = c.query("SELECT id, slug, kind, description, portrait, size FROM participant ORDER BY slug",
                        "participant");
    while (row.next()) {
        model::ParticipantRecord record;
        record.slug = row.text(1);
        record.kind = row.choice(2, model::ParticipantKind::group);
        record.names = load_names(c, row.integer(0));
        record.description = row.local_text(3);
        record.portrait = photo_slug(c, row.optional_integer(4));
        record.size = row.optional_number(5, 0, most);
        record.upkeep = upkeep.read(IdKind::participant, row.integer(0));
        sink.participant(record);
    }
}

void read_articles(Connection& c, UpkeepReader& upkeep, const RecordSink& sink) {
    Query row = c.query(
        "SELECT a.id, slug, outlet, headline, deck, byline, url, reference, language, published, updated, "
        "collected, note, ifnull(b.text, '') FROM article a LEFT JOIN article_body b ON b.article = a.id "
        "ORDER BY slug",
        "article");
    while (row.next()) {
        model::ArticleRecord record;
        record.slug = row.text(1);
        record.outlet = outlet_slug(c, row.integer(2));
        record.headline = row.text(3);
        record.deck = row.text(4);
        record.byline = row.text(5);
        record.url = row.text(6);
        record.reference = row.text(7);
        record.language = row.text(8);
        record.published = row.text(9);
        record.updated = row.text(10);
        record.collected = row.text(11);
        record.note = row.local_text(12);
        record.body = row.text(13);
        record.upkeep = upkeep.read(IdKind::article, row.integer(0));
        sink.article(record);
    }
}

void read_photos(Connection& c, UpkeepReader& upkeep, const RecordSink& sink) {
    Query row = c.query("SELECT id, slug, file, caption, alt, credit, licence, taken, illustration, event, "
                        "ifnull(width_px, 0), ifnull(height_px, 0) FROM photo ORDER BY "
                        "slug",
                        "photo");
    while (row.next()) {
        model::PhotoRecord record;
        record.slug = row.text(1);
        record.file = row.text(2);
        record.width_px = row.number(10, 0, 1 << 20);
        record.height_px = row.number(11, 0, 1 << 20);
        record.caption = row.local_text(3);
        record.alt = row.local_text(4);
        record.credit = row.text(5);
        record.licence = row.text(6);
        record.taken = row.text(7);
        record.illustration = row.flag(8);
        record.event = event_slug(c, row.optional_integer(9));
        Query region = c.query(
            "SELECT photo, participant, x, y, width, height FROM region WHERE photo = ? ORDER BY position",
            "region");
        region.bind(row.integer(0));
        while (region.next())
            record.regions.push_back({participant_slug(c, region.integer(1)), region.real(2), region.real(3),
                                      region.real(4), region.real(5)});
        record.upkeep = upkeep.read(IdKind::photo, row.integer(0));
        sink.photo(record);
    }
}

void read_event_lists(Connection& c, std::int64_t id, model::EventRecord* record) {
    Query taking = c.query(
        "SELECT event, participant, role, title, note FROM participation WHERE event = ? ORDER BY position",
        "participation");
    taking.bind(id);
    while (taking.next())
        record->participations.push_back({participant_slug(c, taking.integer(1)), taking.text(2),
                                          taking.local_text(3), taking.local_text(4)});
    record->topics = read_topics(c, "SELECT event, topic FROM event_topic WHERE event = ? ORDER BY position",
                                 "event_topic", id);
    Query covering =
        c.query("SELECT event, article FROM coverage WHERE event = ? ORDER BY position", "coverage");
    covering.bind(id);
    while (covering.next())
        record->coverage.push_back(article_slug(c, covering.integer(1)));
    Query claim = c.query(
        "SELECT event, about, label, value, article FROM claim WHERE event = ? ORDER BY position", "claim");
    claim.bind(id);
    while (claim.next())
        record->claims.push_back({claim.text(1), claim.local_text(2), claim.local_text(3),
                                  article_slug(c, claim.optional_integer(4))});
}

void read_events(Connection& c, UpkeepReader& upkeep, const RecordSink& sink) {
    Query row = c.query(c.version() >= history_version ? "SELECT id, slug, date, utc_offset_minutes, title, "
                                                         "summary, note, place, within, author_weight, "
                                                         "confidence, verification FROM event ORDER BY slug"
                                                       : "SELECT id, slug, date, utc_offset_minutes, title, "
                                                         "summary, note, place, within, author_weight, "
                                                         "confidence, 0 FROM event ORDER BY slug",
                        "event");
    while (row.next()) {
        model::EventRecord record;
        record.slug = row.text(1);
        record.date = row.text(2);
        record.utc_offset_minutes = row.optional_number(3, -1440, 1440);
        record.title = row.local_text(4);
        record.summary = row.local_text(5);
        record.note = row.local_text(6);
        record.place = place_slug(c, row.optional_integer(7));
        record.within = event_slug(c, row.optional_integer(8));
        record.weight = row.optional_real(9);
        record.confidence = row.choice(10, model::Confidence::low);
        record.verification = row.choice(11, model::Verification::disputed);
        read_event_lists(c, row.integer(0), &record);
        record.upkeep = upkeep.read(IdKind::event, row.integer(0));
        sink.event(record);
    }
}

std::vector<model::QuoteRecord> read_quotes(Connection& c, UpkeepReader& upkeep, std::int64_t utterance) {
    std::vector<model::QuoteRecord> quotes;
    Query row = c.query(
        c.version() >= history_version
            ? "SELECT id, article, label, text, language, form, prefix, suffix, start_char, end_char, "
              "part, note, verification FROM quote WHERE utterance = ? ORDER BY position"
            : "SELECT id, article, label, text, language, form, prefix, suffix, start_char, end_char, "
              "part, note, 0 FROM quote WHERE utterance = ? ORDER BY position",
        "quote");
    row.bind(utterance);
    while (row.next())
        quotes.push_back({article_slug(c, row.integer(1)), row.text(2), row.text(3), row.text(4),
                          row.choice(5, model::QuoteForm::display), row.text(6), row.text(7),
                          row.optional_integer(8), row.optional_integer(9), row.text(10), row.local_text(11),
                          row.choice(12, model::Verification::disputed),
                          upkeep.notes(IdKind::quote, row.integer(0))});
    return quotes;
}

std::vector<model::AttributionRecord> read_attributions(Connection& c, std::int64_t utterance) {
    std::vector<model::AttributionRecord> attributions;
    Query row = c.query(c.version() >= history_version
                            ? "SELECT utterance, speaker, article, method, decided_by, confidence, status, "
                              "reviewed, decided, note, "
                              "start_char, end_char, runner_up, runner_up_confidence FROM attribution WHERE "
                              "utterance = ? ORDER BY "
                              "position"
                            : "SELECT utterance, speaker, article, method, decided_by, confidence, status, "
                              "reviewed, decided, note, "
                              "NULL, NULL, NULL, NULL FROM attribution WHERE utterance = ? ORDER BY position",
                        "attribution");
    row.bind(utterance);
    while (row.next())
        attributions.push_back({participant_slug(c, row.integer(1)), article_slug(c, row.optional_integer(2)),
                                row.choice(3, model::AttributionMethod::rule), row.text(4),
                                row.optional_real(5), row.choice(6, model::AttributionStatus::rejected),
                                row.choice(7, model::Review::rejected), row.text(8), row.local_text(9),
                                row.optional_integer(10), row.optional_integer(11),
                                participant_slug(c, row.optional_integer(12)), row.optional_real(13)});
    return attributions;
}

void read_utterances(Connection& c, UpkeepReader& upkeep, const RecordSink& sink) {
    Query row =
        c.query("SELECT id, slug, event, ordinal, said, context_kind, context FROM utterance ORDER BY slug",
                "utterance");
    while (row.next()) {
        model::UtteranceRecord record;
        record.slug = row.text(1);
        record.event = event_slug(c, row.integer(2));
        record.order = row.number(3, -most - 1, most);
        record.said = row.text(4);
        record.context_kind = row.text(5);
        record.context = row.local_text(6);
        record.topics = read_topics(
            c, "SELECT utterance, topic FROM utterance_topic WHERE utterance = ? ORDER BY position",
            "utterance_topic", row.integer(0));
        record.quotes = read_quotes(c, upkeep, row.integer(0));
        record.attributions = read_attributions(c, row.integer(0));
        record.upkeep = upkeep.read(IdKind::utterance, row.integer(0));
        sink.utterance(record);
    }
}

std::string slug_of(Connection& c, model::Kind kind, std::int64_t id) {
    switch (kind) {
    case model::Kind::event:
        return event_slug(c, id);
    case model::Kind::participant:
        return participant_slug(c, id);
    case model::Kind::outlet:
        return outlet_slug(c, id);
    case model::Kind::article:
        return article_slug(c, id);
    case model::Kind::utterance:
        return slug_of(c, "SELECT slug FROM utterance WHERE id = ?", "utterance", id);
    case model::Kind::photo:
        return photo_slug(c, id);
    case model::Kind::topic:
        return topic_slug(c, id);
    case model::Kind::place:
        return place_slug(c, id);
    case model::Kind::none:
    case model::Kind::quote:
        break;
    }
    return {};
}

template<class Id>
std::vector<model::Slug> slugs_of(Connection& c, model::Kind kind, const std::vector<Id>& ids) {
    std::vector<model::Slug> slugs;
    for (const Id id : ids)
        slugs.push_back(slug_of(c, kind, id.value));
    return slugs;
}

void read_views(Connection& c, const RecordSink& sink) {
    using model::Kind;
    std::vector<model::SavedView> views = load_views(c);
    std::sort(views.begin(), views.end(), [](const auto& a, const auto& b) { return a.slug < b.slug; });
    for (const model::SavedView& view : views) {
        model::ViewRecord record = without_references(view);
        record.grouping = view.view.grouping;
        record.select_kind = view.view.selected.kind;
        record.select = slug_of(c, view.view.selected.kind, view.view.selected.id);
        record.participants = slugs_of(c, Kind::participant, view.view.filter.participants);
        record.topics = slugs_of(c, Kind::topic, view.view.filter.topics);
        record.outlets = slugs_of(c, Kind::outlet, view.view.filter.outlets);
        record.places = slugs_of(c, Kind::place, view.view.filter.places);
        sink.view(record);
    }
}

} // namespace

void read_records(const std::string& path, const RecordSink& sink, std::stop_token stop) {
    const std::unique_ptr<Connection> connection =
        Connection::open_for_reading(path, Pages::check, Versions::older_too, stop);
    const Connection::CancelScope watch(*connection, std::move(stop));
    const Snapshot snapshot(*connection);
    Connection& c = *connection;
    UpkeepReader upkeep(c);
    bool titled = false;
    {
        Query row = c.query("SELECT id FROM database", "database");
        titled = row.next();
    }
    if (titled && sink.database) sink.database(load_database_record(c));
    if (sink.place) read_places(c, upkeep, sink);
    if (sink.topic) read_topics(c, upkeep, sink);
    if (sink.outlet) read_outlets(c, upkeep, sink);
    if (sink.participant) read_participants(c, upkeep, sink);
    if (sink.article) read_articles(c, upkeep, sink);
    if (sink.photo) read_photos(c, upkeep, sink);
    if (sink.event) read_events(c, upkeep, sink);
    if (sink.utterance) read_utterances(c, upkeep, sink);
    if (sink.view && connection->version() >= views_version) read_views(c, sink);
    for (const model::SourceRecord& record : upkeep.sources())
        if (sink.source) sink.source(record);
    for (const model::MappingRecord& record : upkeep.mappings())
        if (sink.mapping) sink.mapping(record);
}

} // namespace dateline::store
