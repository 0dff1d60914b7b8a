#pragma once
// Where on a lane there is something to see: presences as bars or dots, utterances as marks. Places only;
// draws nothing. Internal to layout.

#include <unordered_map>
#include <vector>

#include "layout/line_event.h"

namespace dateline::layout {

using EventIndex = std::unordered_map<model::EventId, const LineEvent*>;

struct Spot { // a dot or a mark
    float x = 0, radius = 0;
    model::Ref ref; // the utterance, else the event
    model::EventId event;
    model::ParticipantId speaker;
    const LineEvent* line_event = nullptr; // null if not on the line
    base::Span span;                       // of what it stands for
    float place = 0;                       // 0 to 1 within the event's bar
    int count = 1;                         // things that it stands for
    int words = 0;                         // of them utterances that stand in view
    bool timed = false;                    // stands at a time of its own
    bool in_bar = false, utterance = false, selected = false, disputed = false, lit = true;
};
struct LaneBar { // presence over a span
    Extent extent;
    model::EventId event;
    bool lit = true;
};
struct LaneSpots {
    std::vector<LaneBar> bars;
    std::vector<Spot> spots; // by x, at least `min_gap_px` apart
};

// An open end says nothing of when: the day at the end that is known.
base::Span known_span(const base::Span& span);
LaneSpots spots_of(const Canvas& canvas, const model::Lane& lane, const EventIndex& events, float min_gap_px);

} // namespace dateline::layout
