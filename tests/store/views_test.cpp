#include <functional>

#include <doctest/doctest.h>

#include "base/error.h"
#include "platform/file.h"
#include "store/raw_database.h"
#include "store/refusal.h"
#include "store/sample.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/schema.h"
#include "store/temp_folder.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;

namespace {

model::ViewRecord view(const std::string& slug, int order) {
    model::ViewRecord record;
    record.slug = slug;
    record.name = text("보기 " + slug, "View " + slug);
    record.order = order;
    return record;
}

// The meeting, with three steps and a view beside the story.
Records with_views() {
    Records records = seoul();
    model::ViewRecord full = view("full", 2);
    full.note = text("한 문장", "A sentence");
    full.from = "2023-06-09";
    full.to = "2023-06";
    full.grouping = model::Grouping::outlet;
    full.select_kind = model::Kind::event;
    full.select = records.events.front().slug;
    full.participants = {records.participants.back().slug, records.participants.front().slug};
    full.topics = {records.topics.front().slug};
    full.outlets = {records.outlets.front().slug};
    full.places = {records.places.front().slug};
    full.search = "\"두 말\" 협력";
    full.theme = "dark";
    records.views = {view("beside", 0), view("first", 1), full, view("third", 3)};
    return records;
}

std::vector<std::string> slugs_of(const std::string& path) {
    std::vector<std::string> slugs;
    for (const model::SavedView& view : open_store(path)->load_views())
        slugs.push_back(view.slug);
    return slugs;
}

std::string lines(const std::vector<Problem>& problems) {
    std::string all;
    for (const Problem& problem : problems)
        all += problem.where + ": " + problem.message + "\n";
    return all;
}

// What `dateline check` says, but of the meeting's own gaps: an event without a source, a photo not there.
std::string trouble(const std::string& path) {
    std::vector<Problem> problems = check_database(path);
    std::erase_if(problems, [](const Problem& problem) {
        return says(problem.message, "has no source") || says(problem.where, "photo");
    });
    return lines(problems);
}

// A database as the first version of Dateline made it: today's, without what came since.
void make_old(const std::string& path) {
    write_database(path, seoul());
    make_older(path, 1);
}

} // namespace

TEST_CASE("views: every field comes back") {
    const TempFolder folder;
    Records records = with_views();
    write_database(folder.path("a.db"), records);
    sort_by_slug(&records);
    CHECK(read_database(folder.path("a.db")) == records);
    CHECK(trouble(folder.path("a.db")) == "");
}

TEST_CASE("views: load_views gives the story's steps in order, then the others, with ids") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, with_views());
    CHECK(slugs_of(path) == std::vector<std::string>{"first", "full", "third", "beside"});
    const auto store = open_store(path);
    const model::SavedView full = store->load_views().at(1);
    CHECK(store->find(model::Kind::event, seoul().events.front().slug).at(0) == full.view.selected);
    CHECK(store->find(model::Kind::participant, seoul().participants.back().slug).at(0) ==
          model::Ref(full.view.filter.participants.at(0)));
    CHECK(full.view.filter.outlets.size() == 1);
    CHECK(full.view.filter.topics.size() == 1);
    CHECK(full.view.filter.places.size() == 1);
    CHECK(full.view.filter.text == "\"두 말\" 협력");
    CHECK(full.view.grouping == model::Grouping::outlet);
    CHECK(full.theme == "dark");
}

TEST_CASE("views: a view as loaded is put back as it was; steps exchange their places; a view is removed") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, with_views());
    const std::vector<model::SavedView> before = open_store(path)->load_views();
    {
        const auto writer = open_writer(path);
        for (const model::SavedView& each : before)
            writer->put(each);
        CHECK(lines(writer->finish()) == "");
        writer->commit();
    }
    CHECK(open_store(path)->load_views() == before);
    {
        const auto writer = open_writer(path);
        model::SavedView first = before.at(0), full = before.at(1);
        std::swap(first.order, full.order);
        writer->put(first);
        writer->put(full);
        CHECK(writer->remove_view("third"));
        CHECK_FALSE(writer->remove_view("third"));
        CHECK(lines(writer->finish()) == "");
        writer->commit();
    }
    CHECK(slugs_of(path) == std::vector<std::string>{"full", "first", "beside"});
    CHECK(trouble(path) == "");
}

TEST_CASE("views: what they name must be there, and each step has a place of its own") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, with_views());
    const std::string before = platform::read_file(path, std::size_t{1} << 28U);
    {
        const auto writer = open_writer(path);
        writer->put(view("again", 2));
        CHECK(says(lines(writer->finish()), "view full, field order: 2 is the place of view again"));
        CHECK_THROWS_AS(writer->commit(), base::Error);
    }
    {
        const auto writer = open_writer(path);
        model::ViewRecord lost = view("lost", 0);
        lost.topics = {"no-such-topic"};
        writer->put(lost);
        CHECK(says(lines(writer->finish()), "there is no topic with the slug \"no-such-topic\""));
    }
    const auto writer = open_writer(path);
    model::SavedView by_id;
    by_id.slug = "by-id";
    by_id.name = text("이름", "Name");
    by_id.view.filter.outlets = {{999}};
    CHECK(says(refusal([&] { writer->put(by_id); }), "names outlet:999, which is not there"));
    model::ViewRecord turned = view("turned", 0);
    turned.from = "2024";
    turned.to = "2023";
    CHECK(says(refusal([&] { writer->put(turned); }), "lies after"));
    turned.to = "soon";
    CHECK(says(refusal([&] { writer->put(turned); }), "is not a date"));
    CHECK(platform::read_file(path, std::size_t{1} << 28U) == before);
}

TEST_CASE("check: a view that names what is gone, stands in another's place or is turned round is reported") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, with_views());
    change_database(path, "UPDATE saved_view SET selected = 77 WHERE slug = 'full';"
                          "UPDATE saved_view_filter SET target = 88 WHERE kind = 3;"
                          "UPDATE saved_view SET ordinal = 2 WHERE slug = 'third';"
                          "UPDATE saved_view SET from_date = '2025', to_date = '2024' WHERE slug = 'first';"
                          "UPDATE saved_view SET slug = 'Not one' WHERE slug = 'beside'");
    const std::string found = lines(check_database(path));
    CHECK(says(found, "view full, field select: names event:77"));
    CHECK(says(found, "view full, field outlets: names outlet:88"));
    CHECK(says(found, "view third, field order: 2 is another view's place"));
    CHECK(says(found, "view first, field from: lies after"));
    CHECK(says(found, "field slug: is not a slug"));
    change_database(path, "UPDATE saved_view SET from_date = 'soon' WHERE slug = 'first'");
    CHECK(says(lines(check_database(path)), "saved_view, row 2, column from_date is not a date"));
    change_database(path, "UPDATE saved_view_filter SET kind = 7 WHERE kind = 3");
    CHECK(says(refusal([&] { open_store(path)->load_views(); }), "saved_view"));
}

TEST_CASE("migration: a database of an older version is of the schema that this version had") {
    const TempFolder folder;
    change_database(folder.path("old.db"), platform::read_file(DATELINE_SCHEMAS "/schema_1.sql", 1U << 20U));
    change_database(folder.path("second.db"),
                    platform::read_file(DATELINE_SCHEMAS "/schema_2.sql", 1U << 20U));
    change_database(folder.path("third.db"),
                    platform::read_file(DATELINE_SCHEMAS "/schema_3.sql", 1U << 20U));
    change_database(folder.path("fourth.db"),
                    platform::read_file(DATELINE_SCHEMAS "/schema_4.sql", 1U << 20U));
    change_database(folder.path("fifth.db"),
                    platform::read_file(DATELINE_SCHEMAS "/schema_5.sql", 1U << 20U));
    make_old(folder.path("made.db"));
    const auto older_than = [](const std::string& path) {
        const auto c = Connection::open_for_reading(path, Pages::check, Versions::older_too);
        return c->version();
    };
    CHECK(older_than(folder.path("old.db")) == 1); // its schema was compared to the letter
    CHECK(older_than(folder.path("second.db")) == 2);
    CHECK(older_than(folder.path("third.db")) == 3);
    CHECK(older_than(folder.path("fourth.db")) == 4);
    CHECK(older_than(folder.path("fifth.db")) == 5);
    CHECK(older_than(folder.path("made.db")) == 1);
}

TEST_CASE("migration: a database that is too old to be asked is not checked; the line says what to do") {
    const TempFolder folder;
    const std::string path = folder.path("old.db");
    make_old(path);
    const std::string before = platform::read_file(path, std::size_t{1} << 28U);
    const std::string message = refusal([&] { check_database(path); });
    CHECK(says(message, "`dateline reindex " + path + "`"));
    CHECK(says(refusal([&] { check_database(path); }), "older Dateline"));
    CHECK(platform::read_file(path, std::size_t{1} << 28U) == before);
}

TEST_CASE("migration: tiles of an older version are made anew by whatever is written") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    Records records = seoul();
    for (int i = 0; i < 100; ++i) {
        model::EventRecord event = records.events.front();
        event.slug = "event" + std::to_string(i);
        event.weight = 5;
        records.events.push_back(event);
    }
    write_database(path, records);
    REQUIRE(!says(trouble(path), "timeline_tile"));
    change_database(path, "UPDATE timeline_tile SET heaviest = x''");
    REQUIRE(says(trouble(path), "timeline_tile"));
    make_older(path, 3);
    const auto writer = open_writer(path);
    writer->put(records.topics.front());
    REQUIRE(writer->finish().empty());
    writer->commit();
    CHECK(!says(trouble(path), "timeline_tile"));
}

TEST_CASE("migration: long entries that an older version did not pack are packed by whatever is written") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    Records records = seoul();
    for (const char* date : {"2020/2023", "2021", "2021", "../2022"}) {
        model::EventRecord event = records.events.front();
        event.slug = "long" + std::to_string(records.events.size());
        event.date = date;
        records.events.push_back(event);
    }
    write_database(path, records);
    make_older(path, 4);
    const auto writer = open_writer(path);
    REQUIRE(writer->finish().empty());
    writer->commit();
    CHECK(trouble(path) == "");
}

TEST_CASE("migration: ids that an older version did not pack are packed by whatever is written") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    Records records = seoul();
    for (int i = 0; i < 4100; ++i) {
        records.events.push_back(records.events.front());
        records.events.back().slug = "more" + std::to_string(i);
    }
    write_database(path, records);
    make_older(path, 5);
    const auto writer = open_writer(path);
    REQUIRE(writer->finish().empty());
    writer->commit();
    CHECK(trouble(path) == "");
}

TEST_CASE("migration: reindex and a writer bring an older database up to date, and lose nothing") {
    const TempFolder folder;
    Records expected = seoul();
    sort_by_slug(&expected);
    make_old(folder.path("a.db"));
    CHECK(read_database(folder.path("a.db")) == expected); // records are read from older ones too
    reindex(folder.path("a.db"));
    CHECK(read_database(folder.path("a.db")) == expected);
    CHECK(trouble(folder.path("a.db")) == "");

    make_old(folder.path("b.db"));
    const std::string before = platform::read_file(folder.path("b.db"), std::size_t{1} << 28U);
    open_writer(folder.path("b.db")).reset(); // given up: it stays as it was
    CHECK(platform::read_file(folder.path("b.db"), std::size_t{1} << 28U) == before);
    const auto writer = open_writer(folder.path("b.db"));
    writer->put(view("first", 1));
    CHECK(lines(writer->finish()) == "");
    writer->commit();
    CHECK(slugs_of(folder.path("b.db")) == std::vector<std::string>{"first"});
    CHECK(trouble(folder.path("b.db")) == "");
}

TEST_CASE("migration: an older database that a stranger changed is refused by the writer too") {
    const TempFolder folder;
    const std::string path = folder.path("old.db");
    make_old(path);
    change_database(path, "CREATE TRIGGER t AFTER INSERT ON event BEGIN SELECT 1; END");
    CHECK(says(refusal([&] { open_writer(path); }), "trigger t is not ours"));
    CHECK(says(refusal([&] { reindex(path); }), "trigger t is not ours"));
}
