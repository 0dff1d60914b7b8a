#pragma once
// A scene: the timeline canvas as a list of drawing commands, and a second list of what lies where (hits).
// Logical pixels, top-left origin, clamped near the viewport. Knows nothing of events or people: text arrives
// broken, elided and on its baseline; images are named by an id that each painter resolves; a hit carries an
// id that only state/ understands.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/colour.h"
#include "base/geometry.h"

namespace dateline::scene {

// Sans for the interface, serif for the words people said.
enum class Font { sans, sans_bold, serif, serif_bold };

struct FillRect {
    base::Rect rect;
    base::Colour colour;
    float radius_px = 0; // of the corners; half the side makes a dot
    float blur_px = 0;   // above 0: the soft shadow of such a rectangle (Gaussian, sigma is half of it)
    bool operator==(const FillRect&) const = default;
};
struct Strip { // cells of the same width, from the left; each as opaque as its share of 255
    base::Rect rect;
    base::Colour colour;
    std::vector<std::uint8_t> cells;
    bool operator==(const Strip&) const = default;
};
struct StrokeRect { // the line lies inside the rectangle
    base::Rect rect;
    base::Colour colour;
    float radius_px = 0;
    float width_px = 1;
    bool operator==(const StrokeRect&) const = default;
};
struct Polyline { // round joins; curves arrive flattened
    std::vector<base::Point> points;
    base::Colour colour;
    float width_px = 1;
    bool operator==(const Polyline&) const = default;
};
struct FillPath { // a simple polygon, closed
    std::vector<base::Point> points;
    base::Colour colour;
    bool operator==(const FillPath&) const = default;
};
struct Text {
    base::Point baseline; // the left end of the baseline
    std::string text;     // one line of displayable UTF-8
    Font font = Font::sans;
    float size_px = 14;
    base::Colour colour;
    bool operator==(const Text&) const = default;
};
struct Image {
    base::Rect rect;
    std::string id;                // "photo:3"
    base::Rect source{0, 0, 1, 1}; // the part shown, in fractions of the image
    float radius_px = 0;
    float opacity = 1;
    base::Colour missing; // drawn while the image is not there
    bool operator==(const Image&) const = default;
};
struct PushClip {
    base::Rect rect;
    bool operator==(const PushClip&) const = default;
};
struct PopClip {
    bool operator==(const PopClip&) const = default;
};

using Command = std::variant<FillRect, Strip, StrokeRect, Polyline, FillPath, Text, Image, PushClip, PopClip>;

struct Hit {
    base::Rect rect;
    std::string id;  // "event:12", "lane:3", "overview"; unique meaning, may occur more than once
    std::string url; // not empty: exporters make it a link
    bool operator==(const Hit&) const = default;
};

struct Scene {
    base::Size size;
    base::Colour background;
    std::vector<Command> commands; // painted in order
    std::vector<Hit> hits;         // later ones lie on top
};

// A strip as rectangles: neighbours of the same share are one, those of none are left out.
std::vector<FillRect> runs_of(const Strip& strip);

// The part of an image of this size, in pixels, that fills the command's rectangle without stretching it: the
// part that is asked for, less what does not fit. A painter shows no other, whatever layout took the size to
// be.
base::Rect unstretched(const Image& image, base::Size own);

// How wide, in pixels of a target with `scale` of them a logical pixel, the whole of an image is when this
// part of it is drawn: how finely it must be there.
float whole_image_width(const Image& image, float scale);
float whole_image_height(const Image& image, float scale);

// The topmost hit at `point`, or null.
const Hit* hit_test(const Scene& scene, base::Point point);

// One line a command, for text goldens; coordinates to a tenth of a pixel. Then one line a hit.
std::string dump(const Scene& scene);

} // namespace dateline::scene
