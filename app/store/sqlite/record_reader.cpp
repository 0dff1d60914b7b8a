#include "store/sqlite/record_reader.h"

#include <algorithm>
#include <utility>

#include "store/sqlite/entity_cache.h"
#include "store/sqlite/saved_views.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/slug_queries.h"

namespace dateline::store {
namespace {

constexpr int most = 2'147'483'647;

std::vector<model::Slug> topic_slugs(Connection& c, const char* sql, const char* table, std::int64_t owner) {
    std::vector<model::Slug> topics;
    Query row = c.query(sql, table);
    row.bind(owner);
    while (row.next())
        topics.push_back(topic_slug(c, row.integer(1)));
    return topics;
}

void read_event_lists(Connection& c, std::int64_t id, model::EventRecord* record) {
    Query taking = c.query(
        "SELECT event, participant, role, title, note FROM participation WHERE event = ? ORDER BY position",
        "participation");
    taking.bind(id);
    while (taking.next())
        record->participations.push_back({participant_slug(c, taking.integer(1)), taking.text(2),
                                          taking.local_text(3), taking.local_text(4)});
    record->topics = topic_slugs(c, "SELECT event, topic FROM event_topic WHERE event = ? ORDER BY position",
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

std::vector<model::QuoteRecord> read_quotes(Connection& c, UpkeepReader& upkeep, bool is_current,
                                            std::int64_t utterance) {
    std::vector<model::QuoteRecord> quotes;
    Query row = c.query(
        is_current ? "SELECT id, article, label, text, language, form, prefix, suffix, start_char, end_char, "
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

std::vector<model::AttributionRecord> read_attributions(Connection& c, bool is_current,
                                                        std::int64_t utterance) {
    std::vector<model::AttributionRecord> attributions;
    Query row =
        c.query(is_current ? "SELECT utterance, speaker, article, method, decided_by, confidence, status, "
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

// The rows of a kind, the id first: one, or all of them by slug.
struct RowsSql {
    RowsSql(const char* of_table, const std::string& columns)
        : RowsSql(of_table, columns, std::string(of_table)) {}
    RowsSql(const char* of_table, const std::string& columns, const std::string& from)
        : table(of_table), one("SELECT " + columns + " FROM " + from + " WHERE id = ?"),
          all("SELECT " + columns + " FROM " + from + " ORDER BY slug") {}
    const char* table;
    std::string one, all;
};

// Of a database of today's version, or of one that has no history yet.
template<class Record> const RowsSql& rows_of(bool is_current);
template<> const RowsSql& rows_of<model::PlaceRecord>(bool /*is_current*/) {
    static const RowsSql sql("place", "id, slug, name, within, latitude, longitude");
    return sql;
}
template<> const RowsSql& rows_of<model::TopicRecord>(bool /*is_current*/) {
    static const RowsSql sql("topic", "id, slug, name");
    return sql;
}
template<> const RowsSql& rows_of<model::OutletRecord>(bool /*is_current*/) {
    static const RowsSql sql("outlet", "id, slug, name, url");
    return sql;
}
template<> const RowsSql& rows_of<model::ParticipantRecord>(bool /*is_current*/) {
    static const RowsSql sql("participant", "id, slug, kind, description, portrait, size");
    return sql;
}
template<> const RowsSql& rows_of<model::ArticleRecord>(bool /*is_current*/) {
    static const RowsSql sql("article",
                             "id, slug, outlet, headline, deck, byline, url, reference, language, published, "
                             "updated, collected, note, ifnull(b.text, '')",
                             "article LEFT JOIN article_body b ON b.article = id");
    return sql;
}
template<> const RowsSql& rows_of<model::PhotoRecord>(bool /*is_current*/) {
    static const RowsSql sql("photo",
                             "id, slug, file, caption, alt, credit, licence, taken, illustration, event, "
                             "ifnull(width_px, 0), ifnull(height_px, 0)");
    return sql;
}
template<> const RowsSql& rows_of<model::EventRecord>(bool is_current) {
    static const std::string columns =
        "id, slug, date, utc_offset_minutes, title, summary, note, place, within, "
        "author_weight, confidence, ";
    static const RowsSql sql("event", columns + "verification"), sql_before_history("event", columns + "0");
    return is_current ? sql : sql_before_history;
}
template<> const RowsSql& rows_of<model::UtteranceRecord>(bool /*is_current*/) {
    static const RowsSql sql("utterance", "id, slug, event, ordinal, said, context_kind, context");
    return sql;
}

} // namespace

model::DatabaseRecord load_database_record(Connection& connection) {
    Query row =
        connection.query(connection.version() >= history_version
                             ? "SELECT id, title, description, utc_offset_minutes, licence, uid FROM database"
                             : "SELECT id, title, description, utc_offset_minutes, licence, '' FROM database",
                         "database");
    model::DatabaseRecord record;
    if (!row.next()) return record;
    record.title = row.local_text(1);
    record.description = row.local_text(2);
    record.utc_offset_minutes = row.number(3, -1440, 1440);
    record.licence = row.text(4);
    record.uid = row.text(5);
    return record;
}

RecordReader::RecordReader(Connection& connection, Tables tables)
    : c_(connection), is_current_(connection.version() >= history_version), upkeep_(connection, tables) {}

model::PlaceRecord RecordReader::place(const Query& row) {
    model::PlaceRecord record{
        row.text(1),          row.local_text(2),   {}, place_slug(c_, row.optional_integer(3)),
        row.optional_real(4), row.optional_real(5)};
    Query variants =
        c_.query("SELECT place, text FROM place_variant WHERE place = ? ORDER BY position", "place_variant");
    variants.bind(row.integer(0));
    while (variants.next())
        record.variants.push_back(variants.text(1));
    record.upkeep = upkeep_.read(IdKind::place, row.integer(0));
    return record;
}

model::TopicRecord RecordReader::topic(const Query& row) {
    return {row.text(1), row.local_text(2), upkeep_.read(IdKind::topic, row.integer(0))};
}

model::OutletRecord RecordReader::outlet(const Query& row) {
    return {row.text(1), row.local_text(2), row.text(3), upkeep_.read(IdKind::outlet, row.integer(0))};
}

model::ParticipantRecord RecordReader::participant(const Query& row) {
    model::ParticipantRecord record;
    record.slug = row.text(1);
    record.kind = row.choice(2, model::ParticipantKind::group);
    record.names = load_names(c_, row.integer(0));
    record.description = row.local_text(3);
    record.portrait = photo_slug(c_, row.optional_integer(4));
    record.size = row.optional_number(5, 0, most);
    record.upkeep = upkeep_.read(IdKind::participant, row.integer(0));
    return record;
}

model::ArticleRecord RecordReader::article(const Query& row) {
    model::ArticleRecord record;
    record.slug = row.text(1);
    record.outlet = outlet_slug(c_, row.integer(2));
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
    record.upkeep = upkeep_.read(IdKind::article, row.integer(0));
    return record;
}

model::PhotoRecord RecordReader::photo(const Query& row) {
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
    record.event = event_slug(c_, row.optional_integer(9));
    Query region = c_.query(
        "SELECT photo, participant, x, y, width, height FROM region WHERE photo = ? ORDER BY position",
        "region");
    region.bind(row.integer(0));
    while (region.next())
        record.regions.push_back({participant_slug(c_, region.integer(1)), region.real(2), region.real(3),
                                  region.real(4), region.real(5)});
    record.upkeep = upkeep_.read(IdKind::photo, row.integer(0));
    return record;
}

model::EventRecord RecordReader::event(const Query& row) {
    model::EventRecord record;
    record.slug = row.text(1);
    record.date = row.text(2);
    record.utc_offset_minutes = row.optional_number(3, -1440, 1440);
    record.title = row.local_text(4);
    record.summary = row.local_text(5);
    record.note = row.local_text(6);
    record.place = place_slug(c_, row.optional_integer(7));
    record.within = event_slug(c_, row.optional_integer(8));
    record.weight = row.optional_real(9);
    record.confidence = row.choice(10, model::Confidence::low);
    record.verification = row.choice(11, model::Verification::disputed);
    read_event_lists(c_, row.integer(0), &record);
    record.upkeep = upkeep_.read(IdKind::event, row.integer(0));
    return record;
}

model::UtteranceRecord RecordReader::utterance(const Query& row) {
    model::UtteranceRecord record;
    record.slug = row.text(1);
    record.event = event_slug(c_, row.integer(2));
    record.order = row.number(3, -most - 1, most);
    record.said = row.text(4);
    record.context_kind = row.text(5);
    record.context = row.local_text(6);
    record.topics =
        topic_slugs(c_, "SELECT utterance, topic FROM utterance_topic WHERE utterance = ? ORDER BY position",
                    "utterance_topic", row.integer(0));
    record.quotes = read_quotes(c_, upkeep_, is_current_, row.integer(0));
    record.attributions = read_attributions(c_, is_current_, row.integer(0));
    record.upkeep = upkeep_.read(IdKind::utterance, row.integer(0));
    return record;
}

model::ViewRecord RecordReader::view(const model::SavedView& saved) {
    using model::Kind;
    model::ViewRecord record = without_references(saved);
    record.grouping = saved.view.grouping;
    record.select_kind = saved.view.selected.kind;
    record.select = slug_of(c_, saved.view.selected.kind, saved.view.selected.id);
    record.participants = slugs_of(c_, Kind::participant, saved.view.filter.participants);
    record.topics = slugs_of(c_, Kind::topic, saved.view.filter.topics);
    record.outlets = slugs_of(c_, Kind::outlet, saved.view.filter.outlets);
    record.places = slugs_of(c_, Kind::place, saved.view.filter.places);
    return record;
}

std::optional<model::ViewRecord> RecordReader::view_of(std::int64_t id) {
    std::string slug;
    {
        Query row = c_.query("SELECT slug FROM saved_view WHERE id = ?", "saved_view");
        if (!row.bind(id).next()) return std::nullopt;
        slug = row.text(0);
    }
    const std::vector<model::SavedView> views = load_views(c_);
    const model::SavedView* const found = model::view_by_slug(views, slug);
    return found == nullptr ? std::nullopt : std::optional(view(*found));
}

bool RecordReader::has_database() {
    return c_.query("SELECT id FROM database", "database").next();
}

template<class Value> std::optional<Value> RecordReader::one(std::int64_t id, RowReader<Value> from_row) {
    Query row = c_.query(rows_of<Value>(is_current_).one.c_str(), rows_of<Value>(is_current_).table);
    if (!row.bind(id).next()) return std::nullopt;
    return (this->*from_row)(row);
}

template<class Value>
void RecordReader::each(const std::function<void(const Value&)>& take, RowReader<Value> from_row) {
    if (!take) return;
    Query row = c_.query(rows_of<Value>(is_current_).all.c_str(), rows_of<Value>(is_current_).table);
    while (row.next())
        take((this->*from_row)(row));
}

std::optional<model::Record> RecordReader::read(IdKind kind, std::int64_t id) {
    switch (kind) {
    case IdKind::database:
        return has_database() ? std::optional<model::Record>(load_database_record(c_)) : std::nullopt;
    case IdKind::place:
        return one(id, &RecordReader::place);
    case IdKind::topic:
        return one(id, &RecordReader::topic);
    case IdKind::outlet:
        return one(id, &RecordReader::outlet);
    case IdKind::participant:
        return one(id, &RecordReader::participant);
    case IdKind::article:
        return one(id, &RecordReader::article);
    case IdKind::photo:
        return one(id, &RecordReader::photo);
    case IdKind::event:
        return one(id, &RecordReader::event);
    case IdKind::utterance:
        return one(id, &RecordReader::utterance);
    case IdKind::saved_view:
        return view_of(id);
    case IdKind::source:
        return upkeep_.source(id);
    case IdKind::column_mapping:
        return upkeep_.mapping(id);
    default:
        return std::nullopt;
    }
}

void RecordReader::read_all(const RecordSink& sink) {
    if (sink.database && has_database()) sink.database(load_database_record(c_));
    each(sink.place, &RecordReader::place);
    each(sink.topic, &RecordReader::topic);
    each(sink.outlet, &RecordReader::outlet);
    each(sink.participant, &RecordReader::participant);
    each(sink.article, &RecordReader::article);
    each(sink.photo, &RecordReader::photo);
    each(sink.event, &RecordReader::event);
    each(sink.utterance, &RecordReader::utterance);
    if (sink.view && c_.version() >= views_version) {
        std::vector<model::SavedView> views = load_views(c_);
        std::sort(views.begin(), views.end(), [](const auto& a, const auto& b) { return a.slug < b.slug; });
        for (const model::SavedView& saved : views)
            sink.view(view(saved));
    }
    for (const model::SourceRecord& record : upkeep_.sources())
        if (sink.source) sink.source(record);
    for (const model::MappingRecord& record : upkeep_.mappings())
        if (sink.mapping) sink.mapping(record);
}

} // namespace dateline::store
