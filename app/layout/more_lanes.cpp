#include "layout/more_lanes.h"

#include <algorithm>

#include "base/language.h"
#include "layout/cells.h"

namespace dateline::layout {

bool has_density(const model::Lane& lane) {
    return !lane.density.empty() && lane.events > static_cast<std::int64_t>(lane.presences.size());
}

bool is_seen(const Canvas& canvas, const model::Lane& lane) {
    const double from = canvas.viewport.start_ms, to = canvas.viewport.end_ms();
    const auto seen = [&](const base::Span& span) { return span.start_ms < to && span.end_ms > from; };
    const auto counted = [&](const std::vector<std::uint32_t>& counts) {
        const Cells cells(canvas, counts.size());
        return std::any_of(counts.begin() + static_cast<std::ptrdiff_t>(cells.first()),
                           counts.begin() + static_cast<std::ptrdiff_t>(cells.end()),
                           [](std::uint32_t count) { return count > 0; });
    };
    if (has_density(lane) && counted(lane.density)) return true;
    if (lane.utterances > std::ssize(lane.marks) && counted(lane.said)) return true;
    return std::any_of(lane.presences.begin(), lane.presences.end(),
                       [&](const model::Presence& presence) { return seen(presence.span); }) ||
           std::any_of(lane.marks.begin(), lane.marks.end(),
                       [&](const model::Mark& mark) { return seen(mark.event_span); });
}

namespace {

// How many lanes have something in view: a window reaches beyond it.
std::int64_t lanes_in_view(const Canvas& canvas) {
    const model::Window& window = canvas.window;
    const base::Span view = span_of(canvas.viewport);
    const std::int64_t all = std::max(window.total_lanes, std::ssize(window.lanes));
    if (window.query.span == view) return all;
    // While the view moves, what was counted last: the answer for it follows.
    if (!window.lanes_counted_in.empty()) return window.lanes_in_part;
    return all - std::count_if(window.lanes.begin(), window.lanes.end(),
                               [&](const model::Lane& lane) { return !is_seen(canvas, lane); });
}

// Where the next page begins: with the first lane, by the order in which they come, that has something to
// show here and is not shown, since the seen ones and whoever is lit may have gone before it.
std::int64_t next_page(const Canvas& canvas, const std::vector<std::size_t>& shown_ones) {
    const std::vector<model::Lane>& lanes = canvas.window.lanes;
    const std::int64_t first = std::max(canvas.window.query.first_lane, 0);
    for (std::size_t i = first == 0 ? 1 : 0; i < lanes.size(); ++i)
        if (std::find(shown_ones.begin(), shown_ones.end(), i) == shown_ones.end() &&
            (first > 0 || is_seen(canvas, lanes[i])))
            return first + static_cast<std::int64_t>(i);
    return first + std::ssize(shown_ones);
}

} // namespace

void draw_more_lanes(Canvas& canvas, const std::vector<std::size_t>& shown_ones) {
    const model::Window& window = canvas.window;
    const std::size_t shown = shown_ones.size();
    const std::int64_t first = std::max(window.query.first_lane, 0), loaded = std::ssize(window.lanes);
    const std::int64_t next = next_page(canvas, shown_ones);
    const std::int64_t end = first > 0 ? next : static_cast<std::int64_t>(shown);
    const std::int64_t total = std::max(window.total_lanes, first + loaded);
    const bool goes_on = end < total && (std::ssize(window.lanes) > static_cast<std::int64_t>(shown) ||
                                         loaded >= window.query.max_lanes || first == 0);
    const float y =
        canvas.bands.lanes_top + static_cast<float>(canvas.bands.lanes_shown) * canvas.bands.lane_pitch + 16;
    float x = 16;
    const auto add = [&](const std::string& words, std::int64_t to) {
        const float width = canvas.text_width(words, scene::Font::sans, 12);
        canvas.text(Layer::labels, {x, y}, words, scene::Font::sans, 12, canvas.colours.soft);
        if (to >= 0) canvas.hit(Layer::labels, {x - 6, y - 15, width + 12, 22}, MoreLanes{to});
        x += width + 12;
    };
    if (first == 0) {
        const auto seen = std::count_if(shown_ones.begin(), shown_ones.end(), [&](std::size_t lane) {
            return is_seen(canvas, window.lanes[lane]);
        });
        const std::int64_t more = std::min(lanes_in_view(canvas) - seen, total - end);
        if (goes_on && more > 0)
            add(base::tr_count(canvas.language(), "{} more lane", "{} more lanes", more), next);
        return;
    }
    add("‹", std::max<std::int64_t>(first - static_cast<std::int64_t>(std::max<std::size_t>(shown, 1)), 0));
    add(std::to_string(std::min(first + 1, end)) + "–" + std::to_string(end) + " / " + std::to_string(total),
        -1);
    if (goes_on) add("›", next);
}

} // namespace dateline::layout
