// Windows looked at one by one and from tiles: two ways to one answer.
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>

#include <doctest/doctest.h>

#include "store/sqlite/window_partial.h"
#include "store/window_sample.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;

TEST_CASE("window: without rail items and densities the rest is the same") {
    TwoWays ways(random_records(17, 60));
    for (const auto way : {&TwoWays::one_by_one, &TwoWays::from_tiles}) {
        model::WindowQuery query = query_of({base::earliest_ms, base::latest_ms});
        const model::Window all = (ways.*way)(query);
        query.max_rail_items = query.buckets = 0;
        const model::Window less = (ways.*way)(query);
        CHECK_FALSE(all.topics.empty());
        CHECK(less.topics.empty());
        CHECK(less.outlets.empty());
        CHECK(less.density.empty());
        CHECK(less.total_events == all.total_events);
        CHECK(less.participants.size() == all.participants.size());
        CHECK(less.lanes.size() == all.lanes.size());
        CHECK(less.coverage.size() == all.coverage.size());
    }
}

TEST_CASE("window: totals from tiles are those of one by one, whatever is asked for") {
    for (unsigned seed = 1; seed <= 6; ++seed) {
        Records records = random_records(seed, 60);
        // Tiles put a speaker on the lane for the whole event, whether or not the words were said within the
        // view.
        for (model::UtteranceRecord& utterance : records.utterances)
            utterance.said.clear();
        TwoWays ways(records);
        std::vector<model::Filter> filters = filters_of_one();
        for (model::Filter& filter : filters_of_several())
            filters.push_back(std::move(filter));
        for (const model::Filter& filter : filters)
            for (const auto grouping : {model::Grouping::participant, model::Grouping::topic,
                                        model::Grouping::outlet, model::Grouping::place}) {
                CAPTURE(seed);
                CAPTURE(static_cast<int>(grouping));
                model::WindowQuery query = query_of(june(8, 13), grouping);
                query.filter = filter;
                const model::Window exact = ways.one_by_one(query);
                const model::Window tiled = ways.from_tiles(query);
                CHECK(tiled.total_events == exact.total_events);
                CHECK(tiled.total_utterances == exact.total_utterances);
                CHECK(tiled.density == exact.density);
                REQUIRE(tiled.events.size() == exact.events.size());
                for (std::size_t i = 0; i < exact.events.size(); ++i)
                    CHECK(tiled.events[i].id == exact.events[i].id);
                REQUIRE(tiled.lanes.size() == exact.lanes.size());
                for (std::size_t i = 0; i < exact.lanes.size(); ++i) {
                    CHECK(tiled.lanes[i].key == exact.lanes[i].key);
                    CHECK(tiled.lanes[i].events == exact.lanes[i].events);
                    CHECK(tiled.lanes[i].utterances == exact.lanes[i].utterances);
                    CHECK(tiled.lanes[i].density == exact.lanes[i].density);
                    CHECK(tiled.lanes[i].presences.size() == exact.lanes[i].presences.size());
                    CHECK(tiled.lanes[i].marks.size() == exact.lanes[i].marks.size());
                    // Each word begins in some bucket, those that are no marks too; under a filter tiles know
                    // only a sample.
                    const auto begun = [](const model::Lane& lane) {
                        return std::accumulate(lane.said_begun.begin(), lane.said_begun.end(),
                                               std::int64_t{0});
                    };
                    CHECK(begun(exact.lanes[i]) == exact.lanes[i].utterances);
                    if (filter.empty()) CHECK(begun(tiled.lanes[i]) == tiled.lanes[i].utterances);
                }
                REQUIRE(tiled.participants.size() == exact.participants.size());
                for (std::size_t i = 0; i < exact.participants.size(); ++i) {
                    CHECK(tiled.participants[i].id == exact.participants[i].id);
                    CHECK(tiled.participants[i].utterances == exact.participants[i].utterances);
                    CHECK(tiled.participants[i].events == exact.participants[i].events);
                    CHECK(tiled.participants[i].title == exact.participants[i].title);
                }
                REQUIRE(tiled.topics.size() == exact.topics.size());
                for (std::size_t i = 0; i < exact.topics.size(); ++i) {
                    CHECK(tiled.topics[i].key == exact.topics[i].key);
                    CHECK(tiled.topics[i].count == exact.topics[i].count);
                }
            }
    }
}

TEST_CASE("window: a list for which there is room is whole, however much else is in view") {
    TwoWays ways(random_records(9, 300));
    model::WindowQuery query = query_of({base::earliest_ms, base::latest_ms}, model::Grouping::none);
    query.max_events = 1000;
    query.max_lanes = query.max_marks = query.max_articles = query.max_rail = query.max_rail_items = 0;
    const model::Window tiled = ways.from_tiles(query);
    CHECK(tiled.total_events > 200);
    CHECK(static_cast<std::int64_t>(tiled.events.size()) == tiled.total_events);
    query.max_events = 20;
    CHECK(ways.from_tiles(query).events.size() == 20);
    CHECK(ways.from_tiles(query).participants.empty());
}

TEST_CASE(
    "window: of many that weigh the same, those shown lie all over the span, read from tiles or one by one") {
    Records records;
    records.databases = seoul().databases;
    for (int i = 0; i < 3000; ++i) {
        model::EventRecord event;
        event.slug = "event" + std::to_string(i);
        event.date = std::to_string(1000 + i / 4);
        event.title = text("제목");
        event.weight = 5;
        records.events.push_back(event);
    }
    TwoWays ways(records);
    model::WindowQuery query = query_of({base::earliest_ms, base::latest_ms}, model::Grouping::none);
    query.max_events = 40;
    for (const model::Window& window : {ways.from_tiles(query), ways.one_by_one(query)}) {
        REQUIRE(window.events.size() == 40);
        std::array<int, 3> in_third{};
        for (const model::EventItem& event : window.events)
            ++in_third.at(static_cast<std::size_t>((event.id.value - 1) / 1000));
        for (const int count : in_third)
            CHECK(count >= 6);
    }
}

TEST_CASE("window: what stands alone is in it, however much weighs more elsewhere") {
    for (const int crowd : {299, 300, 1000, 3000}) {
        CAPTURE(crowd);
        Records records;
        records.databases = seoul().databases;
        for (int i = 0; i <= crowd; ++i) {
            model::EventRecord event;
            event.slug = "event" + std::to_string(i);
            event.date = i == crowd ? "1600" : std::to_string(1990 + i % 30);
            event.title = text("제목");
            event.weight = i == crowd ? 1 : 5;
            records.events.push_back(event);
        }
        TwoWays ways(records);
        const model::WindowQuery query = query_of(
            {base::from_civil({1580, 1, 1}, 0), base::from_civil({2030, 1, 1}, 0)}, model::Grouping::none);
        for (const model::Window& window : {ways.from_tiles(query), ways.one_by_one(query)}) {
            REQUIRE(!window.events.empty());
            CHECK(window.events.size() <= 300);
            CHECK(window.events.front().id.value == crowd + 1);
        }
    }
}

TEST_CASE("window: of many that weigh the same at one instant the first in order are in it") {
    Records records;
    records.databases = seoul().databases;
    for (int i = 0; i < 1000; ++i) {
        model::EventRecord event;
        event.slug = "event" + std::to_string(i);
        event.date = "2024-04-10T09:15:30Z";
        event.title = text("제목");
        records.events.push_back(event);
    }
    TwoWays ways(records);
    model::WindowQuery query = query_of({base::earliest_ms, base::latest_ms}, model::Grouping::none);
    query.max_events = 20;
    for (const model::Window& window : {ways.one_by_one(query), ways.from_tiles(query)}) {
        REQUIRE(window.events.size() == 20);
        CHECK(window.events.front().id.value == 1);
        CHECK(window.events.back().id.value == 20);
    }
}

TEST_CASE("window: of many lanes each stands in one place, however far down they are turned to") {
    Records records;
    records.databases = seoul().databases;
    constexpr int crowd = 300;
    for (int i = 0; i < crowd; ++i) {
        records.participants.emplace_back();
        records.participants.back().slug = "p" + std::to_string(i);
        records.participants.back().names = {{"P" + std::to_string(i), "en"}};
    }
    // The busier one was before, the less in the year that is looked at.
    for (int i = 0; i < 3000; ++i) {
        model::EventRecord event;
        event.slug = "event" + std::to_string(i);
        const int person = i % crowd;
        const bool before = (i / crowd) < 9 - person * 9 / crowd;
        event.date = before ? "1900" : "2000";
        event.title = text("제목");
        event.participations.emplace_back();
        event.participations.back().participant = "p" + std::to_string(person);
        event.participations.back().role = "attendee";
        records.events.push_back(event);
    }
    TwoWays ways(records);
    model::WindowQuery query =
        query_of({base::from_civil({2000, 1, 1}, 0), base::from_civil({2001, 1, 1}, 0)});
    query.max_lanes = 6;
    std::set<std::int64_t> seen;
    for (query.first_lane = 0; query.first_lane < 120; query.first_lane += query.max_lanes)
        for (const model::Lane& lane : ways.from_tiles(query).lanes)
            CHECK(seen.insert(lane.key.id).second);
    CHECK(seen.size() == 120);
}

TEST_CASE("window: every dated article has its mark, or none has, read from tiles or one by one") {
    TwoWays ways(random_records(9, 300));
    model::WindowQuery query = query_of({base::earliest_ms, base::latest_ms}, model::Grouping::none);
    for (const int room : {4000, 10}) {
        query.max_articles = room;
        const model::Window tiled = ways.from_tiles(query), one_by_one = ways.one_by_one(query);
        CHECK(tiled.coverage_is_whole == (room == 4000));
        CHECK(one_by_one.coverage_is_whole == (room == 4000));
        CHECK(std::ssize(tiled.coverage) == (room == 4000 ? tiled.total_articles : 0));
        CHECK(tiled.coverage.size() == one_by_one.coverage.size());
    }
}

TEST_CASE(
    "window: a first answer is part of the whole one, and there is none where the whole is soon there") {
    TwoWays ways(random_records(8, 300));
    model::WindowQuery query = query_of({base::earliest_ms, base::latest_ms});
    query.filter.participants = {{1}, {2}};
    query.filter.text = "a";
    const model::Window whole = ways.one_by_one(query);
    REQUIRE(whole.total_events > 0);
    CHECK_FALSE(load_partial_window(*ways.filtered, query)); // its sets are there already
    ways.look_at({});
    CHECK_FALSE(load_partial_window(*ways.filtered, query)); // few events
    ways.look_at({.max_looked_at = 0});
    const std::optional<model::Window> first = load_partial_window(*ways.filtered, query);
    REQUIRE(first);
    CHECK(first->is_partial);
    CHECK_FALSE(whole.is_partial);
    CHECK(!first->events.empty());
    for (const model::EventItem& event : first->events)
        CHECK(std::any_of(whole.events.begin(), whole.events.end(),
                          [&](const model::EventItem& other) { return other.id == event.id; }));
    CHECK(ways.one_by_one(query).total_events == whole.total_events); // undisturbed
    query.filter.participants = {{1}};
    query.filter.text.clear();
    CHECK_FALSE(load_partial_window(*ways.filtered, query)); // an index answers it
}

TEST_CASE("window: under a filter of words too, articles are those that cover or print what passes") {
    // Few articles, each asked; and more than that.
    TwoWays small(random_records(12, 120)), large(random_records(13, 1200));
    std::vector<model::Filter> filters = filters_of_several();
    const std::size_t asked_of_small = filters.size();
    filters.push_back(filters[1]);
    filters.push_back(filters[5]);
    for (std::size_t i = 0; i < filters.size(); ++i) {
        const model::Filter& filter = filters[i];
        TwoWays& ways = i < asked_of_small ? small : large;
        model::WindowQuery query = query_of({base::earliest_ms, base::latest_ms});
        query.filter = filter;
        std::set<std::int64_t> articles;
        const auto add = [&](const char* sql, const index::Bitmap& ids) {
            Query row = ways.connection->query(sql, "article");
            while (row.next())
                if (ids.contains(row.integer(1)) &&
                    (filter.outlets.empty() ||
                     std::find(filter.outlets.begin(), filter.outlets.end(),
                               model::OutletId{row.integer(2)}) != filter.outlets.end()))
                    articles.insert(row.integer(0));
        };
        ways.look_at({});
        const index::FilterResult& result = ways.filtered->result(filter);
        // Those without a date are there through the dated events that they cover.
        add("SELECT a.id, c.event, a.outlet FROM article a JOIN coverage c ON c.article = a.id JOIN event e "
            "ON e.id "
            "= c.event WHERE a.start_ms IS NOT NULL OR e.start_ms IS NOT NULL",
            result.events);
        add("SELECT a.id, q.utterance, a.outlet FROM article a JOIN quote q ON q.article = a.id WHERE "
            "a.start_ms IS NOT NULL",
            result.utterances);
        CAPTURE(filter.text);
        CHECK(ways.one_by_one(query).total_articles == static_cast<std::int64_t>(articles.size()));
        // Those of what is in view, which undated events are not.
        const std::int64_t of_view = ways.from_tiles(query).total_articles;
        CHECK(of_view > 0);
        CHECK(of_view <= static_cast<std::int64_t>(articles.size()));
    }
}

TEST_CASE("window: what begins in each bucket and what touches the first counts what is in view from any "
          "bucket on") {
    const Records records = random_records(7, 400);
    Opened opened(records);
    const base::Span extent = opened.store->load_overview({}, 10, {}).extent;
    model::WindowQuery query = query_of(extent, model::Grouping::none);
    query.buckets = 64;
    const model::Window window = opened.store->load_window(query, {});
    REQUIRE(window.begun.size() == window.density.size());
    std::int64_t all = 0;
    for (const std::uint32_t begun : window.begun)
        all += begun;
    CHECK(all == window.total_events);
    for (const int first : {0, 1, 17, 40}) {
        const double bucket_ms = extent.length_ms() / 64;
        query.span = {extent.start_ms + first * bucket_ms, extent.end_ms};
        const std::int64_t in_view = opened.store->load_window(query, {}).total_events;
        std::int64_t counted = window.density[static_cast<std::size_t>(first)];
        for (std::size_t i = static_cast<std::size_t>(first) + 1; i < window.begun.size(); ++i)
            counted += window.begun[i];
        CHECK(std::abs(counted - in_view) <= 1 + in_view / 50); // the bucket's border is rounded
    }
}

TEST_CASE("window: lanes from the first that is asked for on") {
    Opened opened(random_records(3, 60));
    model::WindowQuery query =
        query_of(opened.store->load_overview({}, 10, {}).extent, model::Grouping::participant);
    const model::Window all = opened.store->load_window(query, {});
    REQUIRE(all.lanes.size() > 4);
    query.first_lane = 2;
    query.max_lanes = 2;
    const model::Window some = opened.store->load_window(query, {});
    REQUIRE(some.lanes.size() == 2);
    CHECK(some.lanes[0].key == all.lanes[2].key);
    CHECK(some.lanes[1].key == all.lanes[3].key);
    CHECK(some.lanes[0].presences.size() == all.lanes[2].presences.size());
    CHECK(some.total_lanes == all.total_lanes);
    query.first_lane = 100'000;
    CHECK(opened.store->load_window(query, {}).lanes.empty());
}
