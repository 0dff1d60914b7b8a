#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "layout/picture.h"
#include "layout/sample_window.h"
#include "layout/scene_parts.h"
#include "scene/text.h"

using namespace dateline;

namespace {

layout::Composition picture(const model::Window& window, const layout::PictureParts& parts,
                            base::Size size = {1200, 1200}, const layout::Style& style = {}) {
    return layout::compose_picture(parts, window, test::sample_overview(),
                                   test::weeks_view(size.width, size.height), style, {},
                                   scene::FixedMeasurer());
}

layout::Composition picture(const model::Window& window) {
    layout::PictureParts parts;
    parts.title = "오픈AI, 서울 2023";
    parts.outlets = {"연합뉴스", "POLITICO", "뉴스핌", "비즈워치"};
    return picture(window, parts);
}

bool any_text(const layout::Composition& scene, std::string_view part) {
    const auto texts = test::all<scene::Text>(scene);
    return std::any_of(texts.begin(), texts.end(),
                       [&](const scene::Text& text) { return text.text.find(part) != std::string::npos; });
}

} // namespace

TEST_CASE("picture: it names itself, its span and its sources") {
    const layout::Composition scene = picture(test::sample_window());
    CHECK(test::shows(scene, "오픈AI, 서울 2023"));
    CHECK(test::shows(scene, "2023. 4. 17. (월) – 2023. 7. 2. (일)"));
    CHECK(test::shows(scene, "Sources: 연합뉴스, POLITICO, 뉴스핌, 비즈워치"));
}

TEST_CASE("picture: names that are read from right to left turn round nothing in the lines around them") {
    model::Window window;
    window.events = {test::event(1, "2023-06-09", "회의", "Meeting", 5)};
    window.events[0].place.set("he", "תל אביב");
    window.total_events = 1;
    for (const base::Language language : {base::Language::korean, base::Language::english}) {
        layout::Style style;
        style.language = language;
        const layout::Composition scene =
            layout::compose(window, test::sample_overview(),
                            test::viewport(test::instant(2023, 6, 1), test::instant(2023, 6, 20), 1400),
                            style, {}, scene::FixedMeasurer());
        CHECK(test::shows(scene, " · \u2068תל אביב\u2069"));
        for (const scene::Text& text : test::all<scene::Text>(scene))
            CHECK_FALSE(base::is_right_to_left(text.text));
    }
}

TEST_CASE("picture: two sources that are read from right to left keep their order") {
    layout::PictureParts parts;
    parts.outlets = {"한겨레", "הארץ", "الجزيرة"};
    CHECK(test::shows(picture(test::sample_window(), parts),
                      "Sources: 한겨레, \u2068הארץ\u2069, \u2068الجزيرة\u2069"));
}

TEST_CASE("picture: a drawn picture is captioned as one, a photograph is not") {
    model::Window window = test::sample_window();
    CHECK(test::shows(picture(window), "Illustration, not a photograph"));
    for (model::EventItem& event : window.events)
        event.photo_is_illustration = false;
    CHECK(!test::shows(picture(window), "Illustration, not a photograph"));
}

TEST_CASE(
    "picture: the canvas is a scene of its own, and what lies where is found at its place in the whole") {
    const layout::Composition scene = picture(test::sample_window());
    REQUIRE(scene.scene.nested.size() == 1);
    CHECK(scene.scene.nested[0].offset.y > 60);
    REQUIRE(!test::hits(scene, "axis").empty());
    CHECK(test::hits(scene, "axis")[0].y == scene.scene.nested[0].offset.y);
    bool all_match = true;
    const std::vector<base::Rect> cards = test::cards(scene, {});
    for (const base::Rect& card : cards) {
        all_match =
            all_match && test::target_at(scene, {card.x + 4, card.bottom() - 4}).starts_with("event:");
    }
    CHECK(!cards.empty());
    CHECK(all_match);
}

TEST_CASE("picture: sources that do not fit are counted, and none is cut") {
    layout::PictureParts parts;
    for (int i = 0; i < 300; ++i)
        parts.outlets.push_back("Outlet number " + std::to_string(1000 + i));
    const layout::Composition scene = picture(test::sample_window(), parts, {1200, 900});
    std::string foot;
    for (const scene::Text& text : test::all<scene::Text>(scene)) {
        if (text.baseline.y > 780) foot += text.text + " ";
        CHECK(text.text.find("Outlet number…") == std::string::npos);
    }
    std::size_t listed = 0, more = 0;
    for (std::size_t at = 0; (at = foot.find("Outlet number 1", at)) != std::string::npos; ++at)
        ++listed;
    if (const std::size_t at = foot.find(" and "); at != std::string::npos)
        more = static_cast<std::size_t>(std::stoi(foot.substr(at + 5)));
    CHECK(listed > 20);
    CHECK(listed + more == 300);
}

TEST_CASE(
    "picture: the panel stands beside a wide picture, below an upright one, and counts what does not fit") {
    layout::PictureParts parts;
    parts.panel_title = "Speaker";
    for (int i = 0; i < 40; ++i)
        parts.panel.push_back({"",
                               "Speaker",
                               "",
                               0,
                               {"“Words number " + std::to_string(i) + "”"},
                               "Outlet",
                               "https://example.org/" + std::to_string(i),
                               false});
    for (const base::Size size : {base::Size{1600, 900}, base::Size{720, 1280}}) {
        const layout::Composition scene = picture(test::sample_window(), parts, size);
        std::set<std::string> shown;
        for (const scene::Text& text : test::all<scene::Text>(scene))
            if (text.text.starts_with("“Words number")) {
                shown.insert(text.text);
                CHECK((size.width > size.height) == (text.baseline.x > size.width / 2));
            }
        CHECK(shown.size() > 3);
        CHECK(any_text(scene, "and " + std::to_string(40 - shown.size()) + " more"));
        const auto links = std::count_if(scene.scene.hits.begin(), scene.scene.hits.end(),
                                         [](const scene::Hit& hit) { return !hit.url.empty(); });
        CHECK(links == static_cast<long>(shown.size()));
    }
}

TEST_CASE("picture: a legend has a dot for each name; a caption, a title and page numbers are there") {
    layout::PictureParts parts;
    parts.title = "My title";
    parts.caption = "My caption";
    parts.page = 2;
    parts.pages = 3;
    parts.legend = {{"Kim", 0}, {"Lee", 1}};
    const layout::Composition scene = picture(test::sample_window(), parts);
    for (const char* words : {"My title", "My caption", "2 / 3", "Kim", "Lee"})
        CHECK(test::shows(scene, words));
    parts.legend.assign(500, {"Somebody", 2});
    CHECK(any_text(picture(test::sample_window(), parts), " more"));
}

TEST_CASE("picture: without a ground nothing covers all of it") {
    layout::PictureParts parts;
    layout::Style style;
    style.ground = layout::Ground::none;
    const layout::Composition scene = picture(test::sample_window(), parts, {1200, 1200}, style);
    CHECK(scene.scene.background.alpha == 0);
    for (const scene::FillRect& fill : test::all<scene::FillRect>(scene))
        CHECK((fill.rect.width < 1199 || fill.rect.height < 4));
}
