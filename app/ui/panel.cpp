#include "ui/panel.h"

#include <algorithm>

#include "state/command.h"
#include "ui/area.h"
#include "ui/article_page.h"
#include "ui/attention.h"
#include "ui/column.h"
#include "ui/event_page.h"
#include "ui/home_page.h"
#include "ui/label.h"
#include "ui/participant_page.h"
#include "ui/photo_page.h"
#include "ui/utterance_page.h"

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

} // namespace dateline::ui
