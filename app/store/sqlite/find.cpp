#include "store/sqlite/find.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/thing_tables.h"
#include "store/tokens.h"
#include "store/writer_checks.h"

namespace dateline::store {
namespace {

using model::Kind;

void add_ref(model::Ref ref, std::vector<model::Ref>* refs) {
    if (std::find(refs->begin(), refs->end(), ref) == refs->end()) refs->push_back(ref);
}

void add_ids(Query* query, Kind kind, std::vector<model::Ref>* refs) {
    while (query->next())
        add_ref({kind, query->integer(0)}, refs);
}

// Events by their whole title, articles by their whole headline.
void add_titled(EntityCache& cache, Kind kind, std::string_view name, std::vector<model::Ref>* refs) {
    const std::optional<Term> phrase = phrase_of(name, cache.indexed_marks());
    if (!phrase) return;
    const std::string wanted = searchable(name), exact = searchable(name, LetterMarks::keep);
    const bool events = kind == Kind::event;
    Query row = cache.query(events ? R"sql(
            SELECT e.id, e.title
            FROM (SELECT rowid AS id FROM event_words WHERE event_words MATCH ? LIMIT 20000) w
            CROSS JOIN event e ON e.id = w.id
            ORDER BY e.weight DESC, e.id)sql"
                                   : R"sql(
                   SELECT a.id, a.headline
                   FROM (
                       SELECT rowid AS id
                       FROM article_words
                       WHERE article_words MATCH ?
                       LIMIT 20000) w
                   CROSS JOIN article a ON a.id = w.id
                   ORDER BY a.id)sql",
                            events ? "event" : "article");
    row.bind(phrase->match);
    std::vector<model::Ref> others; // the same but for the marks of letters
    while (row.next() && refs->size() < 100) {
        std::vector<std::string> titles;
        if (events)
            for (const auto& [tag, title] : row.local_text(1).by_language)
                titles.push_back(title);
        else
            titles.push_back(row.text(1));
        const auto is_there = [&](const std::string& letters, LetterMarks marks) {
            return std::any_of(titles.begin(), titles.end(),
                               [&](const std::string& title) { return searchable(title, marks) == letters; });
        };
        if (is_there(exact, LetterMarks::keep))
            refs->emplace_back(kind, row.integer(0));
        else if (others.size() < 100 && is_there(wanted, LetterMarks::drop))
            others.emplace_back(kind, row.integer(0));
    }
    if (refs->empty()) *refs = std::move(others);
}

// However it is spaced; with the marks of its letters, else without.
void add_named(EntityCache& cache, Kind kind, std::string_view name, std::vector<model::Ref>* refs) {
    const std::string exact = compact(name, LetterMarks::keep);
    std::vector<model::Ref> others;
    Query row = cache.query(R"sql(
        SELECT target, folded
        FROM name_key
        WHERE kind = ? AND compact = ? AND compact <> ''
        ORDER BY target)sql",
                            "name_key");
    row.bind(static_cast<int>(name_kind(kind))).bind(compact(name));
    while (row.next()) {
        const bool is_exact = compact(row.text(1), LetterMarks::keep) == exact;
        add_ref({kind, row.integer(0)}, is_exact ? refs : &others);
    }
    if (refs->empty()) *refs = std::move(others);
}

// What had the slug before.
void add_renamed(EntityCache& cache, Kind kind, std::string_view slug, std::vector<model::Ref>* refs) {
    if (cache.connection().version() < history_version) return;
    Query row = cache.query("SELECT target FROM former_slug WHERE kind = ? AND slug = ?", "former_slug");
    row.bind(static_cast<int>(kind)).bind(slug);
    add_ids(&row, kind, refs);
}

std::vector<model::Ref> find_of_kind(EntityCache& cache, Kind kind, std::string_view name) {
    std::vector<model::Ref> refs;
    if (const ThingTable* const thing = thing_table(kind); thing && is_slug(name)) {
        const std::string sql = std::string("SELECT id FROM ") + thing->table + " WHERE slug = ?";
        Query row = cache.query(sql.c_str(), thing->table);
        row.bind(name);
        add_ids(&row, kind, &refs);
        if (refs.empty()) add_renamed(cache, kind, name, &refs);
        if (!refs.empty()) return refs;
    }
    if (const NamedKind names = name_kind(kind); names != NamedKind::none) {
        Query exact = cache.query(
            R"sql(
                SELECT DISTINCT target
                FROM name_key
                WHERE folded = ? AND kind = ?
                ORDER BY target)sql",
            "name_key");
        exact.bind(base::fold(name)).bind(static_cast<int>(names));
        add_ids(&exact, kind, &refs);
        if (!refs.empty()) return refs;
        add_named(cache, kind, name, &refs);
    } else if (kind == Kind::event || kind == Kind::article) {
        add_titled(cache, kind, name, &refs);
    }
    return refs;
}

model::LocalText text_in(EntityCache& cache, const char* sql, const char* table, std::int64_t id) {
    Query row = cache.query(sql, table);
    model::LocalText name;
    if (row.bind(id).next()) name.set(row.text(1), row.text(2));
    return name;
}

model::LocalText caption_of(EntityCache& cache, std::int64_t photo) {
    Query row = cache.query("SELECT id, caption, file FROM photo WHERE id = ?", "photo");
    if (!row.bind(photo).next()) return {};
    model::LocalText caption = row.local_text(1);
    if (caption.empty()) caption.set("und", row.text(2));
    return caption;
}

} // namespace

std::vector<model::Ref> find_named(EntityCache& cache, model::Kind kind, std::string_view slug_or_name) {
    if (kind != Kind::none) return find_of_kind(cache, kind, slug_or_name);
    std::vector<model::Ref> refs;
    for (const Kind each : {Kind::participant, Kind::event, Kind::topic, Kind::outlet, Kind::place,
                            Kind::article, Kind::utterance, Kind::photo}) {
        const std::vector<model::Ref> found = find_of_kind(cache, each, slug_or_name);
        refs.insert(refs.end(), found.begin(), found.end());
    }
    return refs;
}

model::LocalText load_name(EntityCache& cache, model::Ref ref) {
    switch (ref.kind) {
    case Kind::event:
        return cache.event_title({ref.id});
    case Kind::participant:
        return cache.participant_name({ref.id});
    case Kind::outlet:
        return cache.outlet_name({ref.id});
    case Kind::topic:
        return cache.topic_name({ref.id});
    case Kind::place:
        return cache.place_name({ref.id});
    case Kind::article:
        return text_in(cache, "SELECT id, language, headline FROM article WHERE id = ?", "article", ref.id);
    case Kind::utterance:
        return text_in(cache,
                       R"sql(
                           SELECT id, language, text
                           FROM quote
                           WHERE utterance = ?
                           ORDER BY position
                           LIMIT 1)sql",
                       "quote", ref.id);
    case Kind::quote:
        return text_in(cache, "SELECT id, language, text FROM quote WHERE id = ?", "quote", ref.id);
    case Kind::photo:
        return caption_of(cache, ref.id);
    case Kind::none:
        break;
    }
    return {};
}

std::vector<std::string> load_folded_names(EntityCache& cache, model::Ref ref) {
    std::vector<std::string> names;
    Query row = cache.query(R"sql(
        SELECT folded
        FROM name_key
        WHERE kind = ? AND target = ?
        ORDER BY position)sql",
                            "name_key");
    row.bind(static_cast<int>(name_kind(ref.kind))).bind(ref.id);
    while (row.next())
        names.push_back(row.text(0));
    return names;
}

std::string load_slug(EntityCache& cache, model::Ref ref) {
    const ThingTable* const thing = thing_table(ref.kind);
    if (thing == nullptr) return {};
    const std::string sql = std::string("SELECT id, slug FROM ") + thing->table + " WHERE id = ?";
    Query row = cache.query(sql.c_str(), thing->table);
    return row.bind(ref.id).next() ? row.text(1) : std::string();
}

} // namespace dateline::store
