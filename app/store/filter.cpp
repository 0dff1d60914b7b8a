#include "store/filter.h"

#include <algorithm>
#include <string>
#include <utility>

#include "store/passing.h"
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

// The participants and places with the term in a name: every name is looked at, once.
const std::vector<std::pair<int, std::int64_t>>& named_by(Reader& reader, const Term& term) {
    constexpr std::size_t most_terms = 64;
    const std::string key = term.compact + '\n' + term.initials;
    if (const auto known = reader.named.find(key); known != reader.named.end()) return known->second;
    Query row = reader.query("SELECT target, kind FROM name_key WHERE kind IN (1, 4) AND "
                             "(instr(compact, ?1) > 0 OR (?2 <> '' AND instr(initials, ?2) > 0))",
                             "name_key");
    row.bind(term.compact).bind(term.initials);
    std::vector<std::pair<int, std::int64_t>> named;
    while (row.next())
        named.emplace_back(row.number(1, 1, 4), row.integer(0));
    if (reader.named.size() >= most_terms) reader.named.clear();
    return reader.named[key] = std::move(named);
}

void find_named(Reader& reader, int number, const Term& term) {
    Query add = reader.query("INSERT OR IGNORE INTO temp.named (term, kind, id) VALUES (?, ?, ?)", "named");
    for (const auto& [kind, id] : named_by(reader, term))
        add.bind(number).bind(kind).bind(id).run();
}

void add_ids(Reader& reader, const char* sql, const char* table, IdSet* ids) {
    reader.query(sql, table).collect(ids);
}

// The events and the utterances that meet one criterion by themselves. A table of wanted things is there.
Passing meeting(Reader& reader, List list) {
    Passing found;
    const auto add = [&](const char* events, const char* utterances, const char* table) {
        add_ids(reader, events, table, &found.events);
        add_ids(reader, utterances, table, &found.utterances);
    };
    switch (list) {
    case participants:
        add("SELECT count(collect_id(p.event)) FROM temp.wanted w CROSS JOIN participation p ON "
            "p.participant = w.id WHERE "
            "w.list = 1",
            "SELECT count(collect_id(u.id)) FROM temp.wanted w CROSS JOIN utterance u ON u.speaker = w.id "
            "WHERE w.list = 1",
            "participation");
        break;
    case topics:
        add("SELECT count(collect_id(t.event)) FROM temp.wanted w CROSS JOIN event_topic t ON t.topic = w.id "
            "WHERE w.list = 2",
            "SELECT count(collect_id(t.utterance)) FROM temp.wanted w CROSS JOIN utterance_topic t ON "
            "t.topic = w.id WHERE "
            "w.list = 2",
            "event_topic");
        break;
    case outlets:
        add("SELECT count(collect_id(c.event)) FROM temp.wanted w CROSS JOIN article a ON a.outlet = w.id "
            "CROSS JOIN "
            "coverage c ON c.article = a.id WHERE w.list = 3",
            "SELECT count(collect_id(q.utterance)) FROM temp.wanted w CROSS JOIN article a ON a.outlet = "
            "w.id CROSS JOIN "
            "quote q ON q.article = a.id WHERE w.list = 3",
            "article");
        break;
    case places:
        add("SELECT count(collect_id(e.id)) FROM temp.wanted w CROSS JOIN event e ON e.place = w.id WHERE "
            "w.list = 4",
            "SELECT count(collect_id(u.id)) FROM temp.wanted w CROSS JOIN event e ON e.place = w.id CROSS "
            "JOIN utterance u ON "
            "u.event = e.id WHERE w.list = 4",
            "event");
        break;
    }
    return found;
}

// Events with the term, by their words or a name; utterances with it in theirs, whatever their event says.
Passing meeting(Reader& reader, const Term& term) {
    Passing found;
    reader.connection().run("DELETE FROM temp.named");
    find_named(reader, 1, term);
    {
        Query words = reader.query(
            "SELECT count(collect_id(rowid)) FROM event_words WHERE event_words MATCH ?", "event_words");
        words.bind(term.match).collect(&found.events);
        Query said =
            reader.query("SELECT count(collect_id(rowid)) FROM utterance_words WHERE utterance_words MATCH ?",
                         "utterance_words");
        said.bind(term.match).collect(&found.utterances);
    }
    add_ids(reader,
            "SELECT count(collect_id(p.event)) FROM temp.named n CROSS JOIN participation p ON p.participant "
            "= n.id WHERE n.kind "
            "= 1",
            "participation", &found.events);
    add_ids(reader,
            "SELECT count(collect_id(e.id)) FROM temp.named n CROSS JOIN event e ON e.place = n.id WHERE "
            "n.kind = 4",
            "event", &found.events);
    add_ids(reader,
            "SELECT count(collect_id(u.id)) FROM temp.named n CROSS JOIN utterance u ON u.speaker = n.id "
            "WHERE n.kind = 1",
            "utterance", &found.utterances);
    return found;
}

// What has passed so far, less what does not meet one criterion more.
class Narrowing {
  public:
    explicit Narrowing(Reader& reader) : reader_(reader) {}

    void keep(List list) { keep(meeting(reader_, list)); }
    void keep(const Term& term, bool is_last) {
        const bool only = first_ && is_last;
        Passing own = meeting(reader_, term);
        has_events_of_ = only;
        if (only)
            add_each_other(reader_.connection(), reader_.most_placed, &own);
        else if (first_)
            add_said_at(reader_.connection(), own.events, &own.utterances);
        else
            own.utterances =
                keep_said_at(reader_.connection(), passing_.utterances, own.events, own.utterances);
        keep(std::move(own));
    }
    Passing take() {
        if (!has_events_of_) add_events_of(reader_.connection(), passing_.utterances, &passing_.events);
        return std::move(passing_);
    }

  private:
    void keep(Passing found) {
        if (first_) {
            passing_ = std::move(found);
        } else {
            passing_.events.keep_only(found.events);
            passing_.utterances.keep_only(found.utterances);
        }
        first_ = false;
    }

    Reader& reader_;
    Passing passing_;
    bool first_ = true, has_events_of_ = false;
};

} // namespace

void make_answer_tables(Connection& connection) {
    connection.run(
        "CREATE TEMP TABLE wanted (list INTEGER, id INTEGER, PRIMARY KEY (list, id)) WITHOUT ROWID;"
        "CREATE TEMP TABLE wanted_series (kind INTEGER, key INTEGER, PRIMARY KEY (kind, key)) WITHOUT ROWID;"
        "CREATE TEMP TABLE named (term INTEGER, kind INTEGER, id INTEGER, PRIMARY KEY (term, kind, id)) "
        "WITHOUT ROWID;"
        "CREATE TEMP TABLE view_event (id INTEGER PRIMARY KEY, start_ms, end_ms, weight);"
        "CREATE TEMP TABLE view_utterance (id INTEGER PRIMARY KEY, event, speaker, start_ms, end_ms);"
        "CREATE TEMP TABLE view_article (id INTEGER PRIMARY KEY, outlet, start_ms, end_ms)");
}

const Passing& passing_of(Reader& reader, const model::Filter& filter) {
    if (reader.prepared_filter == filter) return reader.passing;
    reader.prepared_filter.reset();
    reader.passing = {};
    want_all(reader, filter);
    Narrowing narrowing(reader);
    if (!filter.participants.empty()) narrowing.keep(participants);
    if (!filter.topics.empty()) narrowing.keep(topics);
    if (!filter.outlets.empty()) narrowing.keep(outlets);
    if (!filter.places.empty()) narrowing.keep(places);
    const std::vector<Term> terms = parse_terms(filter.text);
    for (const Term& term : terms)
        narrowing.keep(term, &term == &terms.back());
    reader.passing = narrowing.take();
    place(reader.connection(), reader.most_placed, &reader.passing);
    reader.prepared_filter = filter;
    return reader.passing;
}

bool is_named(Reader& reader, const Term& term) {
    return !named_by(reader, term).empty();
}

OneByOne::OneByOne(Reader& reader, const model::Filter& filter) : reader_(reader) {
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
