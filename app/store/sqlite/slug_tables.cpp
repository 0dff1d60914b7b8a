#include "store/sqlite/slug_tables.h"

namespace dateline::store {
namespace {

using model::Kind;

void report_missing(const SlugTable& table, std::vector<Problem>* problems) {
    for (const auto& [slug, mention] : table.missing())
        problems->push_back({mention.second, std::string("there is no ") + table.table() +
                                                 " with the slug \"" + slug +
                                                 "\"; add it, or correct the slug"});
}

} // namespace

SlugTables::SlugTables(Connection& connection, LastIds& ids)
    : places(connection, ids, IdKind::place, "SELECT id FROM place WHERE slug = ?"),
      topics(connection, ids, IdKind::topic, "SELECT id FROM topic WHERE slug = ?"),
      outlets(connection, ids, IdKind::outlet, "SELECT id FROM outlet WHERE slug = ?"),
      participants(connection, ids, IdKind::participant, "SELECT id FROM participant WHERE slug = ?"),
      articles(connection, ids, IdKind::article, "SELECT id FROM article WHERE slug = ?"),
      photos(connection, ids, IdKind::photo, "SELECT id FROM photo WHERE slug = ?"),
      events(connection, ids, IdKind::event, "SELECT id FROM event WHERE slug = ?"),
      utterances(connection, ids, IdKind::utterance, "SELECT id FROM utterance WHERE slug = ?"),
      views(connection, ids, IdKind::saved_view, "SELECT id FROM saved_view WHERE slug = ?") {}

SlugTable& SlugTables::of(Kind kind) {
    switch (kind) {
    case Kind::participant:
        return participants;
    case Kind::outlet:
        return outlets;
    case Kind::article:
        return articles;
    case Kind::utterance:
        return utterances;
    case Kind::photo:
        return photos;
    case Kind::topic:
        return topics;
    case Kind::place:
        return places;
    case Kind::event:
    case Kind::quote: // refused by check_record
    case Kind::none:
        break;
    }
    return events;
}

std::vector<Problem> SlugTables::missing() const {
    std::vector<Problem> problems;
    for (const SlugTable* table :
         {&places, &topics, &outlets, &participants, &articles, &photos, &events, &utterances})
        report_missing(*table, &problems);
    return problems;
}

} // namespace dateline::store
