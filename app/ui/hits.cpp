#include "ui/hits.h"

#include <algorithm>
#include <utility>

namespace dateline::ui {

void Hits::begin_frame() {
    places_.clear();
    noted_.clear();
    scene_ = {};
    region_ = Region::canvas;
    layer_ = Layer::base;
}

bool Hits::add(const std::string& id, const base::Rect& rect, const base::Rect& clip,
               std::optional<state::Action> action) {
    const base::Rect visible = base::intersection(rect, clip);
    if (visible.empty()) return false;
    const bool focusable = action.has_value() && region_ != Region::canvas;
    places_.push_back({id, visible, layer_, region_, std::move(action), focusable});
    return id == hovered_ || id == focused_;
}

std::size_t Hits::reserve() {
    places_.push_back({"", {}, layer_, region_, std::nullopt, false});
    return places_.size() - 1;
}

void Hits::fill(std::size_t place, const std::string& id, const base::Rect& rect, const base::Rect& clip,
                std::optional<state::Action> action) {
    HitTarget& p = places_[place];
    p.rect = base::intersection(rect, clip);
    if (p.rect.empty()) return; // an empty rectangle contains no point and is skipped
    p.id = id;
    p.focusable = action.has_value();
    p.action = std::move(action);
}

void Hits::block(const std::string& id, const base::Rect& rect) {
    places_.push_back({id, rect, layer_, region_, std::nullopt, false});
}

HitTarget Hits::place_of(const scene::PlacedHit& placed) const {
    const base::Rect& area = scene_.area;
    const float scale = scene_.scale;
    const base::Rect on_screen{area.x + placed.rect.x * scale, area.y + placed.rect.y * scale,
                               placed.rect.width * scale, placed.rect.height * scale};
    HitTarget place{"canvas", base::intersection(on_screen, area), Layer::base, Region::canvas, std::nullopt,
                    false};
    if (const layout::Target* target = scene_.composition->target_of(placed.hit)) {
        place.id += "/" + layout::to_string(*target);
        place.action = scene_.action_of(*target);
        place.target = *target;
    }
    return place;
}

// The scene itself where none of its hits is.
std::optional<HitTarget> Hits::in_scene(base::Point point) const {
    if (scene_.composition == nullptr || !scene_.area.contains(point)) return std::nullopt;
    const base::Point at{(point.x - scene_.area.x) / scene_.scale, (point.y - scene_.area.y) / scene_.scale};
    if (const auto placed = scene::hit_test(scene_.composition->scene, at)) return place_of(*placed);
    return HitTarget{"canvas", scene_.area, Layer::base, Region::canvas, std::nullopt, false};
}

std::optional<HitTarget> Hits::under(base::Point point) const {
    const HitTarget* best = nullptr;
    for (const HitTarget& place : places_) {
        if (place.rect.contains(point) && (!best || place.layer >= best->layer)) best = &place;
    }
    return best ? std::optional(*best) : in_scene(point);
}

std::vector<HitTarget> Hits::places() const {
    std::vector<HitTarget> all;
    if (scene_.composition != nullptr)
        for (const scene::PlacedHit& placed : scene::all_hits(scene_.composition->scene))
            all.push_back(place_of(placed));
    all.insert(all.end(), places_.begin(), places_.end());
    return all;
}

const HitTarget* Hits::find(const std::string& id) const {
    const auto found =
        std::find_if(places_.begin(), places_.end(), [&](const HitTarget& p) { return p.id == id; });
    return found == places_.end() ? nullptr : &*found;
}

std::optional<HitTarget> Hits::release(base::Point point) {
    std::optional<HitTarget> place = under(point);
    const bool same = place && place->id == pressed_;
    pressed_.clear();
    return same ? std::move(place) : std::nullopt;
}

void Hits::end_frame(base::Point pointer) {
    std::optional<HitTarget> place = under(pointer);
    hovered_ = place ? std::move(place->id) : "";
    hovered_target_ = place ? place->target : std::nullopt;
    focus_comes_ = false;
}

// As they were drawn; the top bar, drawn from both its ends, from left to right.
std::vector<const HitTarget*> Hits::focusable(Region region) const {
    std::vector<const HitTarget*> order;
    for (const HitTarget& place : places_)
        if (place.focusable && place.region == region) order.push_back(&place);
    if (region == Region::top)
        std::stable_sort(order.begin(), order.end(),
                         [](const HitTarget* a, const HitTarget* b) { return a->rect.x < b->rect.x; });
    return order;
}

void Hits::move_focus(int by) {
    const HitTarget* now = find(focused_);
    if (!now) {
        if (!enter(Region::dialog) && !enter(Region::popup)) enter(Region::panel);
        return;
    }
    const std::vector<const HitTarget*> order = focusable(now->region);
    const auto at = std::find(order.begin(), order.end(), now) - order.begin();
    const auto next = std::clamp<std::ptrdiff_t>(at + by, 0, static_cast<std::ptrdiff_t>(order.size()) - 1);
    focus(order[static_cast<std::size_t>(next)]->id);
}

bool Hits::enter(Region region) {
    const std::vector<const HitTarget*> order = focusable(region);
    if (order.empty()) return false;
    focus(order.front()->id);
    return true;
}

void Hits::enter_region(int by) {
    if (enter(Region::dialog)) return;
    static constexpr Region order[] = {Region::canvas, Region::panel, Region::rail, Region::top};
    const HitTarget* now = find(focused_);
    int at = 0;
    for (int i = 0; i < 4; ++i) {
        if (now && now->region == order[i]) at = i;
    }
    for (int step = 1; step <= 4; ++step) {
        const int next = ((at + by * step) % 4 + 4) % 4;
        if (next == 0) {
            focused_.clear(); // the canvas: arrows pan again
            return;
        }
        if (enter(order[next])) return;
    }
}

} // namespace dateline::ui
