#include "layout/lanes.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/language.h"
#include "layout/cells.h"
#include "layout/lane_words.h"
#include "layout/more_lanes.h"

namespace dateline::layout {

namespace {

using scene::Font;

constexpr float dimmed_share = 0.45F;
constexpr int max_dots = 1000;
constexpr std::size_t max_faint = 120, max_links = 300;

struct LaneView {
    const model::Lane* lane = nullptr;
    float y = 0;
    base::Colour colour;
    bool focused = false;
};

std::vector<base::Point> curve(base::Point from, base::Point to) {
    if (std::abs(from.x - to.x) < 0.5F) return {from, to};
    constexpr int pieces = 14;
    const float rise = from.y - to.y;
    const base::Point one = {from.x, from.y - rise * 0.6F};
    const base::Point two = {to.x + (from.x - to.x) * 0.45F, to.y + rise * 0.2F};
    std::vector<base::Point> points;
    points.reserve(pieces + 1);
    for (int i = 0; i <= pieces; ++i) {
        const float t = static_cast<float>(i) / pieces, u = 1 - t;
        const float a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
        points.push_back(
            {a * from.x + b * one.x + c * two.x + d * to.x, a * from.y + b * one.y + c * two.y + d * to.y});
    }
    return points;
}

// From a mark up to its event: to the dot, or to the middle half of the bar, in order.
void draw_link(Canvas& canvas, const LaneView& view, const Spot& spot, bool faint) {
    const LineEvent& event = *spot.line_event;
    const float dot = event.carded ? 7.0F : 4.5F;
    base::Point to = {event.extent.x, event_y(canvas, event) + dot + 1};
    if (event.extent.bar) {
        const float left = std::max(event.extent.left, 0.0F);
        const float right = std::min(event.extent.right, canvas.width());
        const float x =
            event.extent.left + (0.25F + 0.5F * spot.place) * (event.extent.right - event.extent.left);
        to = {std::clamp(x, left, std::max(right, left)), event_y(canvas, event) + bar_height_px / 2};
    }
    const base::Point from = {spot.x, view.y - spot.radius};
    if (from.y <= to.y) return;
    base::Colour colour = faint ? canvas.colours.faint : base::faded(view.colour, 0.6F);
    if (spot.selected) colour = view.colour;
    const float width = spot.selected ? 2.0F : 1.25F;
    canvas.line(Layer::links, curve(from, to), colour, width);
}

// Over a bar the links are few and tell the order: shown even when nobody shines, but faint; not where they
// would be a thicket, or sweep across the canvas to a bar that lies mostly beyond it.
bool draws_faint(const Canvas& canvas, const Spot& spot, std::size_t marks) {
    return spot.in_bar && marks <= max_faint && spot.line_event->extent.left > -canvas.width() &&
           spot.line_event->extent.right < 2 * canvas.width();
}

bool has_link(const Canvas& canvas, const Spot& spot, std::size_t marks) {
    if (!spot.utterance || spot.line_event == nullptr) return false;
    const bool shines = canvas.focus.participant && spot.lit;
    const bool event_selected = canvas.focus.selected == model::Ref(spot.event);
    return shines || spot.selected || event_selected || draws_faint(canvas, spot, marks);
}

// Of too many links some, evenly over all lanes; and what is selected.
class Links {
  public:
    explicit Links(std::size_t all) : all_(all) {}
    bool take(const Spot& spot) {
        const std::size_t before = drawn(seen_++);
        return spot.selected || drawn(seen_) > before;
    }

  private:
    std::size_t drawn(std::size_t seen) const { return all_ <= max_links ? seen : seen * max_links / all_; }
    std::size_t all_, seen_ = 0;
};

void draw_links(Canvas& canvas, const LaneView& view, const std::vector<Spot>& spots, std::size_t marks,
                Links& links) {
    for (const Spot& spot : spots) {
        if (!has_link(canvas, spot, marks) || !links.take(spot)) continue;
        const bool shines = canvas.focus.participant && spot.lit;
        draw_link(canvas, view, spot, !shines && !spot.selected);
    }
}

Target spot_target(const Spot& spot) {
    return spot.count > 1 && !spot.selected ? Target(Cluster{spot.span}) : Target(spot.ref);
}

void draw_spots(Canvas& canvas, const LaneView& view, const std::vector<Spot>& spots) {
    for (const bool utterances : {false, true}) {
        for (const Spot& spot : spots) {
            if (spot.utterance != utterances) continue;
            const base::Point centre = {spot.x, view.y};
            const base::Colour colour = base::faded(view.colour, spot.lit ? 1.0F : dimmed_share);
            canvas.dot(Layer::dots, centre, spot.radius, colour);
            if (spot.selected) canvas.ring(Layer::rings, centre, spot.radius + 1, canvas.colours.ink, 2);
            if (spot.disputed)
                canvas.ring(Layer::rings, centre, spot.radius + 3.5F,
                            base::faded(canvas.colours.alert, spot.lit ? 1.0F : 0.6F), 1.4F);
            const float reach = std::clamp(spot.radius + 3, 6.0F, 12.0F);
            canvas.hit(Layer::dots, {centre.x - reach, centre.y - reach, 2 * reach, 2 * reach},
                       spot_target(spot));
        }
    }
}

void draw_bars(Canvas& canvas, const LaneView& view, const std::vector<LaneBar>& bars) {
    // Bars upon bars soon look the same and still cost their pixels: a lane is filled a few times over at
    // most, and one bar from edge to edge says as much as several. A strip below them says most of it
    // already.
    float paint_left_px = (has_density(*view.lane) ? 1.5F : 4.0F) * canvas.width();
    bool whole_drawn = false, whole_lit = false;
    for (const LaneBar& bar : bars) {
        const float left = std::max(bar.extent.left, -24.0F);
        const float right = std::min(bar.extent.right, canvas.width() + 24);
        const base::Rect rect = {left, view.y - bar_height_px / 2, right - left, bar_height_px};
        const bool whole = bar.extent.left <= 0 && bar.extent.right >= canvas.width();
        if (whole && whole_drawn && (whole_lit || !bar.lit)) continue;
        whole_drawn = whole_drawn || whole;
        whole_lit = whole_lit || (whole && bar.lit);
        paint_left_px -= std::max(rect.width, 0.0F);
        if (paint_left_px < 0) return;
        canvas.rect(Layer::bars, rect, base::faded(view.colour, bar.lit ? 0.25F : 0.14F), bar_height_px / 2);
        canvas.hit(Layer::bars, {rect.x, view.y - 8, rect.width, 16}, model::Ref(bar.event));
    }
}

// A strip, the more opaque the more there are.
void draw_lane_density(Canvas& canvas, const LaneView& view, bool dimmed) {
    const model::Lane& lane = *view.lane;
    if (!has_density(lane)) return;
    const std::uint32_t most = *std::max_element(lane.density.begin(), lane.density.end());
    if (most == 0) return;
    // In shades that the eye does not tell apart: neighbours that are about the same are one rectangle in an
    // SVG.
    constexpr double min_opaque = 0.18, opaque_by_count = 0.42, shades = 32;
    const Cells cells(canvas, lane.density.size());
    std::vector<std::uint8_t> opaque;
    for (std::size_t i = cells.first(); i < cells.end(); ++i) {
        const std::uint32_t count = lane.density[i];
        const double opacity = min_opaque + opaque_by_count * count / most;
        const double share = count == 0 ? 0 : std::round(opacity * shades) / shades;
        opaque.push_back(static_cast<std::uint8_t>(std::lround(share * 255)));
    }
    const base::Colour colour = dimmed ? base::faded(view.colour, dimmed_share) : view.colour;
    const auto rect_of = [&](std::size_t first, std::size_t last) {
        return base::Rect{cells.left(first), view.y - 5, cells.right(last) - cells.left(first), 10};
    };
    if (cells.width_px() <= canvas.width() && !opaque.empty())
        canvas.strip(Layer::ground, rect_of(cells.first(), cells.end() - 1), colour, std::move(opaque));
    else // after a zoom, until the answer comes: the cells' edges are no longer all near the canvas
        for (std::size_t i = 0; i < opaque.size(); ++i)
            canvas.strip(Layer::ground, rect_of(cells.first() + i, cells.first() + i), colour, {opaque[i]});
}

// Gives where it ends.
float draw_name(Canvas& canvas, const LaneView& view) {
    const std::string name = canvas.elided(view.lane->name.in(canvas.language()),
                                           std::min(220.0F, canvas.width() - 32), Font::sans, 13);
    const Font font = view.focused ? Font::sans_bold : Font::sans;
    const float width = canvas.text_width(name, font, 13);
    const float baseline = view.y - 10;
    const base::Colour colour = view.focused ? readable(view.colour, canvas.colours) : canvas.colours.ink;
    canvas.ground(Layer::under_dots, {12, baseline - 13, width + 8, 17},
                  base::faded(canvas.colours.background, 0.85F), 3);
    canvas.text(Layer::labels, {16, baseline}, name, font, 13, colour);
    canvas.hit(Layer::labels, {12, baseline - 14, width + 8, 19}, view.lane->key);
    return 16 + width;
}

// What was said and has no mark of its own, over the lane where it stands: "+31".
void draw_counts(Canvas& canvas, const LaneView& view, const std::vector<Unloaded>& more, float free_from,
                 bool dimmed) {
    const base::Colour colour = dimmed ? base::faded(canvas.colours.soft, dimmed_share) : canvas.colours.soft;
    const float baseline = view.y - 12; // above the ring of a disputed one
    for (const WordCount& count : placed_counts(canvas, more, free_from)) {
        canvas.ground(Layer::under_dots, {count.left - 2, baseline - 11, count.width + 4, 14},
                      base::faded(canvas.colours.background, 0.85F));
        canvas.text(Layer::labels, {count.left, baseline}, count.text, Font::sans, word_count_px, colour);
        canvas.hit(Layer::labels, {count.left - 3, baseline - 13, count.width + 6, 16},
                   Cluster{count.of.span});
    }
}

} // namespace

// The lanes with something in view come first; in each part the busiest does.
std::vector<std::size_t> shown_lanes(const Canvas& canvas) {
    const std::vector<model::Lane>& lanes = canvas.window.lanes;
    const std::size_t count =
        std::min(lanes.size(), static_cast<std::size_t>(std::max(canvas.bands.lanes_shown, 0)));
    std::vector<std::size_t> shown(lanes.size());
    std::iota(shown.begin(), shown.end(), std::size_t{0});
    if (canvas.window.query.first_lane <= 0) // beyond the first ones each has its turn
        std::stable_partition(shown.begin(), shown.end(),
                              [&](std::size_t lane) { return is_seen(canvas, lanes[lane]); });
    // The lane of whoever is lit is always there.
    const auto lit = std::find_if(shown.begin(), shown.end(), [&](std::size_t lane) {
        return canvas.focus.participant && lanes[lane].key == model::Ref(canvas.focus.participant);
    });
    if (count > 0 && lit != shown.end() && lit - shown.begin() >= static_cast<std::ptrdiff_t>(count))
        std::iter_swap(lit, shown.begin() + static_cast<std::ptrdiff_t>(count) - 1);
    shown.resize(count);
    return shown;
}

void draw_lanes(Canvas& canvas, const std::vector<LineEvent>& events, Told& told) {
    const std::vector<std::size_t> shown = shown_lanes(canvas);
    EventIndex index;
    for (const LineEvent& event : events)
        index.emplace(event.item->id, &event);
    // However many marks, at most about 1,000 dots: only then do they give up their own places.
    std::size_t marks = 0;
    for (const std::size_t lane : shown)
        marks += canvas.window.lanes[lane].marks.size() + canvas.window.lanes[lane].presences.size();
    const float gap = marks <= std::size_t{max_dots}
                          ? 1.5F
                          : std::max(1.5F, canvas.width() * static_cast<float>(shown.size()) / max_dots);
    std::vector<LaneSpots> all_spots;
    std::size_t all_links = 0;
    for (const std::size_t lane : shown) {
        all_spots.push_back(spots_of(canvas, canvas.window.lanes[lane], index, gap));
        for (const Spot& spot : all_spots.back().spots)
            all_links += has_link(canvas, spot, marks) ? 1U : 0U;
    }
    Links links(all_links);
    const model::ParticipantId lit = canvas.focus.participant;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        LaneView view;
        view.lane = &canvas.window.lanes[shown[i]];
        view.y = canvas.bands.lanes_top + static_cast<float>(i + 1) * canvas.bands.lane_pitch - 6;
        view.colour = canvas.colours.person(view.lane->colour);
        view.focused = (lit && view.lane->key == model::Ref(lit)) || view.lane->key == canvas.focus.selected;
        const bool dimmed = lit && !view.focused && view.lane->key.kind == model::Kind::participant;
        canvas.line(Layer::grid, {{0, view.y}, {canvas.width(), view.y}}, canvas.colours.line);
        draw_lane_density(canvas, view, dimmed);
        const LaneSpots& spots = all_spots[i];
        draw_bars(canvas, view, spots.bars);
        draw_links(canvas, view, spots.spots, marks, links);
        draw_spots(canvas, view, spots.spots);
        const float name_end = draw_name(canvas, view);
        const LaneWords words = words_of(canvas, *view.lane, spots.spots);
        draw_counts(canvas, view, words.more, name_end + 10, dimmed);
        told.words_drawn += words.drawn;
        for (const Unloaded& more : words.more)
            told.words_counted += more.count;
    }
    if (!shown.empty()) draw_more_lanes(canvas, shown);
}

} // namespace dateline::layout
