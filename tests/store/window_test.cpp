// What a window of little shows: each thing in view.
#include <algorithm>

#include <doctest/doctest.h>

#include "store/window_sample.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;

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
