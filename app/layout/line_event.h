#pragma once
// Which events stand on the line, and where: dots, and bars in rows of their own below it. Places only; draws
// nothing. Internal to layout.

#include <vector>

#include "layout/canvas.h"

namespace dateline::layout {

struct LineEvent {
    const model::EventItem* item = nullptr;
    Extent extent;
    int row = 0; // of bars, downwards from the line
    bool carded = false;
    bool dimmed = false; // another participant shines
    bool selected = false;
    bool elsewhere = false; // began before this page of a document: another one tells of it
};

constexpr float bar_height_px = 8, bar_row_px = 26;
constexpr int max_bar_rows = 6; // on a high canvas; on a low one fewer

struct LineEvents {
    std::vector<LineEvent> shown;    // by start; bars that overlap have rows of their own
    std::vector<LineEvent> left_out; // spans for which there was no row
};
LineEvents place_events(const Canvas& canvas);
// What fills all of the view comes last, the longest last of all: greater the longer it is, the same for
// about the same length; 0 for what begins or ends in view.
int filling_rank(const Canvas& canvas, const LineEvent& event);
int bar_rows(const std::vector<LineEvent>& events);
// The middle of the event's dot or bar.
float event_y(const Canvas& canvas, const LineEvent& event);

} // namespace dateline::layout
