#pragma once
// What remains to be drawn of a quad, in parts by what a pixel of them costs: a software renderer runs a
// shader for each, and distances to a rounded edge take it four times as long as a plain colour. Geometry
// alone: no OpenGL.

#include <array>
#include <cstddef>

#include "paint/imgui.h"

namespace dateline::ui {

// At most so many rectangles, kept in place.
class Rects {
  public:
    void add(const base::Rect& rect) {
        if (!rect.empty()) rects_[count_++] = rect;
    }
    std::size_t size() const { return count_; }
    const base::Rect* begin() const { return rects_.data(); }
    const base::Rect* end() const { return rects_.data() + count_; }

  private:
    std::array<base::Rect, 5> rects_;
    std::size_t count_ = 0;
};

// Together they cover what shows of the quad; they do not overlap.
struct QuadParts {
    Rects plain;  // evenly covered
    Rects shaped; // where an edge is round, soft or between pixels
};

// `hidden` will be covered by what is drawn later: a shadow is not drawn there. A quad with a texture has no
// parts.
QuadParts parts_of(const paint::ScreenQuad& quad, const base::Rect& hidden = {});

} // namespace dateline::ui
