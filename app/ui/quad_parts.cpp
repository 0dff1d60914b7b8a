#include "ui/quad_parts.h"

#include <algorithm>
#include <cmath>

namespace dateline::ui {

namespace {

constexpr float smooth_edge = 1; // how far beyond its edge a shape is drawn

base::Rect from_edges(float left, float top, float right, float bottom) {
    return {left, top, std::max(right - left, 0.0F), std::max(bottom - top, 0.0F)};
}

bool whole(float value) {
    return std::abs(value - std::round(value)) < 0.01F;
}

bool on_whole_pixels(const base::Rect& r) {
    return whole(r.x) && whole(r.y) && whole(r.right()) && whole(r.bottom());
}

// Adds rectangles, by their edges, as far as they show.
struct Cutter {
    const base::Rect& clip;
    void operator()(Rects& to, float left, float top, float right, float bottom) const {
        to.add(base::intersection(from_edges(left, top, right, bottom), clip));
    }
};

// What is left of `outside` around a hole, as four strips.
void add_frame(Rects& into, const base::Rect& outside, const base::Rect& hole, const base::Rect& clip) {
    const Cutter add{clip};
    if (hole.empty()) {
        into.add(base::intersection(outside, clip));
        return;
    }
    add(into, outside.x, outside.y, outside.right(), hole.y);
    add(into, outside.x, hole.bottom(), outside.right(), outside.bottom());
    add(into, outside.x, hole.y, hole.x, hole.bottom());
    add(into, hole.right(), hole.y, outside.right(), hole.bottom());
}

// A soft shadow shows only around what lies on it.
void add_shadow(QuadParts& parts, const paint::ScreenQuad& q, const base::Rect& hidden) {
    const float reach = std::ceil(q.blur + q.radius);
    const base::Rect even = from_edges(std::floor(q.rect.x + reach), std::floor(q.rect.y + reach),
                                       std::ceil(q.rect.right() - reach), std::ceil(q.rect.bottom() - reach));
    const base::Rect outside = q.rect.inset(-smooth_edge - q.blur);
    const base::Rect hole = from_edges(std::ceil(hidden.x), std::ceil(hidden.y), std::floor(hidden.right()),
                                       std::floor(hidden.bottom()));
    add_frame(parts.shaped, outside, base::intersection(hole.empty() ? even : hole, outside), q.clip);
}

void add_border(QuadParts& parts, const paint::ScreenQuad& q) {
    const float across = std::ceil(q.stroke + 1), down = std::ceil(std::max(q.stroke, q.radius) + 1);
    const base::Rect hole = from_edges(std::floor(q.rect.x + across), std::floor(q.rect.y + down),
                                       std::ceil(q.rect.right() - across), std::ceil(q.rect.bottom() - down));
    add_frame(parts.shaped, q.rect.inset(-smooth_edge), hole, q.clip);
}

// A border whose sides are whole pixels: only its corners are round.
void add_crisp_border(QuadParts& parts, const paint::ScreenQuad& q, float corner) {
    const base::Rect& r = q.rect;
    const Cutter add{q.clip};
    add(parts.plain, r.x + corner, r.y, r.right() - corner, r.y + q.stroke);
    add(parts.plain, r.x + corner, r.bottom() - q.stroke, r.right() - corner, r.bottom());
    add(parts.plain, r.x, r.y + corner, r.x + q.stroke, r.bottom() - corner);
    add(parts.plain, r.right() - q.stroke, r.y + corner, r.right(), r.bottom() - corner);
    if (corner <= 0) return;
    for (const float x : {r.x, r.right() - corner})
        for (const float y : {r.y, r.bottom() - corner})
            add(parts.shaped, x, y, x + corner, y + corner);
}

// Edges on whole pixels: the corners are round, or both ends where it is no higher than two of them.
void add_crisp_fill(QuadParts& parts, const paint::ScreenQuad& q, float corner) {
    const base::Rect& r = q.rect;
    const bool pill = r.height <= 2 * corner;
    const Cutter add{q.clip};
    const float left = r.x + corner, right = r.right() - corner;
    if (pill) {
        add(parts.plain, left, r.y, right, r.bottom());
        add(parts.shaped, r.x, r.y, left, r.bottom());
        add(parts.shaped, right, r.y, r.right(), r.bottom());
        return;
    }
    const float top = r.y + corner, bottom = r.bottom() - corner;
    add(parts.plain, left, r.y, right, top);
    add(parts.plain, r.x, top, r.right(), bottom);
    add(parts.plain, left, bottom, right, r.bottom());
    for (const float x : {r.x, right})
        for (const float y : {r.y, bottom})
            add(parts.shaped, x, y, x + corner, y + corner);
}

} // namespace

QuadParts parts_of(const paint::ScreenQuad& q, const base::Rect& hidden) {
    QuadParts parts;
    if (q.texture != 0) return parts;
    const base::Rect& r = q.rect;
    if (q.blur > 0) {
        add_shadow(parts, q, hidden);
        return parts;
    }
    const float radius = std::min(q.radius, std::min(r.width, r.height) / 2);
    const bool crisp = on_whole_pixels(r);
    if (q.stroke > 0) {
        const float corner = radius > 0 ? std::ceil(std::max(radius, q.stroke)) : q.stroke;
        if (crisp && whole(q.stroke) && r.width >= 2 * corner && r.height >= 2 * corner)
            add_crisp_border(parts, q, corner);
        else
            add_border(parts, q);
        return parts;
    }
    if (radius <= 0) {
        parts.plain.add(base::intersection(r, q.clip));
        return parts;
    }
    const float corner = std::ceil(radius);
    const bool circle = std::abs(r.width - r.height) < 0.01F && radius > r.width / 2 - 0.01F;
    if (crisp && !circle && r.width >= 2 * corner)
        add_crisp_fill(parts, q, corner);
    else
        parts.shaped.add(base::intersection(r.inset(-smooth_edge), q.clip));
    return parts;
}

} // namespace dateline::ui
