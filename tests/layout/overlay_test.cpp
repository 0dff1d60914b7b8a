#include <doctest/doctest.h>

#include "layout/compose.h"
#include "layout/overlay.h"
#include "layout/sample_window.h"
#include "layout/scene_parts.h"
#include "scene/text.h"

using namespace dateline;

namespace {

scene::Scene hovering(const layout::Target& target, const layout::Viewport& viewport,
                      const model::Window& window = test::sample_window(),
                      const model::Overview& overview = test::sample_overview()) {
    const scene::FixedMeasurer measurer;
    const layout::Composition scene = layout::compose(window, overview, viewport, {}, {}, measurer);
    const auto rects = test::hits(scene, layout::to_string(target));
    const base::Point pointer = rects.empty() ? base::Point{} : rects[0].centre();
    return layout::compose_overlay(window, overview, scene, target, pointer, viewport, {}, measurer);
}

} // namespace

TEST_CASE("overlay: an event tells its title, full date and place") {
    const scene::Scene scene = hovering(model::Ref(model::EventId{16}), test::weeks_view());
    CHECK(test::shows(scene, "오픈AI–국내 스타트업 간담회"));
    CHECK(test::shows(scene, "2023. 6. 9. (금) · 서울 63빌딩"));
    CHECK(test::all<scene::StrokeRect>(scene).size() == 2); // the ring and the tooltip's border
}

TEST_CASE("overlay: a mark tells who spoke and where") {
    const scene::Scene scene = hovering(model::Ref(model::UtteranceId{8}), test::days_view());
    CHECK(test::shows(scene, "그렉 브록만"));
    CHECK(test::shows(scene, "오픈AI–국내 스타트업 간담회"));
}

TEST_CASE("overlay: a mark with a time of its own tells it, to the second if that is known") {
    model::Window window = test::sample_window();
    for (model::Lane& lane : window.lanes)
        for (model::Mark& mark : lane.marks)
            if (mark.id.value == 8) {
                mark.said_ms = test::instant(2023, 6, 9, 18, 20) + 35 * base::second_ms;
                mark.said_precision = base::Precision::second;
            }
    CHECK(test::shows(hovering(model::Ref(model::UtteranceId{8}), test::days_view(), window), "18:20:35"));
}

TEST_CASE("overlay: the button of the tray says whether all in it are without a date") {
    model::Overview overview = test::sample_overview();
    overview.total_undated = 2;
    const layout::Target tray = layout::CanvasPart::tray;
    CHECK(test::shows(hovering(tray, test::weeks_view(), test::sample_window(), overview),
                      "Events without a date"));
    overview.has_dates_off_the_axis = true;
    CHECK(test::shows(hovering(tray, test::weeks_view(), test::sample_window(), overview),
                      "Events off the axis"));
}

TEST_CASE("overlay: an article tells its outlet and when it was published") {
    const scene::Scene scene =
        hovering(model::Ref(model::ArticleId{10}),
                 test::viewport(test::instant(2023, 6, 9, 14), test::instant(2023, 6, 9, 18)));
    CHECK(test::shows(scene, "비즈워치 · 2023. 6. 9. 16:53"));
}

TEST_CASE("overlay: nothing hovered, or something that is not there, is nothing drawn") {
    const std::vector<layout::Target> absent = {model::Ref(), model::Ref(model::EventId{999}),
                                                layout::Cluster{}, layout::CanvasPart::axis,
                                                layout::CanvasPart::overview};
    for (const layout::Target& target : absent)
        CHECK(test::all<scene::StrokeRect>(hovering(target, test::weeks_view())).empty());
}
