#include "ui/area.h"

#include <algorithm>

#include "ui/frame.h"

namespace dateline::ui {

bool begin_area(const char* id, const base::Rect& area, base::Colour ground, Scroll scroll, bool on_top,
                float radius) {
    ImGui::SetNextWindowPos(low(area));
    ImGui::SetNextWindowSize({std::max(1.0F, area.width), std::max(1.0F, area.height)});
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                             ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoCollapse |
                             ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                             ImGuiWindowFlags_NoNav;
    if (!on_top) flags |= ImGuiWindowFlags_NoBringToFrontOnFocus;
    if (scroll == Scroll::no) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    const bool plain = ground.alpha == 255 && radius == 0;
    ImGui::PushStyleColor(ImGuiCol_WindowBg, plain ? IM_COL32_BLACK_TRANS : packed(ground));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, radius);
    const bool open = ImGui::Begin(id, nullptr, flags);
    ImGui::PopStyleVar(3);
    ImGui::PopStyleColor();
    if (plain && open) clear_rect(*ImGui::GetWindowDrawList(), area, ground);
    return open;
}

void end_area() {
    ImGui::End();
}

} // namespace dateline::ui
