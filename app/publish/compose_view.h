#pragma once
// From what a picture was asked for to its scenes, with all that stands around the canvas: sources, legend,
// panel, links. Internal to publish/. Knows the store and the layout, not the painters.

#include <string>
#include <vector>

#include "base/progress_and_cancel.h"
#include "publish/photos.h"
#include "request/resolve.h"
#include "scene/scene.h"
#include "scene/text.h"
#include "store/store.h"

namespace dateline::publish {

enum class Links { no, yes };

struct ComposedView {
    std::vector<scene::Scene> pages; // none: stopped
    std::string title;
    std::vector<std::string> outlets; // whose reports are in it, most articles first
};

// Loads what the picture needs and composes it. May throw what the store throws.
// Photos that are drawn are decoded: what they are counts, not what was said of them.
ComposedView compose_view(store::Store& store, const request::PictureRequest& request,
                          const scene::TextMeasurer& measurer, Links links, Photos& photos,
                          const base::ProgressAndCancel& watch);

} // namespace dateline::publish
