#include "ui/screen.h"

#include <cmath>

#include "ui/empty_page.h"
#include "ui/frame.h"
#include "ui/message.h"
#include "ui/panel.h"
#include "ui/rail.h"
#include "ui/search_results.h"
#include "ui/story_bar.h"
#include "ui/top_bar.h"
#include "ui/window_parts.h"

namespace dateline::ui {

Screen::Screen(const paint::FontBook& fonts, Photos& photos, std::function<void()> wake)
    : fonts_(fonts), glyphs_(fonts), surface_(glyphs_, quads_, photos), preview_(std::move(wake)),
      dialogs_(preview_) {}

void Screen::compile(const std::string& shader_folder) {
    glyphs_.make_texture();
    quads_.compile(shader_folder);
}

void Screen::upload() {
    glyphs_.upload();
    quads_.upload();
}

void Screen::draw(const state::State& state, std::vector<state::Action>& actions, base::Size window,
                  float device_scale, const Pointer* pointer) {
    surface_.set_device_scale(device_scale);
    glyphs_.begin_frame(device_scale, std::round(14 * state.settings.scale));
    ImGui::NewFrame();
    quads_.begin_frame({0, 0, window.width, window.height});
    Frame frame{state,
                actions,
                surface_,
                hits_,
                fonts_,
                layout::palette(state.settings.theme),
                state.settings.language,
                state.settings.scale};
    ImGuiStyle& style = ImGui::GetStyle();
    style.ScrollbarSize = frame.px(10);
    style.Colors[ImGuiCol_ScrollbarBg] = ImVec4(0, 0, 0, 0);
    style.Colors[ImGuiCol_ScrollbarGrab] =
        ImGui::ColorConvertU32ToFloat4(packed(base::faded(frame.colours.soft, 0.35F)));
    style.Colors[ImGuiCol_TextSelectedBg] =
        ImGui::ColorConvertU32ToFloat4(packed(base::faded(frame.colours.accent, 0.35F)));
    hits_.begin_frame();
    draw_parts(frame, window);
    if (pointer) canvas_.handle_pointer(frame, pointer->now_s, pointer->double_click);
    hits_.end_frame({ImGui::GetMousePos().x, ImGui::GetMousePos().y});
    ImGui::Render();
    typing_ = ImGui::GetIO().WantTextInput;
}

void Screen::draw_parts(Frame& frame, base::Size window) {
    const state::State& state = frame.state;
    const WindowParts parts = parts_of(window, state);
    if (!state.path.empty()) {
        canvas_.draw(frame, parts.canvas);
        if (parts.bar.height > 0) draw_story_bar(frame, parts.bar);
        if (parts.rail.width > 0) draw_rail(frame, parts.rail, parts.narrow);
        if (parts.panel.width > 0) draw_panel(frame, parts.panel);
    } else {
        draw_empty_page(frame, parts.canvas);
    }
    draw_top_bar(frame, parts.top, std::exchange(focus_search_, false));
    draw_search_results(frame, search_box_of(frame, parts.top));
    if (ImGui::IsMouseClicked(0)) {
        const std::optional<HitTarget> under = hits_.under({ImGui::GetMousePos().x, ImGui::GetMousePos().y});
        const bool on_field = under && under->id == "top/search";
        if (!state.search.open && on_field) {
            frame.push(state::action::SearchText{state.search.text});
        } else if (state.search.open && !on_field && (!under || under->layer == Layer::base)) {
            frame.push(state::action::SearchClose{}); // a click beside the results
        }
    }
    draw_message(frame, parts.canvas);
    dialogs_.draw(frame, {0, 0, window.width, window.height});
}

} // namespace dateline::ui
