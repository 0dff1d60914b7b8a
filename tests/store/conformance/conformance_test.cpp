// What every store does, whatever it keeps its records in: seen through store::Database alone.
#include <algorithm>

#include <doctest/doctest.h>

#include "store/conformance/backends.h"
#include "store/conformance/describe.h"
#include "store/conformance/random_wish.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;

namespace {

void write(const Database& database, const Records& records) {
    write_records(*database.open_writer(), records);
}

model::Ref found(Store& store, model::Kind kind, const char* slug) {
    const std::vector<model::Ref> refs = store.find(kind, slug);
    REQUIRE(refs.size() == 1);
    return refs.front();
}

} // namespace

TEST_CASE_TEMPLATE("conformance: what is written is read back, by kind and slug", Backend,
                   DATELINE_BACKENDS) {
    const Backend backend;
    Records records = random_records(77, 30);
    write(*backend.database, records);
    sort_by_slug(&records);
    CHECK(read_records(*backend.database) == records);
    const model::DatabaseInfo info = backend.database->open_store()->info();
    CHECK(info.record == records.databases.back());
    CHECK(info.events == 30);
    CHECK(info.utterances == 60);
}

TEST_CASE_TEMPLATE(
    "conformance: nothing is there before the commit, and the change token changes with it alone", Backend,
    DATELINE_BACKENDS) {
    const Backend backend;
    write(*backend.database, seoul());
    const std::unique_ptr<Store> store = backend.database->open_store();
    const std::string token = backend.database->change_token();
    CHECK(store->change_token() == token);
    {
        const std::unique_ptr<Writer> writer = backend.database->open_writer();
        writer->put(model::TopicRecord{"given-up", text("", "Given up")});
        CHECK(writer->finish().empty());
    }
    CHECK(store->find(model::Kind::topic, "given-up").empty());
    CHECK(store->change_token() == token);
    CHECK(backend.database->change_token() == token);
    const std::unique_ptr<Writer> writer = backend.database->open_writer();
    writer->put(model::TopicRecord{"kept", text("", "Kept")});
    CHECK(writer->finish().empty());
    CHECK(store->find(model::Kind::topic, "kept").empty());
    writer->commit();
    CHECK(store->find(model::Kind::topic, "kept").size() == 1);
    CHECK(store->change_token() != token);
    CHECK(store->change_token() == backend.database->change_token());
}

TEST_CASE_TEMPLATE("conformance: a record put again takes the place of the one before and keeps its id",
                   Backend, DATELINE_BACKENDS) {
    const Backend backend;
    Records records = seoul();
    write(*backend.database, records);
    const std::unique_ptr<Store> store = backend.database->open_store();
    const model::Ref event = found(*store, model::Kind::event, "meeting");
    records.events[0].title = text("", "Another title");
    const std::unique_ptr<Writer> writer = backend.database->open_writer();
    CHECK(writer->has(model::Kind::event, "meeting"));
    CHECK_FALSE(writer->has(model::Kind::event, "none"));
    writer->put(records.events[0]);
    CHECK(writer->finish().empty());
    writer->commit();
    CHECK(found(*store, model::Kind::event, "meeting") == event);
    CHECK(store->slug_of(event) == "meeting");
    CHECK(store->info().events == std::ssize(records.events));
    CHECK(describe_events(*store, {}).find("Another title") != std::string::npos);
}

TEST_CASE_TEMPLATE("conformance: what is named and not there is a problem", Backend, DATELINE_BACKENDS) {
    const Backend backend;
    write(*backend.database, seoul());
    model::EventRecord event = seoul().events[0];
    event.coverage = {"an-article-that-is-nowhere"};
    const std::unique_ptr<Writer> writer = backend.database->open_writer();
    writer->put(event);
    CHECK_FALSE(writer->finish().empty());
}

TEST_CASE_TEMPLATE("conformance: a cursor ends once it is to stop", Backend, DATELINE_BACKENDS) {
    const Backend backend;
    write(*backend.database, random_records(5, 40));
    const std::unique_ptr<Store> store = backend.database->open_store();
    std::stop_source stop;
    const auto events = store->events({.undated = EventQuery::Undated::last}, stop.get_token());
    const auto participants = store->participants(stop.get_token());
    CHECK(events->next());
    CHECK(participants->next());
    stop.request_stop();
    CHECK_FALSE(events->next());
    CHECK_FALSE(participants->next());
    CHECK_FALSE(store->events({}, stop.get_token())->next());
}

TEST_CASE_TEMPLATE("conformance: windows, overviews, trays and cursors are those of a look at every record",
                   Backend, DATELINE_BACKENDS) {
    std::mt19937 random(99);
    for (unsigned seed = 100; seed < 112; ++seed) {
        const Backend backend;
        const ReferenceBackend reference;
        const Records records = random_records(seed, seed % 8 == 0 ? 120 : 14);
        write(*backend.database, records);
        write(*reference.database, records);
        const std::unique_ptr<Store> store = backend.database->open_store();
        const std::unique_ptr<Store> wanted = reference.database->open_store();
        for (int round = 0; round < 12; ++round) {
            const Wish wish = random_wish(random);
            model::WindowQuery query;
            query.span = random_span(random);
            query.buckets = 1 + static_cast<int>(random() % 50);
            query.grouping = static_cast<model::Grouping>(random() % 5);
            query.max_lanes = 100;
            model::WindowQuery same = query;
            query.filter = filter_of(*store, wish);
            same.filter = filter_of(*wanted, wish);
            CAPTURE(seed);
            CAPTURE(round);
            CAPTURE(query.filter.text);
            CHECK(describe(*store, store->load_window(query, {})) ==
                  describe(*wanted, wanted->load_window(same, {})));
            CHECK(describe(*store, store->load_overview(query.filter, query.buckets, {})) ==
                  describe(*wanted, wanted->load_overview(same.filter, query.buckets, {})));
            CHECK(describe(*store, store->load_tray({query.filter, 5}, {})) ==
                  describe(*wanted, wanted->load_tray({same.filter, 5}, {})));
            const auto walks_agree = [&](EventQuery walk) {
                EventQuery same_walk = walk;
                walk.filter = query.filter;
                same_walk.filter = same.filter;
                CHECK(describe_events(*store, walk) == describe_events(*wanted, same_walk));
                // From each event on, as one who goes step by step.
                const auto events = store->events(walk), same_events = wanted->events(same_walk);
                for (int step = 0; step < 3; ++step) {
                    const auto event = events->next(), same_event = same_events->next();
                    if (!event || !same_event || !event->date.placed()) break;
                    walk.after = event->id;
                    same_walk.after = same_event->id;
                    CHECK(describe_events(*store, walk) == describe_events(*wanted, same_walk));
                }
            };
            using Direction = EventQuery::Direction;
            for (const Direction direction : {Direction::forwards, Direction::backwards}) {
                walks_agree({.direction = direction});
                walks_agree({.span = query.span, .direction = direction});
            }
            walks_agree({.undated = EventQuery::Undated::last});
            for (int event = 0; event < 3; ++event) {
                const std::string slug = "event" + std::to_string(random() % records.events.size());
                CHECK(describe_utterances(*store, {found(*store, model::Kind::event, slug.c_str()).id},
                                          query.filter) ==
                      describe_utterances(*wanted, {found(*wanted, model::Kind::event, slug.c_str()).id},
                                          same.filter));
            }
        }
    }
}
