#include "layout/compose.h"
#include "layout/overview.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <doctest/doctest.h>

#include "layout/sample_window.h"
#include "layout/scene_parts.h"
#include "scene/text.h"

using namespace dateline;

namespace {

layout::Composition composed(const model::Window& window, const layout::Viewport& viewport,
                             const layout::Focus& focus = {}, layout::Style style = {}) {
    return layout::compose(window, test::sample_overview(), viewport, style, focus, scene::FixedMeasurer());
}

layout::Focus select(model::Ref ref, model::ParticipantId participant = {}) {
    layout::Focus focus;
    focus.selected = ref;
    focus.participant = participant;
    return focus;
}

std::vector<scene::FillRect> dots(const layout::Composition& scene, base::Colour colour) {
    std::vector<scene::FillRect> result;
    for (const scene::FillRect& rect : test::all<scene::FillRect>(scene))
        if (rect.rect.width == rect.rect.height && rect.radius_px == rect.rect.width / 2 &&
            rect.colour == colour)
            result.push_back(rect);
    return result;
}

base::Colour person(int id) {
    return layout::palette(layout::Theme::light).person(layout::colour_index(id));
}

base::Span minute_at(double instant_ms) {
    return {instant_ms, instant_ms + base::minute_ms};
}

// So many events that weigh the same; the i-th lasts as long as `span_of(i)`.
template<class SpanOf> model::Window equal_events(std::int64_t count, SpanOf span_of) {
    model::Window window = test::sample_window();
    window.events.clear();
    for (std::int64_t i = 0; i < count; ++i) {
        model::EventItem item = test::event(1000 + i, "2023-06-01", "사건", "Event", 60);
        item.date.span = span_of(static_cast<double>(i));
        item.date.precision = base::Precision::minute;
        window.events.push_back(item);
    }
    return window;
}

} // namespace

TEST_CASE("compose: the selected event has a card however little it weighs") {
    const model::Window window = test::sample_window();
    for (const model::EventItem& event : window.events) {
        const layout::Composition scene = composed(window, test::weeks_view(500, 600), select(event.id));
        bool carded = false;
        for (const base::Rect& card : test::cards(scene, {}))
            for (const base::Rect& hit : test::hits(scene, model::to_string(model::Ref(event.id))))
                carded = carded || (card.contains(hit.centre()) && std::abs(hit.height - card.height) < 0.5F);
        CAPTURE(event.id.value);
        CHECK(carded);
    }
}

TEST_CASE("compose: of many events that weigh the same, cards stand all over the view") {
    const base::Span all = test::sample_window().query.span;
    const model::Window window = equal_events(
        300, [&](double i) { return minute_at(all.start_ms + std::floor(all.length_ms() * i / 300)); });
    const layout::Viewport view = test::viewport(all.start_ms, all.end_ms);
    const float third = view.size.width / 3;
    std::array<int, 3> cards{};
    for (const base::Rect& card : test::cards(composed(window, view), {}))
        ++cards.at(static_cast<std::size_t>(std::clamp(card.centre().x / third, 0.0F, 2.0F)));
    for (const int in_third : cards)
        CHECK(in_third > 0);
}

TEST_CASE("compose: of events that last as long as the view, each has a card beside the others") {
    const double start_ms = test::sample_window().query.span.start_ms;
    const base::Span day = {start_ms, start_ms + base::day_ms};
    const model::Window window = equal_events(4, [&](double) { return day; });
    layout::Viewport view = test::viewport(day.start_ms, day.end_ms);
    view.size = {1600, 1000};
    CHECK(test::cards(composed(window, view), {}).size() == 4);
}

TEST_CASE("compose: few enough events have cards all over the view, however many find no room on its left") {
    const base::Span all = test::sample_window().query.span;
    const model::Window window = equal_events(40, [&](double i) {
        return minute_at(all.start_ms + (i < 36 ? all.length_ms() / 4 + i : all.length_ms() * (i - 28) / 12));
    });
    const layout::Viewport view = test::viewport(all.start_ms, all.end_ms);
    int on_the_right = 0;
    for (const base::Rect& card : test::cards(composed(window, view), {}))
        on_the_right += card.x > view.size.width / 2 ? 1 : 0;
    CHECK(on_the_right >= 2);
}

TEST_CASE("compose: a card shows title, date, place, words in curly quotes and counts") {
    const layout::Composition scene = composed(test::sample_window(), test::weeks_view());
    CHECK(test::shows(scene, "오픈AI–국내 스타트업 간담회"));
    CHECK(test::shows(scene, "6. 9. · 서울 63빌딩"));
    CHECK(test::shows(scene, "“오픈AI는 한국과"));
    CHECK(test::shows(scene, "있다”"));
    CHECK(test::shows(scene, "Utterances 11"));
    CHECK(test::shows(scene, "sources differ"));
}

TEST_CASE("compose: a photo of any shape fills its card undistorted") {
    model::Window window = test::sample_window();
    for (const base::Size size : {base::Size{600, 800}, base::Size{500, 500}, base::Size{2400, 600}}) {
        for (model::EventItem& event : window.events)
            event.photo_size = size;
        const std::vector<scene::Image> images =
            test::all<scene::Image>(composed(window, test::weeks_view()));
        REQUIRE(!images.empty());
        const scene::Image& image = images.front();
        const float shown = image.source.width * size.width / (image.source.height * size.height);
        CHECK(shown == doctest::Approx(image.rect.width / image.rect.height).epsilon(0.01));
    }
}

TEST_CASE("compose: faces lie on the photo, the photo on the card") {
    const layout::Composition scene = composed(test::sample_window(), test::weeks_view());
    REQUIRE(test::hits(scene, "photo:1").size() == 1);
    const base::Rect photo = test::hits(scene, "photo:1")[0];
    CHECK(test::target_at(scene, {photo.x + 2, photo.y + 2}) == "photo:1");
    int faces = 0;
    for (const std::string id : {"participant:1", "participant:2", "participant:3"})
        for (const base::Rect& rect : test::hits(scene, id)) {
            if (!photo.overlaps(rect)) continue;
            CHECK(test::target_at(scene, rect.centre()) == id);
            ++faces;
        }
    CHECK(faces == 6); // a box and a name each
    CHECK(test::target_at(scene, {photo.x + 20, photo.bottom() + 20}) == "event:16");
}

TEST_CASE("compose: the face of who is in focus has that person's colour") {
    const layout::Composition scene = composed(test::sample_window(), test::weeks_view(), select({}, {1}));
    int boxes = 0;
    for (const scene::StrokeRect& box : test::all<scene::StrokeRect>(scene))
        if (box.colour == person(1) && box.width_px == 2 && box.rect.width > 20) ++boxes;
    CHECK(boxes == 1);
}

TEST_CASE("compose: an event known to the day is a bar over its day once the day is wide") {
    const layout::Viewport viewport = test::days_view();
    const layout::Composition scene = composed(test::sample_window(), viewport);
    const float left = layout::scene_x(viewport, static_cast<double>(test::instant(2023, 6, 9)));
    const float right = layout::scene_x(viewport, static_cast<double>(test::instant(2023, 6, 10)));
    bool found = false;
    for (const scene::FillRect& rect : test::all<scene::FillRect>(scene))
        if (rect.rect.height == 8 && std::abs(rect.rect.x - left) < 2 &&
            std::abs(rect.rect.right() - right) < 2 &&
            rect.colour == layout::palette(layout::Theme::light).accent)
            found = true;
    CHECK(found);
    for (const scene::FillRect& dot : dots(scene, layout::palette(layout::Theme::light).accent))
        CHECK(std::abs(dot.rect.centre().x - left) > 1); // never a point at midnight
}

TEST_CASE("compose: utterances without a time stand in order within their event's day") {
    const layout::Viewport viewport = test::days_view();
    const layout::Composition scene = composed(test::sample_window(), viewport);
    const float left = layout::scene_x(viewport, static_cast<double>(test::instant(2023, 6, 9)));
    const float right = layout::scene_x(viewport, static_cast<double>(test::instant(2023, 6, 10)));
    float last = left;
    for (int order = 1; order <= 11; ++order) {
        const auto rects = test::hits(scene, "utterance:" + std::to_string(order));
        CAPTURE(order);
        REQUIRE(!rects.empty());
        CHECK(rects[0].centre().x > last);
        CHECK(rects[0].centre().x < right);
        last = rects[0].centre().x;
    }
}

TEST_CASE(
    "compose: of more overlapping spans than there are rows the heaviest are drawn, none upon another") {
    model::Window window = test::sample_window();
    const model::EventItem pattern = window.events.front();
    window.events.clear();
    const layout::Viewport view = test::weeks_view();
    for (int i = 0; i < 60; ++i) {
        model::EventItem event = pattern;
        event.id = {1000 + i};
        event.weight = i;
        event.date.span = {std::trunc(view.start_ms) - 1000, std::trunc(view.end_ms()) + 1000 + i};
        window.events.push_back(event);
    }
    const layout::Composition scene = composed(window, view);
    std::vector<base::Rect> bars;
    for (int i = 0; i < 60; ++i)
        for (const base::Rect& hit : test::hits(scene, "event:" + std::to_string(1000 + i)))
            if (hit.height == 18 && hit.width >= view.size.width) bars.push_back(hit);
    CHECK(bars.size() == 6);
    for (std::size_t i = 0; i < bars.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            CHECK_FALSE(bars[i].overlaps(bars[j]));
    CHECK(!test::hits(scene, "event:1059").empty());
    CHECK(test::shows(scene, "54 more spans"));
}

TEST_CASE("compose: utterances that would share a place in a bar stand beside each other") {
    model::Window window = test::sample_window();
    for (model::EventItem& event : window.events)
        if (event.id.value == 17) event.utterances = 3;
    for (model::Mark& mark : window.lanes[0].marks)
        if (mark.event.value == 17) mark.count = 3; // a quarter of the day, where the third of eleven stands
    const layout::Composition scene = composed(window, test::days_view());
    CHECK(!test::hits(scene, "utterance:3").empty());
    CHECK(!test::hits(scene, "utterance:35").empty());
}

TEST_CASE("compose: an utterance with a time stands at its time") {
    model::Window window = test::sample_window();
    window.lanes[0].marks[0].said_ms = test::instant(2023, 6, 9, 18, 20);
    const layout::Viewport viewport = test::days_view();
    const layout::Composition scene = composed(window, viewport);
    const auto rects = test::hits(scene, "utterance:1");
    REQUIRE(!rects.empty());
    CHECK(rects[0].centre().x ==
          doctest::Approx(layout::scene_x(viewport, static_cast<double>(test::instant(2023, 6, 9, 18, 20)))));
}

TEST_CASE("compose: many utterances with times near each other take no more room than their time") {
    model::Window window = test::sample_window();
    const model::Mark first = window.lanes[0].marks[0];
    window.lanes[0].marks.clear();
    const double from_ms = test::instant(2023, 6, 9, 18, 20);
    for (int i = 0; i < 200; ++i) {
        model::Mark mark = first;
        mark.id = {5000 + i};
        mark.order = i + 1;
        mark.count = 200;
        mark.said_ms = from_ms + i * base::second_ms;
        window.lanes[0].marks.push_back(mark);
    }
    const layout::Viewport viewport = test::days_view();
    float last_x = 0;
    const layout::Composition scene = composed(window, viewport);
    for (const scene::Hit& hit : scene.scene.hits)
        if (const std::string target = test::target_of(scene, hit);
            target.starts_with("utterance:5") || target.starts_with("cluster:"))
            last_x = std::max(last_x, hit.rect.centre().x);
    CHECK(last_x < layout::scene_x(viewport, static_cast<double>(from_ms + 200 * base::second_ms)) + 3);
    CHECK(last_x > layout::scene_x(viewport, from_ms) - 3);
}

TEST_CASE(
    "compose: the selected utterance is larger, ringed, and its link is two pixels in the person's colour") {
    const layout::Composition scene =
        composed(test::sample_window(), test::days_view(), select(model::UtteranceId{9}, {1}));
    int large = 0, links = 0;
    for (const scene::FillRect& dot : dots(scene, person(1)))
        large += dot.radius_px == 9 && dot.rect.y > 450 ? 1 : 0; // above are chips on cards
    for (const scene::Polyline& line : test::all<scene::Polyline>(scene))
        links += line.width_px == 2 && line.colour == person(1) ? 1 : 0;
    CHECK(large == 1);
    CHECK(links == 1);
}

TEST_CASE("compose: who is not in focus is dimmed, who is has links") {
    const layout::Composition quiet = composed(test::sample_window(), test::weeks_view());
    const layout::Composition focused = composed(test::sample_window(), test::weeks_view(), select({}, {1}));
    CHECK(!dots(quiet, person(2)).empty());
    CHECK(dots(focused, person(2)).empty());
    CHECK(!dots(focused, base::faded(person(2), 0.45F)).empty());
    CHECK(!dots(focused, person(1)).empty());
    const auto links = [](const layout::Composition& scene) {
        int count = 0;
        for (const scene::Polyline& line : test::all<scene::Polyline>(scene))
            count += line.colour == base::faded(person(1), 0.6F) ? 1 : 0;
        return count;
    };
    CHECK(links(quiet) == 0);
    CHECK(links(focused) >= 4);
}

TEST_CASE("compose: who spoke has a large dot, who was there a small one") {
    const layout::Composition scene = composed(test::sample_window(), test::weeks_view());
    for (const scene::FillRect& dot : dots(scene, person(2)))
        if (dot.rect.y > 500) CHECK(dot.radius_px == 7);
    int small = 0;
    for (const scene::FillRect& dot : dots(scene, person(3)))
        small += dot.radius_px == 3.5F ? 1 : 0;
    CHECK(small == 1);
}

TEST_CASE("compose: lanes that do not fit are counted, the one in focus is shown") {
    const model::Window window = test::sample_window();
    const layout::Composition scene = composed(window, test::weeks_view(600, 520), select({}, {5}));
    const std::vector<std::string> targets = test::targets(scene);
    CHECK(std::any_of(targets.begin(), targets.end(),
                      [](const std::string& target) { return target.starts_with("more-lanes:"); }));
    CHECK(test::shows(scene, "조시 홀리"));
    CHECK(test::shows(scene, "more lane"));
}

TEST_CASE("compose: dots that share a place are one cluster, named by the heaviest") {
    const layout::Composition scene = composed(test::sample_window(), test::weeks_view());
    const auto texts = test::all<scene::Text>(scene);
    const auto name = std::find_if(texts.begin(), texts.end(),
                                   [](const scene::Text& text) { return text.text == "초지능 거버넌스 글"; });
    REQUIRE(name != texts.end());
    CHECK(std::any_of(texts.begin(), texts.end(), [&](const scene::Text& text) {
        return text.text == "+1" && text.baseline.y == name->baseline.y && text.baseline.x > name->baseline.x;
    }));
    CHECK(!test::hits(scene, "cluster:" + std::to_string(base::tick_from_ms(test::instant(2023, 5, 22))) +
                                 ":" + std::to_string(base::tick_from_ms(test::instant(2023, 5, 23))))
               .empty());
}

TEST_CASE("compose: a date that is not certain is hollow and says so") {
    model::Window window = test::sample_window();
    const layout::Composition scene = composed(window, test::weeks_view(), select(model::EventId{20}));
    CHECK(test::shows(scene, "6. 16.?"));
    bool hollow = false;
    for (const scene::FillRect& dot : dots(scene, layout::palette(layout::Theme::light).background))
        hollow = hollow || dot.radius_px == 7;
    CHECK(hollow);
}

TEST_CASE("compose: a span with an open end fades and points on") {
    model::Window window = test::sample_window();
    window.events = {test::event(1, "2023-05-10/..", "조사", "Inquiry", 5)};
    window.lanes.clear();
    const layout::Composition scene = composed(window, test::weeks_view());
    int faded = 0;
    float end = 0;
    for (const scene::FillRect& rect : test::all<scene::FillRect>(scene)) {
        if (rect.rect.height != 8 || rect.rect.y > 760) continue;
        faded += rect.colour.alpha < 255 ? 1 : 0;
        end = std::max(end, rect.rect.right());
    }
    CHECK(faded == 8);
    CHECK(end == doctest::Approx(1008));
}

TEST_CASE("compose: more events than were loaded show as a band with places to zoom to") {
    model::Window window = test::sample_window();
    window.total_events = 50'000;
    window.density.assign(256, 200);
    const layout::Composition scene = composed(window, test::weeks_view());
    int bands = 0;
    for (const std::string& target : test::targets(scene))
        bands += target.starts_with("cluster:") ? 1 : 0;
    CHECK(bands > 60);
}

TEST_CASE("compose: of very many events in one place one dot is drawn, and of a few all are") {
    const auto drawn = [](int events) {
        model::Window window;
        for (int i = 1; i <= events; ++i)
            window.events.push_back(
                test::event(i, "2023-06-09T11:00+09:00", "같은 때", "At the same time", 5));
        window.total_events = events;
        const layout::Composition scene = composed(window, test::weeks_view());
        return dots(scene, base::faded(layout::palette(layout::Theme::light).accent, 0.75F)).size();
    };
    CHECK(drawn(40) == 39); // and one with a card
    CHECK(drawn(400) == 1);
}

TEST_CASE("compose: of presences from edge to edge of the view a lane draws one") {
    model::Window window = test::sample_window();
    model::Lane& lane = window.lanes.front();
    const auto bars = [&](int whole) {
        lane.presences.clear();
        lane.marks.clear();
        for (int i = 0; i < whole; ++i) {
            model::Presence presence;
            presence.event = {1000 + i};
            presence.span = {test::instant(2020, 1, 1), test::instant(2026, 1, 1)};
            lane.presences.push_back(presence);
        }
        const layout::Composition scene = composed(window, test::weeks_view());
        int count = 0;
        for (const scene::FillRect& rect : test::all<scene::FillRect>(scene))
            count += rect.rect.height == 8 && rect.rect.width > 1000 ? 1 : 0;
        return count;
    };
    CHECK(bars(1) == 1);
    CHECK(bars(3) == 1);
}

TEST_CASE("compose: articles carry outlet and clock where there is room, bars where there is not") {
    const model::Window window = test::sample_window();
    const layout::Viewport near_by =
        test::viewport(test::instant(2023, 6, 9, 14), test::instant(2023, 6, 9, 18, 20));
    CHECK(test::shows(composed(window, near_by), "비즈워치 16:53"));
    CHECK(test::hits(composed(window, near_by), "article:10").size() >= 1);
    CHECK(!test::shows(composed(window, test::weeks_view()), "16:53"));
}

TEST_CASE("compose: of more articles than were loaded the bars show all") {
    model::Window window = test::sample_window();
    // The same ones, but for many more in the first month than the few that are named.
    window.coverage_is_whole = false;
    window.coverage_density.assign(256, 10);
    for (std::size_t i = 20; i < 40; ++i)
        window.coverage_density[i] = 2'000;
    const layout::Viewport view = test::viewport(window.query.span.start_ms, window.query.span.end_ms);
    const layout::Composition scene = composed(window, view);
    const base::Colour colour = base::faded(layout::palette(layout::Theme::light).accent, 0.7F);
    float left = 0, rest = 0, narrowest = 8; // the tallest of the bars there
    for (const scene::FillRect& bar : test::all<scene::FillRect>(scene)) {
        if (bar.colour != colour || bar.rect.width > 8) continue;
        float& tallest = bar.rect.x < view.size.width * 40 / 256 ? left : rest;
        tallest = std::max(tallest, bar.rect.height);
        narrowest = std::min(narrowest, bar.rect.width);
    }
    CHECK(narrowest > 6); // cells narrower than a bar share one
    CHECK(left > 30);
    CHECK(rest > 0);
    CHECK(rest < 10);
}

TEST_CASE("compose: the coverage strip's own name hides none of its bars") {
    model::Window window = test::sample_window();
    window.coverage_is_whole = false;
    window.coverage_density.assign(256, 10);
    const layout::Composition scene =
        layout::compose(window, test::sample_overview(), test::weeks_view(), {}, {}, scene::FixedMeasurer());
    const auto is_bar = [](const scene::FillRect& fill) {
        return fill.colour == base::faded(layout::palette({}).accent, 0.7F);
    };
    const auto texts = test::all<scene::Text>(scene);
    const auto name = std::find_if(texts.begin(), texts.end(), [](const scene::Text& text) {
        return text.text == base::tr(base::Language::korean, "Coverage");
    });
    REQUIRE(name != texts.end());
    std::vector<base::Rect> bars;
    for (const scene::Command& command : scene.scene.commands) {
        const auto* fill = std::get_if<scene::FillRect>(&command);
        if (fill == nullptr) continue;
        if (is_bar(*fill)) {
            bars.push_back(fill->rect);
            CHECK(fill->rect.y >= name->baseline.y);
            continue;
        }
        for (const base::Rect& bar : bars)
            CHECK(!fill->rect.overlaps(bar));
    }
    CHECK(bars.size() > 50);
    CHECK(std::any_of(bars.begin(), bars.end(),
                      [&](const base::Rect& bar) { return bar.x < name->baseline.x + 20; }));
}

TEST_CASE("compose: an empty view says what to do") {
    const layout::Viewport later = test::viewport(test::instant(2024, 6, 1), test::instant(2024, 8, 1));
    CHECK(test::shows(composed(test::sample_window(), later), "No events in view"));
    model::Window none;
    none.query.filter.text = "규제";
    const model::Overview nothing;
    const auto text = [&] { return layout::compose(none, nothing, later, {}, {}, scene::FixedMeasurer()); };
    CHECK(test::shows(text(), "No event passes the filter"));
    none.query.filter = {};
    CHECK(test::shows(text(), "Nothing here yet"));
}

TEST_CASE("compose: undated events wait in the tray") {
    const layout::Composition scene = composed(test::sample_window(), test::weeks_view());
    REQUIRE(test::hits(scene, "tray").size() == 1);
    CHECK(test::target_at(scene, test::hits(scene, "tray")[0].centre()) == "tray");
    CHECK(test::shows(scene, "3 undated"));
}

TEST_CASE("compose: the brush on the overview stands where the view is") {
    const layout::Viewport viewport = test::weeks_view();
    const layout::Composition scene = composed(test::sample_window(), viewport);
    REQUIRE(test::hits(scene, "brush").size() == 1);
    const base::Rect brush = test::hits(scene, "brush")[0];
    const layout::Viewport strip = layout::overview_viewport(test::sample_overview(), viewport);
    CHECK(brush.x == doctest::Approx(layout::x_of(strip, viewport.start_ms)).epsilon(0.01));
    CHECK(brush.right() == doctest::Approx(layout::x_of(strip, viewport.end_ms())).epsilon(0.01));
    CHECK(test::hits(scene, "overview").size() == 1);
    CHECK(test::hits(scene, "axis").size() == 1);
}

TEST_CASE("compose: parts that the style leaves out are not there") {
    layout::Style bare;
    bare.lanes = bare.coverage = bare.overview = false;
    const layout::Composition scene = composed(test::sample_window(), test::weeks_view(), {}, bare);
    CHECK(test::hits(scene, "overview").empty());
    CHECK(!test::shows(scene, "Coverage"));
    CHECK(test::hits(scene, "utterance:32").empty());
    CHECK(!test::hits(composed(test::sample_window(), test::weeks_view()), "utterance:32").empty());
}

TEST_CASE("compose: texts of a megabyte cost no more measuring than what is drawn of them") {
    class Counting final : public scene::TextMeasurer {
      public:
        float width(std::string_view text, scene::Font font, float size_px) const override {
            bytes += text.size();
            return fixed.width(text, font, size_px);
        }
        scene::FontMetrics metrics(scene::Font font, float size_px) const override {
            return fixed.metrics(font, size_px);
        }
        mutable std::size_t bytes = 0;
        scene::FixedMeasurer fixed;
    };
    std::string spaced;
    while (spaced.size() < 1'000'000)
        spaced += "words of it ";
    for (const std::string& large : {spaced, std::string(1'000'000, 'x')}) {
        model::Window window = test::sample_window();
        model::LocalText text;
        text.set("en", large);
        std::size_t texts = 0;
        for (model::EventItem& item : window.events) {
            item.title = item.place = item.host = text;
            item.pull_quote = large;
            texts += 4;
        }
        for (model::Lane& lane : window.lanes) {
            lane.name = text;
            ++texts;
        }
        for (model::CoverageMark& mark : window.coverage) {
            mark.outlet_name = text;
            ++texts;
        }
        const Counting counting;
        layout::Style style;
        style.language = base::Language::english;
        const layout::Composition scene =
            layout::compose(window, test::sample_overview(), test::weeks_view(), style, {}, counting);
        CHECK(test::hits(scene, "axis").size() == 1);
        CAPTURE(texts);
        CAPTURE(counting.bytes);
        CHECK(counting.bytes < texts * 20'000);
    }
}

TEST_CASE("compose: where a photo cannot be shown, its words stand in its place, else why not") {
    model::Window window = test::sample_window();
    for (model::EventItem& item : window.events)
        if (item.photo) {
            item.photo_words = test::words("두 사람이 악수한다", "Two people shake hands");
            item.photo_trouble = "The photo is damaged";
        }
    const auto says = [](const layout::Composition& scene, const std::string& words) {
        return test::shows(scene, words);
    };
    const auto shows_photos = [](const layout::Composition& scene) {
        return !test::all<scene::Image>(scene).empty();
    };
    CHECK(shows_photos(composed(test::sample_window(), test::weeks_view())));
    const layout::Composition described = composed(window, test::weeks_view());
    CHECK_FALSE(shows_photos(described));
    CHECK((says(described, "shake") || says(described, "악수")));
    CHECK_FALSE(says(described, "damaged"));
    for (model::EventItem& item : window.events)
        item.photo_words = {};
    CHECK((says(composed(window, test::weeks_view()), "damaged") ||
           says(composed(window, test::weeks_view()), "손상")));
}

TEST_CASE("compose: years in words stand so far apart that each border of the axis has its label, now too") {
    const layout::Viewport view =
        test::viewport(base::from_civil({-9'000'000, 1, 1}), base::from_civil({181'000'000, 1, 1}), 1000);
    const layout::Composition canvas =
        composed(test::sample_window(), view, {}, {layout::Theme::light, base::Language::english});
    std::string labels;
    for (const scene::Text& text : test::all<scene::Text>(canvas))
        if (text.text == "now" || text.text.find(" from now") != std::string::npos) labels += text.text + "|";
    CHECK(labels == "now|50 million years from now|100 million years from now|");
}
