#include "store/sqlite/entity_cache.h"

#include <algorithm>
#include <set>
#include <utility>

#include "store/sqlite/pull_quote.h"
#include "store/sqlite/schema.h"

namespace dateline::store {
namespace {

constexpr std::size_t max_cached_names = 50'000;
constexpr int max_shown_participants = 16;
constexpr int max_side_px = 1 << 20;
constexpr int max_items = 2'000'000'000;

} // namespace

model::LocalText shown_names(const std::vector<model::Name>& names) {
    model::LocalText shown;
    for (const model::Name& name : names)
        if (name.kind == model::NameKind::primary && shown.tagged(name.language).empty())
            shown.set(name.language, name.text);
    if (shown.empty() && !names.empty()) shown.set(names.front().language, names.front().text);
    return shown;
}

std::vector<model::Name> load_names(Connection& connection, std::int64_t participant) {
    Query query = connection.query(
        R"sql(
            SELECT participant, text, language, kind
            FROM participant_name
            WHERE participant = ?
            ORDER BY position)sql",
        "participant_name");
    query.bind(participant);
    std::vector<model::Name> names;
    while (query.next())
        names.push_back({query.text(1), query.text(2), query.choice(3, model::NameKind::honorific)});
    return names;
}

EntityCache::EntityCache(Connection& connection) : connection_(connection) {
    Query offset = query("SELECT utc_offset_minutes FROM database", "database");
    if (offset.next()) utc_offset_minutes_ = offset.number(0, -1440, 1440);
}

const model::LocalText& EntityCache::cached(Names* names, const char* sql, const char* table,
                                            std::int64_t id) {
    if (const auto found = names->find(id); found != names->end()) return found->second;
    if (names->size() >= max_cached_names) names->clear();
    Query name = query(sql, table);
    return names->emplace(id, name.bind(id).next() ? name.local_text(1) : model::LocalText{}).first->second;
}

base::LetterMarks EntityCache::indexed_marks() const {
    if (connection_.version() < marks_version) return base::LetterMarks::keep;
    return connection_.version() < words_version ? base::LetterMarks::drop_fewer : base::LetterMarks::drop;
}

const model::LocalText& EntityCache::participant_name(model::ParticipantId id) {
    if (const auto found = participants_.find(id.value); found != participants_.end()) return found->second;
    if (participants_.size() >= max_cached_names) participants_.clear();
    return participants_.emplace(id.value, shown_names(load_names(connection_, id.value))).first->second;
}

const model::LocalText& EntityCache::outlet_name(model::OutletId id) {
    return cached(&outlets_, "SELECT id, name FROM outlet WHERE id = ?", "outlet", id.value);
}

const model::LocalText& EntityCache::topic_name(model::TopicId id) {
    return cached(&topics_, "SELECT id, name FROM topic WHERE id = ?", "topic", id.value);
}

const model::LocalText& EntityCache::place_name(model::PlaceId id) {
    return cached(&places_, "SELECT id, name FROM place WHERE id = ?", "place", id.value);
}

model::LocalText EntityCache::event_title(model::EventId id) {
    Query title = query("SELECT id, title FROM event WHERE id = ?", "event");
    return title.bind(id).next() ? title.local_text(1) : model::LocalText{};
}

model::LocalText EntityCache::outlet_name_of(model::ArticleId id) {
    Query outlet = query("SELECT id, outlet FROM article WHERE id = ?", "article");
    return outlet.bind(id).next() ? outlet_name({outlet.integer(1)}) : model::LocalText{};
}

std::optional<model::EventItem> EntityCache::event_line(model::EventId id) {
    Query row = query(R"sql(
        SELECT id, date, utc_offset_minutes, title, place, weight, utterances, participants,
            articles, photos, disputed
        FROM event
        WHERE id = ?)sql",
                      "event");
    if (!row.bind(id).next()) return std::nullopt;
    model::EventItem item;
    item.id = id;
    item.utc_offset_minutes = row.optional_number(2, -1440, 1440);
    if (auto date = row.date(1, item.utc_offset_minutes.value_or(utc_offset_minutes_)))
        item.date = *std::move(date);
    else
        item.date.precision = item.date.end_precision = base::Precision::unknown;
    item.title = row.local_text(3);
    if (!row.is_null(4)) item.place = place_name({row.integer(4)});
    item.weight = row.real(5);
    item.utterances = row.number(6, 0, max_items);
    item.participants = row.number(7, 0, max_items);
    item.articles = row.number(8, 0, max_items);
    item.photos = row.number(9, 0, max_items);
    item.disputed = row.flag(10);
    return item;
}

std::optional<model::EventItem> EntityCache::event_item(model::EventId id) {
    if (const model::EventItem* known = events_.find(id.value)) return *known;
    std::optional<model::EventItem> item = read_event_item(id);
    constexpr std::size_t long_words = 2'000; // of such, there may be no room for many
    if (item && item->pull_quote.size() < long_words && item->title.by_language.size() < 8 &&
        std::all_of(item->title.by_language.begin(), item->title.by_language.end(),
                    [](const auto& text) { return text.second.size() < long_words; }))
        events_.keep(id.value, *item);
    return item;
}

std::optional<model::EventItem> EntityCache::read_event_item(model::EventId id) {
    std::optional<model::EventItem> item = event_line(id);
    if (!item) return item;
    add_people(&*item);
    if (item->photos > 0) add_photo(&*item);
    if (item->utterances > 0) {
        PullQuote quote = load_pull_quote(connection_, id);
        item->pull_quote = std::move(quote.words);
        item->pull_quote_utterance = quote.utterance;
    }
    return item;
}

void EntityCache::add_people(model::EventItem* item) {
    Query people = query(R"sql(
            SELECT p.event, p.participant, p.role = 'host', t.kind
            FROM participation p
            CROSS JOIN participant t ON t.id = p.participant
            WHERE p.event = ?
            ORDER BY p.position)sql",
                         "participation");
    people.bind(item->id);
    std::set<std::int64_t> organisations;
    while (people.next()) {
        const model::ParticipantId participant{people.integer(1)};
        if (people.choice(3, model::ParticipantKind::group) == model::ParticipantKind::organisation)
            organisations.insert(participant.value);
        std::vector<model::ParticipantId>& ids = item->participant_ids;
        if (ids.size() < max_shown_participants &&
            std::find(ids.begin(), ids.end(), participant) == ids.end())
            ids.push_back(participant);
        if (people.flag(2) && item->host.empty()) item->host = participant_name(participant);
    }
    item->organisations = static_cast<int>(organisations.size());
}

void EntityCache::add_photo(model::EventItem* item) {
    Query photo = query(R"sql(
        SELECT id, illustration, width_px, height_px, alt, caption
        FROM photo
        WHERE event = ?
        ORDER BY id
        LIMIT 1)sql",
                        "photo");
    if (!photo.bind(item->id).next()) return;
    item->photo = {photo.integer(0)};
    item->photo_is_illustration = photo.flag(1);
    if (!photo.is_null(2) && !photo.is_null(3))
        item->photo_size = {static_cast<float>(photo.number(2, 1, max_side_px)),
                            static_cast<float>(photo.number(3, 1, max_side_px))};
    item->photo_words = photo.local_text(4);
    if (item->photo_words.empty()) item->photo_words = photo.local_text(5);
    item->regions = regions(item->photo);
}

std::optional<model::ArticleItem> EntityCache::article_item(model::ArticleId id) {
    Query row = query(
        R"sql(
            SELECT id, slug, outlet, headline, deck, byline, url, reference, language,
                published, updated
            FROM article
            WHERE id = ?)sql",
        "article");
    if (!row.bind(id).next()) return std::nullopt;
    model::ArticleItem item;
    item.id = id;
    item.slug = row.text(1);
    item.outlet = {row.integer(2)};
    item.outlet_name = outlet_name(item.outlet);
    item.headline = row.text(3);
    item.deck = row.text(4);
    item.byline = row.text(5);
    item.url = row.text(6);
    item.reference = row.text(7);
    item.language = row.text(8);
    item.published = row.date(9, utc_offset_minutes_);
    item.updated = row.date(10, utc_offset_minutes_);
    return item;
}

std::vector<model::RegionItem> EntityCache::regions(model::PhotoId id) {
    Query row = query(R"sql(
            SELECT photo, participant, x, y, width, height
            FROM region
            WHERE photo = ?
            ORDER BY position)sql",
                      "region");
    row.bind(id);
    std::vector<model::RegionItem> regions;
    while (row.next()) {
        const model::ParticipantId participant{row.integer(1)};
        model::RegionItem region{
            participant, participant_name(participant), row.real(2), row.real(3), row.real(4), row.real(5)};
        for (const double* fraction : {&region.x, &region.y, &region.width, &region.height})
            if (*fraction < 0 || *fraction > 1) row.fail(2, "is outside 0 to 1");
        regions.push_back(std::move(region));
    }
    return regions;
}

} // namespace dateline::store
