#include "ui/palette_dialog.h"

#include <imgui.h>

#include <algorithm>

#include "base/utf8.h"
#include "state/command_table.h"
#include "state/palette.h"
#include "ui/area.h"
#include "ui/attention.h"
#include "ui/label.h"
#include "ui/text_field.h"

namespace dateline::ui {

namespace {

constexpr float palette_width_px = 640, field_px = 54, command_px = 38, foot_px = 34, list_edge_px = 8;
constexpr float max_commands_seen = 11;
constexpr std::size_t max_typed_bytes = 256;

// The keys of a shortcut as caps, ending at `right`; where they begin.
float draw_keys_as_caps(Frame& frame, ImDrawList& list, const state::Shortcut& shortcut, float right,
                        float middle) {
    if (shortcut.key == state::Key::none) return right;
    constexpr float cap_px = 22;
    const std::vector<std::string> keys = state::keys_of(shortcut);
    for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
        const TextLook look{scene::Font::sans, 12, frame.colours.soft};
        const float width = frame.px(std::max(cap_px, frame.fonts.width(*key, look.font, look.size_px) + 12));
        const base::Rect cap{right - width, middle - frame.px(cap_px) / 2, width, frame.px(cap_px)};
        list.AddRectFilled(low(cap), high(cap), packed(frame.colours.background), frame.px(5));
        list.AddRect(low(cap), high(cap), packed(frame.colours.line), frame.px(5), 0,
                     std::max(1.0F, frame.scale));
        draw_label(frame, list, cap, *key, look, Align::centre);
        right -= width + frame.px(4);
    }
    return right;
}

// One of the list: what it is called, in the words that found it too; why it cannot be done; its keys.
void draw_command(Frame& frame, ImDrawList& list, const state::FoundCommand& found, const base::Rect& row,
                  bool chosen) {
    const state::Command& command = state::command(found.id);
    const std::string id = std::string("palette/") + command.name;
    const char* why = state::why_not(command, frame.state);
    const bool available = *why == '\0';
    if (chosen) list.AddRectFilled(low(row), high(row), packed(frame.colours.highlight), frame.px(6));
    draw_attention(frame, list, id, row, 6);
    const float middle = row.centre().y;
    float right =
        draw_keys_as_caps(frame, list, state::shortcut_of(command), row.right() - frame.px(12), middle);
    float left = row.x + frame.px(14);
    const auto words = [&](const std::string& text, const TextLook& look) {
        const float room = std::max(0.0F, right - frame.px(8) - left);
        if (room < frame.px(16)) return;
        const float width = std::min(room, frame.px(frame.fonts.width(text, look.font, look.size_px) + 1));
        draw_label(frame, list, {left, row.y, width, row.height}, text, look, Align::left);
        left += width + frame.px(10);
    };
    const base::Colour faint = base::faded(frame.colours.soft, 0.75F);
    words(state::title_of(command, frame.language),
          {scene::Font::sans, 14, available ? frame.colours.ink : faint});
    if (command.is_on && command.is_on(frame.state))
        words("✓", {scene::Font::sans_bold, 13, frame.colours.accent});
    if (found.language != frame.language)
        words(state::title_of(command, found.language), {scene::Font::sans, 12, frame.colours.soft});
    if (!available) words(frame.tr(why), {scene::Font::sans, 12, frame.colours.soft});
    frame.hits.add(id, row, clip_of(list),
                   available ? std::optional<state::Action>(state::action::RunCommand{
                                   found.id, state::action::RunCommand::From::palette})
                             : std::nullopt);
}

// True: it is typed into.
bool draw_palette_field(Frame& frame, ImDrawList& list, const base::Rect& area, bool take_focus) {
    const base::Rect box{area.x + frame.px(20), area.y, area.width - frame.px(40), frame.px(field_px)};
    std::string text = frame.state.palette.text;
    const auto [changed, active] =
        edit_line(frame, "##palette-field", text, box, take_focus, max_typed_bytes);
    if (changed && !ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape)))
        frame.push(state::action::TypeInPalette{base::to_nfc(text)});
    if (text.empty())
        draw_label(frame, list, box, frame.tr("Find a command"), {scene::Font::sans, 14, frame.colours.soft},
                   Align::left);
    frame.hits.add("palette/field", box, box, std::nullopt);
    list.AddRectFilled({area.x, box.bottom()}, {area.right(), box.bottom() + std::max(1.0F, frame.scale)},
                       packed(frame.colours.line));
    return active;
}

void draw_palette_foot(Frame& frame, ImDrawList& list, const base::Rect& area) {
    const base::Rect foot{area.x, area.bottom() - frame.px(foot_px), area.width, frame.px(foot_px)};
    list.AddRectFilled(low(foot), {foot.right(), foot.y + std::max(1.0F, frame.scale)},
                       packed(frame.colours.line));
    draw_label(frame, list, {foot.x + frame.px(20), foot.y, foot.width - frame.px(40), foot.height},
               frame.tr("↑ ↓ to choose · Enter to run · Esc to close"),
               {scene::Font::sans, 12, frame.colours.soft}, Align::left);
}

} // namespace

void PaletteDialog::draw_commands(Frame& frame, const base::Rect& area) {
    const std::vector<state::FoundCommand> found = state::found_commands(state::commands(), frame.state);
    ImGui::SetCursorScreenPos(low(area));
    if (ImGui::BeginChild("##palette-list", {area.width, area.height})) {
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const float row_px = frame.px(command_px), edge = frame.px(list_edge_px);
        const float top = ImGui::GetCursorScreenPos().y + edge;
        for (std::size_t i = 0; i < found.size(); ++i) {
            const base::Rect row{area.x + edge, top + static_cast<float>(i) * row_px, area.width - 2 * edge,
                                 row_px};
            const bool chosen = i == frame.state.palette.cursor;
            if (chosen && cursor_ != i) { // what is chosen stays in sight
                const float above = area.y + edge - row.y, below = row.bottom() + edge - area.bottom();
                if (above > 0) ImGui::SetScrollY(ImGui::GetScrollY() - above);
                if (below > 0) ImGui::SetScrollY(ImGui::GetScrollY() + below);
                cursor_ = i;
            }
            if (row.bottom() < area.y || row.y > area.bottom()) continue;
            draw_command(frame, list, found[i], row, chosen);
        }
        if (found.empty())
            draw_label(frame, list, {area.x + frame.px(20), top, area.width - frame.px(40), row_px},
                       frame.tr("No command has these words"), {scene::Font::sans, 14, frame.colours.soft},
                       Align::left);
        ImGui::Dummy({1, static_cast<float>(found.size()) * row_px + 2 * edge - 1});
    }
    ImGui::EndChild();
}

void PaletteDialog::draw(Frame& frame, const base::Rect& window) {
    const bool opens = std::exchange(opens_, false);
    const std::size_t count = state::found_commands(state::commands(), frame.state).size();
    const float rows = std::clamp(static_cast<float>(count), 1.0F, max_commands_seen);
    const float width = std::min(frame.px(palette_width_px), window.width - frame.px(32));
    const float top = std::max(frame.px(24), std::round(window.height * 0.12F));
    const float height = std::min(frame.px(field_px + rows * command_px + 2 * list_edge_px + foot_px + 1),
                                  window.height - top - frame.px(24));
    const base::Rect area{std::round(window.centre().x - width / 2), top, width, height};
    if (begin_area("##palette-shade", window, base::faded(base::rgb(0x000000), 0.35F), Scroll::no, true))
        frame.hits.add("palette/shade", window, window, state::action::Show{state::Dialog::none});
    end_area();
    if (opens) ImGui::SetNextWindowFocus();
    if (begin_area("##palette", area, frame.colours.panel, Scroll::no, true, frame.px(12))) {
        ImDrawList& list = *ImGui::GetWindowDrawList();
        frame.hits.block("palette", area);
        // Enter leaves a field, and so does a click beside it: while the palette is open, it comes back.
        takes_focus_ = !draw_palette_field(frame, list, area, takes_focus_);
        draw_palette_foot(frame, list, area);
        const float field = frame.px(field_px) + std::max(1.0F, frame.scale);
        draw_commands(frame, {area.x, area.y + field, area.width, area.height - field - frame.px(foot_px)});
    }
    end_area();
}

} // namespace dateline::ui
