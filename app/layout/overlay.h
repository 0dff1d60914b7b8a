#pragma once
// The small scene over a composed one: what the pointer or the keyboard focus is on (a ring, a tooltip of
// title and date), and nothing else. A moving pointer composes no more than this.

#include "layout/style.h"
#include "layout/target.h"
#include "layout/viewport.h"
#include "model/window.h"
#include "scene/text.h"

namespace dateline::layout {

scene::Scene compose_overlay(const model::Window& window, const model::Overview& overview,
                             const Composition& composition, const Target& target, base::Point pointer,
                             const Viewport& viewport, const Style& style,
                             const scene::TextMeasurer& measurer);

} // namespace dateline::layout
