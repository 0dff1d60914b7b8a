#include "layout/overview.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "layout/axis.h"
#include "layout/axis_unit.h"

namespace dateline::layout {

namespace {

using scene::Font;

constexpr float overview_side_px = 10, bar_step_px = 9, overview_bar_px = 6;
constexpr float bars_top_px = 12, bars_bottom_px = 76; // within the strip
constexpr float brush_top_px = 8, brush_bottom_px = 76;
constexpr float labels_px = 92;

// How many there are under each bar: the mean of its buckets, by how much of the bar each lies under. What
// lasts evenly is even, however many buckets touch a bar. Their share of the tallest.
std::vector<float> bar_shares(const std::vector<std::uint32_t>& density, std::size_t bars) {
    std::vector<double> sums(bars, 0);
    const double buckets_a_bar = static_cast<double>(density.size()) / static_cast<double>(bars);
    for (std::size_t bar = 0; bar < bars; ++bar) {
        const double from = static_cast<double>(bar) * buckets_a_bar, to = from + buckets_a_bar;
        for (auto i = static_cast<std::size_t>(from); i < density.size() && static_cast<double>(i) < to;
             ++i) {
            const double part =
                std::min(to, static_cast<double>(i + 1)) - std::max(from, static_cast<double>(i));
            sums[bar] += density[i] * part / buckets_a_bar;
        }
    }
    const double most = sums.empty() ? 0 : *std::max_element(sums.begin(), sums.end());
    std::vector<float> shares;
    shares.reserve(bars);
    for (const double sum : sums)
        shares.push_back(most > 0 ? static_cast<float>(std::pow(sum / most, 0.7)) : 0);
    return shares;
}

void draw_bars(Canvas& canvas, float top, const Viewport& strip) {
    const base::Span& extent = canvas.overview.extent;
    if (extent.empty() || canvas.overview.density.empty()) return;
    const float left = scene_x(strip, extent.start_ms);
    const float right = scene_x(strip, extent.end_ms);
    const auto bars = static_cast<std::size_t>(std::clamp((right - left) / bar_step_px, 1.0F, 512.0F));
    const std::vector<float> shares = bar_shares(canvas.overview.density, bars);
    const float step = (right - left) / static_cast<float>(bars);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const float height =
            shares[i] > 0 ? std::max(shares[i] * (bars_bottom_px - bars_top_px), 3.0F) : 1.5F;
        const float x = left + step * (static_cast<float>(i) + 0.5F);
        canvas.rect(Layer::ground,
                    {x - overview_bar_px / 2, top + bars_bottom_px - height, overview_bar_px, height},
                    base::faded(canvas.colours.faint, shares[i] > 0 ? 1.0F : 0.7F));
    }
}

void draw_words(Canvas& canvas, float top, const Viewport& strip) {
    constexpr float size_px = 11;
    const float gap = std::max(150.0F, canvas.width() / 6);
    const Axis axis = compose_axis(strip, canvas.language(), gap);
    const AxisStep step = axis_step(strip, gap);
    float free_from = 8;
    for (const Tick& tick : axis.ticks) {
        const float x = scene_x(strip, tick.instant_ms);
        const std::string label =
            full_tick_label(step, tick.instant_ms, canvas.language(), canvas.viewport.utc_offset_minutes);
        const float width = canvas.text_width(label, Font::sans, size_px);
        const float left = std::max(x - 2, 8.0F);
        if (left < free_from || left + width > canvas.width() - 8) continue;
        canvas.line(Layer::grid, {{x, top + bars_bottom_px}, {x, top + bars_bottom_px + 5}},
                    canvas.colours.faint);
        canvas.text(Layer::labels, {left, top + labels_px}, label, Font::sans, size_px, canvas.colours.soft);
        free_from = left + width + 12;
    }
}

void draw_brush(Canvas& canvas, float top, const Viewport& strip) {
    float left = finite(scene_x(strip, canvas.viewport.start_ms), 0, canvas.width());
    float right = finite(scene_x(strip, canvas.viewport.end_ms()), 0, canvas.width());
    if (right - left < 6) { // a view too short to see: still something to grab
        const float middle = finite((left + right) / 2, 3, std::max(canvas.width() - 3, 3.0F));
        left = middle - 3;
        right = middle + 3;
    }
    const base::Rect brush = {left, top + brush_top_px, right - left, brush_bottom_px - brush_top_px};
    canvas.rect(Layer::front, brush, base::faded(canvas.colours.accent, 0.14F), 3);
    canvas.stroke(Layer::front, brush, base::faded(canvas.colours.accent, 0.75F), 3, 1);
    if (brush.width >= 24) {
        for (const float x : {brush.x, brush.right()})
            canvas.rect(Layer::front, {x - 2, brush.centre().y - 10, 4, 20}, canvas.colours.accent, 2);
    }
    const float reach = std::max(0.0F, 12 - brush.width) / 2;
    canvas.hit(Layer::front, {brush.x - reach, brush.y, brush.width + 2 * reach, brush.height},
               CanvasPart::brush);
}

void draw_tray(Canvas& canvas, float top) {
    if (canvas.overview.total_undated <= 0) return;
    constexpr float size_px = 12;
    const long long count = canvas.overview.total_undated;
    const std::string words =
        canvas.overview.has_dates_off_the_axis
            ? base::tr_count(canvas.language(), "{} off the axis", "{} off the axis", count)
            : base::tr_count(canvas.language(), "{} undated", "{} undated", count);
    const float width = canvas.text_width(words, Font::sans, size_px) + 22;
    const base::Rect pill = {12, top + 12, width, 24};
    canvas.rect(Layer::front, pill, canvas.colours.background, 12);
    canvas.stroke(Layer::front, pill, canvas.colours.faint, 12, 1);
    canvas.text(Layer::front_text, {pill.x + 11, pill.y + 16.4F}, words, Font::sans, size_px,
                canvas.colours.soft);
    canvas.hit(Layer::front_text, pill, CanvasPart::tray);
}

} // namespace

Viewport overview_viewport(const model::Overview& overview, const Viewport& viewport) {
    Viewport strip = viewport;
    if (overview.extent.empty()) return strip;
    const double share =
        static_cast<double>(overview_side_px) / std::max(static_cast<double>(viewport.size.width), 60.0);
    return fitted(strip, overview.extent, share / (1 - 2 * share));
}

void draw_overview(Canvas& canvas) {
    const float top = canvas.bands.overview_top;
    if (canvas.bands.overview_height <= 0) return;
    const Viewport strip = overview_viewport(canvas.overview, canvas.viewport);
    canvas.ground(Layer::ground, {0, top, canvas.width(), canvas.bands.overview_height},
                  canvas.colours.panel);
    canvas.line(Layer::grid, {{0, top + 0.5F}, {canvas.width(), top + 0.5F}}, canvas.colours.line);
    canvas.hit(Layer::ground, {0, top, canvas.width(), canvas.bands.overview_height}, CanvasPart::overview);
    draw_bars(canvas, top, strip);
    if (!canvas.overview.extent.empty()) draw_words(canvas, top, strip);
    if (!canvas.overview.extent.empty()) draw_brush(canvas, top, strip);
    draw_tray(canvas, top);
}

} // namespace dateline::layout
