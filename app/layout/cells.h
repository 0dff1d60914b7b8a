#pragma once
// The window's span in equal cells, as its densities count them, and which of these are in view: a window
// reaches far beyond what is seen, and after a zoom a cell may be wider than the canvas.

#include <cstddef>

#include "base/time.h"
#include "layout/canvas.h"

namespace dateline::layout {

class Cells {
  public:
    Cells(const Canvas& canvas, std::size_t count);

    // Those in view are [first, end); none, if first is end.
    std::size_t first() const { return first_; }
    std::size_t end() const { return end_; }
    // Logical pixels, clamped near the canvas.
    float left(std::size_t cell) const { return scene_x(viewport_, start_of(cell)); }
    float right(std::size_t cell) const { return scene_x(viewport_, start_of(cell + 1)); }
    float width_px() const { return width_px_; } // of each; not clamped
    base::Span span(std::size_t cell) const;

  private:
    double start_of(std::size_t cell) const { return start_ms_ + step_ms_ * static_cast<double>(cell); }

    const Viewport& viewport_;
    double start_ms_, step_ms_ = 0;
    float width_px_ = 0;
    std::size_t first_ = 0, end_ = 0;
};

} // namespace dateline::layout
