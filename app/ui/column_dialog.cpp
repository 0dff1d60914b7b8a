#include "ui/column_dialog.h"

#include <imgui.h>

#include <algorithm>

#include "ui/area.h"
#include "ui/attention.h"
#include "ui/label.h"
#include "ui/message.h"

namespace dateline::ui {

void ColumnDialog::open(Frame& frame) {
    content_px_ = 0;
    take_focus_ = true;
    begin(frame);
}

void ColumnDialog::draw(Frame& frame, const base::Rect& window) {
    const Room room = this->room();
    const float width = std::min(room.width_px, window.width / frame.scale - 32);
    room_height_px_ = std::min(room.height_px, window.height / frame.scale - 32);
    // As high as what it holds; that is measured beside the window in a new dialog's first frame, where there
    // is room for all of it: it is not scrolled to the field that takes the focus, and begins with its title.
    constexpr float room_to_measure_px = 4000;
    const bool is_measured = content_px_ > 0;
    const float height = !is_measured ? room_to_measure_px
                         : room.fixed ? room_height_px_
                                      : std::min(content_px_, room_height_px_);
    const float left = is_measured ? window.centre().x - frame.px(width) / 2 : -4 * window.width;
    const base::Rect area{left, window.centre().y - frame.px(height) / 2, frame.px(width), frame.px(height)};
    if (begin_area("##shade", window, base::faded(base::rgb(0x000000), 0.35F), Scroll::no, true))
        frame.hits.add("dialog/shade", window, window, state::action::Show{state::Dialog::none});
    end_area();
    // The number in the name makes each dialog a window of its own, in front of the shade.
    const std::string id = "##dialog" + std::to_string(static_cast<int>(frame.state.dialog));
    if (take_focus_) ImGui::SetNextWindowFocus();
    if (begin_area(id.c_str(), area, frame.colours.panel, Scroll::yes, true, frame.px(12))) {
        frame.hits.block("dialog", area);
        Column column(frame, 24, width - 48);
        draw_inside(frame, column, area);
        column.finish();
        content_px_ = column.y();
    }
    end_area();
    take_focus_ = false;
}

void ColumnDialog::draw_inside(Frame& frame, Column& column, const base::Rect& area) {
    column.space(20);
    const base::Rect close{area.right() - frame.px(48), column.screen({0, column.y() - 6, 0, 0}).y,
                           frame.px(32), frame.px(32)};
    if (const char* words = title(frame.state); *words != '\0') {
        column.text(frame.tr(words), {scene::Font::sans_bold, 18, frame.colours.ink, 1.4F});
        column.space(10);
    }
    if (frame.state.message) { // the dialog covers the place where it stands else
        const base::Colour ink = frame.state.message->failed ? frame.colours.alert : frame.colours.soft;
        column.text(frame.state.message->text, {scene::Font::sans, 14, ink, 1.5F}, 6);
        draw_offer(column, *frame.state.message);
        column.space(10);
    }
    draw_content(frame, column);
    column.space(20);
    draw_label(frame, column.list(), close, "×", {scene::Font::sans, 20, frame.colours.soft}, Align::centre);
    draw_attention(frame, column.list(), "dialog/close", close, 8);
    column.hit("dialog/close", close, state::action::Show{state::Dialog::none});
}

} // namespace dateline::ui
