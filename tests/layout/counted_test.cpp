// Nothing hidden is uncounted: what is named and what is counted are together all that is in view.

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include <doctest/doctest.h>

#include "layout/picture.h"
#include "layout/random_window.h"
#include "layout/scene_parts.h"

using namespace dateline;

namespace {

struct Case {
    model::Window window;
    model::Overview overview;
    layout::Viewport viewport;
    std::int64_t in_view = 0, begun_before = 0; // by looking at each
};

bool touches(const base::Span& event, const base::Span& span) {
    return event.start_ms < span.end_ms && (event.end_ms > span.start_ms || event.start_ms >= span.start_ms);
}

// Events of every length of which `loaded` are loaded, and the counts of all; the view starts where a bucket
// does.
Case random_events(std::uint64_t seed, int events, int loaded) {
    test::Random random(seed);
    Case one;
    const double bucket_ms = random.ms(1, 100'000'000);
    const double start_ms = random.ms(-1'000'000'000'000, 1'000'000'000'000);
    constexpr std::int64_t buckets = 768;
    model::Window& window = one.window;
    window.query.span = {start_ms, start_ms + buckets * bucket_ms};
    const base::Span view{start_ms + 256 * bucket_ms, start_ms + 512 * bucket_ms};
    one.viewport.start_ms = view.start_ms;
    one.viewport.span_ms = view.length_ms();
    one.viewport.size = {static_cast<float>(random.between(300, 2400)),
                         static_cast<float>(random.between(240, 1400))};
    window.density.resize(buckets);
    window.begun.resize(buckets);
    for (int i = 1; i <= events; ++i) {
        model::EventItem item;
        item.id = {i};
        const double at = start_ms + random.ms(0, buckets * bucket_ms - 1);
        const double longest = random.one_in(5) ? buckets * bucket_ms : bucket_ms * 9;
        item.date.span = {at, at + random.ms(1, longest)};
        if (random.one_in(6)) item.date.span = {view.start_ms + 7 * bucket_ms, view.start_ms + 9 * bucket_ms};
        item.date.interval = random.one_in(2);
        item.title.set("en",
                       "E" + std::to_string(i) + (random.one_in(2) ? " of the town and of its harbour" : ""));
        item.weight = static_cast<double>(random.between(1, 5));
        ++window.total_events;
        const auto bucket = [&](double ms) {
            return static_cast<std::size_t>(std::clamp((ms - start_ms) / bucket_ms, 0.0, buckets - 1.0));
        };
        ++window.begun[bucket(item.date.span.start_ms)];
        for (std::size_t b = bucket(item.date.span.start_ms); b <= bucket(item.date.span.end_ms - 1); ++b)
            ++window.density[b];
        if (touches(item.date.span, view)) {
            ++one.in_view;
            if (item.date.span.start_ms < view.start_ms) ++one.begun_before;
        }
        if (i <= loaded) window.events.push_back(std::move(item));
    }
    std::sort(window.events.begin(), window.events.end(),
              [](const model::EventItem& a, const model::EventItem& b) {
                  return a.date.span.start_ms < b.date.span.start_ms;
              });
    one.overview.total_events = window.total_events;
    one.overview.extent = window.query.span;
    return one;
}

// What the words on the canvas name and count.
struct Said {
    std::set<std::string> named;
    std::int64_t counted = 0, elsewhere = 0;
};
Said said_by(const layout::Composition& scene) {
    Said said;
    for (const scene::Text& text : test::all<scene::Text>(scene)) {
        std::string_view rest = text.text;
        if (rest.starts_with("E")) {
            // "E…" and "E12 o…" tell nobody which event it is.
            CHECK((!rest.ends_with("…") || scene::FixedMeasurer().width(rest, text.font, text.size_px) > 50));
            said.named.emplace(rest.substr(0, std::min(rest.find(' '), rest.size())));
            continue;
        }
        const bool elsewhere = rest.find("on other pages") != std::string_view::npos;
        const bool words = elsewhere || rest.find("more span") != std::string_view::npos;
        if (!words && !rest.starts_with("+")) continue;
        std::int64_t count = 0;
        const char* from = rest.data() + (words ? 0 : 1);
        std::from_chars(from, rest.data() + rest.size(), count);
        (elsewhere ? said.elsewhere : said.counted) += count;
    }
    return said;
}

layout::Style english() {
    layout::Style style;
    style.language = base::Language::english;
    style.overview = false;
    return style;
}

} // namespace

TEST_CASE("counted: what the canvas names and counts is all that is in view, however many there are") {
    std::int64_t names = 0, counts = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        const int events = static_cast<int>(seed * 7 % 140);
        const Case one = random_events(seed, events, events);
        layout::Told told;
        const layout::Composition scene = layout::compose(one.window, one.overview, one.viewport, english(),
                                                          {}, scene::FixedMeasurer(), &told);
        const Said said = said_by(scene);
        REQUIRE(static_cast<std::int64_t>(said.named.size()) + said.counted == one.in_view);
        REQUIRE(said.named.size() == told.named.size());
        REQUIRE(said.counted == told.counted);
        names += static_cast<std::int64_t>(said.named.size());
        counts += said.counted;
    }
    CHECK(names > 1000);
    CHECK(counts > 1000);
}

TEST_CASE("counted: what was not loaded is counted by the window's counts") {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        CAPTURE(seed);
        const Case one = random_events(seed, 900, static_cast<int>(seed % 5) * 60);
        layout::Told told;
        const layout::Composition scene = layout::compose(one.window, one.overview, one.viewport, english(),
                                                          {}, scene::FixedMeasurer(), &told);
        const Said said = said_by(scene);
        REQUIRE(static_cast<std::int64_t>(said.named.size()) + said.counted == one.in_view);
    }
}

TEST_CASE("counted: a page leaves to other pages only what began before it, and says how much that is") {
    std::int64_t left = 0;
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
        CAPTURE(seed);
        const bool all_loaded = seed % 2 == 0;
        const Case one = random_events(seed, 160, all_loaded ? 160 : 90);
        layout::Style style = english();
        style.begun_before = one.begun_before;
        layout::Told told;
        const layout::Composition scene =
            layout::compose(one.window, one.overview, one.viewport, style, {}, scene::FixedMeasurer(), &told);
        const Said said = said_by(scene);
        REQUIRE(static_cast<std::int64_t>(said.named.size()) + said.counted + said.elsewhere == one.in_view);
        REQUIRE(said.elsewhere == told.elsewhere);
        REQUIRE(said.elsewhere <= one.begun_before);
        if (one.begun_before == 0) CHECK(said.elsewhere == 0);
        left += said.elsewhere;
    }
    CHECK(left > 100);
}

TEST_CASE("counted: what stands at the edge of the view is counted beside it, not on it and cut") {
    model::Window window;
    const double start_ms = test::instant(2024, 4, 10, 4);
    const auto add = [&](const base::Span& span, bool lasts) {
        model::EventItem item;
        item.id = {static_cast<std::int64_t>(window.events.size()) + 1};
        item.title.set("en", "A title that has no room");
        item.date.interval = lasts;
        item.date.span = span;
        window.events.push_back(item);
    };
    add({test::instant(2024, 1, 1), test::instant(2025, 1, 1)}, true);
    add({test::instant(2024, 4, 1), test::instant(2024, 5, 1)}, true);
    for (int i = 0; i < 60; ++i)
        add({test::instant(2024, 4, 10), test::instant(2024, 4, 11)}, false);
    for (int i = 0; i < 5; ++i)
        add({start_ms + base::hour_ms, start_ms + base::hour_ms + base::minute_ms}, false);
    window.total_events = std::ssize(window.events);
    layout::Style style = english();
    style.begun_before = 62;
    const layout::Viewport page = test::viewport(start_ms, test::instant(2025, 1, 22), 1123, 700);
    layout::Told told;
    const layout::Composition scene =
        layout::compose(window, {}, page, style, {}, scene::FixedMeasurer(), &told);
    CHECK(static_cast<std::int64_t>(told.named.size()) + told.counted + told.elsewhere ==
          window.total_events);
    // All that began before is named here or left to the pages before.
    const auto named_here = std::count_if(told.named.begin(), told.named.end(),
                                          [](const model::EventId id) { return id.value <= 62; });
    CHECK(told.elsewhere + named_here == 62);
    CHECK(told.elsewhere > 50);
    float line_y = 0;
    for (const base::Rect& hit : test::hits(scene, "event:1"))
        if (hit.height == 18) line_y = hit.centre().y;
    for (const scene::Text& text : test::all<scene::Text>(scene)) {
        if (!text.text.starts_with("+") && text.text.find("on other pages") == std::string::npos) continue;
        CHECK(text.baseline.x >= 4);
        CHECK(text.baseline.y > line_y + 10);
    }
}

TEST_CASE("counted: spans without a row are counted where they would stand, each of them once") {
    model::Window window;
    const double start_ms = test::instant(2024, 1, 1);
    std::int64_t id = 0;
    // Forty within each of three months far from each other.
    for (const int month : {1, 6, 11})
        for (int i = 0; i < 40; ++i) {
            model::EventItem item;
            item.id = {++id};
            item.title.set("en", "Span " + std::to_string(id));
            item.date.interval = true;
            item.date.span = {test::instant(2024, month, 1) + i * base::hour_ms,
                              test::instant(2024, month + 1, 1)};
            window.events.push_back(item);
        }
    window.total_events = id;
    const layout::Viewport year = test::viewport(start_ms, test::instant(2025, 1, 1), 1600, 1000);
    layout::Told told;
    const layout::Composition scene =
        layout::compose(window, {}, year, english(), {}, scene::FixedMeasurer(), &told);
    std::vector<float> pills;
    for (const scene::Text& text : test::all<scene::Text>(scene)) {
        if (text.text.find("more span") == std::string::npos) continue;
        pills.push_back(text.baseline.x);
    }
    std::sort(pills.begin(), pills.end());
    REQUIRE(pills.size() == 3);
    const auto x = [&](int month) {
        return layout::scene_x(year, static_cast<double>(test::instant(2024, month, 1)));
    };
    CHECK(pills[0] < x(2));
    CHECK(pills[1] > x(5));
    CHECK(pills[1] < x(7));
    CHECK(pills[2] > x(10));
    CHECK(static_cast<std::int64_t>(told.named.size()) + told.counted == id);
}

TEST_CASE("counted: of many equals in one place the first in order is named, with how many more there are") {
    model::Window window;
    for (int i = 1; i <= 65; ++i) {
        model::EventItem item;
        item.id = {i};
        item.title.set("en", "Notice " + std::to_string(i));
        item.date.span = {test::instant(2024, 4, 10), test::instant(2024, 4, 11)};
        window.events.push_back(item);
    }
    window.total_events = 65;
    const layout::Composition scene =
        layout::compose(window, {}, test::viewport(test::instant(2024, 1, 1), test::instant(2025, 1, 1)),
                        english(), {}, scene::FixedMeasurer());
    CHECK(test::shows(scene, "Notice 1"));
    CHECK(!test::shows(scene, "Notice 34"));
    layout::Told told;
    layout::compose(window, {}, test::viewport(test::instant(2024, 1, 1), test::instant(2025, 1, 1)),
                    english(), {}, scene::FixedMeasurer(), &told);
    CHECK(static_cast<std::int64_t>(told.named.size()) + told.counted == 65);
}

TEST_CASE("counted: beside a title that is read from the right the count stands as beside any other") {
    const scene::FixedMeasurer measurer;
    for (const char* title : {"Board meets", "ישיבת הדירקטוריון", "اجتماع المجلس"}) {
        model::Window window;
        for (int i = 1; i <= 4; ++i) {
            model::EventItem item;
            item.id = {i};
            item.title.set("en", title);
            item.date.span = {test::instant(2024, 4, 10), test::instant(2024, 4, 11)};
            window.events.push_back(item);
        }
        window.total_events = 4;
        // So low that no card has room.
        const layout::Viewport year =
            test::viewport(test::instant(2024, 1, 1), test::instant(2025, 1, 1), 900, 150);
        const layout::Composition scene = layout::compose(window, {}, year, english(), {}, measurer);
        const scene::Text *name = nullptr, *count = nullptr;
        const auto texts = test::all<scene::Text>(scene);
        for (const scene::Text& text : texts) {
            if (text.text == title && text.size_px == 12) name = &text;
            if (text.text.starts_with("+")) count = &text;
        }
        REQUIRE(name != nullptr);
        REQUIRE(count != nullptr);
        CHECK(count->baseline.y == name->baseline.y);
        CHECK(count->baseline.x >= name->baseline.x + measurer.width(title, name->font, 12));
    }
}

TEST_CASE("counted: what stands alone has its name, however many others weigh more") {
    model::Window window;
    const double start = test::instant(2020, 1, 1), end = test::instant(2024, 1, 1);
    constexpr int crowd = 120; // groups, at the left
    for (int i = 1; i <= crowd + 1; ++i) {
        model::EventItem item;
        item.id = {i};
        item.title.set("en", i > crowd ? "Alone" : "Crowd " + std::to_string(i));
        item.weight = i > crowd ? 1 : 5;
        const double at = std::floor(i > crowd ? end - (end - start) / 12 : start + (end - start) / 200 * i);
        item.date.span = {at, at + base::day_ms};
        window.events.push_back(item);
    }
    window.total_events = crowd + 1;
    const layout::Composition scene =
        layout::compose(window, {}, test::viewport(start, end, 2800), english(), {}, scene::FixedMeasurer());
    CHECK(test::shows(scene, "Alone"));
}

TEST_CASE("counted: close up, what is short has the rows before what fills the whole view") {
    model::Window window;
    const double minute_ms = test::instant(2024, 4, 10, 9) + 15 * base::minute_ms;
    for (int i = 1; i <= 12; ++i) {
        model::EventItem item;
        item.id = {i};
        item.title.set("en", (i <= 7 ? "Long " : "Call ") + std::to_string(i));
        item.weight = i <= 7 ? 9 : 1;
        item.date.interval = true;
        item.date.span = i <= 7 ? base::Span{test::instant(2024, 1, 1), test::instant(2025, 1, 1)}
                                : base::Span{minute_ms, minute_ms + base::minute_ms};
        window.events.push_back(item);
    }
    window.total_events = 12;
    const layout::Viewport close =
        test::viewport(minute_ms - 5 * base::minute_ms, minute_ms + 5 * base::minute_ms);
    const layout::Composition scene =
        layout::compose(window, {}, close, english(), {}, scene::FixedMeasurer());
    for (int i = 8; i <= 12; ++i) {
        const std::vector<base::Rect> hits = test::hits(scene, "event:" + std::to_string(i));
        CHECK(std::any_of(hits.begin(), hits.end(), [](const base::Rect& hit) { return hit.height == 18; }));
        CHECK(test::shows(scene, "Call " + std::to_string(i)));
    }
    CHECK(test::shows(scene, "6 more spans"));
}

TEST_CASE("counted: a dot that lies on a bar has a ring of ground") {
    model::Window window;
    for (int i = 1; i <= 2; ++i) {
        model::EventItem item;
        item.id = {i};
        item.title.set("en", "E" + std::to_string(i));
        item.date.span = i == 1 ? base::Span{test::instant(2024, 2, 1), test::instant(2024, 11, 1)}
                                : base::Span{test::instant(2024, 6, 1), test::instant(2024, 6, 2)};
        item.date.interval = i == 1;
        window.events.push_back(item);
    }
    const layout::Viewport year = test::viewport(test::instant(2024, 1, 1), test::instant(2025, 1, 1));
    const auto rings = [&] {
        const layout::Composition scene =
            layout::compose(window, {}, year, english(), {}, scene::FixedMeasurer());
        const base::Rect dot = test::hits(scene, "event:2").front();
        const auto fills = test::all<scene::FillRect>(scene);
        return std::count_if(fills.begin(), fills.end(), [&](const scene::FillRect& fill) {
            return fill.colour == layout::palette({}).background && fill.rect.width == fill.rect.height &&
                   fill.rect.contains(dot.centre());
        });
    };
    CHECK(rings() == 1);
    window.events.front().date.span = {test::instant(2024, 7, 1), test::instant(2024, 11, 1)};
    CHECK(rings() == 0);
}

TEST_CASE("counted: the ground of a lane's name lies under the marks of the lane") {
    const layout::Composition scene = layout::compose(test::sample_window(), test::sample_overview(),
                                                      test::weeks_view(), {}, {}, scene::FixedMeasurer());
    std::size_t last_ground = 0, first_mark = scene.scene.commands.size();
    const auto is_lane = [&](float y) { return y > 560 && y < 860; };
    for (std::size_t i = 0; i < scene.scene.commands.size(); ++i) {
        const auto* fill = std::get_if<scene::FillRect>(&scene.scene.commands[i]);
        if (fill == nullptr || !is_lane(fill->rect.y)) continue;
        if (fill->rect.x == 12 && fill->rect.height == 17) last_ground = i;
        if (fill->rect.width == fill->rect.height && fill->rect.width >= 7)
            first_mark = std::min(first_mark, i);
    }
    CHECK(last_ground > 0);
    CHECK(last_ground < first_mark);
}

TEST_CASE("counted: bars of the overview are even where what happens is even") {
    for (const std::size_t buckets : {100U, 240U, 333U, 1000U}) {
        model::Overview overview = test::sample_overview();
        overview.density.assign(buckets, 3);
        const layout::Composition scene = layout::compose(test::sample_window(), overview, test::weeks_view(),
                                                          {}, {}, scene::FixedMeasurer());
        std::set<int> heights; // to a tenth of a pixel
        for (const scene::FillRect& fill : test::all<scene::FillRect>(scene))
            if (fill.rect.width == 6 && fill.colour == layout::palette({}).faint)
                heights.insert(static_cast<int>(fill.rect.height * 10 + 0.5F));
        CHECK(heights.size() == 1);
    }
}

TEST_CASE("counted: without a dated event there is no axis of a year nobody wrote, but what is there") {
    model::Overview overview;
    overview.total_undated = 40;
    for (int i = 1; i <= 40; ++i) {
        model::EventItem item;
        item.id = {i};
        item.title.set("en", "Undated " + std::to_string(i));
        overview.undated.push_back(item);
    }
    layout::PictureParts parts;
    parts.title = "Of no date";
    layout::Style style = english();
    style.hints = false;
    const layout::Composition scene = layout::compose_picture(
        parts, {}, overview, test::viewport(0, base::day_ms, 1200, 700), style, {}, scene::FixedMeasurer());
    CHECK(test::shows(scene, "No event has a date yet"));
    CHECK(!test::shows(scene, "1970"));
    CHECK(!test::shows(scene, "1969"));
    std::int64_t titles = 0, more = 0;
    for (const scene::Text& text : test::all<scene::Text>(scene)) {
        if (text.text.starts_with("Undated ")) ++titles;
        if (text.text.starts_with("and ")) more = std::stoi(text.text.substr(4));
    }
    CHECK(titles > 10);
    CHECK(titles + more == 40);
}

TEST_CASE(
    "counted: an index lists in columns what no page names, with its date, over as many pages as it needs") {
    std::vector<layout::IndexLine> lines;
    for (int i = 0; i < 300; ++i)
        lines.push_back({"10 Apr 2024", "Event " + std::to_string(1000 + i)});
    layout::PictureParts parts;
    parts.title = "Title";
    parts.page = 3;
    parts.pages = 5;
    const auto pages = layout::compose_index(parts, lines, 7, {1123, 794}, english(), scene::FixedMeasurer());
    CHECK(pages.size() > 1);
    std::set<std::string> listed;
    for (const scene::Scene& page : pages) {
        CHECK(test::is_finite(page));
        CHECK(test::shows(page, "Title"));
        for (const scene::Text& text : test::all<scene::Text>(page)) {
            CHECK(text.baseline.y <= page.size.height);
            if (text.text.starts_with("Event ")) listed.insert(text.text);
        }
    }
    CHECK(listed.size() == 300 + 0);
    CHECK(test::shows(pages.front(), "3 / 5"));
    CHECK(test::shows(pages.back(), "and 7 more"));
    CHECK(layout::compose_index(parts, {}, 0, {1123, 794}, english(), scene::FixedMeasurer()).empty());
}
