#include "ui/text_field.h"

#if __has_include(<imgui_stdlib.h>)
#include <imgui_stdlib.h>
#else
#include <misc/cpp/imgui_stdlib.h>
#endif

#include <algorithm>
#include <cmath>

#include "base/displayable.h"
#include "base/utf8.h"

namespace dateline::ui {

namespace {

struct Caret { // in bytes
    std::size_t at = 0, from = 0, to = 0;
};

int note_caret(ImGuiInputTextCallbackData* data) {
    const auto bytes = [](int number) { return static_cast<std::size_t>(std::max(number, 0)); };
    *static_cast<Caret*>(data->UserData) = {bytes(data->CursorPos),
                                            bytes(std::min(data->SelectionStart, data->SelectionEnd)),
                                            bytes(std::max(data->SelectionStart, data->SelectionEnd))};
    return 0;
}

// What is seen as one letter, from left to right.
struct SeenCluster {
    std::size_t byte = 0, end = 0;
    float left = 0, right = 0;
    bool right_to_left = false;
};

std::vector<SeenCluster> clusters_of(const std::vector<paint::PlacedGlyph>& glyphs) {
    std::vector<SeenCluster> clusters;
    float pen = 0;
    for (const paint::PlacedGlyph& glyph : glyphs) {
        if (clusters.empty() || clusters.back().byte != glyph.byte)
            clusters.push_back({glyph.byte, glyph.byte + glyph.bytes, pen, pen, glyph.right_to_left});
        pen += glyph.advance;
        clusters.back().right = pen;
    }
    return clusters;
}

// Before the letter at this byte, or after the last one.
float caret_x(const std::vector<SeenCluster>& clusters, std::size_t byte) {
    const SeenCluster* last = nullptr;
    for (const SeenCluster& cluster : clusters) {
        if (byte >= cluster.byte && byte < cluster.end)
            return cluster.right_to_left ? cluster.right : cluster.left;
        if (last == nullptr || cluster.end > last->end) last = &cluster;
    }
    if (last == nullptr) return 0;
    return last->right_to_left ? last->left : last->right;
}

void draw_words_typed(Frame& frame, std::string_view text, const base::Rect& box, const Caret* caret) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float size = ImGui::GetFontSize(), line = std::max(1.0F, frame.scale);
    const auto clusters = clusters_of(frame.fonts.place(text, scene::Font::sans, size));
    const float width = frame.fonts.width(text, scene::Font::sans, size), room = box.width - line;
    const float at = caret != nullptr ? caret_x(clusters, caret->at) : 0;
    float left = base::is_right_to_left(text) ? room - width : 0;
    if (width > room) left = std::clamp(room / 2 - at, room - width, 0.0F);
    left = std::round(box.x + left);
    const scene::FontMetrics metrics = frame.fonts.metrics(scene::Font::sans, size);
    const float top = std::round(box.y + (box.height - size) / 2);
    const float baseline =
        top + std::round((size - (metrics.ascent_px + metrics.descent_px)) / 2 + metrics.ascent_px);
    list.PushClipRect(low(box), high(box), true);
    if (caret != nullptr)
        for (const SeenCluster& cluster : clusters)
            if (cluster.byte >= caret->from && cluster.byte < caret->to)
                list.AddRectFilled({left + cluster.left, top - line},
                                   {left + cluster.right, top + size + line},
                                   ImGui::GetColorU32(ImGuiCol_TextSelectedBg));
    frame.surface.draw_text(list, {left, baseline}, text, scene::Font::sans, size, frame.colours.ink);
    if (caret != nullptr)
        list.AddRectFilled({left + at, top - line}, {left + at + line, top + size + line},
                           packed(frame.colours.ink));
    list.PopClipRect();
}

} // namespace

Edited edit_line(Frame& frame, const char* id, std::string& text, const base::Rect& box, bool focus,
                 std::size_t max_bytes) {
    frame.surface.require_input_text(text);
    const bool shaped = frame.fonts.is_shaped(text, scene::Font::sans) && base::displayable(text) == text;
    ImGui::SetCursorScreenPos({box.x, box.y});
    ImGui::SetNextItemWidth(box.width);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(0, (box.height - ImGui::GetFontSize()) / 2));
    ImGui::PushStyleColor(ImGuiCol_FrameBg, IM_COL32(0, 0, 0, 0));
    ImGui::PushStyleColor(ImGuiCol_Text, shaped ? IM_COL32(0, 0, 0, 0) : packed(frame.colours.ink));
    if (shaped) ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, IM_COL32(0, 0, 0, 0));
    if (focus) ImGui::SetKeyboardFocusHere();
    Caret caret;
    Edited edited;
    edited.changed = ImGui::InputText(id, &text, ImGuiInputTextFlags_CallbackAlways, note_caret, &caret);
    edited.active = ImGui::IsItemActive();
    ImGui::PopStyleColor(shaped ? 3 : 2);
    ImGui::PopStyleVar();
    if (shaped) draw_words_typed(frame, base::displayable(text), box, edited.active ? &caret : nullptr);
    if (text.size() > max_bytes) {
        std::size_t end = 0;
        for (const std::size_t offset : base::grapheme_offsets(text))
            if (offset <= max_bytes) end = offset;
        text.resize(end);
    }
    frame.surface.require_input_text(text);
    return edited;
}

} // namespace dateline::ui
