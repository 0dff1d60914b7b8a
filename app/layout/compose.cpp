#include "layout/compose.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "layout/axis_band.h"
#include "layout/cards.h"
#include "layout/coverage.h"
#include "layout/event_line.h"
#include "layout/lanes.h"
#include "layout/overview.h"

namespace dateline::layout {

namespace {

constexpr float comfortable_cards_px = 386, min_cards_px = 84;
constexpr float min_pitch_px = 34, usual_pitch_px = 52, max_pitch_px = 72;
constexpr float more_row_px = 24;

float label_room(const Canvas& canvas, int rows) {
    const float labels = canvas.height() >= 1000 ? 72.0F : canvas.height() >= 480 ? 54.0F : 34.0F;
    return labels + static_cast<float>(std::max(rows - 1, 0)) * bar_row_px;
}

// As many lanes as fit below the cards: 52 px each, less if they are many, more if they are few.
float assign_lanes(const Canvas& canvas, Bands& bands, float room) {
    const std::size_t wanted = canvas.style.lanes ? canvas.window.lanes.size() : 0;
    if (wanted == 0 || room < min_pitch_px) return 0;
    const auto lanes = static_cast<float>(wanted);
    const bool more =
        canvas.window.total_lanes > static_cast<std::int64_t>(wanted) || canvas.window.query.first_lane > 0;
    const float rest = more || lanes * min_pitch_px > room ? more_row_px : 0;
    const float fit = std::floor(std::max(room - rest, 0.0F) / min_pitch_px);
    const float shown = std::min(lanes, fit);
    if (shown < 1) return 0;
    const float largest = wanted <= 3 ? max_pitch_px : usual_pitch_px;
    bands.lanes_shown = static_cast<int>(shown);
    bands.lane_pitch = std::clamp(std::floor((room - rest) / shown), min_pitch_px, largest);
    return shown * bands.lane_pitch + rest;
}

Bands arrange(const Canvas& canvas, int rows) {
    Bands bands;
    const float height = canvas.height();
    bands.axis_bottom = std::min(axis_height_px, height);
    bands.overview_height = canvas.style.overview && height >= 240 ? overview_height_px : 0;
    bands.overview_top = height - bands.overview_height;
    bands.grid_bottom = bands.overview_top - (bands.overview_height > 0 ? 20.0F : 0.0F);
    const bool coverage = canvas.style.coverage && height >= 420 && has_coverage(canvas.window);
    bands.coverage_height = coverage ? coverage_height_px : 0;
    bands.coverage_top = bands.overview_top - bands.coverage_height;
    const float labels = label_room(canvas, rows);
    const float inner = std::max(bands.coverage_top - bands.axis_bottom, 0.0F);
    const float cards = std::clamp(inner * 0.5F, min_cards_px, comfortable_cards_px);
    const float foot = coverage ? 0.0F : 16.0F;
    const float lanes = assign_lanes(canvas, bands, inner - cards - labels - foot);
    const float line_y = bands.coverage_top - foot - lanes - labels;
    bands.line_y = std::clamp(line_y, std::min(bands.axis_bottom + 12, height), height);
    bands.labels_bottom = std::min(bands.line_y + labels, bands.coverage_top);
    bands.lanes_top = bands.line_y + labels;
    bands.grid_bottom = std::max(bands.grid_bottom, bands.axis_bottom);
    return bands;
}

// What is missing, and what to do about it.
struct Missing {
    const char* what = "No events in view";
    const char* hint = "Press F to fit all events, or drag to another time.";
};

Missing missing(const Canvas& canvas) {
    const model::Overview& overview = canvas.overview;
    const bool hints = canvas.style.hints;
    if (overview.total_events > 0) return hints ? Missing{} : Missing{"No events in view", ""};
    if (!canvas.window.query.filter.empty())
        return {"No event passes the filter", hints ? "Remove a filter at the top, or press Esc." : ""};
    if (overview.total_undated > 0 && canvas.overview.has_dates_off_the_axis)
        return {"No event has a place on the axis", hints ? "They are in the tray below." : ""};
    if (overview.total_undated > 0)
        return {"No event has a date yet", hints ? "The undated ones are in the tray below." : ""};
    return {"Nothing here yet",
            hints ? "Drop a database or a file to import on this window." : "“dateline import” adds events."};
}

// Two friendly lines in the middle of the height, and below them what is there without a date.
void draw_empty(Canvas& canvas, float middle) {
    using scene::Font;
    const float room = std::min(canvas.width() - 24, 640.0F);
    const auto centred = [&](const std::string& text, float y, Font font, float size, base::Colour colour) {
        const std::string words = canvas.elided(text, room, font, size);
        const float width = canvas.text_width(words, font, size);
        canvas.text(Layer::labels, {(canvas.width() - width) / 2, y}, words, font, size, colour);
    };
    const Missing told = missing(canvas);
    const std::vector<model::EventItem>& undated = canvas.overview.undated;
    if (canvas.overview.total_events > 0 || undated.empty()) {
        centred(canvas.word(told.what), middle - 4, Font::sans_bold, 16, canvas.colours.ink);
        if (*told.hint != 0)
            centred(canvas.word(told.hint), middle + 20, Font::sans, 13, canvas.colours.soft);
        return;
    }
    constexpr float line_px = 24;
    const float height = std::max(canvas.bands.overview_top - canvas.bands.axis_bottom, 0.0F);
    const auto lines = static_cast<std::size_t>(std::clamp(height / line_px - 5, 0.0F, 30.0F));
    const std::size_t shown = undated.size() > lines ? lines : undated.size();
    float y =
        canvas.bands.axis_bottom + std::max((height - static_cast<float>(shown + 2) * line_px) / 2, line_px);
    centred(canvas.word(told.what), y, Font::sans_bold, 16, canvas.colours.ink);
    if (*told.hint != 0) centred(canvas.word(told.hint), y + 22, Font::sans, 13, canvas.colours.soft);
    y += 2 * line_px + 4;
    for (std::size_t i = 0; i < shown; ++i, y += line_px) {
        const std::string title = undated[i].title.in(canvas.language());
        centred(title, y, Font::sans, 14, canvas.colours.ink);
        const float width = std::min(canvas.text_width(title, Font::sans, 14), room);
        canvas.hit(Layer::labels, {(canvas.width() - width) / 2, y - 16, width, 22},
                   model::Ref(undated[i].id));
    }
    const std::int64_t more = canvas.overview.total_undated - static_cast<std::int64_t>(shown);
    if (more > 0)
        centred(base::tr_count(canvas.language(), "and {} more", "and {} more", more), y, Font::sans, 13,
                canvas.colours.soft);
}

bool anything_dense(const Canvas& canvas) {
    const model::Window& window = canvas.window;
    if (window.total_events <= static_cast<std::int64_t>(window.events.size())) return false;
    const base::Span view = span_of(canvas.viewport);
    return view.overlaps(window.query.span);
}

// When the selected event, or the event of the selected utterance, begins.
std::optional<double> emphasis(const Canvas& canvas, const std::vector<LineEvent>& events) {
    for (const LineEvent& event : events)
        if (event.selected) return event.item->date.span.start_ms;
    if (canvas.focus.selected.kind != model::Kind::utterance) return std::nullopt;
    for (const model::Lane& lane : canvas.window.lanes)
        for (const model::Mark& mark : lane.marks)
            if (canvas.focus.selected == model::Ref(mark.id)) return mark.event_span.start_ms;
    return std::nullopt;
}

} // namespace

Composition compose(const model::Window& window, const model::Overview& overview, const Viewport& viewport,
                    const Style& style, const Focus& focus, const scene::TextMeasurer& measurer, Told* told) {
    const Viewport view = sanitized(viewport);
    Canvas canvas(window, overview, view, style, focus, measurer);
    LineEvents placed = place_events(canvas);
    std::vector<LineEvent>& events = placed.shown;
    canvas.bands = arrange(canvas, bar_rows(events));
    const bool can_change = style.hints && !window.query.filter.empty(); // the axis stays where it is
    if (overview.total_events == 0 && window.events.empty() && window.total_events == 0 && !can_change) {
        // No time to show: no axis of a year that nobody wrote, and no lanes without a mark.
        draw_empty(canvas, (canvas.bands.axis_bottom + canvas.bands.overview_top) / 2);
        draw_overview(canvas);
        return std::move(canvas).composition();
    }
    const std::vector<PlacedCard> cards = place_cards(canvas, events);
    draw_axis(canvas, emphasis(canvas, events));
    Told unasked;
    Told& all_told = told != nullptr ? *told : unasked;
    draw_event_line(canvas, placed, all_told);
    draw_cards(canvas, events, cards);
    if (events.empty() && !anything_dense(canvas))
        draw_empty(canvas, (canvas.bands.axis_bottom + canvas.bands.line_y) / 2);
    draw_lanes(canvas, events, all_told);
    if (canvas.bands.coverage_height > 0) draw_coverage(canvas);
    draw_overview(canvas);
    return std::move(canvas).composition();
}

} // namespace dateline::layout
