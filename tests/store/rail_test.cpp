// The rail beside the window: participants, topics and outlets in view.
#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "store/window_sample.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;

namespace {

// So many topics and outlets, each at 10 events; the one busiest over all has none in the last year.
Records many_things(int things) {
    Records records;
    records.databases = seoul().databases;
    for (int i = 0; i < things; ++i) {
        const std::string number = std::to_string(i);
        records.topics.emplace_back();
        records.topics.back().slug = "t" + number;
        records.topics.back().name = text("", "Topic " + number);
        records.outlets.emplace_back();
        records.outlets.back().slug = "o" + number;
        records.outlets.back().name = text("", "Outlet " + number);
        records.participants.emplace_back();
        records.participants.back().slug = "p" + number;
        records.participants.back().names = {{"Person " + number, "en"}};
    }
    for (int i = 0; i < 10 * things; ++i) {
        const int thing = i % things, round = i / things;
        const std::string number = std::to_string(i), of = std::to_string(thing);
        // The further down over all, the busier in the last year.
        const bool before = round < 9 - thing * 9 / things;
        const std::string date = before ? "1999-05-05" : "2000-05-05";
        records.articles.emplace_back();
        records.articles.back().slug = "a" + number;
        records.articles.back().outlet = "o" + of;
        records.articles.back().headline = "Headline";
        records.articles.back().url = "https://example.org/" + number;
        records.articles.back().language = "en";
        records.articles.back().published = date;
        model::EventRecord event;
        event.slug = "e" + number;
        event.date = date;
        event.title = text("", "Event");
        event.topics = {"t" + of};
        event.coverage = {"a" + number};
        event.participations.emplace_back();
        event.participations.back().participant = "p" + of;
        event.participations.back().role = "attendee";
        records.events.push_back(event);
    }
    return records;
}

base::Span years(int first, int end) {
    return {base::from_civil({first, 1, 1}, 0), base::from_civil({end, 1, 1}, 0)};
}

} // namespace

TEST_CASE(
    "window: the rail lists every topic and outlet in view, the busiest first, however much is in view") {
    TwoWays ways(many_things(60));
    for (const base::Span& span : {years(1900, 2100), years(2000, 2001)}) {
        const model::WindowQuery query = query_of(span);
        const model::Window exact = ways.one_by_one(query), tiled = ways.from_tiles(query);
        REQUIRE(exact.topics.size() == 60);
        REQUIRE(tiled.topics.size() == 60);
        REQUIRE(tiled.outlets.size() == 60);
        REQUIRE(tiled.participants.size() == 60);
        for (std::size_t i = 0; i < 60; ++i) {
            CHECK(tiled.topics[i].key == exact.topics[i].key);
            CHECK(tiled.topics[i].count == exact.topics[i].count);
            CHECK(tiled.outlets[i].key == exact.outlets[i].key);
            CHECK(tiled.outlets[i].count == exact.outlets[i].count);
            CHECK(tiled.participants[i].id == exact.participants[i].id);
        }
        for (const model::Window& window : {exact, tiled}) {
            CHECK(window.total_topics == 60);
            CHECK(window.total_outlets == 60);
            CHECK(window.total_participants == 60);
        }
    }
}

TEST_CASE("window: where the rail has no room for all topics and outlets it knows how many there are") {
    TwoWays ways(many_things(60));
    model::WindowQuery query = query_of(years(2000, 2001));
    query.max_rail = query.max_rail_items = 20;
    for (const model::Window& window : {ways.one_by_one(query), ways.from_tiles(query)}) {
        CHECK(window.topics.size() == 20);
        CHECK(window.outlets.size() == 20);
        CHECK(window.participants.size() == 20);
        CHECK(window.total_topics == 60);
        CHECK(window.total_outlets == 60);
        CHECK(window.total_participants == 60);
    }
    // Asked for more, what was promised is there.
    query.max_rail = query.max_rail_items = 80;
    const model::Window all = ways.from_tiles(query);
    CHECK(all.topics.size() == 60);
    CHECK(all.outlets.size() == 60);
    CHECK(all.participants.size() == 60);
}

TEST_CASE("window: the rail lists who only stands in a photo of an event in view") {
    Records records = seoul();
    model::ParticipantRecord passer;
    passer.slug = "passer";
    passer.names = {{"Passer By", "en"}};
    records.participants.push_back(passer);
    passer.slug = "elsewhere"; // of whom nothing is known but the name
    records.participants.push_back(passer);
    model::PhotoRecord photo = records.photos.at(0);
    photo.slug = "street";
    photo.file = "photos/street.jpg";
    photo.event = "tokyo";
    photo.regions = {
        {"passer", 0.1, 0.1, 0.2, 0.2}, {"passer", 0.5, 0.1, 0.2, 0.2}, {"altman", 0.7, 0.1, 0.2, 0.2}};
    records.photos.push_back(photo);
    TwoWays ways(records);
    model::WindowQuery query = query_of(june(5, 15));
    for (const auto way : {&TwoWays::one_by_one, &TwoWays::from_tiles}) {
        query.span = june(5, 15);
        const model::Window window = (ways.*way)(query);
        CHECK(window.total_participants == 4);
        REQUIRE(window.participants.size() == 4);
        const model::RailParticipant& last = window.participants.back();
        CHECK(last.name.tagged("en") == "Passer By");
        CHECK(last.events == 1);
        CHECK(last.utterances == 0);
        query.span = june(9, 10); // the photo is of another event
        CHECK((ways.*way)(query).total_participants == 3);
        // Of more than there is room for they are counted too.
        query.span = june(5, 15);
        query.max_rail = 2;
        CHECK((ways.*way)(query).participants.size() == 2);
        CHECK((ways.*way)(query).total_participants >= 4);
        query.max_rail = 200;
    }
    query.filter.text = "Tokyo";
    CHECK(ways.one_by_one(query).participants.size() == 2);
}

TEST_CASE("window: the rail shows the title at the latest event in view, else the description") {
    Opened opened(seoul());
    const model::Window window = opened.store->load_window(query_of(june(5, 15)), {});
    REQUIRE(window.participants.size() == 3);
    CHECK(window.total_participants == 3);
    CHECK(window.participants[0].title.tagged("ko") == "오픈AI 회장");
    CHECK(window.participants[1].title.tagged("ko") == "오픈AI CEO");
    CHECK(window.participants[1].utterances == 1);
    CHECK(window.participants[1].portrait.value == 1);
    CHECK(window.participants[2].size == 100);
    const model::Window tokyo = opened.store->load_window(query_of(june(12, 13)), {});
    CHECK(tokyo.participants.at(0).title.tagged("en") == "chief executive of OpenAI");
}
