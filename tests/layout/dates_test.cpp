// Dates of every kind on the canvas: marks at their ends, the zones of their times, what is kept aside.

#include <algorithm>

#include <doctest/doctest.h>

#include "layout/compose.h"
#include "layout/sample_window.h"
#include "layout/scene_parts.h"
#include "scene/text.h"

using namespace dateline;

namespace {

model::Window window_of(std::initializer_list<const char*> dates) {
    model::Window window;
    std::int64_t id = 1;
    for (const char* text : dates) {
        window.events.push_back(test::event(id, text, "", "Event " + std::to_string(id), 10, {}));
        ++id;
    }
    window.total_events = static_cast<std::int64_t>(window.events.size());
    return window;
}

layout::Composition english(const model::Window& window, double from_ms, double to_ms,
                            const model::Overview& overview = {}) {
    layout::Style style;
    style.language = base::Language::english;
    return layout::compose(window, overview, test::viewport(from_ms, to_ms, 1200), style, {},
                           scene::FixedMeasurer());
}

// Open arrow heads: lines of three points, of which the middle one is the tip; -1 to the left, +1 to the
// right.
int heads(const layout::Composition& scene, int direction) {
    int count = 0;
    for (const scene::Polyline& line : test::all<scene::Polyline>(scene)) {
        if (line.points.size() != 3 || line.colour == layout::palette(layout::Theme::light).background)
            continue;
        const float back = line.points[0].x - line.points[1].x;
        if (line.points[0].x == line.points[2].x && back * static_cast<float>(direction) < 0) ++count;
    }
    return count;
}

int questions(const layout::Composition& scene) {
    int count = 0;
    for (const scene::Text& text : test::all<scene::Text>(scene))
        count += text.text == "?" ? 1 : 0;
    return count;
}

} // namespace

TEST_CASE("dates: an open end fades into an arrow, one that nobody knows into a question mark") {
    const double from = test::instant(1890, 1, 1), to = test::instant(2000, 1, 1);
    const layout::Composition open = english(window_of({"1985/.."}), from, to);
    CHECK(heads(open, +1) == 1);
    CHECK(questions(open) == 0);
    CHECK(test::shows(open, "since 1985"));
    const layout::Composition unknown = english(window_of({"1986/"}), from, to);
    CHECK(heads(unknown, +1) == 0);
    CHECK(questions(unknown) == 1);
    CHECK(test::shows(unknown, "1986 to an unknown date"));
    CHECK(heads(english(window_of({"../1960"}), from, to), -1) == 1);
    CHECK(questions(english(window_of({"/1959-05"}), from, to)) == 1);
}

TEST_CASE("dates: one date or an earlier is a hollow date with an arrow, not a span") {
    const double from = test::instant(1890, 1, 1), to = test::instant(2000, 1, 1);
    const layout::Composition scene = english(window_of({"[..1904]"}), from, to);
    CHECK(test::shows(scene, "1904 or earlier"));
    CHECK(heads(scene, -1) == 1);
    CHECK(heads(scene, +1) == 0);
    for (const base::Rect& hit : test::hits(scene, "event:1"))
        CHECK(hit.width < 400); // its dot and its card, no bar from the edge
    CHECK(heads(english(window_of({"[1904..]"}), from, to), +1) == 1);
}

TEST_CASE("dates: a time of another zone than the axis names its own, and the axis its own") {
    const double from = test::instant(1963, 11, 23, 3), to = test::instant(1963, 11, 23, 5);
    const layout::Composition scene = english(
        window_of({"1963-11-22T12:30-06:00", "1963-11-22T13:10-06:00", "1963-11-23T03:05+09:00"}), from, to);
    CHECK(test::shows(scene, "12:30 UTC−6"));
    CHECK(test::shows(scene, "03:05 UTC+9")); // where zones differ in view, each is named
    CHECK(test::shows(scene, "·  UTC+9"));
    const layout::Composition alike = english(window_of({"1963-11-23T03:41+09:00"}), from, to);
    CHECK(test::shows(alike, "03:41"));
    CHECK_FALSE(test::shows(alike, "03:41 UTC+9"));
    CHECK(test::shows(alike, "·  UTC+9")); // an axis of hours always says whose
}

TEST_CASE("dates: where an end alone is of another zone, all name theirs") {
    const double from = test::instant(2023, 6, 9, 9), to = test::instant(2023, 6, 9, 19);
    const layout::Composition scene = english(
        window_of({"2023-06-09T10:00+09:00/2023-06-09T10:00+02:00", "2023-06-09T11:00+09:00"}), from, to);
    CHECK(test::shows(scene, "10:00 UTC+9 – 10:00 UTC+2"));
    CHECK(test::shows(scene, "11:00 UTC+9"));
}

TEST_CASE(
    "dates: a label without a card says when it was, where that is of another zone, in room that is left") {
    const double from = test::instant(2023, 11, 5, 10), to = test::instant(2023, 11, 5, 20);
    model::Window window;
    const auto add = [&](int id, const std::string& date) {
        window.events.push_back(test::event(id, date.c_str(), "", "Event " + std::to_string(id), 10, {}));
    };
    for (int i = 0; i < 10; ++i) // an hour apart: some have no room for a card
        add(i + 1, "2023-11-05T1" + std::to_string(i) + ":20+09:00");
    add(11, "2023-11-05T01:30-07:00");
    window.events.back().weight = 1; // the last to have a card
    window.total_events = 11;
    const layout::Composition scene = english(window, from, to);
    // A run of its own, beside the name.
    const auto time_beside = [](const layout::Composition& of, const std::string& title) -> std::string {
        const auto texts = test::all<scene::Text>(of);
        for (const scene::Text& name : texts)
            for (const scene::Text& time : texts) {
                const float gap = time.baseline.x - name.baseline.x -
                                  scene::FixedMeasurer().width(name.text, name.font, name.size_px);
                if (name.text == title && time.text.starts_with("5 Nov") && gap > 0 && gap < 20 &&
                    time.baseline.y == name.baseline.y)
                    return time.text;
            }
        return {};
    };
    CHECK(time_beside(scene, "Event 11") == "5 Nov, 01:30 UTC−7");
    for (int i = 1; i <= 10; ++i)
        CHECK(time_beside(scene, "Event " + std::to_string(i)).empty());
    const double month = test::instant(2023, 11, 1), months = test::instant(2024, 3, 1);
    CHECK(time_beside(english(window, month, months), "Event 11").empty()); // an axis of days
}

TEST_CASE("dates: at months the axis names its zone only where times in view are of others") {
    const double from = test::instant(2023, 10, 20), to = test::instant(2024, 3, 20);
    CHECK(test::shows(english(window_of({"2023-11-05T01:30-07:00"}), from, to), "·  UTC+9"));
    CHECK_FALSE(test::shows(english(window_of({"2023-11-05"}), from, to), "UTC+9"));
}

TEST_CASE("dates: where the axis has another day than a date says, the card names its time and zone") {
    const double from = test::instant(2023, 12, 20), to = test::instant(2024, 1, 20);
    const layout::Composition other =
        english(window_of({"2024-01-01T00:00+14:00", "2023-12-24", "2024-01-10", "2024-01-15"}), from, to);
    CHECK(test::shows(other, "1 Jan, 00:00 UTC+14")); // at UTC+9 it is the last of December
    const layout::Composition same =
        english(window_of({"2024-01-01T23:30+14:00", "2023-12-24", "2024-01-10", "2024-01-15"}), from, to);
    CHECK_FALSE(test::shows(same, "UTC+14"));
    const layout::Composition end =
        english(window_of({"2024-01-01T12:00+09:00/2024-01-03T20:00-08:00"}), from, to);
    CHECK(test::shows(end, "20:00 UTC−8"));
}

TEST_CASE("dates: the tray says that what it holds is off the axis, not that it has no date") {
    model::Overview overview;
    overview.total_undated = 2;
    overview.has_dates_off_the_axis = true;
    const double from = test::instant(2023, 6, 1), to = test::instant(2023, 7, 1);
    CHECK(test::shows(english(window_of({"2023-06-09"}), from, to, overview), "2 off the axis"));
    overview.has_dates_off_the_axis = false;
    CHECK(test::shows(english(window_of({"2023-06-09"}), from, to, overview), "2 undated"));
}

TEST_CASE("dates: a card's date is whole, on two lines where it is longer than the card") {
    const double from = test::instant(2024, 4, 5), to = test::instant(2025, 11, 15);
    const auto many = window_of({"2024-05-08", "2024-07-09", "/2025-04-12", "2024-09-20", "2024-11-12"});
    const layout::Composition scene = english(many, from, to);
    std::string words;
    for (const scene::Text& text : test::all<scene::Text>(scene))
        words += text.text + " ";
    CHECK(words.find("from an unknown date to Sat 12 Apr 2025") != std::string::npos);
}

TEST_CASE("dates: an end in a year that the axis does not show keeps its year, whatever the card's size") {
    const double from = test::instant(2023, 6, 5), to = test::instant(2023, 6, 15);
    const auto many =
        window_of({"2023-06-08", "2023-06-09", "1985-04-12/..", "../2099-03-01", "2023-06-12", "2023-06-13"});
    const layout::Composition scene = english(many, from, to);
    CHECK(test::shows(scene, "since Fri 12 Apr 1985"));
    CHECK(test::shows(scene, "until Sun 1 Mar 2099"));
}
