#pragma once
// Points, sizes and rectangles in logical pixels: origin top left, y grows downwards. float, always finite.

namespace dateline::base {

struct Point {
    float x = 0, y = 0;
    bool operator==(const Point&) const = default;
};

struct Size {
    float width = 0, height = 0;
    bool operator==(const Size&) const = default;
};

struct Rect {
    float x = 0, y = 0, width = 0, height = 0;
    float right() const { return x + width; }
    float bottom() const { return y + height; }
    Point centre() const { return {x + width / 2, y + height / 2}; }
    bool empty() const { return width <= 0 || height <= 0; }
    // Half-open: the left and top edges are inside, the right and bottom are not.
    bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
    bool overlaps(const Rect& o) const {
        return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
    }
    Rect inset(float by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
    bool operator==(const Rect&) const = default;
};

// Heads are near the top of a tall photo: where its part begins that is shown of one, as a share of its
// height.
constexpr float heads_from = 0.05F;

// The part that both cover; empty() if none.
Rect intersection(const Rect& a, const Rect& b);

} // namespace dateline::base
