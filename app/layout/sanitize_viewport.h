#pragma once
// A viewport that can be drawn, whatever came in: finite, within the limits of time and of a picture.
// Internal to layout.

#include "layout/viewport.h"

namespace dateline::layout {

Viewport sanitized(Viewport viewport);

} // namespace dateline::layout
