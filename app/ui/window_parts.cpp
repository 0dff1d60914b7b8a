#include "ui/window_parts.h"

#include <algorithm>
#include <cmath>

#include "ui/story_bar.h"
#include "ui/top_bar.h"

namespace dateline::ui {

namespace {

constexpr float rail_width_px = 236, narrow_rail_width_px = 64;
constexpr float panel_width_px = 356, narrow_panel_width_px = 320;
constexpr float narrow_below_px = 1100, tiny_below_px = 560;

enum class Open { no, yes };

WindowParts parts_with(base::Size window, const state::State& s, Open open, bool selected) {
    const float scale = s.settings.scale;
    const float width = window.width / scale;
    WindowParts parts;
    parts.narrow = width < narrow_below_px;
    const float top = std::round(top_bar_height_px * scale);
    float rail = 0, panel = 0;
    if (open == Open::yes) {
        if (width >= tiny_below_px) rail = parts.narrow ? narrow_rail_width_px : rail_width_px;
        if (!parts.narrow) panel = panel_width_px;
        if (parts.narrow && selected) panel = std::min(narrow_panel_width_px, width - rail);
    }
    const float rail_px = std::round(rail * scale), panel_px = std::round(panel * scale);
    const float height = std::max(1.0F, window.height - top);
    const float canvas_width = std::max(1.0F, window.width - rail_px - panel_px);
    const float bar = open == Open::yes ? std::round(story_bar_height_px(s, s.settings.language) * scale) : 0;
    parts.top = {0, 0, window.width, top};
    parts.rail = {0, top, rail_px, height};
    parts.bar = {rail_px, top, canvas_width, bar};
    parts.canvas = {rail_px, top + bar, canvas_width, std::max(1.0F, height - bar)};
    parts.panel = {window.width - panel_px, top, panel_px, height};
    return parts;
}

} // namespace

WindowParts parts_of(base::Size window, const state::State& state) {
    return parts_with(window, state, state.path.empty() ? Open::no : Open::yes,
                      static_cast<bool>(state.view.selected));
}

base::Size canvas_size(base::Size window, const state::State& state) {
    const WindowParts parts = parts_with(window, state, Open::yes, false);
    const float scale = state.settings.scale;
    return {std::floor(parts.canvas.width / scale), std::floor(parts.canvas.height / scale)};
}

} // namespace dateline::ui
