#pragma once
// What lies where in this frame, on the canvas and in the panels alike, and what a click on it does. One
// mechanism for the mouse, the keyboard focus and the tests: the topmost place under the pointer of the
// highest layer wins; its action goes to the state.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/displayable.h"
#include "base/geometry.h"
#include "layout/target.h"
#include "scene/scene.h"
#include "state/action.h"

namespace dateline::ui {

enum class Layer { base, popup, dialog };
enum class Region { top, rail, canvas, panel, popup, dialog };

struct HitTarget {
    std::string id;  // "panel/utterance:7"
    base::Rect rect; // Dear ImGui's units, already clipped to what is visible
    Layer layer = Layer::base;
    Region region = Region::canvas;
    std::optional<state::Action> action;
    bool focusable = true;
    std::optional<layout::Target> target = std::nullopt; // of the scene's hits: what lies there
};

// The hits of the scene that is shown: hundreds, of which one at most is under the pointer. They become
// places when they are asked for.
struct SceneHits {
    const layout::Composition* composition = nullptr; // null: none is shown. Is not changed in the frame
    base::Rect area;                                  // where it is drawn
    float scale = 1;
    std::optional<state::Action> (*action_of)(const layout::Target& target) = nullptr;
};

class Hits {
  public:
    // Forgets the places of the last frame but what was hovered, pressed and focused.
    void begin_frame();
    void set_region(Region region) { region_ = region; }
    void set_layer(Layer layer) { layer_ = layer; }
    // `clip` cuts what scrolled away; nothing is added where nothing is left. True if the pointer was on it,
    // or the focus is, in the last frame: draw it so.
    bool add(const std::string& id, const base::Rect& rect, const base::Rect& clip,
             std::optional<state::Action> action);
    // "canvas/event:7", below every other place.
    void show(const SceneHits& scene) { scene_ = scene; }
    // A place whose size is known only after what lies on it: kept in the list's order, filled later.
    std::size_t reserve();
    void fill(std::size_t place, const std::string& id, const base::Rect& rect, const base::Rect& clip,
              std::optional<state::Action> action);
    // A place that takes clicks and does nothing: what lies below is out of reach.
    void block(const std::string& id, const base::Rect& rect);

    // The words drawn in the panel, where a test listens.
    void listen(bool on) { listening_ = on; }
    void note(std::string_view words) {
        if (listening_ && region_ == Region::panel)
            noted_.push_back(base::displayable(words, words.size(), base::Newlines::keep));
    }
    const std::vector<std::string>& noted() const { return noted_; }

    std::optional<HitTarget> under(base::Point point) const;
    const HitTarget* find(const std::string& id) const; // not in the scene
    std::vector<HitTarget> places() const;
    const std::string& hovered() const { return hovered_; }
    const std::optional<layout::Target>& hovered_target() const { return hovered_target_; }
    const std::string& focused() const { return focused_; }
    void focus(const std::string& id) {
        focused_ = id;
        focus_comes_ = true;
    }
    // The focus has come there since the last frame: it is to be brought into view.
    bool focus_comes_to(const std::string& id) const { return focus_comes_ && id == focused_; }
    // The next focusable place of the region that has the focus (or of `region`, first or last).
    void move_focus(int by);
    void enter_region(int by); // the next region that has places: panel, rail, top
    bool enter(Region region); // its first place; false if it has none

    // After all places are known.
    void press(base::Point point) {
        const std::optional<HitTarget> place = under(point);
        pressed_ = place ? place->id : "";
    }
    // The place released on, if it is the one pressed.
    std::optional<HitTarget> release(base::Point point);
    void end_frame(base::Point pointer);

  private:
    HitTarget place_of(const scene::PlacedHit& placed) const;
    std::optional<HitTarget> in_scene(base::Point point) const;
    std::vector<const HitTarget*> focusable(Region region) const; // in the order in which the focus goes

    Region region_ = Region::canvas;
    Layer layer_ = Layer::base;
    std::vector<HitTarget> places_;
    SceneHits scene_;
    std::string hovered_, pressed_, focused_;
    std::optional<layout::Target> hovered_target_;
    bool focus_comes_ = false;
    bool listening_ = false;
    std::vector<std::string> noted_;
};

} // namespace dateline::ui
