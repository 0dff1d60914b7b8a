#include "ui/attention.h"

namespace dateline::ui {

void draw_attention(Frame& frame, ImDrawList& list, const std::string& id, const base::Rect& r,
                    float radius_px) {
    if (frame.hits.hovered() == id) {
        list.AddRectFilled(low(r), high(r), packed(base::faded(frame.colours.ink, 0.05F)),
                           frame.px(radius_px));
    }
    if (frame.hits.focused() == id) {
        list.AddRect(low(r), high(r), packed(frame.colours.accent), frame.px(radius_px), 0, frame.px(2));
    }
}

} // namespace dateline::ui
