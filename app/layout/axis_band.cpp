#include "layout/axis_band.h"

#include <algorithm>

#include "base/date_text.h"
#include "layout/axis.h"
#include "layout/axis_unit.h"

namespace dateline::layout {

namespace {

constexpr float tick_label_px = 12.5F, tick_label_gap_px = 8;

// A day and its weekday are short words: days may stand closer than other steps before weeks take over.
float steps_apart_px(const Canvas& canvas) {
    constexpr float apart_px = 80, days_apart_px = 56;
    return axis_step(canvas.viewport, days_apart_px).unit == AxisUnit::day ? days_apart_px : apart_px;
}

// Years in words are long: they stand so far apart that each border has its label, "now" among them.
Axis axis_of(const Canvas& canvas) {
    const float apart_px = steps_apart_px(canvas);
    Axis axis = compose_axis(canvas.viewport, canvas.language(), apart_px);
    if (axis_step(canvas.viewport, apart_px).unit != AxisUnit::year) return axis;
    float widest_px = 0;
    for (const Tick& tick : axis.ticks)
        widest_px = std::max(widest_px, canvas.text_width(tick.label, scene::Font::sans_bold, tick_label_px));
    widest_px += tick_label_gap_px;
    if (widest_px <= apart_px) return axis;
    Axis wide = compose_axis(canvas.viewport, canvas.language(), widest_px);
    return wide.ticks.size() > 1 ? wide : axis; // one border alone says nothing of how long a stretch is
}

} // namespace

AxisUnit axis_unit(const Canvas& canvas) {
    return axis_step(canvas.viewport, steps_apart_px(canvas)).unit;
}

void draw_axis(Canvas& canvas, std::optional<double> emphasis_ms) {
    using scene::Font;
    constexpr float context_px = 11;
    const Palette& colours = canvas.colours;
    const float bottom = canvas.bands.axis_bottom;
    const Axis axis = axis_of(canvas);
    canvas.line(Layer::grid, {{0, bottom}, {canvas.width(), bottom}}, colours.faint);
    canvas.hit(Layer::ground, {0, 0, canvas.width(), bottom}, CanvasPart::axis);
    std::string context = axis.context;
    if (axis.step_ms < base::day_ms || canvas.zones_differ) {
        if (!context.empty()) context += "  ·  ";
        context += base::format_offset(canvas.viewport.utc_offset_minutes);
    }
    canvas.text(Layer::labels, {16, 14}, canvas.elided(context, canvas.width() - 24, Font::sans, context_px),
                Font::sans, context_px, colours.soft);
    float free_from = 2;
    for (std::size_t i = 0; i < axis.ticks.size(); ++i) {
        const Tick& tick = axis.ticks[i];
        const float x = scene_x(canvas.viewport, tick.instant_ms);
        canvas.line(Layer::grid, {{x, bottom}, {x, canvas.bands.grid_bottom}},
                    tick.major ? base::mixed(colours.line, colours.faint, 0.6F) : colours.line);
        const double next =
            i + 1 < axis.ticks.size() ? axis.ticks[i + 1].instant_ms : tick.instant_ms + axis.step_ms;
        const bool bold = emphasis_ms && *emphasis_ms >= tick.instant_ms && *emphasis_ms < next;
        const Font font = bold ? Font::sans_bold : Font::sans;
        const float width = canvas.text_width(tick.label, font, tick_label_px);
        const float left = x + 4;
        if (tick.label.empty() || left < free_from || left + width > canvas.width() - 2) continue;
        canvas.text(Layer::labels, {left, 34}, tick.label, font, tick_label_px,
                    bold || tick.major ? colours.ink : colours.soft);
        free_from = left + width + tick_label_gap_px;
    }
}

} // namespace dateline::layout
