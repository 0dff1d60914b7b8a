#include "ui/message.h"

#include <algorithm>
#include <string>

#include "base/displayable.h"
#include "ui/area.h"
#include "ui/attention.h"
#include "ui/flow.h"
#include "ui/label.h"

namespace dateline::ui {

void draw_offer(Column& column, const state::Message& message) {
    if (message.sound_of.empty()) return;
    column.space(6);
    draw_flow(column, {{column.frame().tr("Import what is sound"),
                        {scene::Font::sans_bold, 14, column.frame().colours.accent, 1.5F},
                        "message/sound",
                        state::action::Open{message.sound_of, true}}});
}

void draw_message(Frame& frame, const base::Rect& canvas) {
    if (!frame.state.message || frame.state.dialog != state::Dialog::none) return; // a dialog shows it itself
    const auto& message = *frame.state.message;
    const TextLook look{scene::Font::sans, 14, message.failed ? frame.colours.alert : frame.colours.ink,
                        1.5F};
    const std::string shown = base::displayable(message.text, 600);
    const float width = std::min(560.0F, canvas.width / frame.scale - 32);
    const auto lines = scene::break_lines(shown, width - 64, 4, look.font, look.size_px, frame.fonts);
    const bool offers = !message.sound_of.empty();
    const float height =
        24 + static_cast<float>(lines.size()) * look.size_px * look.line_height + (offers ? 34.0F : 0.0F);
    const base::Rect area{canvas.centre().x - frame.px(width) / 2, canvas.bottom() - frame.px(height + 116),
                          frame.px(width), frame.px(height)};
    frame.hits.set_layer(Layer::popup);
    frame.hits.set_region(Region::popup);
    if (begin_area("##message", area, base::faded(frame.colours.panel, 0), Scroll::no, true)) {
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddRectFilled(low(area), high(area), packed(frame.colours.panel), frame.px(10));
        list.AddRect(low(area), high(area), packed(message.failed ? frame.colours.alert : frame.colours.line),
                     frame.px(10), 0, frame.px(1));
        frame.hits.block("message", area);
        ImGui::SetCursorPos({0, 0});
        Column column(frame, 16, width - 64);
        column.space(12);
        column.text(shown, look, 4);
        draw_offer(column, message);
        const base::Rect close{area.right() - frame.px(40), area.y + frame.px(6), frame.px(32), frame.px(32)};
        draw_label(frame, list, close, "×", {scene::Font::sans, 18, frame.colours.soft}, Align::centre);
        draw_attention(frame, list, "message/close", close, 8);
        frame.hits.add("message/close", close, area, state::action::Escape{});
    }
    end_area();
    frame.hits.set_layer(Layer::base);
}

} // namespace dateline::ui
