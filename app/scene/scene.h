#pragma once
// A scene: the timeline canvas as a list of drawing commands (command.h), a second list of what lies where
// (hits), and scenes that it holds. Logical pixels, top-left origin, clamped near the viewport. Knows nothing
// of events or people: text arrives broken, elided and on its baseline; images are named by an id that each
// painter resolves; a hit carries a number that only layout/ understands.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "scene/command.h"

namespace dateline::scene {

constexpr std::size_t no_target = SIZE_MAX;

struct Hit {
    base::Rect rect;
    std::size_t target = no_target; // in a list that whoever composed the scene keeps
    std::string url = {};           // not empty: exporters make it a link
    bool operator==(const Hit&) const = default;
};

struct Nested;

struct Scene {
    base::Size size;
    base::Colour background;       // of the outermost scene; that of a nested one is not painted
    std::vector<Command> commands; // painted in order
    std::vector<Hit> hits;         // later ones lie on top
    std::vector<Nested> nested;    // painted after the commands, in order; their hits lie on top
};

// A part that moves as one. Nothing clips it but its own commands.
struct Nested {
    base::Point offset; // of its origin, in the scene that holds it
    Scene scene;
};

// A command where it is painted: `origin` is to be added to its coordinates.
struct PlacedCommand {
    const Command& command;
    base::Point origin;
};
// Every command of the scene and of those that it holds, in the order of painting. They live as long as it.
std::vector<PlacedCommand> painting_order(const Scene& scene);

// A hit, and its rectangle in the coordinates of the whole.
struct PlacedHit {
    const Hit& hit;
    base::Rect rect;
};
// Every hit of the scene and of those that it holds; later ones lie on top. They live as long as it.
std::vector<PlacedHit> all_hits(const Scene& scene);
// The topmost one at `point`, or none.
std::optional<PlacedHit> hit_test(const Scene& scene, base::Point point);

// The same hits, for changing their urls.
void for_each_hit(Scene& scene, const std::function<void(Hit& hit)>& change);

// One line a command, for text goldens; then one line a hit, its target by `target_name` if one is given,
// else as "#7"; then each nested scene between "nested" and "end".
using TargetName = std::function<std::string(std::size_t target)>;
std::string dump(const Scene& scene, const TargetName& target_name = nullptr);

} // namespace dateline::scene
