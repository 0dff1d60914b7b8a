#include <algorithm>
#include <array>
#include <numeric>
#include <set>

#include <doctest/doctest.h>

#include "store/sample.h"
#include "store/sqlite/event_walk.h"
#include "store/sqlite/overview_queries.h"
#include "store/sqlite/sqlite_writer.h"
#include "store/sqlite/tray.h"
#include "store/sqlite/window_partial.h"
#include "store/sqlite/window_queries.h"
#include "store/temp_folder.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;

namespace {

struct Opened {
    TempFolder folder;
    std::unique_ptr<Store> store;
    explicit Opened(const Records& records) {
        write_database(folder.path("a.db"), records);
        store = open_store(folder.path("a.db"));
    }
    model::EventId event(const char* slug) { return {store->find(model::Kind::event, slug).at(0).id}; }
    model::ParticipantId person(const char* slug) {
        return {store->find(model::Kind::participant, slug).at(0).id};
    }
    model::UtteranceId utterance(const char* slug) {
        return {store->find(model::Kind::utterance, slug).at(0).id};
    }
};

constexpr int seoul_minutes = 540;

base::Span june(int first_day, int end_day) {
    return {base::from_civil({2023, 6, first_day}, seoul_minutes),
            base::from_civil({2023, 6, end_day}, seoul_minutes)};
}

model::WindowQuery query_of(base::Span span, model::Grouping grouping = model::Grouping::participant) {
    model::WindowQuery query;
    query.span = span;
    query.buckets = 10;
    query.grouping = grouping;
    return query;
}

} // namespace

TEST_CASE("window: an event item has what its card shows") {
    Opened opened(seoul());
    const model::Window window = opened.store->load_window(query_of(june(5, 15)), {});
    REQUIRE(window.events.size() == 2);
    const model::EventItem& first_event = window.events[0];
    CHECK(first_event.title.tagged("ko") == "오픈AI와 국내 스타트업 간담회");
    CHECK(first_event.place.tagged("en") == "63 Building");
    CHECK(first_event.host.tagged("ko") == "국내 스타트업");
    CHECK(first_event.utterances == 3);
    CHECK(first_event.participants == 3);
    CHECK(first_event.articles == 3);
    CHECK(first_event.photos == 1);
    CHECK(first_event.disputed);
    CHECK(first_event.photo_is_illustration);
    REQUIRE(first_event.regions.size() == 2);
    CHECK(first_event.regions[0].name.tagged("en") == "Greg Brockman");
    CHECK(first_event.participant_ids ==
          std::vector{opened.person("altman"), opened.person("brockman"), opened.person("startups")});
    CHECK_FALSE(window.events[1].disputed);
}

TEST_CASE("window: the pull quote is the segment that most articles printed, in the fullest printing's exact "
          "words") {
    Opened opened(seoul());
    const model::Window window = opened.store->load_window(query_of(june(9, 10)), {});
    CHECK(window.events.at(0).pull_quote == "“오픈AI는 한국과 협력할 준비가 돼 있다”");
    CHECK(window.events.at(0).pull_quote_utterance == opened.utterance("u1"));
}

TEST_CASE("window: without a main candidate the pull quote is the shortest segment that stands by itself") {
    Records records = seoul();
    auto& quotes = records.utterances[0].quotes;
    quotes.resize(2);
    quotes[1].text = "그렇다";
    Opened opened(records);
    CHECK(opened.store->load_event(opened.event("meeting"), {})->item.pull_quote ==
          "“" + quotes[0].text + "”");
    CHECK(opened.store->load_event(opened.event("tokyo"), {})->item.pull_quote.empty());
}

TEST_CASE("window: indirect speech on a card has no quotation marks, Japanese has its own") {
    Records records = seoul();
    auto& quotes = records.utterances[0].quotes;
    quotes.resize(1);
    quotes[0].form = model::QuoteForm::indirect;
    CHECK(Opened(records).store->load_window(query_of(june(9, 10)), {}).events.at(0).pull_quote ==
          quotes[0].text);
    quotes[0].form = model::QuoteForm::translated;
    quotes[0].language = "ja";
    CHECK(Opened(records).store->load_window(query_of(june(9, 10)), {}).events.at(0).pull_quote ==
          "「" + quotes[0].text + "」");
}

TEST_CASE("window: an event that began before the span and goes on into it is in view") {
    Records records = seoul();
    records.events[1].date = "2023-01-01/2023-12-31";
    Opened opened(records);
    const model::Window window = opened.store->load_window(query_of(june(20, 21)), {});
    CHECK(window.total_events == 1);
    CHECK(window.density == std::vector<std::uint32_t>(10, 1));
}

TEST_CASE("window: density counts an event in each bucket that it touches") {
    Opened opened(seoul());
    const model::Window window = opened.store->load_window(query_of(june(5, 15)), {});
    CHECK(window.density == std::vector<std::uint32_t>{0, 0, 0, 0, 1, 0, 0, 1, 0, 0});
}

TEST_CASE("window: lanes are ordered by utterances, then events, and keep their colour") {
    Opened opened(seoul());
    const model::Window window = opened.store->load_window(query_of(june(5, 15)), {});
    REQUIRE(window.lanes.size() == 3);
    CHECK(window.total_lanes == 3);
    CHECK(window.lanes[0].key == model::Ref(opened.person("brockman")));
    CHECK(window.lanes[0].utterances == 2);
    CHECK(window.lanes[0].colour == 1);
    CHECK(window.lanes[1].key == model::Ref(opened.person("altman")));
    CHECK(window.lanes[1].events == 2);
    CHECK(window.lanes[1].density == std::vector<std::uint32_t>{0, 0, 0, 0, 1, 0, 0, 1, 0, 0});
    REQUIRE(window.lanes[1].presences.size() == 2);
    CHECK(window.lanes[1].presences[0].event == opened.event("meeting"));
    CHECK(window.lanes[1].presences[0].precision == base::Precision::day);
    CHECK(window.lanes[2].utterances == 0);
    const model::Window tokyo = opened.store->load_window(query_of(june(12, 13)), {});
    REQUIRE(tokyo.lanes.size() == 1);
    CHECK(tokyo.lanes[0].colour == 0);
}

TEST_CASE("window: a mark stands at its own time if it has one, else in its event, by order") {
    Opened opened(seoul());
    const model::Window window = opened.store->load_window(query_of(june(5, 15)), {});
    const std::vector<model::Mark>& marks = window.lanes.at(0).marks;
    REQUIRE(marks.size() == 2);
    CHECK(marks[0].id == opened.utterance("u2"));
    CHECK_FALSE(marks[0].said_ms.has_value());
    CHECK(marks[0].order == 2);
    CHECK(marks[0].count == 3);
    CHECK(marks[0].disputed);
    CHECK(marks[0].event_span == june(9, 10));
    CHECK(marks[1].said_ms == base::from_civil({2023, 6, 9, 11, 40}, seoul_minutes));
    CHECK(marks[1].said_precision == base::Precision::minute);
    CHECK(opened.store->load_utterance(marks[1].id)->said->span.start_ms == marks[1].said_ms);
    CHECK_FALSE(opened.store->load_utterance(marks[0].id)->said.has_value());
    CHECK_FALSE(marks[1].disputed);
}

TEST_CASE("window: lanes group by topic, outlet or place as asked, and by nothing") {
    Opened opened(seoul());
    const auto first = [&](model::Grouping grouping) {
        const model::Window window = opened.store->load_window(query_of(june(5, 15), grouping), {});
        return window.lanes.empty() ? std::string() : window.lanes[0].name.tagged("ko");
    };
    CHECK(first(model::Grouping::topic) == "규제");
    CHECK(first(model::Grouping::outlet) == "비즈워치");
    CHECK(first(model::Grouping::place) == "63빌딩");
    CHECK(first(model::Grouping::none).empty());
}

TEST_CASE("window: limits bound the lists and not the totals") {
    Opened opened(random_records(31, 40));
    model::WindowQuery query = query_of({base::earliest_ms, base::latest_ms});
    const model::Window all = opened.store->load_window(query, {});
    query.max_events = 3;
    query.max_lanes = 2;
    query.max_marks = 5;
    query.max_articles = 4;
    query.max_rail = query.max_rail_items = 1;
    const model::Window few = opened.store->load_window(query, {});
    CHECK(few.total_events == all.total_events);
    CHECK(few.events.size() == 3);
    std::vector<double> weights;
    for (const auto& event : all.events)
        weights.push_back(event.weight);
    std::sort(weights.rbegin(), weights.rend());
    for (const auto& event : few.events)
        CHECK(event.weight >= weights[2]);
    CHECK(few.lanes.size() == 2);
    CHECK(few.total_lanes == all.total_lanes);
    CHECK(few.lanes[0].key == all.lanes[0].key);
    CHECK(few.lanes[0].marks.size() + few.lanes[1].marks.size() == 5);
    CHECK(few.lanes[0].utterances == all.lanes[0].utterances);
    CHECK(few.coverage.empty());
    CHECK_FALSE(few.coverage_is_whole);
    CHECK(few.total_articles == all.total_articles);
    CHECK(few.coverage_density == all.coverage_density);
    CHECK(few.participants.size() == 1);
    CHECK(few.topics.size() == 1);
    CHECK(few.outlets.size() == 1);
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

TEST_CASE("window: the coverage strip has dated articles, the rail's outlets undated ones too") {
    Opened opened(seoul());
    const model::Window window = opened.store->load_window(query_of(june(5, 15)), {});
    REQUIRE(window.coverage.size() == 2);
    CHECK(window.coverage[0].outlet_name.tagged("en") == "BizWatch");
    CHECK(window.coverage[0].event == opened.event("meeting"));
    CHECK(window.coverage[0].precision == base::Precision::minute);
    CHECK(window.total_articles == 3);
    CHECK(window.outlets.size() == 3);
    CHECK(window.coverage_density == std::vector<std::uint32_t>{0, 0, 0, 0, 1, 1, 0, 0, 0, 0});
    const model::Window tokyo = opened.store->load_window(query_of(june(12, 13)), {});
    CHECK(tokyo.total_articles == 0);
}

TEST_CASE("window: a filter of outlets keeps only their articles") {
    Opened opened(seoul());
    model::WindowQuery query = query_of(june(5, 15));
    query.filter.outlets = {{opened.store->find(model::Kind::outlet, "times").at(0).id}};
    const model::Window window = opened.store->load_window(query, {});
    CHECK(window.total_events == 1);
    CHECK(window.total_utterances == 1);
    CHECK(window.coverage.size() == 1);
    CHECK(window.outlets.size() == 1);
}

TEST_CASE("window: asked to stop, it returns at once with what it has") {
    Opened opened(random_records(3, 200));
    std::stop_source stop;
    stop.request_stop();
    const model::Window window =
        opened.store->load_window(query_of({base::earliest_ms, base::latest_ms}), stop.get_token());
    CHECK(window.participants.empty());
    CHECK(opened.store->load_window(query_of({base::earliest_ms, base::latest_ms}), {}).participants.size() >
          0);
}

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

namespace {

// Windows of one database, answered one by one and from tiles.
struct TwoWays {
    TempFolder folder;
    std::unique_ptr<Connection> connection;
    std::optional<EntityCache> cache;
    std::optional<VisibleRows> rows;
    std::optional<FilteredSet> filtered;
    std::int64_t max_placed = AnswerLimits{}.max_placed;

    explicit TwoWays(const Records& records) {
        const std::string path = folder.path("a.db");
        SqliteWriter writer(path, index::TimelineShape{3});
        put_all(writer, records);
        REQUIRE(writer.finish().empty());
        writer.commit();
        connection = Connection::open_for_reading(path);
        cache.emplace(*connection);
        rows.emplace(*cache);
        look_at({});
    }
    void look_at(const AnswerLimits& limits) {
        if (!filtered || filtered->limits() != limits) filtered.emplace(*cache, limits);
    }
    model::Window one_by_one(const model::WindowQuery& query) {
        look_at({1'000'000, max_placed});
        return load_window(*filtered, *rows, query);
    }
    model::Window from_tiles(const model::WindowQuery& query) {
        look_at({0, max_placed});
        return load_window(*filtered, *rows, query);
    }
};

std::vector<model::Filter> filters_of_several() {
    std::vector<model::Filter> filters(7);
    filters[0].text = "a";
    filters[1].text = "한국";
    filters[2].participants = {{1}};
    filters[2].text = "e";
    filters[3].participants = {{1}, {3}};
    filters[4].topics = {{1}, {2}};
    filters[4].places = {{1}};
    filters[5].outlets = {{1}, {2}};
    filters[6].text = "ㅅ a";
    return filters;
}

std::vector<model::Filter> filters_of_one() {
    std::vector<model::Filter> filters(5);
    filters[1].participants = {{1}};
    filters[2].topics = {{2}};
    filters[3].outlets = {{1}};
    filters[4].places = {{1}};
    return filters;
}

} // namespace

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
