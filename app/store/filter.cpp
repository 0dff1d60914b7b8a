#include "store/filter.h"

#include <algorithm>
#include <string>

#include "store/words.h"

namespace dateline::store {
namespace {

enum List { participants = 1, topics = 2, outlets = 3, places = 4 };

template<class Tag> void want(Reader& reader, List list, const std::vector<model::Id<Tag>>& ids) {
    for (const model::Id<Tag> id : ids)
        reader.query("INSERT OR IGNORE INTO temp.wanted (list, id) VALUES (?, ?)", "wanted")
            .bind(list)
            .bind(id)
            .run();
}

// One criterion: the events and the utterances that meet it.
struct Criterion {
    std::string events, utterances;
};

Criterion criterion_of(List list) {
    switch (list) {
    case participants:
        return {"SELECT p.event FROM temp.wanted w CROSS JOIN participation p ON p.participant = w.id WHERE "
                "w.list = 1",
                "SELECT u.id FROM temp.wanted w CROSS JOIN utterance u ON u.speaker = w.id WHERE w.list = 1"};
    case topics:
        return {
            "SELECT t.event FROM temp.wanted w CROSS JOIN event_topic t ON t.topic = w.id WHERE w.list = 2",
            "SELECT t.utterance FROM temp.wanted w CROSS JOIN utterance_topic t ON t.topic = w.id WHERE "
            "w.list = 2"};
    case outlets:
        return {"SELECT c.event FROM temp.wanted w CROSS JOIN article a ON a.outlet = w.id CROSS JOIN "
                "coverage c ON "
                "c.article = a.id WHERE w.list = 3",
                "SELECT q.utterance FROM temp.wanted w CROSS JOIN article a ON a.outlet = w.id CROSS JOIN "
                "quote q ON "
                "q.article = a.id WHERE w.list = 3"};
    case places:
        return {"SELECT e.id FROM temp.wanted w CROSS JOIN event e ON e.place = w.id WHERE w.list = 4",
                "SELECT u.id FROM temp.wanted w CROSS JOIN event e ON e.place = w.id CROSS JOIN utterance u "
                "ON u.event = "
                "e.id WHERE w.list = 4"};
    }
    return {};
}

Criterion criterion_of_term(int term) {
    const std::string number = std::to_string(term);
    return {"SELECT id FROM temp.term_event WHERE term = " + number,
            "SELECT id FROM temp.term_utterance WHERE term = " + number +
                " UNION ALL SELECT u.id FROM temp.term_event t CROSS JOIN utterance u ON u.event = t.id "
                "WHERE t.term = " +
                number};
}

void find_words(Reader& reader, int number, const Term& term) {
    reader
        .query("INSERT OR IGNORE INTO temp.term_event (term, id) SELECT ?, rowid FROM event_words WHERE "
               "event_words MATCH ?",
               "event_words")
        .bind(number)
        .bind(term.match)
        .run();
    reader
        .query(
            "INSERT OR IGNORE INTO temp.term_utterance (term, id) SELECT ?, rowid FROM utterance_words WHERE "
            "utterance_words MATCH ?",
            "utterance_words")
        .bind(number)
        .bind(term.match)
        .run();
}

// The participants and places with the term in a name.
void find_named(Reader& reader, int number, const Term& term) {
    reader
        .query("INSERT OR IGNORE INTO temp.named (term, kind, id) SELECT ?3, kind, target FROM name_key "
               "WHERE kind IN "
               "(1, 4) AND "
               "(instr(compact, ?1) > 0 OR (?2 <> '' AND instr(initials, ?2) > 0))",
               "name_key")
        .bind(term.compact)
        .bind(term.initials)
        .bind(number)
        .run();
}

void find_names(Reader& reader, int number, const Term& term) {
    find_named(reader, number, term);
    reader
        .query("INSERT OR IGNORE INTO temp.term_event (term, id) SELECT ?1, p.event FROM temp.named n CROSS "
               "JOIN "
               "participation p ON p.participant = n.id WHERE n.term = ?1 AND n.kind = 1",
               "participation")
        .bind(number)
        .run();
    reader
        .query(
            "INSERT OR IGNORE INTO temp.term_event (term, id) SELECT ?1, e.id FROM temp.named n CROSS JOIN "
            "event e ON "
            "e.place = n.id WHERE n.term = ?1 AND n.kind = 4",
            "event")
        .bind(number)
        .run();
    reader
        .query("INSERT OR IGNORE INTO temp.term_utterance (term, id) SELECT ?1, u.id FROM temp.named n CROSS "
               "JOIN utterance "
               "u ON u.speaker = n.id WHERE n.term = ?1 AND n.kind = 1",
               "utterance")
        .bind(number)
        .run();
}

void want_all(Reader& reader, const model::Filter& filter) {
    reader.connection().run("DELETE FROM temp.wanted");
    want(reader, participants, filter.participants);
    want(reader, topics, filter.topics);
    want(reader, outlets, filter.outlets);
    want(reader, places, filter.places);
    // A place stands for the places within it.
    reader.connection().run(
        "INSERT OR IGNORE INTO temp.wanted (list, id) WITH RECURSIVE below (id) AS (SELECT id FROM "
        "temp.wanted WHERE list = 4 UNION SELECT p.id FROM below CROSS JOIN place p ON p.within = "
        "below.id) SELECT 4, id FROM below");
}

std::vector<Criterion> criteria_of(Reader& reader, const model::Filter& filter) {
    std::vector<Criterion> criteria;
    want_all(reader, filter);
    if (!filter.participants.empty()) criteria.push_back(criterion_of(participants));
    if (!filter.topics.empty()) criteria.push_back(criterion_of(topics));
    if (!filter.outlets.empty()) criteria.push_back(criterion_of(outlets));
    if (!filter.places.empty()) criteria.push_back(criterion_of(places));
    int number = 0;
    for (const Term& term : parse_terms(filter.text)) {
        find_words(reader, ++number, term);
        find_names(reader, number, term);
        criteria.push_back(criterion_of_term(number));
    }
    return criteria;
}

} // namespace

void make_answer_tables(Connection& connection) {
    connection.run(
        "CREATE TEMP TABLE filter_event (id INTEGER PRIMARY KEY);"
        "CREATE TEMP TABLE filter_utterance (id INTEGER PRIMARY KEY);"
        "CREATE TEMP TABLE filter_article (id INTEGER PRIMARY KEY);"
        "CREATE TEMP TABLE wanted (list INTEGER, id INTEGER, PRIMARY KEY (list, id)) WITHOUT ROWID;"
        "CREATE TEMP TABLE wanted_series (kind INTEGER, key INTEGER, PRIMARY KEY (kind, key)) WITHOUT ROWID;"
        "CREATE TEMP TABLE named (term INTEGER, kind INTEGER, id INTEGER, PRIMARY KEY (term, kind, id)) "
        "WITHOUT ROWID;"
        "CREATE TEMP TABLE term_event (term INTEGER, id INTEGER, PRIMARY KEY (term, id)) WITHOUT ROWID;"
        "CREATE TEMP TABLE term_utterance (term INTEGER, id INTEGER, PRIMARY KEY (term, id)) WITHOUT ROWID;"
        "CREATE TEMP TABLE view_event (id INTEGER PRIMARY KEY, start_ms, end_ms, weight);"
        "CREATE TEMP TABLE view_utterance (id INTEGER PRIMARY KEY, event, speaker, start_ms, end_ms);"
        "CREATE TEMP TABLE view_article (id INTEGER PRIMARY KEY, outlet, start_ms, end_ms)");
}

void prepare_filter(Reader& reader, const model::Filter& filter) {
    if (reader.prepared_filter == filter) return;
    reader.prepared_filter.reset();
    Connection& connection = reader.connection();
    connection.run("DELETE FROM temp.filter_event; DELETE FROM temp.filter_utterance; DELETE FROM "
                   "temp.filter_article;"
                   "DELETE FROM temp.term_event; DELETE FROM temp.term_utterance");
    connection.run("DELETE FROM temp.named");
    const std::vector<Criterion> criteria = criteria_of(reader, filter);
    for (std::size_t i = 0; i < criteria.size(); ++i) {
        const bool first = i == 0;
        const std::string event_end = first ? criteria[i].events : "(" + criteria[i].events + ")";
        const std::string utterance_end = first ? criteria[i].utterances : "(" + criteria[i].utterances + ")";
        connection.run((first ? "INSERT OR IGNORE INTO temp.filter_event "
                              : "DELETE FROM temp.filter_event WHERE id NOT IN ") +
                       event_end);
        connection.run((first ? "INSERT OR IGNORE INTO temp.filter_utterance "
                              : "DELETE FROM temp.filter_utterance WHERE id NOT IN ") +
                       utterance_end);
    }
    connection.run("INSERT OR IGNORE INTO temp.filter_event SELECT u.event FROM temp.filter_utterance f "
                   "CROSS JOIN utterance "
                   "u ON u.id = f.id");
    connection.run("INSERT OR IGNORE INTO temp.filter_article SELECT c.article FROM temp.filter_event f "
                   "CROSS JOIN coverage c ON c.event = f.id;"
                   "INSERT OR IGNORE INTO temp.filter_article SELECT q.article FROM temp.filter_utterance f "
                   "CROSS JOIN quote q ON q.utterance = f.id");
    reader.prepared_filter = filter;
}

OneByOne::OneByOne(Reader& reader, const model::Filter& filter) : reader_(reader) {
    reader.prepared_filter.reset(); // its tables are used
    want_all(reader, filter);
    reader.connection().run("DELETE FROM temp.named");
    const auto wanted = [](const char* rows, const char* thing, List list) {
        return std::string(rows) + " AND " + thing +
               " IN (SELECT id FROM temp.wanted WHERE list = " + std::to_string(list) + ") LIMIT 1";
    };
    if (!filter.participants.empty())
        tests_.push_back({wanted("SELECT 1 FROM participation WHERE event = ?1", "participant", participants),
                          wanted("SELECT 1 FROM utterance WHERE id = ?1", "speaker", participants), ""});
    if (!filter.topics.empty())
        tests_.push_back({wanted("SELECT 1 FROM event_topic WHERE event = ?1", "topic", topics),
                          wanted("SELECT 1 FROM utterance_topic WHERE utterance = ?1", "topic", topics), ""});
    if (!filter.outlets.empty())
        tests_.push_back(
            {wanted("SELECT 1 FROM coverage c CROSS JOIN article a ON a.id = c.article WHERE c.event = ?1",
                    "a.outlet", outlets),
             wanted("SELECT 1 FROM quote q CROSS JOIN article a ON a.id = q.article WHERE q.utterance = ?1",
                    "a.outlet", outlets),
             ""});
    if (!filter.places.empty())
        tests_.push_back(
            {wanted("SELECT 1 FROM event WHERE id = ?1", "place", places),
             wanted("SELECT 1 FROM utterance u CROSS JOIN event e ON e.id = u.event WHERE u.id = ?1",
                    "e.place", places),
             ""});
    int number = 0;
    for (const Term& term : parse_terms(filter.text)) {
        find_named(reader, ++number, term);
        const std::string named =
            " IN (SELECT id FROM temp.named WHERE term = " + std::to_string(number) + " AND kind = ";
        const auto of_event = [&](const std::string& event) {
            return "EXISTS (SELECT 1 FROM event_words WHERE event_words MATCH ?2 AND rowid = " + event +
                   ") OR EXISTS (SELECT 1 FROM participation WHERE event = " + event + " AND participant" +
                   named + "1)) OR EXISTS (SELECT 1 FROM event WHERE id = " + event + " AND place" + named +
                   "4))";
        };
        tests_.push_back({"SELECT 1 WHERE " + of_event("?1"),
                          "SELECT 1 FROM utterance u WHERE u.id = ?1 AND (u.speaker" + named +
                              "1) OR EXISTS (SELECT 1 FROM utterance_words WHERE utterance_words MATCH ?2 "
                              "AND rowid = ?1) OR " +
                              of_event("u.event") + ")",
                          term.match});
    }
}

bool OneByOne::meets(const std::string& sql, const Test& test, std::int64_t id) {
    Query query = reader_.query(sql.c_str(), "event");
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
        Query said = reader_.query("SELECT id FROM utterance WHERE event = ?", "utterance");
        said.bind(event);
        while (said.next())
            utterances.push_back(said.integer(0));
    }
    return std::any_of(utterances.begin(), utterances.end(),
                       [&](std::int64_t utterance) { return all(&Test::utterance, utterance); });
}

} // namespace dateline::store
