#pragma once
// The timeline canvas in the window: keeps the composed scene while nothing changes, paints it, and turns the
// pointer's moves into actions. Knows gestures, not what lies on the canvas: that is what the scene's hits
// say.

#include "layout/target.h"
#include "ui/frame.h"

namespace dateline::ui {

class Canvas {
  public:
    void draw(Frame& frame, const base::Rect& area);
    // Wheel, drag, double click and brush. Call after all places of the frame are known.
    void handle_pointer(Frame& frame, double now_seconds, bool double_clicked);
    const base::Rect& area() const { return area_; }
    bool dragging() const { return gesture_ == Gesture::pan || gesture_ == Gesture::brush; }

  private:
    struct Composed { // what the scene was composed from
        std::uint64_t revision = 0;
        layout::Viewport viewport;
        layout::Style style;
        layout::Focus focus;
        bool operator==(const Composed&) const = default;
    };
    enum class Gesture { none, pressed, pan, brush };

    void compose(const Frame& frame);
    void press(Frame& frame, base::Point pointer);
    void drag(Frame& frame, base::Point pointer, double now_seconds);
    void release(Frame& frame, double now_seconds);
    void double_click(Frame& frame, base::Point pointer);
    void drag_brush(Frame& frame, float x_px);
    float logical_x(const Frame& frame, base::Point pointer) const {
        return (pointer.x - area_.x) / frame.scale;
    }

    layout::Composition composition_;
    Composed composed_;
    base::Rect area_;
    Gesture gesture_ = Gesture::none;
    base::Point pressed_at_, last_;
    bool on_strip_ = false;    // pressed on the overview
    double brush_grip_ms_ = 0; // where in the view the brush was taken
    double last_seconds_ = 0;
    float velocity_px_per_second_ = 0;
};

} // namespace dateline::ui
