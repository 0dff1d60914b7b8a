#pragma once
// Databases that windows are asked of, and the questions.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "store/sample.h"
#include "store/sqlite/filtered_set.h"
#include "store/sqlite/sqlite_writer.h"
#include "store/sqlite/visible_rows.h"
#include "store/sqlite/window_queries.h"
#include "store/temp_folder.h"

namespace dateline::store::test {

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

inline base::Span june(int first_day, int end_day) {
    return {base::from_civil({2023, 6, first_day}, seoul_minutes),
            base::from_civil({2023, 6, end_day}, seoul_minutes)};
}

inline model::WindowQuery query_of(base::Span span, model::Grouping grouping = model::Grouping::participant) {
    model::WindowQuery query;
    query.span = span;
    query.buckets = 10;
    query.grouping = grouping;
    return query;
}

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

inline std::vector<model::Filter> filters_of_several() {
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

inline std::vector<model::Filter> filters_of_one() {
    std::vector<model::Filter> filters(5);
    filters[1].participants = {{1}};
    filters[2].topics = {{2}};
    filters[3].outlets = {{1}};
    filters[4].places = {{1}};
    return filters;
}

} // namespace dateline::store::test
