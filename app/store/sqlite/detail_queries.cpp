#include "store/sqlite/detail_queries.h"

#include <algorithm>
#include <limits>

#include "store/sqlite/index_plan.h"
#include "store/sqlite/utterance_queries.h"

namespace dateline::store {
namespace {

model::Tag event_tag(EntityCache& cache, model::EventId id) {
    return {id, cache.event_title(id)};
}

void add_place(EntityCache& cache, model::PlaceId id, model::EventView* view) {
    view->place = model::Tag{id, cache.place_name(id)};
    Query row = cache.query("SELECT latitude, longitude FROM place WHERE id = ?", "place");
    if (!row.bind(id).next()) return;
    view->latitude = row.optional_real(0);
    view->longitude = row.optional_real(1);
}

// How many rows there are, where a list has as many as it may have.
std::int64_t total_of(EntityCache& cache, const char* sql, const char* table, std::int64_t id,
                      std::size_t listed, const model::Page& page) {
    if (listed < static_cast<std::size_t>(page.rows)) return static_cast<std::int64_t>(listed);
    Query row = cache.query(sql, table);
    return row.bind(id).next() ? row.integer(0) : 0;
}

void add_relations(EntityCache& cache, const Query& row, const model::Page& page, model::EventView* view) {
    if (const auto place = row.optional_integer(5)) add_place(cache, {*place}, view);
    if (const auto within = row.optional_integer(6)) view->within = event_tag(cache, {*within});
    Query parts = cache.query(
        R"sql(
            SELECT id
            FROM event
            WHERE within = ?
            ORDER BY start_ms IS NULL, start_ms, id
            LIMIT ?)sql",
        "event");
    parts.bind(view->item.id).bind(page.rows);
    for (const auto part : read_ids<model::EventId>(&parts))
        view->parts.push_back(event_tag(cache, part));
    view->total_parts = total_of(cache, "SELECT count(*) FROM event WHERE within = ?", "event",
                                 view->item.id.value, view->parts.size(), page);
    Query topics =
        cache.query("SELECT topic FROM event_topic WHERE event = ? ORDER BY position", "event_topic");
    topics.bind(view->item.id);
    for (const auto topic : read_ids<model::TopicId>(&topics))
        view->topics.push_back({topic, cache.topic_name(topic)});
}

void add_participations(EntityCache& cache, const model::Page& page, model::EventView* view) {
    Query row = cache.query(
        R"sql(
            SELECT p.event, p.participant, p.role, p.title, p.note, q.portrait, q.size, (
                SELECT count(*)
                FROM utterance u
                WHERE u.speaker = p.participant AND u.event = p.event)
            FROM participation p
            CROSS JOIN participant q ON q.id = p.participant
            WHERE p.event = ?
            ORDER BY p.position
            LIMIT ?)sql",
        "participation");
    row.bind(view->item.id).bind(page.rows);
    while (row.next()) {
        model::ParticipationItem item;
        item.participant = {row.integer(1)};
        item.name = cache.participant_name(item.participant);
        item.role = row.text(2);
        item.title = row.local_text(3);
        item.note = row.local_text(4);
        item.portrait = {row.optional_integer(5).value_or(0)};
        item.size = row.optional_number(6, 0, 2'000'000'000);
        item.utterances = row.number(7, 0, 2'000'000'000);
        view->participations.push_back(std::move(item));
    }
    view->total_participations =
        total_of(cache, "SELECT count(*) FROM participation WHERE event = ?", "participation",
                 view->item.id.value, view->participations.size(), page);
}

void add_articles(EntityCache& cache, const model::Page& page, model::EventView* view) {
    Query covering = cache.query(
        R"sql(
            SELECT a.id
            FROM coverage c
            CROSS JOIN article a ON a.id = c.article
            WHERE c.event = ?
            GROUP BY a.id
            ORDER BY a.start_ms IS NULL, a.start_ms, min(c.position)
            LIMIT ?)sql",
        "coverage");
    covering.bind(view->item.id).bind(page.rows);
    for (const auto id : read_ids<model::ArticleId>(&covering))
        if (auto article = cache.article_item(id)) view->articles.push_back(*std::move(article));
}

// Claims that answer the same question stand together, in the order in which the questions came.
void add_claims(EntityCache& cache, const model::Page& page, model::EventView* view) {
    Query row = cache.query(
        R"sql(
            SELECT event, about, label, value, article
            FROM claim
            WHERE event = ?
            ORDER BY position
            LIMIT ?)sql",
        "claim");
    row.bind(view->item.id).bind(page.rows);
    std::vector<std::string> questions;
    while (row.next()) {
        model::ClaimItem claim{row.text(1), row.local_text(2), row.local_text(3), {}, {}};
        if (const auto article = row.optional_integer(4)) {
            claim.article = {*article};
            claim.outlet_name = cache.outlet_name_of(claim.article);
        }
        if (std::find(questions.begin(), questions.end(), claim.about) == questions.end())
            questions.push_back(claim.about);
        view->claims.push_back(std::move(claim));
    }
    view->total_claims = total_of(cache, "SELECT count(*) FROM claim WHERE event = ?", "claim",
                                  view->item.id.value, view->claims.size(), page);
    const auto place = [&](const model::ClaimItem& claim) {
        return std::find(questions.begin(), questions.end(), claim.about);
    };
    std::stable_sort(
        view->claims.begin(), view->claims.end(),
        [&](const model::ClaimItem& a, const model::ClaimItem& b) { return place(a) < place(b); });
}

} // namespace

void add_photos(EntityCache& cache, Query* ids, std::vector<model::PhotoView>* photos) {
    for (const auto id : read_ids<model::PhotoId>(ids))
        if (auto photo = load_photo(cache, id)) photos->push_back(*std::move(photo));
}

Cut cut_page(const std::vector<model::UtteranceId>& all, const model::Page& page) {
    using From = model::Page::From;
    const auto most = static_cast<std::size_t>(std::max(page.limit, 0));
    const bool seeks = page.from == From::after || page.from == From::before;
    const auto found = seeks ? std::find(all.begin(), all.end(), model::UtteranceId{page.at}) : all.end();
    const auto at = static_cast<std::size_t>(found - all.begin());
    std::size_t begin = 0, end = all.size();
    if (page.from == From::last || page.from == From::instant) begin = end > most ? end - most : 0;
    if (page.from == From::after && found != all.end()) begin = at + 1;
    if (page.from == From::before && found != all.end()) {
        end = at;
        begin = end > most ? end - most : 0;
    }
    end = std::min(end, begin + most);
    const auto place = [&](std::size_t i) { return all.begin() + static_cast<std::ptrdiff_t>(i); };
    return {{place(begin), place(end)}, begin > 0, end < all.size()};
}

std::vector<model::UtteranceId> said_at(EntityCache& cache, model::EventId event) {
    Query said = cache.query("SELECT id FROM utterance WHERE event = ? ORDER BY ordinal, id", "utterance");
    said.bind(event);
    return read_ids<model::UtteranceId>(&said);
}

std::vector<model::UtteranceId> said_at(FilteredSet& filtered, model::EventId event,
                                        const model::Filter& filter) {
    std::vector<model::UtteranceId> all = said_at(filtered.cache(), event);
    if (const auto plan = index_plan_of(filtered.cache(), filter); plan && plan->is_all) return all;
    const index::Bitmap& found = filtered.result(filter).utterances;
    std::erase_if(all, [&](model::UtteranceId id) { return !found.contains(id.value); });
    return all;
}

std::optional<model::EventView> load_event(EntityCache& cache, model::EventId id, const model::Page& page) {
    std::optional<model::EventItem> item = cache.event_item(id);
    if (!item) return std::nullopt;
    model::EventView view;
    view.item = *std::move(item);
    {
        Query row = cache.query(
            R"sql(
                SELECT id, slug, summary, note, confidence, place, within
                FROM event
                WHERE id = ?)sql",
            "event");
        if (!row.bind(id).next()) return std::nullopt;
        view.slug = row.text(1);
        view.summary = row.local_text(2);
        view.note = row.local_text(3);
        view.confidence = row.choice(4, model::Confidence::low);
        add_relations(cache, row, page, &view);
    }
    add_participations(cache, page, &view);
    if (page.limit > 0) {
        const Cut cut = cut_page(said_at(cache, id), page);
        view.utterances = load_utterances(cache, cut.page);
        view.more_before = cut.more_before;
        view.more_after = cut.more_after;
    }
    add_articles(cache, page, &view);
    add_claims(cache, page, &view);
    Query photos = cache.query("SELECT id FROM photo WHERE event = ? ORDER BY id LIMIT ?", "photo");
    photos.bind(id).bind(page.rows);
    add_photos(cache, &photos, &view.photos);
    return view;
}

std::optional<model::ArticleView> load_article(EntityCache& cache, model::ArticleId id,
                                               const model::Page& page) {
    std::optional<model::ArticleItem> item = cache.article_item(id);
    if (!item) return std::nullopt;
    model::ArticleView view;
    view.item = *std::move(item);
    Query row = cache.query(
        R"sql(
            SELECT a.id, a.note, ifnull(b.text, '')
            FROM article a
            LEFT JOIN article_body b ON b.article = a.id
            WHERE a.id = ?)sql",
        "article");
    if (row.bind(id).next()) {
        view.note = row.local_text(1);
        view.body = row.text(2);
    }
    Query events = cache.query(
        R"sql(
            SELECT e.id
            FROM coverage c
            CROSS JOIN event e ON e.id = c.event
            WHERE c.article = ?
            GROUP BY e.id
            ORDER BY e.start_ms IS NULL, e.start_ms, e.id
            LIMIT ?)sql",
        "coverage");
    events.bind(id).bind(page.rows);
    for (const auto event : read_ids<model::EventId>(&events))
        view.events.push_back(event_tag(cache, event));
    view.total_events = total_of(cache, "SELECT count(DISTINCT event) FROM coverage WHERE article = ?",
                                 "coverage", id.value, view.events.size(), page);
    Query utterances = cache.query(
        R"sql(
            SELECT u.id
            FROM quote q
            CROSS JOIN utterance u ON u.id = q.utterance
            CROSS JOIN event e ON e.id = u.event
            WHERE q.article = ?
            GROUP BY u.id
            ORDER BY e.start_ms IS NULL, e.start_ms, e.id, u.ordinal, u.id)sql",
        "quote");
    utterances.bind(id);
    const std::vector<model::UtteranceId> printed = read_ids<model::UtteranceId>(&utterances);
    const Cut cut = cut_page(printed, page);
    view.utterances = load_utterances(cache, cut.page);
    view.more_before = cut.more_before;
    view.more_after = cut.more_after;
    view.total_utterances = static_cast<std::int64_t>(printed.size());
    return view;
}

std::optional<model::PhotoView> load_photo(EntityCache& cache, model::PhotoId id) {
    Query row = cache.query(
        R"sql(
            SELECT id, slug, file, caption, alt, credit, licence, taken, illustration, event
            FROM photo
            WHERE id = ?)sql",
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
        view.event_title = cache.event_title(view.event);
    }
    view.regions = cache.regions(id);
    return view;
}

} // namespace dateline::store
