#include <doctest/doctest.h>

#include "base/edtf.h"
#include "model/saved_view.h"
#include "model/slugs.h"

using namespace dateline;
using namespace dateline::model;
using namespace dateline::model::test;

namespace {

constexpr int seoul = 540;

model::SavedView view(const std::string& slug, int order) {
    model::SavedView saved;
    saved.slug = slug;
    saved.order = order;
    return saved;
}

model::SavedView dated_view(base::Span span) {
    model::SavedView saved;
    saved.dates = bounds_of(span, seoul);
    return saved;
}

base::Span dated(base::Span span) {
    return view_of(dated_view(span), seoul, {}).span.value_or(base::Span{});
}

} // namespace

TEST_CASE("saved views: the range in view comes back to less than a pixel") {
    const double noon = base::from_civil({2023, 6, 9, 12, 0, 0, 0}, seoul);
    for (const double length : {3 * base::hour_ms, 20 * base::day_ms, 9000 * base::day_ms}) {
        CAPTURE(length);
        const base::Span back = dated({noon, noon + length});
        CHECK(std::abs(back.start_ms - noon) <= length / 4000);
        CHECK(std::abs(back.end_ms - noon - length) <= length / 4000);
    }
}

TEST_CASE("saved views: every range becomes dates that parse and are in order, in any age") {
    for (const double start : {base::earliest_ms, -4.35e20, -2.1e18, -63e12, -1.0, 0.0, 2.4e20,
                               base::latest_ms - 40 * base::day_ms})
        for (const double length : {1.0, 999.0, base::hour_ms, 40 * base::day_ms, 4e6 * base::day_ms}) {
            CAPTURE(start);
            CAPTURE(length);
            const model::SavedView saved = dated_view({start, start + length});
            const auto from = base::parse_edtf(saved.dates.from).date;
            const auto to = base::parse_edtf(saved.dates.to).date;
            REQUIRE_MESSAGE(from, saved.dates.from);
            REQUIRE_MESSAGE(to, saved.dates.to);
            CHECK(from->span.start_ms < to->span.end_ms);
        }
}

TEST_CASE("saved views: a view without a beginning or an end takes the database's") {
    const base::Span extent{0, 100 * base::day_ms};
    model::SavedView saved;
    CHECK_FALSE(view_of(saved, 0, extent).span);
    saved.dates.from = "1970-01-11";
    CHECK(view_of(saved, 0, extent).span == base::Span{10 * base::day_ms, extent.end_ms});
    saved.dates.from = "";
    saved.dates.to = "1970-01-11";
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
