// Whole scenes as text, from the window made by hand. UPDATE_GOLDEN=1 rewrites them.

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "layout/compose.h"
#include "layout/sample_window.h"
#include "scene/text.h"

using namespace dateline;
using base::Language;
using layout::Theme;

namespace {

std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// "" if equal, else the first line that differs, from both.
std::string first_difference(const std::string& wanted, const std::string& got) {
    std::istringstream a(wanted), b(got);
    std::string left, right;
    for (int line = 1;; ++line) {
        const bool more_a = static_cast<bool>(std::getline(a, left));
        const bool more_b = static_cast<bool>(std::getline(b, right));
        if (!more_a && !more_b) return {};
        if (!more_a) left = "(end)";
        if (!more_b) right = "(end)";
        if (left != right)
            return "line " + std::to_string(line) + "\n  wanted: " + left + "\n  got:    " + right;
    }
}

void check_golden(const std::string& name, const layout::Composition& scene) {
    const std::string path = std::string(DATELINE_SOURCE_DIR) + "/tests/golden/layout-" + name + ".scene";
    const std::string got = layout::dump(scene);
    const char* update = std::getenv("UPDATE_GOLDEN");
    if (update != nullptr && std::string(update) == "1") std::ofstream(path, std::ios::binary) << got;
    const std::string difference = first_difference(read(path), got);
    INFO(path << ": " << difference << "\nUPDATE_GOLDEN=1 rewrites it");
    CHECK(difference.empty());
}

layout::Style style(Theme theme, Language language) {
    layout::Style style;
    style.theme = theme;
    style.language = language;
    return style;
}

layout::Composition composed(const model::Window& window, const layout::Viewport& viewport,
                             const layout::Style& style, const layout::Focus& focus) {
    return layout::compose(window, test::sample_overview(), viewport, style, focus, scene::FixedMeasurer());
}

layout::Focus on_altman(model::Ref selected) {
    layout::Focus focus;
    focus.participant = {1};
    focus.selected = selected;
    return focus;
}

} // namespace

TEST_CASE("golden: weeks in view, light, Korean, one person in focus") {
    check_golden("overview-light-ko",
                 composed(test::sample_window(), test::weeks_view(), style(Theme::light, Language::korean),
                          on_altman(model::ParticipantId{1})));
}

TEST_CASE("golden: days in view, light, Korean, an utterance selected") {
    check_golden("day-light-ko",
                 composed(test::sample_window(), test::days_view(), style(Theme::light, Language::korean),
                          on_altman(model::UtteranceId{9})));
}

TEST_CASE("golden: days in view, dark, English") {
    check_golden("day-dark-en", composed(test::sample_window(), test::days_view(),
                                         style(Theme::dark, Language::english), {}));
}

TEST_CASE("golden: nothing in view") {
    check_golden("empty", composed(test::sample_window(),
                                   test::viewport(test::instant(2024, 6, 1), test::instant(2024, 8, 1)),
                                   style(Theme::light, Language::korean), {}));
}

TEST_CASE("golden: no grouping, no lanes") {
    model::Window window = test::sample_window();
    window.lanes.clear();
    window.total_lanes = 0;
    window.query.grouping = model::Grouping::none;
    check_golden("no-lanes", composed(window, test::weeks_view(), style(Theme::light, Language::korean), {}));
}

TEST_CASE("golden: from the Big Bang to the end of the Sun, light, Korean") {
    model::Window window;
    window.events = {test::event(1, "Y-138E8", "대폭발", "Big Bang", 9, {}),
                     test::event(2, "Y-4567E6~", "태양계의 탄생", "The solar system forms", 7, {}),
                     test::event(3, "Y-541E6/Y-4854E5", "캄브리아기", "Cambrian", 5, {}),
                     test::event(4, "Y-66000000", "공룡의 멸종", "The dinosaurs die out", 8, {}),
                     test::event(5, "1969-07-20", "달 착륙", "Moon landing", 6, {}),
                     test::event(6, "Y76E8", "태양의 끝", "The Sun ends", 4, {})};
    window.total_events = 6;
    model::Overview overview;
    overview.extent = {window.events.front().date.span.start_ms, window.events.back().date.span.end_ms};
    overview.density = {1, 0, 0, 0, 0, 1, 0, 1, 2, 0, 0, 0, 1};
    overview.total_events = 6;
    const layout::Viewport view = layout::fitted(test::weeks_view(), overview.extent);
    window.query.span = layout::span_of(view);
    check_golden("deep-time-light-ko",
                 layout::compose(window, overview, view, style(Theme::light, Language::korean), {},
                                 scene::FixedMeasurer()));
}
