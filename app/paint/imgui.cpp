#include "paint/imgui.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace dateline::paint {

namespace {

ImU32 packed(base::Colour c) {
    return IM_COL32(c.red, c.green, c.blue, c.alpha);
}

class Painter {
  public:
    Painter(ImDrawList& list, float scale, ScreenSurface& surface)
        : list_(list), scale_(scale), surface_(surface) {
        const ImVec2 low = list.GetClipRectMin(), high = list.GetClipRectMax();
        clips_.push_back({low.x, low.y, high.x - low.x, high.y - low.y});
    }

    void set_origin(base::Point origin) { origin_ = origin; }

    void operator()(const scene::FillRect& c) {
        ScreenQuad quad = quad_of(c.rect, c.colour, c.radius_px);
        quad.blur = c.blur_px * scale_;
        if (c.blur_px == 0 && !is_circle(quad))
            quad.rect = c.radius_px == 0 ? snapped(quad.rect) : settled(quad.rect);
        add(quad);
    }
    void operator()(const scene::Strip& c) {
        ScreenQuad quad = quad_of(c.rect, c.colour, 0);
        const base::Rect crisp = snapped(quad.rect);
        quad.rect = {quad.rect.x, crisp.y, quad.rect.width, crisp.height};
        quad.strip = &c;
        add(quad);
    }
    void operator()(const scene::StrokeRect& c) {
        ScreenQuad quad = quad_of(c.rect, c.colour, c.radius_px);
        quad.stroke = c.width_px * scale_;
        if (!is_circle(quad)) quad.rect = settled(quad.rect);
        add(quad);
    }
    void operator()(const scene::Polyline& c) {
        if (c.points.size() < 2) return;
        if (c.points.size() == 2 && (c.points[0].x == c.points[1].x || c.points[0].y == c.points[1].y)) {
            add_straight(c);
            return;
        }
        flush();
        points_.clear();
        for (const base::Point p : c.points)
            points_.push_back(at(p));
        list_.AddPolyline(points_.data(), static_cast<int>(points_.size()), packed(c.colour),
                          ImDrawFlags_None, c.width_px * scale_);
    }
    void operator()(const scene::FillPath& c) {
        if (c.points.size() < 3) return;
        flush();
        for (const base::Point p : c.points)
            list_.PathLineTo(at(p));
        list_.PathFillConvex(packed(c.colour));
    }
    void operator()(const scene::Text& c) {
        if (c.text.empty()) return;
        const ImVec2 p = at(c.baseline);
        const base::Rect& clip = clips_.back();
        const float size = c.size_px * scale_;
        if (p.y + size < clip.y || p.y - 1.5F * size > clip.bottom() || p.x > clip.right()) return;
        flush();
        surface_.draw_text(list_, {p.x, p.y}, c.text, c.font, size, c.colour);
    }
    void operator()(const scene::Image& c) {
        ScreenQuad quad = quad_of(
            c.rect,
            {255, 255, 255, static_cast<std::uint8_t>(std::lround(255 * std::clamp(c.opacity, 0.0F, 1.0F)))},
            c.radius_px);
        const ScreenImage image = surface_.image_of(c.id, scene::whole_image_width(c, scale_));
        quad.texture = image.texture;
        quad.source = scene::unstretched(c, image.size);
        if (quad.texture == 0) quad.colour = c.missing;
        add(quad);
    }
    void operator()(const scene::PushClip& c) {
        const base::Rect r = quad_of(c.rect, {}, 0).rect;
        clips_.push_back(base::intersection(clips_.back(), r));
        flush();
        const base::Rect& clip = clips_.back();
        list_.PushClipRect({clip.x, clip.y}, {clip.right(), clip.bottom()}, false);
    }
    void operator()(const scene::PopClip&) {
        if (clips_.size() < 2) return;
        clips_.pop_back();
        flush();
        list_.PopClipRect();
    }
    void finish() {
        while (clips_.size() > 1)
            (*this)(scene::PopClip{});
        flush();
    }

  private:
    ImVec2 at(base::Point p) const { return {origin_.x + p.x * scale_, origin_.y + p.y * scale_}; }
    ScreenQuad quad_of(const base::Rect& r, base::Colour colour, float radius) const {
        ScreenQuad quad;
        quad.rect = {origin_.x + r.x * scale_, origin_.y + r.y * scale_, r.width * scale_, r.height * scale_};
        quad.colour = colour;
        quad.radius = radius * scale_;
        return quad;
    }
    static bool is_circle(const ScreenQuad& q) {
        return std::abs(q.rect.width - q.rect.height) < 0.01F && 2 * q.radius > q.rect.width - 0.01F;
    }
    // On whole pixels, as wide wherever it stands: what moves does not change its shape.
    static base::Rect settled(const base::Rect& r) {
        return {std::round(r.x), std::round(r.y), std::max(1.0F, std::round(r.width)),
                std::max(1.0F, std::round(r.height))};
    }
    // Edges on whole pixels, so that plain rectangles and hairlines are crisp; never thinner than one.
    static base::Rect snapped(const base::Rect& r) {
        const float x = std::round(r.x), y = std::round(r.y);
        return {x, y, std::max(1.0F, std::round(r.right()) - x), std::max(1.0F, std::round(r.bottom()) - y)};
    }
    void add_straight(const scene::Polyline& c) {
        const float left = std::min(c.points[0].x, c.points[1].x),
                    top = std::min(c.points[0].y, c.points[1].y);
        const float half = c.width_px / 2;
        const bool vertical = c.points[0].x == c.points[1].x;
        const base::Rect r =
            vertical ? base::Rect{left - half, top, c.width_px, std::abs(c.points[1].y - c.points[0].y)}
                     : base::Rect{left, top - half, std::abs(c.points[1].x - c.points[0].x), c.width_px};
        ScreenQuad quad = quad_of(r, c.colour, 0);
        quad.rect = snapped(quad.rect);
        add(quad);
    }
    void add(ScreenQuad quad) {
        quad.clip = clips_.back();
        const base::Rect reach{quad.rect.x - 2 * quad.blur, quad.rect.y - 2 * quad.blur,
                               quad.rect.width + 4 * quad.blur, quad.rect.height + 4 * quad.blur};
        if (quad.colour.alpha == 0 || !reach.overlaps(quad.clip)) return;
        quads_.push_back(quad);
    }
    void flush() {
        if (quads_.empty()) return;
        surface_.draw_quads(list_, quads_);
        quads_.clear();
    }

    ImDrawList& list_;
    base::Point origin_; // of the scene whose command is drawn, on the screen
    float scale_;
    ScreenSurface& surface_;
    std::vector<base::Rect> clips_;
    std::vector<ScreenQuad> quads_;
    std::vector<ImVec2> points_;
};

} // namespace

void paint_imgui(const scene::Scene& scene, ImDrawList& list, base::Point origin, float scale,
                 ScreenSurface& surface) {
    Painter painter(list, scale, surface);
    for (const scene::PlacedCommand& placed : scene::painting_order(scene)) {
        painter.set_origin({origin.x + placed.origin.x * scale, origin.y + placed.origin.y * scale});
        std::visit(painter, placed.command);
    }
    painter.finish();
}

} // namespace dateline::paint
