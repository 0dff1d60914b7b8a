#include "layout/line_event.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace dateline::layout {

namespace {

bool takes_part(const model::EventItem& event, model::ParticipantId participant) {
    const auto& ids = event.participant_ids;
    return std::find(ids.begin(), ids.end(), participant) != ids.end();
}

// Events of a lane's participant beyond the sixteen that an event lists.
std::vector<model::EventId> events_of(const model::Window& window, model::ParticipantId participant) {
    std::vector<model::EventId> result;
    for (const model::Lane& lane : window.lanes) {
        if (lane.key != model::Ref(participant)) continue;
        for (const model::Presence& presence : lane.presences)
            result.push_back(presence.event);
    }
    std::sort(result.begin(), result.end());
    return result;
}

constexpr int no_row = -1;

// The first row in which a bar overlaps none of those placed before it; no_row: there is none.
class BarRows {
  public:
    explicit BarRows(int rows) : taken_(static_cast<std::size_t>(rows)) {}
    int place(const Extent& extent) {
        for (std::size_t row = 0; row < taken_.size(); ++row) {
            const bool free = std::none_of(taken_[row].begin(), taken_[row].end(), [&](const Extent& other) {
                return extent.left + 0.5F < other.right && other.left + 0.5F < extent.right;
            });
            if (!free) continue;
            taken_[row].push_back(extent);
            return static_cast<int>(row);
        }
        return no_row;
    }

  private:
    std::vector<std::vector<Extent>> taken_;
};

// True if every bar found a row.
bool assign_rows(const std::vector<LineEvent*>& bars, int max_rows) {
    BarRows rows(max_rows);
    bool all = true;
    for (LineEvent* event : bars) {
        event->row = rows.place(event->extent);
        all = all && event->row != no_row;
    }
    return all;
}

// By start where all find a row. Where they do not, what begins or ends in view comes before what fills all
// of it, of that the shortest first, then the heaviest; the rest is not drawn but counted: bars upon bars
// tell nobody anything.
void keep_what_has_a_row(const Canvas& canvas, LineEvents& placed) {
    std::vector<LineEvent*> bars;
    for (LineEvent& event : placed.shown)
        if (event.extent.bar) bars.push_back(&event);
    const int max_rows = canvas.height() >= 800 ? max_bar_rows : 4;
    if (assign_rows(bars, max_rows)) return;
    std::stable_sort(bars.begin(), bars.end(), [&](const LineEvent* a, const LineEvent* b) {
        if (a->selected != b->selected) return a->selected;
        const int a_fills = filling_rank(canvas, *a), b_fills = filling_rank(canvas, *b);
        return a_fills != b_fills ? a_fills < b_fills : a->item->weight > b->item->weight;
    });
    assign_rows(bars, max_rows);
    std::erase_if(placed.shown, [&](const LineEvent& event) {
        if (event.row == no_row) placed.left_out.push_back(event);
        return event.row == no_row;
    });
}

} // namespace

int filling_rank(const Canvas& canvas, const LineEvent& event) {
    if (event.extent.left > 0 || event.extent.right < canvas.width()) return 0;
    const auto length_ms = std::max(event.item->date.span.length_ms(), 1.0);
    return 1 + static_cast<int>(4 * std::log2(length_ms));
}

LineEvents place_events(const Canvas& canvas) {
    LineEvents placed;
    std::vector<LineEvent>& events = placed.shown;
    events.reserve(canvas.window.events.size());
    const model::ParticipantId lit = canvas.focus.participant;
    const std::vector<model::EventId> lit_events = events_of(canvas.window, lit);
    for (const model::EventItem& item : canvas.window.events) {
        LineEvent event;
        event.item = &item;
        event.extent = extent_of(canvas, item);
        if (!event.extent.visible) continue;
        event.dimmed = lit && !takes_part(item, lit) &&
                       !std::binary_search(lit_events.begin(), lit_events.end(), item.id);
        event.selected = canvas.focus.selected == model::Ref(item.id);
        event.elsewhere = canvas.style.begun_before > 0 && item.date.span.start_ms < canvas.viewport.start_ms;
        events.push_back(event);
    }
    keep_what_has_a_row(canvas, placed);
    return placed;
}

int bar_rows(const std::vector<LineEvent>& events) {
    int rows = 0;
    for (const LineEvent& event : events)
        if (event.extent.bar) rows = std::max(rows, event.row + 1);
    return rows;
}

float event_y(const Canvas& canvas, const LineEvent& event) {
    return canvas.bands.line_y + (event.extent.bar ? static_cast<float>(event.row) * bar_row_px : 0);
}

} // namespace dateline::layout
