#pragma once
// What the parts of the canvas share: the inputs, where each part stands (bands), and the layers that they
// draw into. A layer holds commands of one sort, so that a painter can batch; parts that overlap lie in
// different layers. Knows nothing of any one part. Internal to layout.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/date_text.h"
#include "layout/focus.h"
#include "layout/style.h"
#include "layout/target.h"
#include "layout/viewport.h"
#include "model/window.h"
#include "scene/text.h"

namespace dateline::layout {

// Back to front.
enum class Layer {
    ground,      // grounds and density
    grid,        // axis and lane lines
    bars,        // spans, presences, coverage
    links,       // stems, links
    under_dots,  // behind the names of lanes
    dots,        // dots and marks
    rings,       // around dots
    plates,      // behind labels
    labels,      // texts of the canvas
    card_shadow, // then the cards, which never overlap each other
    card_ground,
    card_image,
    card_body,
    card_border,
    card_tag,
    card_text,
    front, // the brush, pills
    front_text,
};
constexpr std::size_t layer_count = 18;

// The vertical bands; heights of 0 are not shown.
//   0 .. axis_bottom | cards .. line_y | labels | lanes | coverage | overview .. height
struct Bands {
    float axis_bottom = 0;
    float line_y = 0;
    float labels_bottom = 0; // from line_y: spans, dots, rows of labels
    float lanes_top = 0, lane_pitch = 0;
    int lanes_shown = 0;
    float coverage_top = 0, coverage_height = 0;
    float grid_bottom = 0;
    float overview_top = 0, overview_height = 0;
};

class Canvas {
  public:
    Canvas(const model::Window& window, const model::Overview& overview, const Viewport& viewport,
           const Style& style, const Focus& focus, const scene::TextMeasurer& measurer);

    const model::Window& window;
    const model::Overview& overview;
    const Viewport& viewport;
    const Style& style;
    const Focus& focus;
    const Palette& colours;
    Bands bands;
    // A clock time in view is of another zone than the axis: every time names its own.
    const bool zones_differ;
    base::Zone zone_of(const model::EventItem& event) const;
    base::Zone zone() const; // of what is told at the axis's clock

    float width() const { return viewport.size.width; }
    float height() const { return viewport.size.height; }
    base::Language language() const { return style.language; }
    const char* word(const char* key) const;

    float text_width(std::string_view text, scene::Font font, float size_px) const;
    float left_of(std::string_view line, float left_px, float width_px, scene::Font font,
                  float size_px) const;
    std::string elided(std::string_view text, float width_px, scene::Font font, float size_px) const;
    std::vector<std::string> broken(std::string_view text, float width_px, int max_lines, scene::Font font,
                                    float size_px) const;
    // Lines of about the same length: scene::break_balanced.
    std::vector<std::string> balanced(std::string_view text, float width_px, scene::Font font,
                                      float size_px) const;

    void rect(Layer layer, base::Rect rect, base::Colour colour, float radius_px = 0, float blur_px = 0);
    // What lies between the canvas and what is behind it: left out where the style has no ground.
    void ground(Layer layer, base::Rect rect, base::Colour colour, float radius_px = 0);
    // Cells side by side.
    void strip(Layer layer, base::Rect rect, base::Colour colour, std::vector<std::uint8_t> cells);
    void stroke(Layer layer, base::Rect rect, base::Colour colour, float radius_px, float width_px);
    void dot(Layer layer, base::Point centre, float radius_px, base::Colour colour);
    void ring(Layer layer, base::Point centre, float radius_px, base::Colour colour, float width_px);
    void line(Layer layer, std::vector<base::Point> points, base::Colour colour, float width_px = 1);
    void text(Layer layer, base::Point baseline, std::string text, scene::Font font, float size_px,
              base::Colour colour);
    void image(const scene::Image& image);
    // Cut to the canvas; nothing is left of it: no hit. Later layers lie on top.
    void hit(Layer layer, base::Rect rect, const Target& target);
    // To the web, in what is exported.
    void link(base::Rect rect, const std::string& url);

    Composition composition() &&;

  private:
    const scene::TextMeasurer& measurer_;
    std::array<std::vector<scene::Command>, layer_count> commands_;
    std::array<std::vector<scene::Hit>, layer_count> hits_;
    std::vector<Target> targets_;
};

// Where an instant or a span stands. A span wider than `bar_from_px` is drawn as a bar.
struct Extent {
    float left = 0, right = 0; // clamped near the canvas
    float x = 0;               // the middle of what is visible
    bool bar = false, visible = false;
};
constexpr float bar_from_px = 60;
Extent extent_of(const Canvas& canvas, base::Span span, float bar_min_px = bar_from_px);
Extent extent_of(const Canvas& canvas, const model::EventItem& event);

// A colour of the people's palette as text: moved towards ink until it can be read.
base::Colour readable(base::Colour colour, const Palette& palette);
float finite(float value, float low, float high);

} // namespace dateline::layout
