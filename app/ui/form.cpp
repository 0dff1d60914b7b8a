#include "ui/form.h"

#include <imgui.h>

#include <algorithm>

#include "ui/attention.h"
#include "ui/text_field.h"

namespace dateline::ui {

void choice_row(Column& column, const std::string& id, const std::string& text, const std::string& end,
                std::optional<state::Action> action) {
    Frame& frame = column.frame();
    const float from = column.y();
    column.space(5);
    column.ends(text, {scene::Font::sans, 14, frame.colours.ink, 1.4F}, end,
                {scene::Font::sans, 13, frame.colours.soft, 1.5F});
    column.space(5);
    base::Rect r = column.block(from);
    r = {r.x - frame.px(8), r.y, r.width + frame.px(16), r.height};
    draw_attention(frame, column.list(), id, r, 6);
    column.hit(id, r, std::move(action));
}

bool text_field(Frame& frame, Column& column, const char* id, std::string& text, bool focus) {
    const base::Rect box = column.screen({column.left(), column.y(), column.width(), 34});
    ImDrawList& list = column.list();
    list.AddRectFilled(low(box), high(box), packed(frame.colours.background), frame.px(8));
    list.AddRect(low(box), high(box), packed(frame.colours.line), frame.px(8), 0,
                 std::max(1.0F, frame.scale));
    const bool changed =
        edit_line(frame, id, text, {box.x + frame.px(10), box.y, box.width - frame.px(20), box.height}, focus,
                  4000)
            .changed;
    frame.hits.add(std::string("dialog/") + (id + 2), box, clip_of(list), std::nullopt);
    column.space(34);
    return changed;
}

} // namespace dateline::ui
