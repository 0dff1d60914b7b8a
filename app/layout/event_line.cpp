#include "layout/event_line.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "layout/bars.h"
#include "layout/cells.h"
#include "layout/labels.h"

namespace dateline::layout {

namespace {

constexpr float dot_ring_px = 2;

// More events than dots: a band along the line, as tall as there are many.
void draw_event_density(Canvas& canvas) {
    const model::Window& window = canvas.window;
    if (window.density.empty() || window.total_events <= static_cast<std::int64_t>(window.events.size()))
        return;
    const std::uint32_t most = *std::max_element(window.density.begin(), window.density.end());
    if (most == 0) return;
    const Cells cells(canvas, window.density.size());
    // In steps that the eye does not tell apart: neighbours that look the same are one rectangle.
    const auto share_of = [&](std::size_t cell) {
        const float share = std::sqrt(static_cast<float>(window.density[cell]) / static_cast<float>(most));
        return std::ceil(share * 24) / 24;
    };
    for (std::size_t i = cells.first(), end = i; i < cells.end(); i = end) {
        const float share = share_of(i), half = 2 + 12 * share, left = cells.left(i);
        for (end = i + 1; end < cells.end() && share_of(end) == share;)
            ++end;
        if (share == 0) continue;
        canvas.rect(Layer::ground,
                    {left, canvas.bands.line_y - half, std::max(cells.right(end - 1) - left, 1.0F), 2 * half},
                    base::faded(canvas.colours.accent, 0.10F + 0.25F * share));
    }
    for (std::size_t i = cells.first(); i < cells.end(); ++i) {
        if (window.density[i] == 0) continue;
        const float left = cells.left(i), width = cells.right(i) - left;
        canvas.hit(Layer::ground, {left, canvas.bands.line_y - 14, std::max(width, 4.0F), 28},
                   Cluster{cells.span(i)});
    }
}

void draw_dot(Canvas& canvas, const LineEvent& event, bool on_bar) {
    const base::Point centre = {event.extent.x, canvas.bands.line_y};
    const float radius = event.carded ? 7.0F : 4.5F;
    // Of the bar's own colour: a ring of ground keeps them apart.
    if (on_bar) canvas.dot(Layer::dots, centre, radius + dot_ring_px, canvas.colours.background);
    base::Colour colour = canvas.colours.accent;
    if (!event.carded) colour = base::faded(colour, 0.75F);
    if (event.dimmed) colour = base::faded(colour, 0.45F);
    if (event.item->date.uncertain || event.item->date.approximate || event.item->date.one_of_set) {
        // Hollow: when it was is not certain.
        canvas.dot(Layer::dots, centre, radius, canvas.colours.background);
        canvas.ring(Layer::rings, centre, radius, colour, 1.6F);
    } else {
        canvas.dot(Layer::dots, centre, radius, colour);
    }
    draw_or_else(canvas, event.item->date, centre.x - radius + 2, centre.x + radius - 2, centre.y, colour);
    if (event.selected) canvas.ring(Layer::rings, centre, radius + 3.5F, canvas.colours.ink, 1.6F);
    if (event.item->disputed)
        canvas.ring(Layer::rings, centre, radius + (event.selected ? 6.5F : 3.0F),
                    base::faded(canvas.colours.alert, event.dimmed ? 0.45F : 1), 1.4F);
}

// The bars of the first row, on which dots lie.
class FirstRow {
  public:
    explicit FirstRow(const std::vector<LineEvent>& events) {
        for (const LineEvent& event : events)
            if (event.extent.bar && event.row == 0) bars_.push_back(event.extent);
        std::sort(bars_.begin(), bars_.end(),
                  [](const Extent& a, const Extent& b) { return a.left < b.left; });
    }
    bool has(float x) const {
        const auto after = std::upper_bound(bars_.begin(), bars_.end(), x + dot_ring_px,
                                            [](float at, const Extent& bar) { return at < bar.left; });
        return after != bars_.begin() && std::prev(after)->right > x - dot_ring_px;
    }

  private:
    std::vector<Extent> bars_; // they do not overlap
};

// Many dots lie upon each other: of those in the same place one is drawn.
class DotPlaces {
  public:
    DotPlaces(std::size_t dots, float width_px)
        : thinned_(dots > max_unthinned),
          taken_(static_cast<std::size_t>(std::max(width_px, 0.0F) / place_px) + 2) {}
    bool take(const LineEvent& event) {
        const model::EventItem& item = *event.item;
        if (!thinned_ || event.carded || event.selected || item.disputed || event.extent.x < 0) return true;
        const auto place = static_cast<std::size_t>(event.extent.x / place_px);
        if (place >= taken_.size()) return true;
        const std::uint8_t kind = event.dimmed ? 1 : 2;
        if ((taken_[place] & kind) != 0) return false;
        taken_[place] = static_cast<std::uint8_t>(taken_[place] | kind);
        return true;
    }

  private:
    static constexpr std::size_t max_unthinned = 150;
    static constexpr float place_px = 3;
    bool thinned_;
    std::vector<std::uint8_t> taken_;
};

} // namespace

void draw_event_line(Canvas& canvas, const LineEvents& placed, Told& told) {
    const std::vector<LineEvent>& events = placed.shown;
    const float y = canvas.bands.line_y;
    canvas.line(Layer::grid, {{0, y}, {canvas.width(), y}}, canvas.colours.faint);
    draw_event_density(canvas);
    const auto pale = std::count_if(events.begin(), events.end(), [](const LineEvent& event) {
        return event.extent.bar && is_pale(event.item->date);
    });
    for (const LineEvent& event : events)
        if (event.extent.bar) draw_event_bar(canvas, event, pale <= 6 ? Outline::dashed : Outline::thin);
    DotPlaces places(events.size(), canvas.width());
    const FirstRow first_row(events);
    // Cards' dots last, over their neighbours.
    for (const bool carded : {false, true})
        for (const LineEvent& event : events)
            if (!event.extent.bar && event.carded == carded && places.take(event))
                draw_dot(canvas, event, first_row.has(event.extent.x));
    draw_labels(canvas, placed, told);
}

} // namespace dateline::layout
