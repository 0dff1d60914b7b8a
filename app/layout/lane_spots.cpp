#include "layout/lane_spots.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

namespace dateline::layout {

namespace {

constexpr float speaks_px = 7, present_px = 3.5F, mark_px = 6, selected_px = 9;
constexpr float own_time_px = 8; // a mark further than this from its event's dot stands alone

struct Placer {
    const Canvas& canvas;
    const model::Lane& lane;
    const EventIndex& events;
    LaneSpots result;
    std::vector<model::EventId> spoken_at; // events whose dot already speaks

    const LineEvent* line_event(model::EventId id) const {
        const auto found = events.find(id);
        return found == events.end() ? nullptr : found->second;
    }
    Extent extent(model::EventId id, const base::Span& span, base::Precision precision) const {
        if (const LineEvent* event = line_event(id)) return event->extent;
        return extent_of(canvas, span, precision <= base::Precision::hour ? 18.0F : bar_from_px);
    }
    bool is_lit(model::ParticipantId speaker) const {
        const model::ParticipantId lit = canvas.focus.participant;
        return !lit || lane.key == model::Ref(lit) ||
               (lane.key.kind != model::Kind::participant && speaker == lit);
    }
    bool is_lit_event(model::EventId id) const {
        if (!canvas.focus.participant || lane.key == model::Ref(canvas.focus.participant)) return true;
        if (lane.key.kind == model::Kind::participant) return false;
        const LineEvent* event = line_event(id);
        return event != nullptr && !event->dimmed;
    }

    // Whether it is one of those that are counted in view: of a time of its own, by that.
    int is_seen(float x, std::optional<double> said_ms) const {
        if (!said_ms) return x >= 0 && x <= canvas.width() ? 1 : 0;
        const auto at_ms = *said_ms;
        return at_ms >= canvas.viewport.start_ms && at_ms < canvas.viewport.end_ms() ? 1 : 0;
    }

    Spot spot(const model::Mark& mark, const Extent& where) const {
        Spot spot;
        spot.ref = mark.id;
        spot.event = mark.event;
        spot.speaker = mark.speaker;
        spot.line_event = line_event(mark.event);
        spot.span = mark.event_span;
        spot.utterance = true;
        spot.disputed = mark.disputed;
        spot.selected = canvas.focus.selected == spot.ref;
        spot.lit = is_lit(mark.speaker);
        spot.x = where.x;
        spot.radius = speaks_px;
        return spot;
    }

    // By its own time, else in order, spread evenly over its event's: the bar's ends may be far outside.
    void add_in_bar(const model::Mark& mark, const Extent& where) {
        Spot one = spot(mark, where);
        one.in_bar = true;
        const base::Span known = known_span(mark.event_span);
        const auto start_ms = known.start_ms;
        const auto length_ms = static_cast<double>(std::max(known.length_ms(), 1.0));
        const int parts = std::max(mark.count, 1) + 1;
        const double at_ms =
            mark.said_ms ? *mark.said_ms : start_ms + length_ms * std::clamp(mark.order, 0, parts) / parts;
        one.x = scene_x(canvas.viewport, at_ms);
        one.words = is_seen(one.x, mark.said_ms);
        one.place = static_cast<float>(std::clamp((at_ms - start_ms) / length_ms, 0.0, 1.0));
        one.timed = mark.said_ms.has_value();
        const double part_px = length_ms / canvas.viewport.ms_per_px() / parts;
        one.radius = one.timed ? 5 : static_cast<float>(std::clamp(part_px * 0.42, 2.5, double{mark_px}));
        push(one);
    }

    // An event too narrow for a bar: one dot for all that was said at it, but for marks with a time
    // elsewhere.
    void add_at_dot(std::span<const model::Mark* const> marks, const Extent& where) {
        Spot all;
        for (const model::Mark* mark : marks) {
            Spot one = spot(*mark, where);
            if (mark->said_ms) {
                const float x = scene_x(canvas.viewport, *mark->said_ms);
                if (std::abs(x - where.x) > own_time_px) {
                    one.x = x;
                    one.radius = mark_px;
                    one.words = is_seen(x, mark->said_ms);
                    push(one);
                    continue;
                }
            }
            one.words = is_seen(where.x, mark->said_ms);
            const int words = all.words + one.words;
            if (all.radius <= 0 || (one.selected && !all.selected)) {
                const bool disputed = all.disputed;
                all = one;
                all.disputed = all.disputed || disputed;
            } else {
                all.disputed = all.disputed || one.disputed;
                all.lit = all.lit || one.lit;
            }
            all.words = words;
        }
        if (all.radius > 0) push(all);
    }

    void push(Spot spot) {
        if (spot.x < -speaks_px || spot.x > canvas.width() + speaks_px) return;
        if (spot.selected) spot.radius = selected_px;
        result.spots.push_back(spot);
    }

    void add_marks() {
        std::vector<const model::Mark*> marks;
        marks.reserve(lane.marks.size());
        for (const model::Mark& mark : lane.marks)
            marks.push_back(&mark);
        std::stable_sort(marks.begin(), marks.end(), [](const model::Mark* a, const model::Mark* b) {
            return a->event == b->event ? a->order < b->order : a->event < b->event;
        });
        for (std::size_t i = 0; i < marks.size();) {
            std::size_t end = i + 1;
            while (end < marks.size() && marks[end]->event == marks[i]->event)
                ++end;
            const model::Mark& first = *marks[i];
            const Extent where = extent(first.event, first.event_span, base::Precision::day);
            spoken_at.push_back(first.event);
            if (where.bar)
                for (std::size_t k = i; k < end; ++k)
                    add_in_bar(*marks[k], where);
            else
                add_at_dot(std::span(marks).subspan(i, end - i), where);
            i = end;
        }
    }

    void add_presences() {
        for (const model::Presence& presence : lane.presences) {
            const Extent where = extent(presence.event, presence.span, presence.precision);
            if (!where.visible) continue;
            if (where.bar) {
                result.bars.push_back({where, presence.event, is_lit_event(presence.event)});
                continue;
            }
            if (std::binary_search(spoken_at.begin(), spoken_at.end(), presence.event)) continue;
            Spot one;
            one.x = where.x;
            one.radius = present_px;
            one.ref = presence.event;
            one.event = presence.event;
            one.line_event = line_event(presence.event);
            one.span = presence.span;
            one.lit = is_lit_event(presence.event);
            push(one);
        }
    }
};

// What stands closer than the gap becomes one, the larger.
std::vector<Spot> merged(const std::vector<Spot>& spots, float min_gap_px) {
    std::vector<std::uint32_t> order(spots.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return spots[a].x < spots[b].x; });
    std::vector<Spot> result;
    result.reserve(spots.size());
    for (const std::uint32_t index : order) {
        const Spot& spot = spots[index];
        if (result.empty() || spot.x - result.back().x >= min_gap_px) {
            result.push_back(spot);
            continue;
        }
        Spot& last = result.back();
        // Marks in a bar that chance to share a place, without a time of their own, would never part, however
        // near one comes: beside each other.
        if (spot.in_bar && last.in_bar && !spot.timed && !last.timed &&
            std::min(spot.radius, last.radius) >= 4) {
            const float beside = last.x + std::min(spot.radius, last.radius);
            result.push_back(spot);
            result.back().x = beside;
            continue;
        }
        const float x = last.x;
        const base::Span both = {std::min(last.span.start_ms, spot.span.start_ms),
                                 std::max(last.span.end_ms, spot.span.end_ms)};
        const int count = last.count + spot.count, words = last.words + spot.words;
        const bool disputed = last.disputed || spot.disputed, lit = last.lit || spot.lit;
        // Words come before a presence, however small their marks are.
        const bool larger = spot.utterance != last.utterance ? spot.utterance : spot.radius > last.radius;
        if (!last.selected && (spot.selected || larger)) last = spot;
        last.x = x;
        last.span = both;
        last.count = count;
        last.words = words;
        last.disputed = disputed;
        last.lit = lit;
    }
    return result;
}

} // namespace

base::Span known_span(const base::Span& span) {
    if (span.end_ms >= base::latest_ms) return {span.start_ms, span.start_ms + base::day_ms};
    if (span.start_ms <= base::earliest_ms) return {span.end_ms - base::day_ms, span.end_ms};
    return span;
}

LaneSpots spots_of(const Canvas& canvas, const model::Lane& lane, const EventIndex& events,
                   float min_gap_px) {
    Placer placer{canvas, lane, events, {}, {}};
    placer.result.spots.reserve(lane.marks.size() + lane.presences.size());
    placer.add_marks();
    placer.add_presences();
    placer.result.spots = merged(placer.result.spots, min_gap_px);
    return std::move(placer.result);
}

} // namespace dateline::layout
