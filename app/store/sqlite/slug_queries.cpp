#include "store/sqlite/slug_queries.h"

#include "base/error.h"

namespace dateline::store {
namespace {

std::string slug_in(Connection& connection, const char* sql, const char* table,
                    const std::optional<std::int64_t>& id) {
    if (!id) return {};
    Query row = connection.query(sql, table);
    if (!row.bind(*id).next())
        throw base::Error(base::Fault::input,
                          connection.path() + ": table " + table + " has no row " + std::to_string(*id) +
                              ", which another row names; run `dateline check` on the file");
    return row.text(0);
}

} // namespace

std::string place_slug(Connection& c, const std::optional<std::int64_t>& id) {
    return slug_in(c, "SELECT slug FROM place WHERE id = ?", "place", id);
}
std::string topic_slug(Connection& c, const std::optional<std::int64_t>& id) {
    return slug_in(c, "SELECT slug FROM topic WHERE id = ?", "topic", id);
}
std::string outlet_slug(Connection& c, const std::optional<std::int64_t>& id) {
    return slug_in(c, "SELECT slug FROM outlet WHERE id = ?", "outlet", id);
}
std::string participant_slug(Connection& c, const std::optional<std::int64_t>& id) {
    return slug_in(c, "SELECT slug FROM participant WHERE id = ?", "participant", id);
}
std::string article_slug(Connection& c, const std::optional<std::int64_t>& id) {
    return slug_in(c, "SELECT slug FROM article WHERE id = ?", "article", id);
}
std::string photo_slug(Connection& c, const std::optional<std::int64_t>& id) {
    return slug_in(c, "SELECT slug FROM photo WHERE id = ?", "photo", id);
}
std::string event_slug(Connection& c, const std::optional<std::int64_t>& id) {
    return slug_in(c, "SELECT slug FROM event WHERE id = ?", "event", id);
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
        return slug_in(c, "SELECT slug FROM utterance WHERE id = ?", "utterance", id);
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

} // namespace dateline::store
