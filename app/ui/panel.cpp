// The right panel: chooses the page; the page shown when nothing is selected; what pages share.

#include <algorithm>
#include <set>

#include "base/displayable.h"
#include "base/parts.h"
#include "editorial/citation.h"
#include "state/command.h"
#include "ui/panels.h"

namespace dateline::ui {

namespace {

void draw_navigation(Frame& frame, Column& column, const base::Rect& area) {
    const state::State& s = frame.state;
    ImDrawList& list = column.list();
    const auto button = [&](float x, const char* text, const char* id, bool enabled, state::Action action) {
        const base::Rect r{area.x + frame.px(x), column.screen({0, column.y(), 0, 0}).y, frame.px(28),
                           frame.px(28)};
        draw_label(frame, list, r, text,
                   {scene::Font::sans, 15, enabled ? frame.colours.soft : frame.colours.line}, Align::centre);
        if (!enabled) return;
        draw_attention(frame, list, id, r, 8);
        column.hit(id, r, std::move(action));
    };
    button(12, "←", "panel/back", !s.back.empty(), state::action::RunCommand{state::CommandId::back});
    button(40, "→", "panel/forward", !s.forward.empty(),
           state::action::RunCommand{state::CommandId::forward});
    if (s.view.selected)
        button(area.width / frame.scale - 44, "×", "panel/close", true, state::action::Select{model::Ref{}});
    column.space(32);
}

struct PageDrawer {
    Column& column;
    void operator()(const std::monostate&) const { draw_home_page(column); }
    void operator()(const model::EventView& v) const { draw_event_page(column, v); }
    void operator()(const model::ParticipantView& v) const { draw_participant_page(column, v); }
    void operator()(const model::UtteranceView& v) const { draw_utterance_page(column, v); }
    void operator()(const model::ArticleView& v) const { draw_article_page(column, v); }
    void operator()(const model::PhotoView& v) const { draw_photo_page(column, v); }
};

} // namespace

void draw_panel(Frame& frame, const base::Rect& area) {
    frame.hits.set_region(Region::panel);
    // One window a thing and page: each keeps its own place in its list.
    const model::Page& page = frame.state.detail_page;
    const std::string id =
        "##panel " +
        model::to_string(frame.state.detail_ref ? frame.state.detail_ref : frame.state.view.selected) + " " +
        std::to_string(static_cast<int>(page.from)) + " " + std::to_string(page.at);
    if (begin_area(id.c_str(), area, frame.colours.panel, Scroll::yes)) {
        Column column(frame, 20, area.width / frame.scale - 40);
        column.space(8);
        draw_navigation(frame, column, area);
        std::visit(PageDrawer{column}, frame.state.detail);
        column.space(32);
        column.finish();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddRectFilled({area.x, area.y}, {area.x + std::max(1.0F, frame.scale), area.bottom()},
                           packed(frame.colours.line));
    }
    end_area();
}

void section(Column& column, const char* title) {
    column.space(18);
    column.heading(column.frame().tr(title));
    column.space(4);
}

void soft_text(Column& column, const std::string& text, float size_px) {
    if (!text.empty()) column.text(text, {scene::Font::sans, size_px, column.frame().colours.soft, 1.55F});
}

void draw_home_page(Column& column) {
    Frame& frame = column.frame();
    const state::State& s = frame.state;
    const model::DatabaseRecord& record = s.info.record;
    column.text(record.title.in(frame.language), {scene::Font::sans_bold, 21, frame.colours.ink, 1.3F});
    column.space(8);
    column.text(record.description.in(frame.language), {scene::Font::sans, 13.5F, frame.colours.soft, 1.6F});
    column.space(14);
    column.text(frame.count("{} event", "{} events", s.info.events) + " · " +
                    frame.count("{} person", "{} people", s.info.participants) + " · " +
                    frame.count("{} quote", "{} quotes", s.info.utterances) + " · " +
                    frame.count("{} article", "{} articles", s.info.articles) + " · " +
                    frame.count("{} outlet", "{} outlets", s.info.outlets),
                {scene::Font::sans, 13, frame.colours.ink, 1.6F});
    column.space(20);
    column.rule();
    column.space(16);
    const TextLook tip{scene::Font::sans, 13, frame.colours.soft, 1.6F};
    for (const char* words : {"Click a person anywhere to read what they said.",
                              "Click a quote for its event and the articles that printed it.",
                              "Scroll to zoom, drag to move, F shows everything, ? lists the keys."}) {
        column.text(frame.tr(words), tip);
        column.space(6);
    }
    if (!record.licence.empty()) {
        column.space(10);
        column.text(std::string(frame.tr("Licence of the data")) + ": " + base::isolated(record.licence),
                    {scene::Font::sans, 12, frame.colours.soft, 1.5F});
    }
}

void draw_event_heading(Column& column, model::EventId id, const model::LocalText& title,
                        const std::optional<base::Edtf>& date, std::optional<int> utc_offset_minutes) {
    Frame& frame = column.frame();
    const float from = column.y();
    constexpr int max_lines = 8; // there is room below
    column.ends(title.in(frame.language), {scene::Font::sans_bold, 13, frame.colours.ink, 1.45F},
                date_text(frame, date, utc_offset_minutes, base::DateStyle::full),
                {scene::Font::sans, 13, frame.colours.soft, 1.45F}, max_lines);
    const std::string hit = "panel/" + model::to_string(model::Ref(id));
    base::Rect r = column.block(from);
    r = {r.x - frame.px(6), r.y - frame.px(3), r.width + frame.px(12), r.height + frame.px(6)};
    draw_attention(frame, column.list(), hit, r, 6);
    column.hit(hit, r, state::action::Select{id});
}

void draw_article_line(Column& column, const model::ArticleItem& article) {
    Frame& frame = column.frame();
    const float from = column.y();
    const std::string id = "panel/" + model::to_string(model::Ref(article.id));
    column.space(4);
    column.text(published_text(frame, article), {scene::Font::sans, 12, frame.colours.soft, 1.5F}, 1);
    const std::string& title = editorial::title_of(article);
    column.text(
        base::isolated(title.empty() ? article.url : title),
        {scene::Font::sans, 13, article.headline.empty() ? frame.colours.soft : frame.colours.ink, 1.45F}, 2);
    column.space(5);
    base::Rect r = column.block(from);
    r = {r.x - frame.px(6), r.y, r.width + frame.px(12), r.height};
    draw_attention(frame, column.list(), id, r, 6);
    column.hit(id, r, state::action::Select{article.id});
}

struct Paragraph {
    std::string text;
    base::Colour colour;
};

// Where a photo would stand: why it does not, and what it would show.
void draw_instead(Frame& frame, ImDrawList& list, const base::Rect& r, const std::vector<Paragraph>& said) {
    constexpr float size_px = 13, line_px = 19, side_px = 12;
    std::vector<Paragraph> lines;
    for (const Paragraph& paragraph : said)
        for (const scene::Line& line : scene::break_lines(paragraph.text, r.width / frame.scale - 2 * side_px,
                                                          3, scene::Font::sans, size_px, frame.fonts))
            lines.push_back({line.text, paragraph.colour});
    const float step = frame.px(line_px);
    base::Rect row{r.x, r.centre().y - step * static_cast<float>(lines.size()) / 2, r.width, step};
    for (const Paragraph& line : lines) {
        draw_label(frame, list, row, line.text, {scene::Font::sans, size_px, line.colour}, Align::centre);
        row.y += step;
    }
}

void draw_photo(Column& column, const model::PhotoView& photo, float width_px, float max_height_px,
                const std::string& prefix) {
    Frame& frame = column.frame();
    const std::string id = model::to_string(model::Ref(photo.id));
    const Photo shown = frame.surface.photo(id, frame.px(width_px));
    const bool known = shown.size.width > 0 && shown.size.height > 0;
    float height = known ? width_px * shown.size.height / shown.size.width : width_px * 0.5625F;
    if (height > max_height_px) {
        width_px *= max_height_px / height;
        height = max_height_px;
    }
    const base::Rect r = column.screen({column.left(), column.y(), width_px, height});
    ImDrawList& list = column.list();
    if (shown.texture != 0) {
        // NOLINTNEXTLINE: Dear ImGui's texture handle is a pointer-sized number
        list.AddImageRounded(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(shown.texture)),
                             low(r), high(r), {0, 0}, {1, 1}, IM_COL32_WHITE, frame.px(8));
    } else {
        list.AddRectFilled(low(r), high(r), packed(frame.colours.line), frame.px(8));
        const char* words = shown.failure == paint::ImageFailure::none
                                ? "Loading…"
                                : paint::image_failure_text(shown.failure);
        frame.hits.note(frame.tr(words));
        std::vector<Paragraph> said{{frame.tr(words), frame.colours.soft}};
        const model::LocalText& described = photo.alt.empty() ? photo.caption : photo.alt;
        if (shown.failure != paint::ImageFailure::none && !described.empty())
            said.push_back({base::displayable(described.in(frame.language), 1000), frame.colours.ink});
        draw_instead(frame, list, r, said);
    }
    if (prefix.starts_with("panel/"))
        column.hit("panel/" + id, r, state::action::Show{state::Dialog::photo, photo.id});
    for (const model::RegionItem& region : photo.regions) {
        if (shown.failure != paint::ImageFailure::none) break; // there are no faces to name
        const base::Rect face{
            r.x + static_cast<float>(region.x) * r.width, r.y + static_cast<float>(region.y) * r.height,
            static_cast<float>(region.width) * r.width, static_cast<float>(region.height) * r.height};
        const model::Ref person(region.participant);
        const std::string face_id = prefix + model::to_string(person);
        const bool lit = frame.state.view.selected == person || frame.hits.hovered() == face_id ||
                         frame.hits.focused() == face_id;
        const base::Colour edge =
            lit ? frame.colours.person(layout::colour_index(person.id)) : base::rgb(0xFFFFFF);
        list.AddRect(low(face), high(face), packed(edge), frame.px(8), 0, frame.px(2));
        const std::string name = base::displayable(region.name.in(frame.language), 80);
        const float name_width = frame.px(frame.fonts.width(name, scene::Font::sans, 11) + 12);
        const base::Rect tag{
            std::clamp(face.centre().x - name_width / 2, r.x, std::max(r.x, r.right() - name_width)),
            std::min(face.bottom() + frame.px(3), r.bottom() - frame.px(18)), name_width, frame.px(17)};
        list.AddRectFilled(low(tag), high(tag), IM_COL32(0, 0, 0, 150), frame.px(6));
        draw_label(frame, list, tag, name, {scene::Font::sans, 11, base::rgb(0xFFFFFF)}, Align::centre);
        column.hit(face_id, face, state::action::Select{person});
    }
    column.space(height);
}

} // namespace dateline::ui
