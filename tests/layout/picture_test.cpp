#include <doctest/doctest.h>

#include "layout/compose.h"
#include "layout/sample_window.h"
#include "layout/scene_parts.h"
#include "scene/text.h"

using namespace dateline;

namespace {

scene::Scene picture(const model::Window& window) {
    model::DatabaseInfo info;
    info.record.title = test::words("오픈AI, 서울 2023", "OpenAI in Seoul, 2023");
    return layout::compose_picture(info, window, test::sample_overview(), test::weeks_view(1200, 1200), {},
                                   {}, scene::FixedMeasurer());
}

} // namespace

TEST_CASE("picture: it names itself, its span and its sources, most articles first") {
    const scene::Scene scene = picture(test::sample_window());
    CHECK(test::shows(scene, "오픈AI, 서울 2023"));
    CHECK(test::shows(scene, "2023. 4. 17. (월) – 2023. 7. 2. (일)"));
    CHECK(test::shows(scene, "Sources: 연합뉴스, POLITICO, 뉴스핌, 비즈워치"));
}

TEST_CASE("picture: a drawn picture is captioned as one, a photograph is not") {
    model::Window window = test::sample_window();
    CHECK(test::shows(picture(window), "Illustration, not a photograph"));
    for (model::EventItem& event : window.events)
        event.photo_is_illustration = false;
    CHECK(!test::shows(picture(window), "Illustration, not a photograph"));
}

TEST_CASE("picture: hits move with the canvas") {
    const scene::Scene scene = picture(test::sample_window());
    REQUIRE(!test::hits(scene, "axis").empty());
    CHECK(test::hits(scene, "axis")[0].y > 60);
    bool all_match = true;
    const std::vector<base::Rect> cards = test::cards(scene, {});
    for (const base::Rect& card : cards) {
        const scene::Hit* hit = scene::hit_test(scene, {card.x + 4, card.bottom() - 4});
        all_match = all_match && hit != nullptr && hit->id.rfind("event:", 0) == 0;
    }
    CHECK(!cards.empty());
    CHECK(all_match);
}
