#include "layout/bars.h"

#include <algorithm>

namespace dateline::layout {

namespace {

constexpr float overhang_px = 24; // beyond the canvas, so that a cut bar shows no round end
constexpr float fade_px = 72;
constexpr int fade_steps = 8;

struct Stretch {
    float left = 0, right = 0;
};

Stretch cut(const Canvas& canvas, float left, float right) {
    // A hair's breadth between days that follow each other.
    return {std::max(left + 0.75F, -overhang_px), std::min(right - 0.75F, canvas.width() + overhang_px)};
}

enum class Ends { open, unknown };

void draw_dashes(Canvas& canvas, Stretch stretch, float y, base::Colour colour) {
    const float left = std::max(stretch.left, 0.0F);
    const float right = std::min(stretch.right, canvas.width());
    // At most about eighty dashes, however wide.
    const float period = std::max(8.0F, (right - left) / 80);
    for (float x = left; x < right; x += period) {
        const float to = std::min(x + period * 0.6F, right);
        for (const float edge : {-bar_height_px / 2, bar_height_px / 2})
            canvas.line(Layer::bars, {{x, y + edge}, {to, y + edge}}, colour, 1.2F);
    }
}

void draw_arrow(Canvas& canvas, float tip_x, float y, float back_px, base::Colour colour) {
    canvas.line(Layer::bars, {{tip_x + back_px, y - 5}, {tip_x, y}, {tip_x + back_px, y + 5}}, colour, 1.5F);
}

// From `solid_x` towards `end_x`, thinner and thinner, then an arrow head where it goes on, a question mark
// where nobody knows.
void draw_fade(Canvas& canvas, float solid_x, float end_x, float y, base::Colour colour, Ends ends) {
    const float step = (end_x - solid_x) / fade_steps;
    for (int i = 0; i < fade_steps; ++i) {
        const float from = solid_x + step * static_cast<float>(i);
        const float left = std::min(from, from + step);
        const float opacity = 1 - (static_cast<float>(i) + 1) / (fade_steps + 1);
        canvas.rect(Layer::bars, {left, y - bar_height_px / 2, std::abs(step), bar_height_px},
                    base::faded(colour, opacity));
    }
    const float back = step > 0 ? -5.0F : 5.0F;
    if (ends == Ends::open) {
        draw_arrow(canvas, end_x + back, y, back, colour);
        return;
    }
    constexpr float size_px = 13;
    const float width = canvas.text_width("?", scene::Font::sans_bold, size_px);
    canvas.text(Layer::labels, {end_x + 2 * back - width / 2, y + 4.5F}, "?", scene::Font::sans_bold, size_px,
                canvas.colours.ink);
}

void draw_alternatives(Canvas& canvas, const base::Edtf& date, float y, base::Colour colour) {
    const Stretch whole =
        cut(canvas, scene_x(canvas.viewport, date.span.start_ms), scene_x(canvas.viewport, date.span.end_ms));
    canvas.line(Layer::bars, {{whole.left, y}, {whole.right, y}}, base::faded(colour, 0.6F), 1.2F);
    std::size_t shown = 0;
    for (const base::Span& span : date.alternatives) {
        if (++shown > 64) break;
        const Stretch stretch =
            cut(canvas, scene_x(canvas.viewport, span.start_ms), scene_x(canvas.viewport, span.end_ms));
        if (stretch.right < 0 || stretch.left > canvas.width()) continue;
        canvas.rect(Layer::bars,
                    {stretch.left, y - bar_height_px / 2,
                     std::max(stretch.right - stretch.left, bar_height_px), bar_height_px},
                    date.one_of_set ? base::faded(colour, 0.6F) : colour, bar_height_px / 2);
    }
}

void draw_stretch(Canvas& canvas, const base::Edtf& date, const Extent& extent, float y, base::Colour colour,
                  Outline outline) {
    Stretch stretch = cut(canvas, extent.left, extent.right);
    const float room = std::max(std::min(stretch.right, canvas.width()) - std::max(stretch.left, 0.0F), 1.0F);
    const float fade = std::min(fade_px, room / 3);
    const bool pale = is_pale(date);
    const base::Colour fill = pale ? base::faded(colour, 0.35F) : colour;
    if (date.open_end && extent.right >= canvas.width()) {
        stretch.right = canvas.width() - fade;
        draw_fade(canvas, stretch.right, canvas.width(), y, fill,
                  date.unknown_end ? Ends::unknown : Ends::open);
    }
    if (date.open_start && extent.left <= 0) {
        stretch.left = fade;
        draw_fade(canvas, stretch.left, 0, y, fill, date.unknown_start ? Ends::unknown : Ends::open);
    }
    canvas.rect(Layer::bars,
                {stretch.left, y - bar_height_px / 2, stretch.right - stretch.left, bar_height_px}, fill,
                date.open_start || date.open_end ? 0 : bar_height_px / 2);
    if (pale && outline == Outline::dashed) draw_dashes(canvas, stretch, y, colour);
    if (pale && outline == Outline::thin)
        canvas.stroke(Layer::bars,
                      {stretch.left, y - bar_height_px / 2, stretch.right - stretch.left, bar_height_px},
                      colour, bar_height_px / 2, 1);
}

} // namespace

bool is_pale(const base::Edtf& date) {
    return date.uncertain || date.approximate || (date.one_of_set && date.alternatives.size() <= 1);
}

void draw_or_else(Canvas& canvas, const base::Edtf& date, float left, float right, float y,
                  base::Colour colour) {
    constexpr float apart_px = 9, back_px = 5;
    const auto draw = [&](float tip_x, float back) {
        const std::vector<base::Point> head = {{tip_x + back, y - 5}, {tip_x, y}, {tip_x + back, y + 5}};
        canvas.line(Layer::dots, head, canvas.colours.background, 5); // it may stand on a bar of its colour
        canvas.line(Layer::rings, head, colour, 1.8F);
    };
    if (date.or_earlier) draw(left - apart_px, back_px);
    if (date.or_later) draw(right + apart_px, -back_px);
}

void draw_event_bar(Canvas& canvas, const LineEvent& event, Outline outline) {
    const float y = event_y(canvas, event);
    const base::Edtf& date = event.item->date;
    const base::Colour colour =
        event.dimmed ? base::faded(canvas.colours.accent, 0.45F) : canvas.colours.accent;
    if (date.alternatives.size() > 1)
        draw_alternatives(canvas, date, y, colour);
    else
        draw_stretch(canvas, date, event.extent, y, colour, outline);
    draw_or_else(canvas, date, event.extent.left, event.extent.right, y, colour);
    const Stretch stretch = cut(canvas, event.extent.left, event.extent.right);
    const base::Rect around = {stretch.left - 3, y - bar_height_px / 2 - 3, stretch.right - stretch.left + 6,
                               bar_height_px + 6};
    if (event.selected) canvas.stroke(Layer::rings, around, canvas.colours.ink, 7, 1.6F);
    if (event.item->disputed)
        canvas.dot(Layer::rings, {std::min(stretch.right, canvas.width()) - 6, y - 9}, 3,
                   canvas.colours.alert);
    canvas.hit(Layer::bars, {around.x, y - 9, around.width, 18}, model::Ref(event.item->id));
}

} // namespace dateline::layout
