#pragma once
// How the canvas looks: the two themes' colours, the participants' palette, sizes and what is shown.

#include <array>
#include <cstdint>

#include "base/colour.h"
#include "base/language.h"

namespace dateline::layout {

enum class Theme { light, dark };
// Whether anything is painted behind what is told: without a ground, a picture lies on any other.
enum class Ground { painted, none };

struct Palette {
    base::Colour background, panel, ink, soft, faint, line, accent, on_accent, highlight, alert, shadow;
    std::array<base::Colour, 8> people; // told apart by the colour-blind; 3:1 on background and panel
    base::Colour person(int index) const { return people[static_cast<unsigned>(index) % people.size()]; }
};
// Text colours (ink, soft, accent, alert) reach 4.5:1 on background and panel: a test holds it.
const Palette& palette(Theme theme);
// The palette index of a thing, from its id.
int colour_index(std::int64_t id);

struct Style {
    Theme theme = Theme::light;
    base::Language language = base::Language::korean;
    Ground ground = Ground::painted;
    bool lanes = true, coverage = true, overview = true; // parts of the canvas
    bool hints = true;                                   // which key helps where nothing is seen
    // Of a document's page: so many of what is in view began before it. They are told of on other pages.
    std::int64_t begun_before = 0;
    bool operator==(const Style&) const = default;
};

} // namespace dateline::layout
