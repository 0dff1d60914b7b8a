#pragma once
// From a window of the database to a scene: axis, cards, labels, dots, lanes, coverage, links, overview.
// Total: whatever the values, it returns a scene, in time bounded by the window's limits. Does not know which
// painter draws it, what the pointer does, or where the window came from.
//
//   +--------------------------------------------------+
//   | axis: year line, ticks                            |  axis_height_px
//   | cards, stems                                      |  grows
//   |----o-----O--o--- the line: dots, spans, density --|
//   | labels                                            |
//   | lanes (by grouping), marks, presence, links       |  as many as fit, the rest counted
//   | coverage strip                                    |
//   | overview with the brush                           |  overview_height_px
//   +--------------------------------------------------+

#include "layout/focus.h"
#include "layout/style.h"
#include "layout/target.h"
#include "layout/told.h"
#include "layout/viewport.h"
#include "model/window.h"
#include "scene/text.h"

namespace dateline::layout {

constexpr float axis_height_px = 44;
constexpr float overview_height_px = 98;

// `told` is added to, if it is given.
Composition compose(const model::Window& window, const model::Overview& overview, const Viewport& viewport,
                    const Style& style, const Focus& focus, const scene::TextMeasurer& measurer,
                    Told* told = nullptr);

} // namespace dateline::layout
