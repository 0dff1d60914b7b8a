#pragma once
// What a viewport asks of the store.

#include "layout/viewport.h"
#include "model/window.h"

namespace dateline::request {

// Three times the visible span at a power-of-two resolution, so that small moves ask nothing new.
model::WindowQuery window_query(const layout::Viewport& viewport, const model::Filter& filter,
                                model::Grouping grouping);

} // namespace dateline::request
