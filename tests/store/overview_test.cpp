// What is said of all at once: the overview, the tray, events in order, the counts of the whole.
#include <algorithm>
#include <functional>

#include <doctest/doctest.h>

#include "store/sqlite/event_walk.h"
#include "store/sqlite/overview_queries.h"
#include "store/sqlite/tray.h"
#include "store/window_sample.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;

TEST_CASE("overview: the extent is that of the dated events, open ends cut; undated ones are in the tray") {
    Records records = seoul();
    Opened closed(records);
    model::Overview overview = closed.store->load_overview({}, 4, {});
    CHECK(overview.extent == june(9, 13));
    CHECK(overview.density == std::vector<std::uint32_t>{1, 0, 0, 1});
    CHECK(overview.total_events == 2);
    CHECK(overview.total_undated == 1);
    const model::Tray tray = closed.store->load_tray({}, {});
    REQUIRE(tray.events.size() == 1);
    CHECK(tray.total == 1);
    CHECK(tray.events[0].event.date.text.empty());
    CHECK(tray.events[0].people.at(0).tagged("en") == "Greg Brockman");
    records.events[1].date = "2023-06-12/..";
    records.events[0].date = "../2023-06-09";
    Opened open(records);
    overview = open.store->load_overview({}, 4, {});
    CHECK(overview.extent.end_ms == june(12, 13).start_ms + 1);
    CHECK(overview.extent.start_ms == june(9, 10).end_ms - 1);
    records.events.erase(records.events.begin() + 1);
    records.events[0].date = "";
    Opened none(records);
    CHECK(none.store->load_overview({}, 4, {}).extent.empty());
}

TEST_CASE("events: those without a date come after all others, by id, where they are asked for") {
    Records records = seoul();
    const model::EventRecord pattern = records.events.back(); // undated
    for (int i = 0; i < 700; ++i) {
        records.events.push_back(pattern);
        records.events.back().slug = "undated-" + std::to_string(i);
    }
    Opened opened(records);
    EventQuery query{.undated = EventQuery::Undated::last};
    const auto walked = [&] {
        std::vector<bool> are_dated;
        const auto events = opened.store->events(query);
        model::EventId last;
        while (const auto event = events->next()) {
            if (!are_dated.empty() && !are_dated.back()) CHECK(event->id > last);
            are_dated.push_back(event->date.placed());
            last = event->id;
        }
        return are_dated;
    };
    std::vector<bool> all = walked();
    REQUIRE(all.size() == 703);
    CHECK(std::is_sorted(all.begin(), all.end(), std::greater<>()));
    CHECK(std::count(all.begin(), all.end(), false) == 701);
    query.filter.participants = {
        model::ParticipantId{opened.store->find(model::Kind::participant, "altman").at(0).id}};
    all = walked();
    CHECK(std::count(all.begin(), all.end(), false) == 0);
    CHECK(all.size() == 2);
}

TEST_CASE("info: counts and the record of the whole") {
    Opened opened(seoul());
    const model::DatabaseInfo info = opened.store->info();
    CHECK(info.record == seoul().databases[0]);
    CHECK(info.events == 3);
    CHECK(info.participants == 3);
    CHECK(info.articles == 3);
    CHECK(info.utterances == 3);
    CHECK(info.quotes == 7);
    CHECK(info.photos == 1);
    CHECK(info.outlets == 3);
    CHECK(info.schema_version == 9);
}

TEST_CASE("overview and neighbours: one criterion is answered as several are") {
    TwoWays ways(random_records(4, 80));
    std::int64_t round = 0;
    for (const model::Filter& filter : filters_of_one()) {
        if (filter.empty()) continue;
        ways.max_placed = 10'000 * (round++ % 2); // both ways of reading a set
        ways.look_at({.max_placed = ways.max_placed});
        // The same asked for twice is more than one index answers.
        model::Filter twice = filter;
        const auto again = [](auto* ids) {
            if (!ids->empty()) ids->push_back(ids->front());
        };
        again(&twice.participants);
        again(&twice.topics);
        again(&twice.outlets);
        again(&twice.places);
        const model::Overview one = load_overview(*ways.filtered, filter, 64);
        const model::Overview several = load_overview(*ways.filtered, twice, 64);
        CHECK(one.extent == several.extent);
        CHECK(one.total_events == several.total_events);
        CHECK(one.total_undated == several.total_undated);
        const model::Tray tray = load_tray(*ways.filtered, {filter}),
                          same_tray = load_tray(*ways.filtered, {twice});
        CHECK(tray.total == one.total_undated);
        CHECK(tray.total == same_tray.total);
        REQUIRE(tray.events.size() == same_tray.events.size());
        for (std::size_t i = 0; i < tray.events.size(); ++i)
            CHECK(tray.events[i].event.id == same_tray.events[i].event.id);
        using Direction = EventQuery::Direction;
        for (const Direction direction : {Direction::forwards, Direction::backwards}) {
            model::EventId at;
            for (int step = 0; step < 100; ++step) {
                const auto next =
                    EventWalk(*ways.filtered, {.filter = filter, .direction = direction, .after = at}).next();
                const auto same =
                    EventWalk(*ways.filtered, {.filter = twice, .direction = direction, .after = at}).next();
                REQUIRE(next.has_value() == same.has_value());
                if (!next) break;
                CHECK(next->id == same->id);
                at = next->id;
            }
        }
        const auto windows_agree = [&](const base::Span& span) {
            model::WindowQuery query = query_of(span);
            query.filter = filter;
            const model::Window window = ways.one_by_one(query);
            query.filter = twice;
            const model::Window other = ways.one_by_one(query);
            CHECK(window.total_events == other.total_events);
            CHECK(window.total_utterances == other.total_utterances);
            CHECK(window.total_articles == other.total_articles);
            CHECK(window.coverage_density == other.coverage_density);
            CHECK(window.density == other.density);
        };
        windows_agree(june(9, 11));
        windows_agree({base::earliest_ms, base::latest_ms});
    }
}

TEST_CASE("overview: events that follow each other are even, whatever buckets they end in") {
    Records records;
    records.databases.emplace_back();
    for (int year = 1960; year < 1970; ++year)
        for (int i = 0; i < 10; ++i) {
            model::EventRecord event;
            event.slug = "e" + std::to_string(year) + "-" + std::to_string(i);
            event.title = text("", "Event");
            event.date = std::to_string(year);
            records.events.push_back(event);
        }
    Opened opened(records);
    for (const int buckets : {7, 97, 240}) {
        const std::vector<std::uint32_t> density = opened.store->load_overview({}, buckets, {}).density;
        CHECK(*std::min_element(density.begin(), density.end()) >= 9);
        CHECK(*std::max_element(density.begin(), density.end()) <= (buckets < 10 ? 15 : 11));
    }
}
