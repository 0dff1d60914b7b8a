// A frame: how the window is divided into its parts, and what is drawn in each.

#include <epoxy/gl.h>
// epoxy first: GLFW then leaves OpenGL's declarations to it
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>

#include "base/paths.h"
#include "base/utf8.h"
#include "state/command.h"
#include "ui/app.h"

namespace dateline::ui {

namespace {

constexpr float rail_width_px = 236, narrow_rail_width_px = 64;
constexpr float panel_width_px = 356, narrow_panel_width_px = 320;
constexpr float narrow_below_px = 1100, tiny_below_px = 560;

struct Areas {
    base::Rect top, rail, bar, canvas, panel;
    bool narrow = false;
};

enum class Open { no, yes };

Areas areas_of(base::Size window, float scale, const state::State& s, Open open, bool selected) {
    const float width = window.width / scale;
    Areas areas;
    areas.narrow = width < narrow_below_px;
    const float top = std::round(top_bar_height_px * scale);
    float rail = 0, panel = 0;
    if (open == Open::yes) {
        if (width >= tiny_below_px) rail = areas.narrow ? narrow_rail_width_px : rail_width_px;
        if (!areas.narrow) panel = panel_width_px;
        if (areas.narrow && selected) panel = std::min(narrow_panel_width_px, width - rail);
    }
    const float rail_px = std::round(rail * scale), panel_px = std::round(panel * scale);
    const float height = std::max(1.0F, window.height - top);
    const float canvas_width = std::max(1.0F, window.width - rail_px - panel_px);
    const float bar = open == Open::yes ? std::round(story_bar_height_px(s, s.settings.language) * scale) : 0;
    areas.top = {0, 0, window.width, top};
    areas.rail = {0, top, rail_px, height};
    areas.bar = {rail_px, top, canvas_width, bar};
    areas.canvas = {rail_px, top + bar, canvas_width, std::max(1.0F, height - bar)};
    areas.panel = {window.width - panel_px, top, panel_px, height};
    return areas;
}

} // namespace

void App::resize(base::Size window) {
    const Areas areas = areas_of(window, state_.settings.scale, state_, Open::yes, false);
    state::apply(state_, state::action::Resize{{std::floor(areas.canvas.width / state_.settings.scale),
                                                std::floor(areas.canvas.height / state_.settings.scale)}});
}

void App::draw_frame() {
    if (frames_due_ > 0) --frames_due_;
    const double now = glfwGetTime();
    if (state::is_moving(state_)) actions_.emplace_back(state::action::Tick{now - last_seconds_});
    last_seconds_ = now;
    for (const std::string& path : window_->take_drops())
        actions_.emplace_back(state::action::Open{path});
    window_->begin_frame();
    handle_keys(); // they go from place to place: those of the last frame
    draw(window_->size(), window_->device_scale(), now);
}

void App::draw(base::Size window, float device_scale, double now_seconds) {
    screen_->surface.set_device_scale(device_scale);
    screen_->glyphs.begin_frame(device_scale, std::round(14 * state_.settings.scale));
    ImGui::NewFrame();
    screen_->quads.begin_frame({0, 0, window.width, window.height});
    Frame frame{state_,
                actions_,
                screen_->surface,
                hits_,
                *fonts_,
                layout::palette(state_.settings.theme),
                state_.settings.language,
                state_.settings.scale};
    ImGuiStyle& style = ImGui::GetStyle();
    style.ScrollbarSize = frame.px(10);
    style.Colors[ImGuiCol_ScrollbarBg] = ImVec4(0, 0, 0, 0);
    style.Colors[ImGuiCol_ScrollbarGrab] =
        ImGui::ColorConvertU32ToFloat4(packed(base::faded(frame.colours.soft, 0.35F)));
    style.Colors[ImGuiCol_TextSelectedBg] =
        ImGui::ColorConvertU32ToFloat4(packed(base::faded(frame.colours.accent, 0.35F)));
    hits_.begin_frame();
    draw_parts(frame, window);
    if (has_window_) canvas_.handle_pointer(frame, now_seconds, window_->take_double_click());
    hits_.end_frame({ImGui::GetMousePos().x, ImGui::GetMousePos().y});
    ImGui::Render();
    typing_ = ImGui::GetIO().WantTextInput;
}

void App::draw_parts(Frame& frame, base::Size window) {
    const bool open = !state_.path.empty();
    const Areas areas = areas_of(window, frame.scale, state_, open ? Open::yes : Open::no,
                                 static_cast<bool>(state_.view.selected));
    if (open) {
        canvas_.draw(frame, areas.canvas);
        if (areas.bar.height > 0) draw_story_bar(frame, areas.bar);
        if (areas.rail.width > 0) draw_rail(frame, areas.rail, areas.narrow);
        if (areas.panel.width > 0) draw_panel(frame, areas.panel);
    } else {
        draw_empty(frame, areas.canvas);
    }
    draw_top_bar(frame, areas.top, std::exchange(focus_search_, false));
    draw_search_results(frame, search_box_of(frame, areas.top));
    if (ImGui::IsMouseClicked(0)) {
        const std::optional<HitTarget> under = hits_.under({ImGui::GetMousePos().x, ImGui::GetMousePos().y});
        const bool on_field = under && under->id == "top/search";
        if (!state_.search.open && on_field) {
            frame.push(state::action::SearchText{state_.search.text});
        } else if (state_.search.open && !on_field && (!under || under->layer == Layer::base)) {
            frame.push(state::action::SearchClose{}); // a click beside the results
        }
    }
    draw_message(frame, areas.canvas);
    dialogs_.draw(frame, {0, 0, window.width, window.height});
    palette_.draw(frame, {0, 0, window.width, window.height});
}

void App::draw_empty(Frame& frame, const base::Rect& area) {
    frame.hits.set_region(Region::panel);
    if (begin_area("##empty", area, frame.colours.background, Scroll::yes)) {
        const float width = std::min(520.0F, area.width / frame.scale - 48);
        const float left = (area.width / frame.scale - width) / 2;
        Column column(frame, left, width);
        column.space(area.height / frame.scale * 0.24F);
        if (state_.opening) {
            column.text(frame.tr("Opening…"), {scene::Font::sans_bold, 22, frame.colours.ink, 1.4F});
        } else {
            column.text(frame.tr(state_.failure.empty() ? "No database is open" : "This could not be opened"),
                        {scene::Font::sans_bold, 22, frame.colours.ink, 1.4F});
            column.space(10);
            if (!state_.failure.empty()) {
                column.text(state_.failure, {scene::Font::sans, 14, frame.colours.alert, 1.6F});
                column.space(10);
            }
            column.text(frame.tr("Drop a database on this window, or choose one."),
                        {scene::Font::sans, 14, frame.colours.soft, 1.6F});
            column.space(16);
            column.chips(
                {{frame.tr("Open a database"), "empty/open",
                  state::action::RunCommand{state::CommandId::open_file}, true},
                 {frame.tr("Open the example"), "empty/example", state::action::Open{example_path()}}});
            column.space(24);
            for (std::size_t i = 0; i < state_.settings.recent.size(); ++i) {
                const std::string& path = state_.settings.recent[i];
                column.flow({{base::shown_path(path),
                              {scene::Font::sans, 13.5F, frame.colours.accent, 1.8F},
                              "empty/recent:" + std::to_string(i),
                              state::action::Open{path}}});
            }
        }
        column.finish();
    }
    end_area();
}

} // namespace dateline::ui
