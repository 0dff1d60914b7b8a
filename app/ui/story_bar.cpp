#include "ui/story_bar.h"

#include <algorithm>

#include "state/command.h"
#include "state/current_view.h"
#include "ui/area.h"
#include "ui/attention.h"
#include "ui/column.h"
#include "ui/label.h"

namespace dateline::ui {

namespace {

constexpr float button_px = 30, edge_px = 20;

// A round button with a sign in it; pale where there is nowhere to go.
void draw_round(Frame& frame, ImDrawList& list, const base::Rect& r, const std::string& id, const char* sign,
                std::optional<state::Action> action) {
    const base::Colour ink = action ? frame.colours.ink : base::faded(frame.colours.soft, 0.4F);
    list.AddCircle(vec(r.centre()), r.height / 2, packed(frame.colours.line), 0, std::max(1.0F, frame.scale));
    if (action) draw_attention(frame, list, id, r, button_px / 2);
    draw_label(frame, list, r, sign, {scene::Font::sans, 15, ink}, Align::centre);
    if (action) frame.hits.add(id, r, clip_of(list), std::move(action));
}

// From the right: the way out, then the way through the story. Where they begin.
float draw_buttons(Frame& frame, ImDrawList& list, const base::Rect& area,
                   const std::optional<model::StoryPlace>& place) {
    const float size = frame.px(button_px), gap = frame.px(8);
    base::Rect r{area.right() - frame.px(edge_px) - size, area.y + frame.px(14), size, size};
    draw_round(frame, list, r, "story/leave", "×", state::action::RunCommand{state::CommandId::leave_view});
    if (!place) return r.x;
    const auto step = [](const model::SavedView* to,
                         state::CommandId command) -> std::optional<state::Action> {
        if (!to) return std::nullopt;
        return state::action::RunCommand{command};
    };
    r.x -= size + gap * 2;
    draw_round(frame, list, r, "story/next", "→", step(place->next, state::CommandId::next_step));
    r.x -= size + gap;
    draw_round(frame, list, r, "story/previous", "←", step(place->previous, state::CommandId::previous_step));
    const std::string number = std::to_string(place->at) + " / " + std::to_string(place->count);
    const float width = frame.px(frame.fonts.width(number, scene::Font::sans_bold, 13)) + 2;
    const base::Rect label{r.x - gap * 1.5F - width, r.y, width, r.height};
    draw_label(frame, list, label, number, {scene::Font::sans_bold, 13, frame.colours.accent}, Align::right);
    return label.x;
}

} // namespace

float story_bar_height_px(const state::State& state, base::Language language) {
    const model::SavedView* view = state::open_view(state);
    if (!view) return 0;
    return view->note.in(language).empty() ? 58 : 84;
}

void draw_story_bar(Frame& frame, const base::Rect& area) {
    const model::SavedView* view = state::open_view(frame.state);
    if (!view) return;
    frame.hits.set_region(Region::canvas);
    if (begin_area("##story", area, frame.colours.panel, Scroll::no)) {
        frame.hits.block("story", area);
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddRectFilled({area.x, area.bottom() - std::max(1.0F, frame.scale)}, high(area),
                           packed(frame.colours.line));
        list.AddRectFilled(low(area), {area.x + frame.px(4), area.bottom()}, packed(frame.colours.accent));
        const auto place = model::place_in_story(frame.state.views, view->slug);
        const float right = draw_buttons(frame, list, area, place);
        const float width = std::max(60.0F, (right - area.x) / frame.scale - edge_px * 2);
        Column column(frame, edge_px, std::min(width, 760.0F));
        column.space(view->note.in(frame.language).empty() ? 18 : 10);
        column.text(view->name.in(frame.language), {scene::Font::sans_bold, 16, frame.colours.ink, 1.4F}, 1);
        column.space(2);
        column.text(view->note.in(frame.language), {scene::Font::sans, 13, frame.colours.soft, 1.5F}, 2);
    }
    end_area();
}

} // namespace dateline::ui
