#include "paint/cairo_canvas.h"

#include <numbers>

#include "base/error.h"
#include "base/paths.h"

namespace dateline::paint {
void set_background(cairo_t* context, base::Colour c) {
    if (c.alpha == 0) return;
    cairo_set_source_rgba(context, c.red / 255.0, c.green / 255.0, c.blue / 255.0, c.alpha / 255.0);
    cairo_paint(context);
}

void check_drawn(cairo_t* context, cairo_surface_t* surface, const std::string& path) {
    cairo_status_t status = cairo_status(context);
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(surface);
    if (status == CAIRO_STATUS_SUCCESS) return;
    throw base::Error(base::Fault::environment, base::shown_path(path) + ": the picture cannot be drawn: " +
                                                    cairo_status_to_string(status) +
                                                    "; choose a smaller size or scale");
}

void CairoCanvas::draw(const scene::Scene& scene, const base::Rect& shown) {
    for (const scene::PlacedCommand& placed : scene::painting_order(scene)) {
        origin_ = placed.origin;
        const base::Rect bounds = at(scene::bounds_of(placed.command));
        if (bounds.y <= shown.bottom() && bounds.bottom() >= shown.y) std::visit(*this, placed.command);
    }
    while (clips_ > 0)
        (*this)(scene::PopClip{});
}

void CairoCanvas::set_colour(base::Colour c, float opacity) {
    cairo_set_source_rgba(context_, c.red / 255.0, c.green / 255.0, c.blue / 255.0,
                          c.alpha / 255.0 * static_cast<double>(opacity));
}

void CairoCanvas::rounded_rectangle(const base::Rect& rect, float radius) {
    const double x = static_cast<double>(rect.x), y = static_cast<double>(rect.y);
    const double w = static_cast<double>(rect.width), h = static_cast<double>(rect.height);
    const double r = static_cast<double>(radius);
    cairo_new_path(context_);
    if (r <= 0) {
        cairo_rectangle(context_, x, y, w, h);
        return;
    }
    constexpr double quarter = std::numbers::pi / 2;
    cairo_arc(context_, x + w - r, y + r, r, -quarter, 0);
    cairo_arc(context_, x + w - r, y + h - r, r, 0, quarter);
    cairo_arc(context_, x + r, y + h - r, r, quarter, 2 * quarter);
    cairo_arc(context_, x + r, y + r, r, 2 * quarter, 3 * quarter);
    cairo_close_path(context_);
}

void CairoCanvas::operator()(const scene::FillRect& fill) {
    const base::Rect rect = at(fill.rect);
    if (rect.empty()) return;
    if (fill.blur_px > 0) return draw_shadow(rect, fill);
    rounded_rectangle(rect, safe_radius(fill.radius_px, rect));
    set_colour(fill.colour);
    cairo_fill(context_);
}

// Cells that meet between two pixels would show a seam there.
void CairoCanvas::operator()(const scene::Strip& strip) {
    const cairo_antialias_t before = cairo_get_antialias(context_);
    cairo_set_antialias(context_, CAIRO_ANTIALIAS_NONE);
    for (const scene::FillRect& run : strip.runs())
        (*this)(run);
    cairo_set_antialias(context_, before);
}

void CairoCanvas::draw_shadow(const base::Rect& rect, const scene::FillRect& fill) {
    const auto whole = [this](float px) {
        return static_cast<int>(std::lround(std::min(px * scale_, 32'000.F)));
    };
    const ShadowMask shadow =
        shadows_.shadow(whole(rect.width), whole(rect.height), safe_radius(fill.radius_px, rect) * scale_,
                        std::clamp(safe(fill.blur_px), 0.F, 200.F) * scale_);
    const Surface mask(cairo_image_surface_create(CAIRO_FORMAT_A8, shadow.width_px, shadow.height_px));
    unsigned char* data = cairo_image_surface_get_data(mask.get());
    if (data == nullptr) return;
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(mask.get()));
    const auto width = static_cast<std::size_t>(shadow.width_px);
    for (std::size_t y = 0; y < static_cast<std::size_t>(shadow.height_px); ++y)
        std::copy_n(shadow.coverage.data() + y * width, width, data + y * stride);
    cairo_surface_mark_dirty(mask.get());
    // The mask's rectangle is of whole pixels: fit it to the real one.
    const double inner_width = shadow.width_px - 2.0 * shadow.margin_px;
    const double inner_height = shadow.height_px - 2.0 * shadow.margin_px;
    cairo_save(context_);
    cairo_translate(context_, static_cast<double>(rect.x), static_cast<double>(rect.y));
    cairo_scale(context_, static_cast<double>(rect.width) / inner_width,
                static_cast<double>(rect.height) / inner_height);
    set_colour(fill.colour);
    cairo_mask_surface(context_, mask.get(), -shadow.margin_px, -shadow.margin_px);
    cairo_restore(context_);
}

void CairoCanvas::operator()(const scene::StrokeRect& stroke) {
    const base::Rect rect = at(stroke.rect);
    const float width = std::min(safe(stroke.width_px), std::min(rect.width, rect.height) / 2);
    if (rect.empty() || width <= 0) return;
    rounded_rectangle(rect.inset(width / 2), std::max(safe_radius(stroke.radius_px, rect) - width / 2, 0.F));
    set_colour(stroke.colour);
    cairo_set_line_width(context_, static_cast<double>(width));
    cairo_set_line_join(context_, CAIRO_LINE_JOIN_MITER);
    cairo_stroke(context_);
}

void CairoCanvas::operator()(const scene::Polyline& line) {
    if (line.points.size() < 2 || safe(line.width_px) <= 0) return;
    cairo_new_path(context_);
    for (const base::Point raw : line.points) {
        const base::Point p = at(raw);
        cairo_line_to(context_, static_cast<double>(p.x), static_cast<double>(p.y));
    }
    set_colour(line.colour);
    cairo_set_line_width(context_, static_cast<double>(safe(line.width_px)));
    cairo_set_line_join(context_, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(context_, CAIRO_LINE_CAP_BUTT);
    cairo_stroke(context_);
}

void CairoCanvas::operator()(const scene::FillPath& path) {
    if (path.points.size() < 3) return;
    cairo_new_path(context_);
    for (const base::Point raw : path.points) {
        const base::Point p = at(raw);
        cairo_line_to(context_, static_cast<double>(p.x), static_cast<double>(p.y));
    }
    cairo_close_path(context_);
    set_colour(path.colour);
    cairo_fill(context_);
}

void CairoCanvas::operator()(const scene::Text& text) {
    scene::Text drawn = text;
    drawn.baseline = at(text.baseline);
    drawn.size_px = std::min(safe(text.size_px), 1000.F);
    if (drawn.size_px <= 0 || text.text.empty()) return;
    if (target_ == Target::pixels)
        text_.draw_pixels(context_, drawn, scale_);
    else
        text_.draw_glyphs(context_, drawn);
}

cairo_surface_t* CairoCanvas::photo_surface(const scene::Image& image, const Pixels& pixels,
                                            const PixelArea& area) {
    const auto key = std::tuple(image.id, area.x, area.y, area.width, area.height);
    auto found = photos_.find(key);
    if (found == photos_.end()) found = photos_.emplace(key, surface_of(pixels, area)).first;
    return found->second.get();
}

void CairoCanvas::operator()(const scene::Image& image) {
    const base::Rect rect = at(image.rect);
    const float opacity = std::clamp(safe(image.opacity), 0.F, 1.F);
    if (rect.empty() || opacity <= 0) return;
    rounded_rectangle(rect, safe_radius(image.radius_px, rect));
    const DecodedImage* photo = photo_of(images_, image.id);
    const PhotoPart part = photo != nullptr ? photo_part(*photo, image, rect) : PhotoPart{};
    cairo_surface_t* surface = photo != nullptr ? photo_surface(image, photo->pixels, part.area) : nullptr;
    if (surface == nullptr) {
        set_colour(image.missing, opacity);
        cairo_fill(context_);
        return;
    }
    cairo_save(context_);
    cairo_clip(context_);
    cairo_translate(context_, static_cast<double>(part.target.x), static_cast<double>(part.target.y));
    cairo_scale(context_, static_cast<double>(part.target.width) / part.area.width,
                static_cast<double>(part.target.height) / part.area.height);
    cairo_set_source_surface(context_, surface, 0, 0);
    // Edges must not fade into nothing; on a page the viewer scales, and padding would cost a second copy.
    if (target_ == Target::pixels) cairo_pattern_set_extend(cairo_get_source(context_), CAIRO_EXTEND_PAD);
    cairo_pattern_set_filter(cairo_get_source(context_), CAIRO_FILTER_GOOD);
    cairo_paint_with_alpha(context_, static_cast<double>(opacity));
    cairo_restore(context_);
}

void CairoCanvas::operator()(const scene::PushClip& clip) {
    ++clips_;
    cairo_save(context_);
    rounded_rectangle(at(clip.rect), 0);
    cairo_clip(context_);
}

void CairoCanvas::operator()(const scene::PopClip&) {
    if (clips_ == 0) return;
    --clips_;
    cairo_restore(context_);
}

} // namespace dateline::paint
