#pragma once
// Finding things in a composed scene: cards by their ground, texts by their words, dots by their colour.

#include <cmath>
#include <string>
#include <vector>

#include "layout/style.h"
#include "scene/scene.h"

namespace dateline::test {

template<class Command> std::vector<Command> all(const scene::Scene& scene) {
    std::vector<Command> result;
    for (const scene::Command& command : scene.commands)
        if (const auto* found = std::get_if<Command>(&command)) result.push_back(*found);
    return result;
}

// A card's ground: the panel's colour, rounded, no shadow.
inline std::vector<base::Rect> cards(const scene::Scene& scene, const layout::Style& style) {
    std::vector<base::Rect> result;
    for (const scene::FillRect& rect : all<scene::FillRect>(scene))
        if (rect.radius_px == 10 && rect.blur_px == 0 && rect.colour == layout::palette(style.theme).panel)
            result.push_back(rect.rect);
    return result;
}

inline std::vector<base::Rect> hits(const scene::Scene& scene, const std::string& id) {
    std::vector<base::Rect> result;
    for (const scene::Hit& hit : scene.hits)
        if (hit.id == id) result.push_back(hit.rect);
    return result;
}

inline bool shows(const scene::Scene& scene, const std::string& words) {
    for (const scene::Text& text : all<scene::Text>(scene))
        if (text.text.find(words) != std::string::npos) return true;
    return false;
}

// Texts whose baseline lies between the two heights.
inline std::vector<scene::Text> texts_between(const scene::Scene& scene, float top, float bottom) {
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
    for (const scene::Command& command : scene.commands)
        if (!std::visit(Finite{}, command)) return false;
    return true;
}

} // namespace dateline::test
