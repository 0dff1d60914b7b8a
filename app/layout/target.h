#pragma once
// What lies under a place of the canvas: what can be hovered and clicked. A composed scene's hits are numbers
// of a list of these. Knows nothing of what a click does.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/time.h"
#include "model/ids.h"
#include "scene/scene.h"

namespace dateline::layout {

// Dots or bars that stand for several things, and counts of what has no place of its own: a click zooms
// there.
struct Cluster {
    base::Span span;
    bool operator==(const Cluster&) const = default;
};
struct MoreLanes { // the lanes from that one on
    std::int64_t first_lane = 0;
    bool operator==(const MoreLanes&) const = default;
};
// The overview is the strip, the brush the view on it, the tray what has no place on the axis.
enum class CanvasPart { axis, overview, brush, tray };

// A Ref is an event (on cards, dots, labels and spans), an utterance (on marks), an article (on coverage
// marks), a participant (on faces, chips and lane names), another lane's name, or a photo (on a card).
using Target = std::variant<model::Ref, Cluster, MoreLanes, CanvasPart>;

// "event:4", "cluster:START_MS:END_MS", "more-lanes:FIRST", "axis", "overview", "brush", "tray". The one way
// in which a target leaves the program as text.
std::string to_string(const Target& target);

// A scene, and what its hits (and those of the scenes in it) stand for.
struct Composition {
    scene::Scene scene;
    std::vector<Target> targets;
    // Null where the hit has none: a link alone.
    const Target* target_of(const scene::Hit& hit) const {
        return hit.target < targets.size() ? &targets[hit.target] : nullptr;
    }
};

// scene::dump() with its targets as text.
std::string dump(const Composition& composition);

} // namespace dateline::layout
