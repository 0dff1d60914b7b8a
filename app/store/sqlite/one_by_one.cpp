#include "store/sqlite/one_by_one.h"

#include <algorithm>
#include <utility>

#include "store/tokens.h"

namespace dateline::store {
namespace {

// What table wanted lists.
enum class List { participants, topics, outlets, places };

std::string number_of(List list) {
    return std::to_string(static_cast<int>(list));
}

template<class Tag> void want(EntityCache& cache, List list, const std::vector<model::Id<Tag>>& ids) {
    for (const model::Id<Tag> id : ids)
        cache.query("INSERT OR IGNORE INTO temp.wanted (list, id) VALUES (?, ?)", "wanted")
            .bind(static_cast<int>(list))
            .bind(id)
            .run();
}

void want_all(EntityCache& cache, const model::Filter& filter) {
    cache.connection().run("DELETE FROM temp.wanted");
    want(cache, List::participants, filter.participants);
    want(cache, List::topics, filter.topics);
    want(cache, List::outlets, filter.outlets);
    want(cache, List::places, filter.places);
    // A place stands for the places within it.
    cache
        .query(R"sql(
            INSERT OR IGNORE INTO temp.wanted (list, id) WITH RECURSIVE below (id) AS (
                SELECT id
                FROM temp.wanted
                WHERE list = ?1
                UNION
                SELECT p.id
                FROM below
                CROSS JOIN place p ON p.within = below.id)
            SELECT ?1, id
            FROM below)sql",
               "place")
        .bind(static_cast<int>(List::places))
        .run();
}

void put_named(FilteredSet& filtered, int number, const Term& term) {
    Query add =
        filtered.cache().query("INSERT OR IGNORE INTO temp.named (term, kind, id) VALUES (?, ?, ?)", "named");
    for (const auto& [kind, id] : filtered.named_by(term))
        add.bind(number).bind(static_cast<int>(kind)).bind(id).run();
}

} // namespace

OneByOne::OneByOne(FilteredSet& filtered, const model::Filter& filter) : cache_(filtered.cache()) {
    cache_.connection().run(
        "CREATE TEMP TABLE IF NOT EXISTS wanted (list INTEGER, id INTEGER, PRIMARY KEY (list, id)) WITHOUT "
        "ROWID; CREATE TEMP TABLE IF NOT EXISTS named (term INTEGER, kind INTEGER, id INTEGER, PRIMARY KEY "
        "(term, kind, id)) WITHOUT ROWID");
    want_all(cache_, filter);
    cache_.connection().run("DELETE FROM temp.named");
    add_lists(filter);
    int number = 0;
    for (const Term& term : parse_terms(filter.text, cache_.indexed_marks()))
        add_term(filtered, ++number, term);
}

void OneByOne::add_lists(const model::Filter& filter) {
    const auto wanted = [](const char* rows, const char* thing, List list) {
        return std::string(rows) + " AND " + thing +
               " IN (SELECT id FROM temp.wanted WHERE list = " + number_of(list) + ") LIMIT 1";
    };
    if (!filter.participants.empty())
        tests_.push_back(
            {"SELECT 1 WHERE EXISTS (" +
                 wanted("SELECT 1 FROM participation WHERE event = ?1", "participant", List::participants) +
                 ") OR EXISTS (" +
                 wanted("SELECT 1 FROM utterance WHERE event = ?1", "speaker", List::participants) + ")",
             wanted("SELECT 1 FROM utterance WHERE id = ?1", "speaker", List::participants), ""});
    if (!filter.topics.empty())
        tests_.push_back({wanted("SELECT 1 FROM event_topic WHERE event = ?1", "topic", List::topics),
                          wanted("SELECT 1 FROM utterance_topic WHERE utterance = ?1", "topic", List::topics),
                          ""});
    if (!filter.outlets.empty())
        tests_.push_back({wanted(R"sql(
                SELECT 1
                FROM coverage c
                CROSS JOIN article a ON a.id = c.article
                WHERE c.event = ?1)sql",
                                 "a.outlet", List::outlets),
                          wanted(R"sql(
                 SELECT 1
                 FROM quote q
                 CROSS JOIN article a ON a.id = q.article
                 WHERE q.utterance = ?1)sql",
                                 "a.outlet", List::outlets),
                          ""});
    if (!filter.places.empty())
        tests_.push_back({wanted("SELECT 1 FROM event WHERE id = ?1", "place", List::places),
                          wanted(R"sql(
                 SELECT 1
                 FROM utterance u
                 CROSS JOIN event e ON e.id = u.event
                 WHERE u.id = ?1)sql",
                                 "e.place", List::places),
                          ""});
}

void OneByOne::add_term(FilteredSet& filtered, int number, const Term& term) {
    put_named(filtered, number, term);
    const auto named = [&](NamedKind kind) {
        return " IN (SELECT id FROM temp.named WHERE term = " + std::to_string(number) +
               " AND kind = " + std::to_string(static_cast<int>(kind)) + ")";
    };
    const std::string participant = named(NamedKind::participant), place = named(NamedKind::place);
    const auto of_event = [&](const std::string& event) {
        return "EXISTS (SELECT 1 FROM event_words WHERE event_words MATCH ?2 AND rowid = " + event +
               ") OR EXISTS (SELECT 1 FROM participation WHERE event = " + event + " AND participant" +
               participant + ") OR EXISTS (SELECT 1 FROM utterance WHERE event = " + event + " AND speaker" +
               participant + ") OR EXISTS (SELECT 1 FROM event WHERE id = " + event + " AND place" + place +
               ")";
    };
    tests_.push_back({"SELECT 1 WHERE " + of_event("?1"),
                      "SELECT 1 FROM utterance u WHERE u.id = ?1 AND (u.speaker" + participant +
                          " OR EXISTS (SELECT 1 FROM utterance_words WHERE utterance_words MATCH ?2 "
                          "AND rowid = ?1) OR " +
                          of_event("u.event") + ")",
                      term.match});
}

bool OneByOne::meets(const std::string& sql, const Test& test, std::int64_t id) {
    Query query = cache_.query(sql.c_str(), "event");
    query.bind(id);
    if (!test.match.empty()) query.bind(test.match);
    return query.next();
}

bool OneByOne::passes(std::int64_t event) {
    const auto all = [&](const std::string Test::*sql, std::int64_t id) {
        return std::all_of(tests_.begin(), tests_.end(),
                           [&](const Test& test) { return meets(test.*sql, test, id); });
    };
    if (all(&Test::event, event)) return true;
    std::vector<std::int64_t> utterances;
    {
        Query said = cache_.query("SELECT id FROM utterance WHERE event = ?", "utterance");
        said.bind(event);
        while (said.next())
            utterances.push_back(said.integer(0));
    }
    return std::any_of(utterances.begin(), utterances.end(),
                       [&](std::int64_t utterance) { return all(&Test::utterance, utterance); });
}

} // namespace dateline::store
