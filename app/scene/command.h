#pragma once
// The drawing commands: each a plain value, with its bounds and its line of a dump beside it. Logical pixels.
// Painters visit the variant; a new command is added here, and the compiler names what must paint it.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/colour.h"
#include "base/geometry.h"
#include "scene/command_parts.h"

namespace dateline::scene {

// Sans for the interface, serif for the words people said.
enum class Font { sans, sans_bold, serif, serif_bold };

std::string_view font_name(Font font); // "sans-bold"

// bounds(): where the command leaves marks, with some to spare. dump(): its line, without the newline.

struct FillRect {
    base::Rect rect;
    base::Colour colour;
    float radius_px = 0; // of the corners; half the side makes a dot
    float blur_px = 0;   // above 0: the soft shadow of such a rectangle (Gaussian, sigma is half of it)
    base::Rect bounds() const { return rect.inset(-2 * blur_px - 2); }
    std::string dump() const {
        return "fill" + words_of(rect) + words_of(colour) + optional_number('r', radius_px, 0) +
               optional_number('b', blur_px, 0);
    }
    bool operator==(const FillRect&) const = default;
};
struct Strip { // cells of the same width, from the left; each as opaque as its share of 255
    base::Rect rect;
    base::Colour colour;
    std::vector<std::uint8_t> cells;
    base::Rect bounds() const { return rect.inset(-2); }
    std::string dump() const { return "strip" + words_of(rect) + words_of(colour) + hex_of(cells); }
    // As rectangles: neighbours of the same share are one, those of none are left out.
    std::vector<FillRect> runs() const;
    bool operator==(const Strip&) const = default;
};
struct StrokeRect { // the line lies inside the rectangle
    base::Rect rect;
    base::Colour colour;
    float radius_px = 0;
    float width_px = 1;
    base::Rect bounds() const { return rect.inset(-2); }
    std::string dump() const {
        return "stroke" + words_of(rect) + words_of(colour) + optional_number('r', radius_px, 0) +
               optional_number('w', width_px, 1);
    }
    bool operator==(const StrokeRect&) const = default;
};
struct Polyline { // round joins; curves arrive flattened
    std::vector<base::Point> points;
    base::Colour colour;
    float width_px = 1;
    base::Rect bounds() const { return around(points, width_px + 2); }
    std::string dump() const {
        return "line" + words_of(colour) + optional_number('w', width_px, 1) + words_of(points);
    }
    bool operator==(const Polyline&) const = default;
};
struct FillPath { // a simple polygon, closed
    std::vector<base::Point> points;
    base::Colour colour;
    base::Rect bounds() const { return around(points, 2); }
    std::string dump() const { return "path" + words_of(colour) + words_of(points); }
    bool operator==(const FillPath&) const = default;
};
struct Text {
    base::Point baseline; // the left end of the baseline
    std::string text;     // one line of displayable UTF-8
    Font font = Font::sans;
    float size_px = 14;
    base::Colour colour;
    base::Rect bounds() const { // how wide it is only a painter knows
        return {-unbounded_px, baseline.y - 2 * size_px, 2 * unbounded_px, 4 * size_px};
    }
    std::string dump() const {
        return "text" + words_of(baseline) + " " + std::string(font_name(font)) + " " + number(size_px) +
               words_of(colour) + in_quotes(text);
    }
    bool operator==(const Text&) const = default;
};
struct Image {
    base::Rect rect;
    std::string id;                // "photo:3"
    base::Rect source{0, 0, 1, 1}; // the part shown, in fractions of the image
    float radius_px = 0;
    float opacity = 1;
    base::Colour missing; // drawn while the image is not there
    base::Rect bounds() const { return rect.inset(-2); }
    std::string dump() const;
    bool operator==(const Image&) const = default;
};
struct PushClip {
    base::Rect rect;
    base::Rect bounds() const { return everywhere; } // it counts wherever it is
    std::string dump() const { return "clip" + words_of(rect); }
    bool operator==(const PushClip&) const = default;
};
struct PopClip {
    base::Rect bounds() const { return everywhere; }
    std::string dump() const { return "unclip"; }
    bool operator==(const PopClip&) const = default;
};

using Command = std::variant<FillRect, Strip, StrokeRect, Polyline, FillPath, Text, Image, PushClip, PopClip>;

base::Rect bounds_of(const Command& command);
std::string dump_of(const Command& command);

// The part of an image of this size, in pixels, that fills the command's rectangle without stretching it: the
// part that is asked for, less what does not fit. A painter shows no other, whatever layout took the size to
// be.
base::Rect unstretched(const Image& image, base::Size own);

// How wide, in pixels of a target with `scale` of them a logical pixel, the whole of an image is when this
// part of it is drawn: how finely it must be there.
float whole_image_width(const Image& image, float scale);
float whole_image_height(const Image& image, float scale);

} // namespace dateline::scene
