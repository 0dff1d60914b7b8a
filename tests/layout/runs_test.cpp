// The short before the long; times on cards; links; whole lines of an
// index.

#include <algorithm>

#include <doctest/doctest.h>

#include "layout/picture.h"
#include "layout/sample_window.h"
#include "layout/scene_parts.h"
#include "scene/text.h"

using namespace dateline;

namespace {

layout::Composition drawn(const model::Window& window, const layout::Viewport& viewport,
                          const layout::Focus& focus = {},
                          base::Language language = base::Language::english) {
    layout::Style style;
    style.language = language;
    return layout::compose(window, test::sample_overview(), viewport, style, focus, scene::FixedMeasurer());
}

} // namespace

TEST_CASE("rows: of spans that all fill the view the shortest come first, in rows and as cards") {
    model::Window window;
    const layout::Viewport view = test::viewport(test::instant(1999, 7, 5), test::instant(1999, 7, 6));
    window.events.push_back(test::event(1, "1900/2000", "긴", "Long", 50));
    for (int i = 0; i < 60; ++i)
        window.events.push_back(test::event(100 + i, "1999", "해", "Yearly", 9));
    for (int i = 0; i < 5; ++i)
        window.events.push_back(test::event(500 + i, "1999-07-05", "날", "Day " + std::to_string(i), 1));
    window.total_events = std::ssize(window.events);
    const layout::Composition scene = drawn(window, view);
    for (int i = 0; i < 5; ++i) {
        CHECK(test::shows(scene, "Day " + std::to_string(i)));
        CHECK(!test::hits(scene, "event:" + std::to_string(500 + i)).empty());
    }
    CHECK(!test::shows(scene, "Long"));
    CHECK(test::shows(scene, "60 more spans"));
}

TEST_CASE("cards: where the axis shows the hours a card shows the time") {
    model::Window window;
    window.events = {test::event(1, "2023-06-08T09:20", "하나", "One", 5),
                     test::event(2, "2023-06-09T18:25", "둘", "Two", 5),
                     test::event(3, "2023-06-10T11:35", "셋", "Three", 5)};
    window.total_events = 3;
    for (const int days : {2, 3, 4}) {
        CAPTURE(days);
        const layout::Viewport view =
            test::viewport(test::instant(2023, 6, 8), test::instant(2023, 6, 8 + days), 1400);
        CHECK(test::shows(drawn(window, view), "09:20"));
        CHECK(test::shows(drawn(window, view), "18:25"));
    }
}

TEST_CASE("lanes: of too many links some are drawn, evenly over all") {
    model::Window window = test::sample_window();
    window.events.clear();
    window.lanes.resize(1);
    model::Lane& lane = window.lanes.front();
    lane.marks.clear();
    lane.presences.clear();
    const double from = test::instant(2020, 1, 1);
    for (int i = 0; i < 900; ++i) {
        model::EventItem event = test::event(1000 + i, "2020-01-01", "말", "Said", 1);
        event.date.span = {from + i * base::day_ms, from + (i + 1) * base::day_ms};
        event.utterances = 1;
        lane.marks.push_back(test::mark(5000 + i, event, 1, 1));
        window.events.push_back(event);
    }
    layout::Focus focus;
    focus.participant = {1};
    const layout::Composition scene =
        drawn(window, test::viewport(from, from + 900 * base::day_ms, 4000, 900), focus);
    std::vector<int> quarters(4);
    int links = 0;
    for (const scene::Polyline& line : test::all<scene::Polyline>(scene)) {
        if (line.width_px != 1.25F) continue;
        ++links;
        ++quarters[static_cast<std::size_t>(std::clamp(line.points.front().x / 1000, 0.0F, 3.0F))];
    }
    CHECK(links > 200);
    CHECK(links <= 300);
    for (const int quarter : quarters)
        CHECK(quarter > links / 5);
}

TEST_CASE("index: dates and titles are whole, on as many lines as they need") {
    const std::string date = "10 May 2021, 10:00 UTC+9 – 11:00 UTC-4";
    std::string title = "A title";
    for (int i = 0; i < 30; ++i)
        title += " of many words";
    const std::vector<layout::IndexLine> lines(40, {date, title});
    layout::Style style;
    style.language = base::Language::english;
    const auto pages = layout::compose_index({}, lines, 3, {1123, 794}, style, scene::FixedMeasurer());
    std::string all;
    for (const scene::Scene& page : pages)
        for (const scene::Text& text : test::all<scene::Text>(page)) {
            CHECK(text.text.find("…") == std::string::npos);
            CHECK(text.baseline.y < page.size.height);
            all += text.text + " ";
        }
    std::size_t words = 0, ends = 0;
    for (std::size_t at = 0; (at = all.find("many", at)) != std::string::npos; ++at)
        ++words;
    for (std::size_t at = 0; (at = all.find("UTC-4", at)) != std::string::npos; ++at)
        ++ends;
    CHECK(words == 40 * 30);
    CHECK(ends == 40);
    CHECK(test::shows(pages.back(), "and 3 more"));
    CHECK(test::shows(pages.back(), "A shorter span or an export of the table has all"));
}
