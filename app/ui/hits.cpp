#include "ui/hits.h"

#include <algorithm>

namespace dateline::ui {

void Hits::begin_frame() {
    places_.clear();
    noted_.clear();
    region_ = Region::canvas;
    layer_ = Layer::base;
}

bool Hits::add(const std::string& id, const base::Rect& rect, const base::Rect& clip,
               std::optional<state::Action> action, std::optional<state::Action> double_action) {
    const base::Rect visible = base::intersection(rect, clip);
    if (visible.empty()) return false;
    const bool focusable = action.has_value() && region_ != Region::canvas;
    places_.push_back({id, visible, layer_, region_, std::move(action), std::move(double_action), focusable});
    return id == hovered_ || id == focused_;
}

std::size_t Hits::reserve() {
    places_.push_back({"", {}, layer_, region_, std::nullopt, std::nullopt, false});
    return places_.size() - 1;
}

void Hits::fill(std::size_t place, const std::string& id, const base::Rect& rect, const base::Rect& clip,
                std::optional<state::Action> action) {
    Place& p = places_[place];
    p.rect = base::intersection(rect, clip);
    if (p.rect.empty()) return; // an empty rectangle contains no point and is skipped
    p.id = id;
    p.focusable = action.has_value();
    p.action = std::move(action);
}

void Hits::block(const std::string& id, const base::Rect& rect) {
    places_.push_back({id, rect, layer_, region_, std::nullopt, std::nullopt, false});
}

const Place* Hits::under(base::Point point) const {
    const Place* best = nullptr;
    for (const Place& place : places_) {
        if (place.rect.contains(point) && (!best || place.layer >= best->layer)) best = &place;
    }
    return best;
}

const Place* Hits::find(const std::string& id) const {
    const auto found =
        std::find_if(places_.begin(), places_.end(), [&](const Place& p) { return p.id == id; });
    return found == places_.end() ? nullptr : &*found;
}

const Place* Hits::release(base::Point point) {
    const Place* place = under(point);
    const bool same = place && place->id == pressed_;
    pressed_.clear();
    return same ? place : nullptr;
}

void Hits::move_focus(int by) {
    const Place* now = find(focused_);
    if (!now) {
        if (!enter(Region::dialog) && !enter(Region::popup)) enter(Region::panel);
        return;
    }
    std::vector<const Place*> order;
    for (const Place& place : places_) {
        if (place.focusable && place.region == now->region) order.push_back(&place);
    }
    const auto at = std::find(order.begin(), order.end(), now) - order.begin();
    const auto next = std::clamp<std::ptrdiff_t>(at + by, 0, static_cast<std::ptrdiff_t>(order.size()) - 1);
    focused_ = order[static_cast<std::size_t>(next)]->id;
}

bool Hits::enter(Region region) {
    for (const Place& place : places_) {
        if (place.focusable && place.region == region) {
            focused_ = place.id;
            return true;
        }
    }
    return false;
}

void Hits::enter_region(int by) {
    if (enter(Region::dialog)) return;
    static constexpr Region order[] = {Region::canvas, Region::panel, Region::rail, Region::top};
    const Place* now = find(focused_);
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
