#include "ui/label.h"

#include <algorithm>

#include "base/displayable.h"

namespace dateline::ui {

void draw_label(Frame& frame, ImDrawList& list, const base::Rect& r, std::string_view text,
                const TextLook& look, Align align) {
    const std::string shown = scene::elide(base::displayable_line(text, 512), r.width / frame.scale,
                                           look.font, look.size_px, frame.fonts);
    const float width = frame.px(frame.fonts.width(shown, look.font, look.size_px));
    const scene::FontMetrics metrics = frame.fonts.metrics(look.font, look.size_px);
    float x = r.x;
    if (align == Align::centre) x += (r.width - width) / 2;
    if (align == Align::right) x += r.width - width;
    // Centred by the height of capitals and syllables, which sit above the baseline by about 0.76 of the
    // size.
    const float baseline = r.y + r.height / 2 + frame.px(look.size_px * 0.36F);
    (void)metrics;
    frame.surface.draw_text(list, {x, baseline}, shown, look.font, frame.px(look.size_px), look.colour);
}

float width_with_end(const Frame& frame, std::string_view text, const std::string& end,
                     const TextLook& look) {
    const float width = frame.fonts.width(text, look.font, look.size_px);
    return end.empty() ? width : width + frame.fonts.width(" " + end, look.font, look.size_px);
}

void draw_with_end(Frame& frame, ImDrawList& list, const base::Rect& r, std::string_view text,
                   const std::string& end, const TextLook& look) {
    if (end.empty()) return draw_label(frame, list, r, text, look, Align::centre);
    const float end_px = frame.px(frame.fonts.width(" " + end, look.font, look.size_px));
    const float text_px = std::min(frame.px(frame.fonts.width(text, look.font, look.size_px)),
                                   std::max(r.width - end_px, 0.0F));
    const float left = r.x + (r.width - text_px - end_px) / 2;
    draw_label(frame, list, {left, r.y, text_px + 1, r.height}, text, look, Align::left);
    draw_label(frame, list, {left + text_px, r.y, end_px, r.height}, end, look, Align::right);
}

} // namespace dateline::ui
