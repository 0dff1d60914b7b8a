#include "ui/top_bar.h"

#include <imgui.h>

#include <algorithm>

#include "base/displayable.h"
#include "base/parts.h"
#include "base/paths.h"
#include "base/utf8.h"
#include "editorial/quotation.h"
#include "state/command_table.h"
#include "ui/area.h"
#include "ui/attention.h"
#include "ui/label.h"
#include "ui/text_field.h"

namespace dateline::ui {

namespace {

const char* grouping_word(model::Grouping grouping) {
    switch (grouping) {
    case model::Grouping::participant:
        return "people";
    case model::Grouping::topic:
        return "topics";
    case model::Grouping::outlet:
        return "outlets";
    case model::Grouping::place:
        return "places";
    case model::Grouping::none:
        return "none";
    }
    return "none";
}

struct Button {
    std::string text, id;
    state::Action action;
    bool on = false;      // a filter that holds: the last to give way where there is no room
    std::string end = {}; // to its right
};

constexpr float button_height_px = 26;

float width_of(const Frame& frame, const Button& button) {
    return std::min(200.0F, width_with_end(frame, button.text, button.end, {scene::Font::sans, 13, {}})) + 24;
}

void draw_button(Frame& frame, ImDrawList& list, const base::Rect& r, const Button& button) {
    const base::Colour ink = button.on ? frame.colours.on_accent : frame.colours.soft;
    if (button.on) {
        list.AddRectFilled(low(r), high(r), packed(frame.colours.accent), r.height / 2);
    } else {
        list.AddRect(low(r), high(r), packed(frame.colours.line), r.height / 2, 0,
                     std::max(1.0F, frame.scale));
    }
    draw_attention(frame, list, button.id, r, button_height_px / 2);
    draw_with_end(frame, list, {r.x + frame.px(10), r.y, r.width - frame.px(20), r.height}, button.text,
                  button.end, {scene::Font::sans, 13, ink});
    frame.hits.add(button.id, r, clip_of(list), button.action);
}

std::vector<Button> filter_buttons(const Frame& frame) {
    using namespace state;
    const State& s = frame.state;
    std::vector<Button> buttons;
    const auto chip = [&](model::Ref ref) {
        const auto name = s.names.find(ref);
        const std::string text =
            name == s.names.end() ? "…" : base::displayable(name->second.in(frame.language), 60);
        buttons.push_back({text, "top/chip:" + model::to_string(ref), action::ToggleFilter{ref}, true, "×"});
    };
    for (const auto id : s.view.filter.participants)
        chip(id);
    for (const auto id : s.view.filter.topics)
        chip(id);
    for (const auto id : s.view.filter.outlets)
        chip(id);
    for (const auto id : s.view.filter.places)
        chip(id);
    if (!s.view.filter.text.empty())
        buttons.push_back({editorial::quoted(base::displayable(s.view.filter.text, 40), ""), "top/chip:text",
                           action::ClearFilterText{}, true, "×"});
    return buttons;
}

std::vector<Button> buttons_of(const Frame& frame) {
    using enum state::CommandId;
    const state::State& s = frame.state;
    std::vector<Button> buttons = filter_buttons(frame);
    const auto add = [&](state::CommandId id, const std::string& text) {
        buttons.push_back(
            {text, std::string("top/") + state::command(id).name, state::action::RunCommand{id}});
    };
    add(next_grouping, std::string(frame.tr("Group by")) + ": " + frame.tr(grouping_word(s.view.grouping)));
    if (!s.path.empty()) add(show_views, frame.tr("Views"));
    add(export_picture, std::string(frame.tr("Export")) + "  " +
                            state::shown(state::shortcut_of(state::command(export_picture))));
    add(toggle_theme, "◐");
    add(toggle_language, s.settings.language == base::Language::korean ? "EN" : "한국어");
    add(show_menu, "⋯");
    return buttons;
}

// Those that find room beside each other, in their order: the menu, which has what the others do, then the
// filters that hold, then the rest from the right; where one of these finds none, all to its left go too.
// Filters that find none are counted, and lie in the menu.
std::vector<Button> fitting(const Frame& frame, std::vector<Button> buttons, float room_px) {
    std::vector<std::size_t> order{buttons.size() - 1};
    for (std::size_t i = 0; i < buttons.size(); ++i)
        if (buttons[i].on) order.push_back(i);
    for (std::size_t i = buttons.size() - 1; i-- > 0;)
        if (!buttons[i].on) order.push_back(i);
    constexpr float gap_px = 8;
    const auto width = [&](const Button& button) { return width_of(frame, button) + gap_px; };
    float filters_px = 0;
    for (const Button& button : buttons)
        filters_px += button.on ? width(button) : 0;
    Button more{"+99", "top/more-filters", state::action::RunCommand{state::CommandId::show_menu}, true};
    float left_px = room_px;
    if (filters_px > left_px - width(buttons.back())) left_px -= width(more);
    std::vector<bool> fits(buttons.size(), false);
    int hidden = 0;
    for (const std::size_t i : order) {
        fits[i] = width(buttons[i]) <= left_px;
        if (fits[i]) left_px -= width(buttons[i]);
        if (fits[i]) continue;
        if (!buttons[i].on) break;
        ++hidden;
    }
    std::vector<Button> shown;
    if (hidden > 0) {
        more.text = "+" + std::to_string(hidden);
        shown.push_back(std::move(more));
    }
    for (std::size_t i = 0; i < buttons.size(); ++i)
        if (fits[i]) shown.push_back(std::move(buttons[i]));
    return shown;
}

void draw_search_field(Frame& frame, ImDrawList& list, const base::Rect& box, bool focus) {
    const state::State& s = frame.state;
    list.AddRectFilled(low(box), high(box), packed(frame.colours.background), frame.px(8));
    const bool lit = s.search.open || frame.hits.focused() == "top/search";
    list.AddRect(low(box), high(box), packed(lit ? frame.colours.accent : frame.colours.line), frame.px(8), 0,
                 std::max(1.0F, frame.scale));
    const float icon = frame.px(6);
    const ImVec2 lens{box.x + frame.px(19), box.centre().y - frame.px(1)};
    list.AddCircle(lens, icon * 0.8F, packed(frame.colours.soft), 0, frame.px(1.4F));
    list.AddLine({lens.x + icon * 0.6F, lens.y + icon * 0.6F}, {lens.x + icon * 1.2F, lens.y + icon * 1.2F},
                 packed(frame.colours.soft), frame.px(1.4F));
    const char* hint = frame.tr("Search people, words, events");
    std::string text = s.search.text;
    if (const char* held = ImGui::GetClipboardText(); focus && held) frame.surface.require_input_text(held);
    const base::Rect room{box.x + frame.px(34), box.y, box.width - frame.px(70), box.height};
    const auto [changed, active] = edit_line(frame, "##search", text, room, focus, 512);
    if (changed && !ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape)))
        frame.push(state::action::SearchText{base::to_nfc(text)});
    if (text.empty() && !active)
        draw_label(frame, list, room, hint, {scene::Font::sans, 14, frame.colours.soft}, Align::left);
    draw_label(frame, list, {box.right() - frame.px(32), box.y, frame.px(20), box.height}, "/",
               {scene::Font::sans, 13, frame.colours.soft}, Align::right);
    frame.hits.add("top/search", box, box, std::nullopt);
}

} // namespace

std::vector<Column::Chip> filter_chips(const Frame& frame, const std::string& prefix) {
    std::vector<Column::Chip> chips;
    for (const Button& button : filter_buttons(frame))
        chips.push_back(
            {button.text, prefix + button.id.substr(button.id.find('/')), button.action, true, button.end});
    return chips;
}

base::Rect search_box_of(const Frame& frame, const base::Rect& top_bar) {
    const float width = std::clamp(top_bar.width * 0.3F, frame.px(160), frame.px(460));
    return {top_bar.x + (top_bar.width - width) / 2, top_bar.y + frame.px(10), width, frame.px(32)};
}

void draw_top_bar(Frame& frame, const base::Rect& area, bool focus_search) {
    frame.hits.set_region(Region::top);
    if (begin_area("##top", area, frame.colours.panel, Scroll::no)) {
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddRectFilled({area.x, area.bottom() - std::max(1.0F, frame.scale)}, high(area),
                           packed(frame.colours.line));
        const base::Rect box = search_box_of(frame, area);
        float x = area.right() - frame.px(16);
        const std::vector<Button> buttons =
            fitting(frame, buttons_of(frame), (x - box.right() - frame.px(12)) / frame.scale + 8);
        for (std::size_t i = buttons.size(); i-- > 0;) {
            const float width = frame.px(width_of(frame, buttons[i]));
            x -= width;
            draw_button(frame, list, {x, area.y + frame.px(13), width, frame.px(button_height_px)},
                        buttons[i]);
            x -= frame.px(8);
        }
        const TextLook brand{scene::Font::sans_bold, 16, frame.colours.ink};
        const float brand_width = frame.px(frame.fonts.width("Dateline", brand.font, brand.size_px));
        draw_label(frame, list, {area.x + frame.px(16), area.y, brand_width + 2, area.height}, "Dateline",
                   brand, Align::left);
        const base::Rect name{area.x + frame.px(30) + brand_width, area.y + frame.px(10),
                              box.x - area.x - frame.px(46) - brand_width, frame.px(32)};
        if (name.width > frame.px(40)) {
            draw_attention(frame, list, "top/database", name, 8);
            draw_label(frame, list, name,
                       frame.state.path.empty() ? "" : base::shown_path(base::file_name_of(frame.state.path)),
                       {scene::Font::sans, 14, frame.colours.soft}, Align::left);
            frame.hits.add("top/database", name, clip_of(list),
                           state::action::RunCommand{state::CommandId::open_file});
        }
        draw_search_field(frame, list, box, focus_search);
    }
    end_area();
}

} // namespace dateline::ui
