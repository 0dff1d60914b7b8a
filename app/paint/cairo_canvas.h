#pragma once
// A scene's commands drawn through cairo, the same onto pixels and onto a PDF page. The context's matrix
// already scales logical pixels to the target; the background and links are the caller's.

#include "paint/cairo_text.h"
#include "paint/picture_parts.h"
#include "paint/soft_shadow.h"

namespace dateline::paint {

enum class Target { pixels, page };

class CairoCanvas {
  public:
    // `scale`: device pixels a logical pixel; on a page, how fine its shadows are.
    CairoCanvas(cairo_t* context, Target target, float scale, const FontBook& fonts,
                const ImageSource& images)
        : context_(context), target_(target), scale_(scale), text_(fonts), images_(images) {}
    // What lies outside of `shown` (logical pixels) may be left out.
    void draw(const scene::Scene& scene,
              const base::Rect& shown = {-max_px, -max_px, 2 * max_px, 2 * max_px});

    void operator()(const scene::FillRect& fill);
    void operator()(const scene::StrokeRect& stroke);
    void operator()(const scene::Polyline& line);
    void operator()(const scene::Strip& strip);
    void operator()(const scene::FillPath& path);
    void operator()(const scene::Text& text);
    void operator()(const scene::Image& image);
    void operator()(const scene::PushClip& clip);
    void operator()(const scene::PopClip&);

  private:
    base::Point at(base::Point p) const { return safe(p, origin_); }
    base::Rect at(const base::Rect& r) const { return safe(r, origin_); }
    void set_colour(base::Colour colour, float opacity = 1);
    void rounded_rectangle(const base::Rect& rect, float radius);
    void draw_shadow(const base::Rect& rect, const scene::FillRect& fill);
    cairo_surface_t* photo_surface(const scene::Image& image, const Pixels& pixels, const PixelArea& area);

    cairo_t* context_;
    Target target_;
    float scale_;
    CairoText text_;
    const ImageSource& images_;
    ShadowBook shadows_;
    std::map<std::tuple<std::string, int, int, int, int>, Surface> photos_;
    base::Point origin_; // of the scene whose command is drawn
    int clips_ = 0;
};

void set_background(cairo_t* context, base::Colour colour);
// Throws base::Error (environment) if cairo gave up.
void check_drawn(cairo_t* context, cairo_surface_t* surface, const std::string& path);

} // namespace dateline::paint
