#include <imgui.h>

#include <algorithm>

#include "base/file.h"
#include "base/parts.h"
#include "base/utf8.h"
#include "ui/panels.h"
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
    bool on = false; // a filter that holds: the last to give way where there is no room
};

constexpr float button_height_px = 26;

float width_of(const Frame& frame, const Button& button) {
    return std::min(200.0F, frame.fonts.width(button.text, scene::Font::sans, 13)) + 24;
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
    draw_label(frame, list, {r.x + frame.px(10), r.y, r.width - frame.px(20), r.height}, button.text,
               {scene::Font::sans, 13, ink}, Align::centre);
    frame.hits.add(button.id, r, clip_of(list), button.action);
}

std::vector<Button> buttons_of(const Frame& frame) {
    using namespace state;
    const State& s = frame.state;
    std::vector<Button> buttons;
    const auto chip = [&](model::Ref ref) {
        const auto name = s.names.find(ref);
        const std::string text =
            name == s.names.end() ? "…" : base::displayable(name->second.in(frame.language), 60);
        buttons.push_back({base::isolated(text) + " ×", "top/chip:" + model::to_string(ref),
                           action::ToggleFilter{ref}, true});
    };
    for (const auto id : s.filter.participants)
        chip(id);
    for (const auto id : s.filter.topics)
        chip(id);
    for (const auto id : s.filter.outlets)
        chip(id);
    for (const auto id : s.filter.places)
        chip(id);
    if (!s.filter.text.empty())
        buttons.push_back({base::isolated(in_quotes(base::displayable(s.filter.text, 40))) + " ×",
                           "top/chip:text", action::ClearFilterText{}, true});
    const auto next = static_cast<model::Grouping>((static_cast<int>(s.grouping) + 1) % 5);
    buttons.push_back({std::string(frame.tr("Group by")) + ": " + frame.tr(grouping_word(s.grouping)),
                       "top/grouping", action::SetGrouping{next}});
    if (!s.path.empty()) buttons.push_back({frame.tr("Views"), "top/views", action::Show{Dialog::views}});
    buttons.push_back(
        {std::string(frame.tr("Export")) + "  E", "top/export", action::Show{Dialog::export_picture}});
    const bool dark = s.settings.theme == layout::Theme::dark;
    buttons.push_back(
        {"◐", "top/theme", action::SetTheme{dark ? layout::Theme::light : layout::Theme::dark}});
    const bool korean = s.settings.language == base::Language::korean;
    buttons.push_back({korean ? "EN" : "한국어", "top/language",
                       action::SetLanguage{korean ? base::Language::english : base::Language::korean}});
    buttons.push_back({"⋯", "top/menu", action::Show{Dialog::menu}});
    return buttons;
}

// Those that find room beside each other, in their order: the menu, which has what the others do, then the
// filters that hold, then the rest. Filters that find none are counted, and lie in the menu.
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
    Button more{"+99", "top/more-filters", state::action::Show{state::Dialog::menu}, true};
    float left_px = room_px;
    if (filters_px > left_px - width(buttons.back())) left_px -= width(more);
    std::vector<bool> fits(buttons.size(), false);
    int hidden = 0;
    for (const std::size_t i : order) {
        fits[i] = width(buttons[i]) <= left_px;
        if (fits[i]) left_px -= width(buttons[i]);
        if (!fits[i] && buttons[i].on) ++hidden;
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

constexpr float hit_row_px = 46;

// What was perhaps meant: a click searches for it.
void draw_near(Frame& frame, Column& column, const model::Suggestion& near, std::size_t place) {
    constexpr float row_px = 34;
    const std::string id = "search/near/" + std::to_string(place);
    const float y = column.y();
    const base::Rect row = column.screen({4 - 16 + column.left(), y, column.width() + 24, row_px});
    if (place == frame.state.search.cursor)
        column.list().AddRectFilled(low(row), high(row), packed(frame.colours.highlight), frame.px(6));
    draw_attention(frame, column.list(), id, row, 6);
    column.space(7);
    const std::string kind =
        near.key ? frame.tr(std::string(model::kind_name(near.key.kind)).c_str()) : std::string();
    column.ends(base::isolated(base::displayable(near.text, 200)) + "?",
                {scene::Font::sans_bold, 13.5F, frame.colours.ink, 1.4F}, kind,
                {scene::Font::sans, 12, frame.colours.soft, 1.4F});
    column.space(y + row_px - column.y());
    column.hit(id, row, state::action::SearchChoose{place});
}

} // namespace

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
                           state::action::Show{state::Dialog::open_file});
        }
        draw_search_field(frame, list, box, focus_search);
    }
    end_area();
}

void draw_search_results(Frame& frame, const base::Rect& box) {
    const state::Search& search = frame.state.search;
    if (!search.open || search.text.empty()) return;
    const bool is_answered = search.answered == search.text;
    const auto rows = static_cast<float>(search.hits.empty() ? 1 + search.near.size() : search.hits.size());
    const float most = ImGui::GetIO().DisplaySize.y * 0.6F;
    const base::Rect area{box.x - frame.px(20), box.bottom() + frame.px(6), box.width + frame.px(40),
                          std::min(most, frame.px(rows * hit_row_px + 44))};
    frame.hits.set_layer(Layer::popup);
    frame.hits.set_region(Region::popup);
    if (begin_area("##results", area, frame.colours.panel, Scroll::yes, true, frame.px(8))) {
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddRect(low(area), high(area), packed(frame.colours.line), frame.px(8), 0,
                     std::max(1.0F, frame.scale));
        frame.hits.block("search", area);
        Column column(frame, 16, area.width / frame.scale - 32);
        column.space(8);
        if (search.hits.empty()) {
            const char* words = !is_answered          ? "Searching…"
                                : search.near.empty() ? "Nothing found. Try another spelling or fewer words."
                                                      : "Nothing found. Did you mean:";
            column.text(frame.tr(words), {scene::Font::sans, 13, frame.colours.soft});
            column.space(6);
        }
        for (std::size_t i = 0; search.hits.empty() && i < search.near.size(); ++i)
            draw_near(frame, column, search.near[i], i);
        for (std::size_t i = 0; i < search.hits.size(); ++i) {
            const model::SearchHit& hit = search.hits[i];
            const std::string id = "search/" + std::to_string(i) + "/" + model::to_string(hit.key);
            const float y = column.y();
            const base::Rect row =
                column.screen({4 - 16 + column.left(), y, column.width() + 24, hit_row_px});
            if (i == search.cursor)
                list.AddRectFilled(low(row), high(row), packed(frame.colours.highlight), frame.px(6));
            draw_attention(frame, list, id, row, 6);
            column.space(4);
            const std::string kind = frame.tr(std::string(model::kind_name(hit.key.kind)).c_str());
            column.ends(scene::elide(base::displayable(hit.title.in(frame.language), 300),
                                     column.width() - 70, scene::Font::sans_bold, 13.5F, frame.fonts),
                        {scene::Font::sans_bold, 13.5F, frame.colours.ink, 1.4F}, kind,
                        {scene::Font::sans, 12, frame.colours.soft, 1.4F});
            std::string snippet = hit.snippet;
            if (hit.date) {
                snippet = date_text(frame, hit.date, {}, base::DateStyle::full);
                base::add_part(snippet, "  ", hit.snippet);
            }
            column.text(snippet, {scene::Font::sans, 12, frame.colours.soft, 1.4F}, 1);
            column.space(y + hit_row_px - column.y());
            column.hit(id, row, state::action::SearchChoose{i});
        }
        column.space(6);
        const base::Rect all = column.screen({column.left(), column.y(), column.width(), 24});
        const bool all_listed = static_cast<int>(search.hits.size()) < state::most_hits_listed;
        draw_label(frame, list, all,
                   frame.tr(all_listed ? "Ctrl+Enter: keep as a filter"
                                       : "These are the best. Ctrl+Enter: keep as a filter, which has all"),
                   {scene::Font::sans, 12, frame.colours.soft}, Align::left);
        if (frame.state.info.finds_words_by_marks) {
            column.space(22);
            soft_text(
                column,
                frame.tr("An older Dateline made this database: words are found only with their accents, "
                         "until `dateline reindex` is run on it"),
                12);
        }
        column.space(30);
        column.finish();
    }
    end_area();
    frame.hits.set_layer(Layer::base);
}

} // namespace dateline::ui
