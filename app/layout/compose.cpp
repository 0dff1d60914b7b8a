#include "layout/compose.h"

#include <algorithm>
#include <cmath>

#include "layout/axis_band.h"
#include "layout/cards.h"
#include "layout/coverage.h"
#include "layout/event_line.h"
#include "layout/lanes.h"
#include "layout/overview.h"
#include "layout/sound.h"

namespace dateline::layout {

namespace {

constexpr float comfortable_cards_px = 386, least_cards_px = 84;
constexpr float least_pitch_px = 34, usual_pitch_px = 52, most_pitch_px = 72;
constexpr float more_row_px = 24;

float label_room(const Canvas& canvas, int rows) {
    const float labels = canvas.height() >= 1000 ? 72.0F : canvas.height() >= 480 ? 54.0F : 34.0F;
    return labels + static_cast<float>(std::max(rows - 1, 0)) * bar_row_px;
}

// As many lanes as fit below the cards: 52 px each, less if they are many, more if they are few.
float assign_lanes(const Canvas& canvas, Bands& bands, float room) {
    const std::size_t wanted = canvas.style.lanes ? canvas.window.lanes.size() : 0;
    if (wanted == 0 || room < least_pitch_px) return 0;
    const auto lanes = static_cast<float>(wanted);
    const bool more = canvas.window.total_lanes > static_cast<std::int64_t>(wanted);
    const float rest = more || lanes * least_pitch_px > room ? more_row_px : 0;
    const float fit = std::floor(std::max(room - rest, 0.0F) / least_pitch_px);
    const float shown = std::min(lanes, fit);
    if (shown < 1) return 0;
    const float largest = wanted <= 3 ? most_pitch_px : usual_pitch_px;
    bands.lanes_shown = static_cast<int>(shown);
    bands.lane_pitch = std::clamp(std::floor((room - rest) / shown), least_pitch_px, largest);
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
    const float cards = std::clamp(inner * 0.5F, least_cards_px, comfortable_cards_px);
    const float foot = coverage ? 0.0F : 16.0F;
    const float lanes = assign_lanes(canvas, bands, inner - cards - labels - foot);
    const float line_y = bands.coverage_top - foot - lanes - labels;
    bands.line_y = std::clamp(line_y, std::min(bands.axis_bottom + 12, height), height);
    bands.labels_bottom = std::min(bands.line_y + labels, bands.coverage_top);
    bands.lanes_top = bands.line_y + labels;
    bands.grid_bottom = std::max(bands.grid_bottom, bands.axis_bottom);
    return bands;
}

// Two friendly lines in the middle: what is missing, and what to do.
void draw_empty(Canvas& canvas) {
    using scene::Font;
    const char* what = "No events in view";
    const char* hint = "Press F to fit all events, or drag to another time.";
    if (canvas.overview.total_events == 0 && !canvas.window.query.filter.empty()) {
        what = "No event passes the filter";
        hint = "Remove a filter at the top, or press Esc.";
    } else if (canvas.overview.total_events == 0 && canvas.overview.total_undated > 0) {
        const bool dated = has_dates_off_the_axis(canvas);
        what = dated ? "No event has a place on the axis" : "No event has a date yet";
        hint = dated ? "They are in the tray below." : "The undated ones are in the tray below.";
    } else if (canvas.overview.total_events == 0) {
        what = "Nothing here yet";
        hint = "Drop a database or a file to import on this window.";
    }
    const float middle = (canvas.bands.axis_bottom + canvas.bands.line_y) / 2;
    const float room = canvas.width() - 24;
    const auto centred = [&](const char* key, float y, Font font, float size, base::Colour colour) {
        const std::string words = canvas.elided(canvas.word(key), room, font, size);
        const float width = canvas.text_width(words, font, size);
        canvas.text(Layer::labels, {(canvas.width() - width) / 2, y}, words, font, size, colour);
    };
    centred(what, middle - 4, Font::sans_bold, 16, canvas.colours.ink);
    centred(hint, middle + 20, Font::sans, 13, canvas.colours.soft);
}

bool anything_dense(const Canvas& canvas) {
    const model::Window& window = canvas.window;
    if (window.total_events <= static_cast<std::int64_t>(window.events.size())) return false;
    const base::Span view = {static_cast<std::int64_t>(canvas.viewport.start_ms),
                             static_cast<std::int64_t>(canvas.viewport.end_ms())};
    return view.overlaps(window.query.span);
}

// When the selected event, or the event of the selected utterance, begins.
std::optional<std::int64_t> emphasis(const Canvas& canvas, const std::vector<LineEvent>& events) {
    for (const LineEvent& event : events)
        if (event.selected) return event.item->date.span.start_ms;
    if (canvas.focus.selected.kind != model::Kind::utterance) return std::nullopt;
    for (const model::Lane& lane : canvas.window.lanes)
        for (const model::Mark& mark : lane.marks)
            if (canvas.focus.selected == model::Ref(mark.id)) return mark.event_span.start_ms;
    return std::nullopt;
}

} // namespace

scene::Scene compose(const model::Window& window, const model::Overview& overview, const Viewport& viewport,
                     const Style& style, const Focus& focus, const scene::TextMeasurer& measurer) {
    const Viewport view = sound(viewport);
    Canvas canvas(window, overview, view, style, focus, measurer);
    LineEvents placed = place_events(canvas);
    std::vector<LineEvent>& events = placed.shown;
    canvas.bands = arrange(canvas, bar_rows(events));
    const std::vector<PlacedCard> cards = place_cards(canvas, events);
    draw_axis(canvas, emphasis(canvas, events));
    draw_event_line(canvas, placed);
    draw_cards(canvas, events, cards);
    if (events.empty() && !anything_dense(canvas)) draw_empty(canvas);
    draw_lanes(canvas, events);
    if (canvas.bands.coverage_height > 0) draw_coverage(canvas);
    draw_overview(canvas);
    return std::move(canvas).scene();
}

} // namespace dateline::layout
