#pragma once
// A picture of a view: what `dateline export`, E in the window and the tests draw, made in one place.

#include "scene/scene.h"
#include "scene/text.h"
#include "state/view_options.h"
#include "store/store.h"

namespace dateline::state {

struct PictureRequest {
    View view;
    base::Size size{1600, 1000};
    layout::Style style;
};

// Loads what the view needs and composes it. May throw what the store throws.
scene::Scene compose_view(store::Store& store, const PictureRequest& request,
                          const scene::TextMeasurer& measurer);

} // namespace dateline::state
