#include <doctest/doctest.h>

#include "base/edtf.h"
#include "state/saved_views.h"

using namespace dateline;
using namespace dateline::state;

namespace {

constexpr int seoul = 540;

model::SavedView view(const std::string& slug, int order) {
    model::SavedView saved;
    saved.slug = slug;
    saved.order = order;
    return saved;
}

std::vector<std::string> slugs(const std::vector<model::SavedView>& views) {
    std::vector<std::string> all;
    for (const model::SavedView& each : views)
        all.push_back(each.slug + std::to_string(each.order));
    return all;
}

base::Span dated(base::Span span) {
    model::SavedView saved;
    set_dates(&saved, span, seoul);
    return view_of(saved, seoul, {}).span.value_or(base::Span{});
}

} // namespace

TEST_CASE("saved views: a short range is kept to the second, a long one in whole days") {
    const std::int64_t noon = base::from_civil({2023, 6, 9, 12, 0, 0, 0}, seoul);
    const base::Span hours{noon, noon + 3 * base::hour_ms};
    CHECK(dated(hours) == hours);
    const base::Span months{noon, noon + 100 * base::day_ms + base::hour_ms};
    const base::Span days = dated(months);
    CHECK((days.start_ms + seoul * base::minute_ms) % base::day_ms == 0);
    CHECK((days.end_ms + seoul * base::minute_ms) % base::day_ms == 0);
    CHECK(std::abs(days.start_ms - months.start_ms) <= base::day_ms / 2);
    CHECK(std::abs(days.end_ms - months.end_ms) <= base::day_ms / 2);
    model::SavedView saved;
    set_dates(&saved, months, seoul);
    CHECK(saved.from == "2023-06-10");
    CHECK(saved.to == "2023-09-17");
}

TEST_CASE("saved views: every range becomes dates that parse and are in order, in any age") {
    for (const std::int64_t start : {base::earliest_ms, std::int64_t{-63'000'000'000'000}, std::int64_t{-1},
                                     std::int64_t{0}, base::latest_ms - 40 * base::day_ms})
        for (const std::int64_t length :
             {std::int64_t{1}, std::int64_t{999}, base::hour_ms, 40 * base::day_ms}) {
            CAPTURE(start);
            CAPTURE(length);
            model::SavedView saved;
            set_dates(&saved, {start, start + length}, seoul);
            const auto from = base::parse_edtf(saved.from).date;
            const auto to = base::parse_edtf(saved.to).date;
            REQUIRE_MESSAGE(from, saved.from);
            REQUIRE_MESSAGE(to, saved.to);
            CHECK(from->span.start_ms < to->span.end_ms);
        }
}

TEST_CASE("saved views: a view without a beginning or an end takes the database's") {
    const base::Span extent{0, 100 * base::day_ms};
    model::SavedView saved;
    CHECK_FALSE(view_of(saved, 0, extent).span);
    saved.from = "1970-01-11";
    CHECK(view_of(saved, 0, extent).span == base::Span{10 * base::day_ms, extent.end_ms});
    saved.from = "";
    saved.to = "1970-01-11";
    CHECK(view_of(saved, 0, extent).span == base::Span{0, 11 * base::day_ms});
}

TEST_CASE("saved views: a step knows its place in the story and its neighbours") {
    const std::vector<model::SavedView> views{view("a", 1), view("b", 2), view("c", 5), view("z", 0)};
    const auto middle = place_in_story(views, "b");
    REQUIRE(middle);
    CHECK(middle->at == 2);
    CHECK(middle->count == 3);
    CHECK(middle->previous->slug == "a");
    CHECK(middle->next->slug == "c");
    CHECK_FALSE(place_in_story(views, "a")->previous);
    CHECK_FALSE(place_in_story(views, "c")->next);
    CHECK_FALSE(place_in_story(views, "z"));
    CHECK_FALSE(place_in_story(views, "none"));
}

TEST_CASE("saved views: arranged, the steps count from one and the others follow by slug") {
    std::vector<model::SavedView> views{view("y", 0), view("c", 7), view("b", 3), view("x", 0)};
    arrange(&views);
    CHECK(slugs(views) == std::vector<std::string>{"b1", "c2", "x0", "y0"});
}

TEST_CASE("saved views: a new one's slug is made of its name, and is nobody else's") {
    CHECK(fresh_slug({}, "Seoul, 9 June!") == "seoul-9-june");
    CHECK(fresh_slug({}, "서울의 하루") == "view");
    CHECK(fresh_slug({view("view", 0), view("view-2", 0)}, "서울") == "view-3");
    CHECK(fresh_slug({}, std::string(500, 'x')).size() <= 120);
}
