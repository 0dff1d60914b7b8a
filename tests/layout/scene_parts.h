#pragma once
// Finding things in a composed scene: cards by their ground, texts by their words, dots by their colour.

#include <cmath>
#include <string>
#include <vector>

#include "layout/style.h"
#include "layout/target.h"
#include "scene/scene.h"

namespace dateline::test {

inline void move(base::Rect& rect, base::Point by) {
    rect = {rect.x + by.x, rect.y + by.y, rect.width, rect.height};
}
// Where it is painted.
inline void move(scene::FillRect& c, base::Point by) {
    move(c.rect, by);
}
inline void move(scene::Strip& c, base::Point by) {
    move(c.rect, by);
}
inline void move(scene::StrokeRect& c, base::Point by) {
    move(c.rect, by);
}
inline void move(scene::Image& c, base::Point by) {
    move(c.rect, by);
}
inline void move(scene::Text& c, base::Point by) {
    c.baseline = {c.baseline.x + by.x, c.baseline.y + by.y};
}
inline void move(scene::Polyline& c, base::Point by) {
    for (base::Point& point : c.points)
        point = {point.x + by.x, point.y + by.y};
}

template<class Command> std::vector<Command> all(const scene::Scene& scene) {
    std::vector<Command> result;
    for (const scene::PlacedCommand& placed : scene::painting_order(scene))
        if (const auto* found = std::get_if<Command>(&placed.command)) {
            result.push_back(*found);
            move(result.back(), placed.origin);
        }
    return result;
}
template<class Command> std::vector<Command> all(const layout::Composition& composition) {
    return all<Command>(composition.scene);
}

// A card's ground: the panel's colour, rounded, no shadow.
inline std::vector<base::Rect> cards(const scene::Scene& scene, const layout::Style& style) {
    std::vector<base::Rect> result;
    for (const scene::FillRect& rect : all<scene::FillRect>(scene))
        if (rect.radius_px == 10 && rect.blur_px == 0 && rect.colour == layout::palette(style.theme).panel)
            result.push_back(rect.rect);
    return result;
}
inline std::vector<base::Rect> cards(const layout::Composition& composition, const layout::Style& style) {
    return cards(composition.scene, style);
}

// What a hit stands for, as text; "" for nothing.
inline std::string target_of(const layout::Composition& composition, const scene::Hit& hit) {
    const layout::Target* target = composition.target_of(hit);
    return target == nullptr ? "" : layout::to_string(*target);
}
inline std::string target_at(const layout::Composition& composition, base::Point point) {
    const auto placed = scene::hit_test(composition.scene, point);
    return placed ? target_of(composition, placed->hit) : "";
}
inline std::vector<base::Rect> hits(const layout::Composition& composition, const std::string& target) {
    std::vector<base::Rect> result;
    for (const scene::PlacedHit& placed : scene::all_hits(composition.scene))
        if (target_of(composition, placed.hit) == target) result.push_back(placed.rect);
    return result;
}
// All of the canvas, as text, the topmost last.
inline std::vector<std::string> targets(const layout::Composition& composition) {
    std::vector<std::string> result;
    for (const scene::PlacedHit& placed : scene::all_hits(composition.scene))
        result.push_back(target_of(composition, placed.hit));
    return result;
}

inline bool shows(const scene::Scene& scene, const std::string& words) {
    for (const scene::Text& text : all<scene::Text>(scene))
        if (text.text.find(words) != std::string::npos) return true;
    return false;
}
inline bool shows(const layout::Composition& composition, const std::string& words) {
    return shows(composition.scene, words);
}

// Texts whose baseline lies between the two heights.
inline std::vector<scene::Text> texts_between(const layout::Composition& scene, float top, float bottom) {
    std::vector<scene::Text> result;
    for (const scene::Text& text : all<scene::Text>(scene))
        if (text.baseline.y > top && text.baseline.y < bottom) result.push_back(text);
    return result;
}

struct Finite {
    bool of(float value) const { return std::isfinite(value) && std::abs(value) < 1e5F; }
    bool of(base::Point p) const { return of(p.x) && of(p.y); }
    bool of(base::Rect r) const { return of(r.x) && of(r.y) && of(r.width) && of(r.height); }
    bool operator()(const scene::FillRect& c) const { return of(c.rect) && of(c.radius_px) && of(c.blur_px); }
    bool operator()(const scene::Strip& c) const { return of(c.rect) && !c.cells.empty(); }
    bool operator()(const scene::StrokeRect& c) const {
        return of(c.rect) && of(c.radius_px) && of(c.width_px);
    }
    bool operator()(const scene::Text& c) const { return of(c.baseline) && of(c.size_px) && !c.text.empty(); }
    bool operator()(const scene::Image& c) const { return of(c.rect) && of(c.source); }
    bool operator()(const scene::PushClip& c) const { return of(c.rect); }
    bool operator()(const scene::PopClip&) const { return true; }
    bool operator()(const scene::Polyline& c) const { return of(c.points); }
    bool operator()(const scene::FillPath& c) const { return of(c.points); }
    bool of(const std::vector<base::Point>& points) const {
        for (const base::Point& point : points)
            if (!of(point)) return false;
        return points.size() >= 2;
    }
};

inline bool is_finite(const scene::Scene& scene) {
    for (const scene::PlacedCommand& placed : scene::painting_order(scene))
        if (!std::visit(Finite{}, placed.command)) return false;
    return true;
}
inline bool is_finite(const layout::Composition& composition) {
    return is_finite(composition.scene);
}

} // namespace dateline::test
