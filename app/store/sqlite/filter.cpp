#include "store/sqlite/filter.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "index/filter_result.h"
#include "index/postings.h"
#include "store/sqlite/index_plan.h"
#include "store/tokens.h"

namespace dateline::store {
namespace {

enum List { participants = 1, topics = 2, outlets = 3, places = 4 };

template<class Tag> void want(EntityCache& cache, List list, const std::vector<model::Id<Tag>>& ids) {
    for (const model::Id<Tag> id : ids)
        cache.query("INSERT OR IGNORE INTO temp.wanted (list, id) VALUES (?, ?)", "wanted")
            .bind(list)
            .bind(id)
            .run();
}

void want_all(EntityCache& cache, const model::Filter& filter) {
    cache.connection().run("DELETE FROM temp.wanted");
    want(cache, participants, filter.participants);
    want(cache, topics, filter.topics);
    want(cache, outlets, filter.outlets);
    want(cache, places, filter.places);
    // A place stands for the places within it.
    cache.connection().run(
        "INSERT OR IGNORE INTO temp.wanted (list, id) WITH RECURSIVE below (id) AS (SELECT id FROM "
        "temp.wanted WHERE list = 4 UNION SELECT p.id FROM below CROSS JOIN place p ON p.within = "
        "below.id) SELECT 4, id FROM below");
}

// The participants and places with the term in a name: every name is looked at, once.
const std::vector<std::pair<int, std::int64_t>>& named_by(EntityCache& cache, const Term& term) {
    constexpr std::size_t max_terms = 64;
    const std::string key = term.compact + '\n' + term.initials;
    if (const auto known = cache.named.find(key); known != cache.named.end()) return known->second;
    Query row = cache.query("SELECT target, kind FROM name_key WHERE kind IN (1, 4) AND "
                            "(instr(compact, ?1) > 0 OR (?2 <> '' AND instr(initials, ?2) > 0))",
                            "name_key");
    row.bind(term.compact).bind(term.initials);
    std::vector<std::pair<int, std::int64_t>> named;
    while (row.next())
        named.emplace_back(row.number(1, 1, 4), row.integer(0));
    if (cache.named.size() >= max_terms) cache.named.clear();
    return cache.named[key] = std::move(named);
}

void find_named(EntityCache& cache, int number, const Term& term) {
    Query add = cache.query("INSERT OR IGNORE INTO temp.named (term, kind, id) VALUES (?, ?, ?)", "named");
    for (const auto& [kind, id] : named_by(cache, term))
        add.bind(number).bind(kind).bind(id).run();
}

// The events and the utterances that meet one criterion by themselves. A table of wanted things is there.
index::FilterResult meeting(EntityCache& cache, List list) {
    static constexpr std::array<std::pair<index::Series, index::Series>, 4> indices{
        {{index::Series::events_by_participant, index::Series::utterances_by_speaker},
         {index::Series::events_by_topic, index::Series::utterances_by_topic},
         {index::Series::events_by_outlet, index::Series::utterances_by_outlet},
         {index::Series::events_by_place, index::Series::utterances_by_place}}};
    const auto& [events, utterances] = indices.at(static_cast<std::size_t>(list) - 1);
    index::FilterResult found;
    Query row = cache.query("SELECT id FROM temp.wanted WHERE list = ? ORDER BY id", "wanted");
    row.bind(list);
    while (row.next()) {
        index::add_postings_of(cache.storage(), {events, row.integer(0)}, &found.events);
        index::add_postings_of(cache.storage(), {utterances, row.integer(0)}, &found.utterances);
    }
    return found;
}

// Events with the term, by their words or a name; utterances with it in theirs, whatever their event says.
index::FilterResult meeting(EntityCache& cache, const Term& term) {
    index::FilterResult found;
    cache.query("SELECT count(collect_id(rowid)) FROM event_words WHERE event_words MATCH ?", "event_words")
        .bind(term.match)
        .collect(&found.events);
    cache
        .query("SELECT count(collect_id(rowid)) FROM utterance_words WHERE utterance_words MATCH ?",
               "utterance_words")
        .bind(term.match)
        .collect(&found.utterances);
    for (const auto& [kind, id] : named_by(cache, term)) {
        const bool is_place = kind == 4;
        index::add_postings_of(
            cache.storage(),
            {is_place ? index::Series::events_by_place : index::Series::events_by_participant, id},
            &found.events);
        if (!is_place)
            index::add_postings_of(cache.storage(), {index::Series::utterances_by_speaker, id},
                                   &found.utterances);
    }
    return found;
}

// What has passed so far, less what does not meet one criterion more.
class Narrowing {
  public:
    explicit Narrowing(EntityCache& cache) : cache_(cache) {}

    void keep(List list) { keep(meeting(cache_, list)); }
    void keep(const Term& term) {
        index::FilterResult own = meeting(cache_, term);
        if (first_)
            index::add_said_at(cache_.storage(), own.events, &own.utterances);
        else
            own.utterances =
                index::keep_said_at(cache_.storage(), passing_.utterances, own.events, own.utterances);
        keep(std::move(own));
    }
    // A last term is met by what is gone through at the end anyway.
    index::FilterResult take(const Term& last) {
        const index::FilterResult own = meeting(cache_, last);
        if (first_ && index::are_few(cache_.storage(), own.events)) {
            passing_.events.add_all(own.events);
            passing_.utterances.add_all(own.utterances);
            index::add_said_at(cache_.storage(), own.events, &passing_.utterances);
            return take();
        }
        if (first_)
            passing_.events.add_all(own.events);
        else
            passing_.events.keep_only(own.events);
        index::finish_intersection(cache_.storage(), &own,
                                   first_ ? index::Universe::all : index::Universe::result, cache_.max_placed,
                                   &passing_);
        return std::move(passing_);
    }
    index::FilterResult take() {
        index::finish_intersection(cache_.storage(), nullptr, index::Universe::result, cache_.max_placed,
                                   &passing_);
        return std::move(passing_);
    }

  private:
    void keep(index::FilterResult found) {
        if (first_) {
            passing_ = std::move(found);
        } else {
            passing_.events.keep_only(found.events);
            passing_.utterances.keep_only(found.utterances);
        }
        first_ = false;
    }

    EntityCache& cache_;
    index::FilterResult passing_;
    bool first_ = true;
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

const index::FilterResult& filter_result_of(EntityCache& cache, const model::Filter& filter) {
    if (cache.prepared_filter == filter) return cache.filter_result;
    cache.prepared_filter.reset();
    cache.filter_result = {};
    want_all(cache, filter);
    Narrowing narrowing(cache);
    if (!filter.participants.empty()) narrowing.keep(participants);
    if (!filter.topics.empty()) narrowing.keep(topics);
    if (!filter.outlets.empty()) narrowing.keep(outlets);
    if (!filter.places.empty()) narrowing.keep(places);
    const std::vector<Term> terms = parse_terms(filter.text, cache.indexed_marks());
    for (std::size_t i = 0; i + 1 < terms.size(); ++i)
        narrowing.keep(terms[i]);
    cache.filter_result = terms.empty() ? narrowing.take() : narrowing.take(terms.back());
    index::place(cache.storage(), cache.max_placed, &cache.filter_result);
    cache.prepared_filter = filter;
    return cache.filter_result;
}

std::unique_ptr<index::EventSet> event_set_of(EntityCache& cache, const model::Filter& filter) {
    if (std::optional<IndexPlan> plan = index_plan_of(cache, filter))
        return std::make_unique<index::IndexedEvents>(cache.storage(), std::move(plan->events));
    return std::make_unique<index::FilteredEvents>(cache.storage(), filter_result_of(cache, filter));
}

bool is_named(EntityCache& cache, const Term& term) {
    return !named_by(cache, term).empty();
}

OneByOne::OneByOne(EntityCache& cache, const model::Filter& filter) : cache_(cache) {
    want_all(cache, filter);
    cache.connection().run("DELETE FROM temp.named");
    const auto wanted = [](const char* rows, const char* thing, List list) {
        return std::string(rows) + " AND " + thing +
               " IN (SELECT id FROM temp.wanted WHERE list = " + std::to_string(list) + ") LIMIT 1";
    };
    if (!filter.participants.empty())
        tests_.push_back(
            {"SELECT 1 WHERE EXISTS (" +
                 wanted("SELECT 1 FROM participation WHERE event = ?1", "participant", participants) +
                 ") OR EXISTS (" +
                 wanted("SELECT 1 FROM utterance WHERE event = ?1", "speaker", participants) + ")",
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
    for (const Term& term : parse_terms(filter.text, cache.indexed_marks())) {
        find_named(cache, ++number, term);
        const std::string named =
            " IN (SELECT id FROM temp.named WHERE term = " + std::to_string(number) + " AND kind = ";
        const auto of_event = [&](const std::string& event) {
            return "EXISTS (SELECT 1 FROM event_words WHERE event_words MATCH ?2 AND rowid = " + event +
                   ") OR EXISTS (SELECT 1 FROM participation WHERE event = " + event + " AND participant" +
                   named + "1)) OR EXISTS (SELECT 1 FROM utterance WHERE event = " + event + " AND speaker" +
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
