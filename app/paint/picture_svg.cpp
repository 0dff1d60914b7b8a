#include "paint/picture_svg.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "paint/picture_parts.h"
#include "paint/picture_text.h"
#include "paint/svg_parts.h"
#include "paint/svg_text.h"
#include "platform/file.h"

namespace dateline::paint {
namespace {

std::string points_of(const std::vector<base::Point>& points, base::Point origin) {
    std::string text;
    for (const base::Point raw : points) {
        const base::Point p = safe(raw, origin);
        text += (text.empty() ? "" : " ") + px(p.x) + "," + px(p.y);
    }
    return attribute("points", text);
}

class SvgWriter {
  public:
    SvgWriter(const FontBook& fonts, const ImageSource& images) : texts_(fonts, ids_), images_(images) {}

    // None: stopped.
    std::optional<std::string> document(const scene::Scene& scene, float scale, const PictureInfo& info,
                                        const base::ProgressAndCancel& watch);

    void operator()(const scene::FillRect& fill);
    void operator()(const scene::Strip& strip);
    void operator()(const scene::StrokeRect& stroke);
    void operator()(const scene::Polyline& line);
    void operator()(const scene::FillPath& path);
    void operator()(const scene::Text& text);
    void operator()(const scene::Image& image);
    void operator()(const scene::PushClip& clip);
    void operator()(const scene::PopClip&);

  private:
    std::string shadow_filter(const base::Rect& rect, float blur_px);
    std::string clip_path(const base::Rect& rect, float radius);
    std::string photo_symbol(const scene::Image& image, const Pixels& pixels, const PixelArea& area);
    void add_links(const scene::Scene& scene);

    int ids_ = 0; // of what has a name in the document
    SvgTexts texts_;
    const ImageSource& images_;
    std::string out_;
    std::map<std::tuple<std::string, int, int, int, int>, std::string> photos_; // their ids in the document
    base::Point origin_; // of the scene whose command is written
    int clips_ = 0;
};

std::optional<std::string> SvgWriter::document(const scene::Scene& scene, float scale,
                                               const PictureInfo& info,
                                               const base::ProgressAndCancel& watch) {
    const base::Size size = scene.size;
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"";
    out_ += attribute("width", px(size.width * scale)) + attribute("height", px(size.height * scale));
    // Letters lie where they were measured: no kerning, no hints.
    out_ += attribute("viewBox", "0 0 " + px(size.width) + " " + px(size.height)) +
            attribute("text-rendering", "geometricPrecision") + attribute("style", "font-kerning:none") +
            ">\n";
    if (!info.title.empty()) out_ += "<title>" + xml_text(info.title) + "</title>\n";
    const std::string line = in_one_line(info);
    const std::string about = line + (line.empty() || info.author.empty() ? "" : " | ") + info.author;
    if (!about.empty()) out_ += "<desc>" + xml_text(about) + "</desc>\n";
    (*this)(scene::FillRect{{0, 0, size.width, size.height}, scene.background});
    const std::vector<scene::PlacedCommand> order = scene::painting_order(scene);
    const std::size_t count = order.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (i % 64 == 0 && !watch.goes_on(static_cast<double>(i) / static_cast<double>(count)))
            return std::nullopt;
        origin_ = order[i].origin;
        std::visit(*this, order[i].command);
    }
    while (clips_ > 0)
        (*this)(scene::PopClip{});
    add_links(scene);
    return out_ + "</svg>\n";
}

std::string SvgWriter::shadow_filter(const base::Rect& rect, float blur_px) {
    const float sigma = std::clamp(safe(blur_px), 0.F, 400.F) / 2;
    const std::string id = "s" + std::to_string(++ids_);
    out_ += "<filter" + attribute("id", id) + attribute("filterUnits", "userSpaceOnUse") +
            place(rect.inset(-3 * sigma - 1)) + attribute("color-interpolation-filters", "sRGB") +
            "><feGaussianBlur" + attribute("stdDeviation", px(sigma)) + "/></filter>\n";
    return attribute("filter", "url(#" + id + ")");
}

std::string SvgWriter::clip_path(const base::Rect& rect, float radius) {
    const std::string id = "c" + std::to_string(++ids_);
    out_ += "<clipPath" + attribute("id", id) + "><rect" + place(rect) + rounded(radius) + "/></clipPath>\n";
    return attribute("clip-path", "url(#" + id + ")");
}

void SvgWriter::operator()(const scene::FillRect& fill) {
    const base::Rect rect = safe(fill.rect, origin_);
    if (rect.empty() || fill.colour.alpha == 0) return;
    const std::string filter = fill.blur_px > 0 ? shadow_filter(rect, fill.blur_px) : std::string();
    out_ += "<rect" + place(rect) + rounded(safe_radius(fill.radius_px, rect)) +
            paint_of("fill", fill.colour) + filter + "/>\n";
}

void SvgWriter::operator()(const scene::Strip& strip) {
    out_ += "<g" + attribute("shape-rendering", "crispEdges") + ">\n";
    for (const scene::FillRect& run : strip.runs())
        (*this)(run);
    out_ += "</g>\n";
}

void SvgWriter::operator()(const scene::StrokeRect& stroke) {
    const base::Rect rect = safe(stroke.rect, origin_);
    const float width = std::min(safe(stroke.width_px), std::min(rect.width, rect.height) / 2);
    if (rect.empty() || width <= 0) return;
    const float radius = std::max(safe_radius(stroke.radius_px, rect) - width / 2, 0.F);
    out_ += "<rect" + place(rect.inset(width / 2)) + rounded(radius) + attribute("fill", "none") +
            paint_of("stroke", stroke.colour) + attribute("stroke-width", px(width)) + "/>\n";
}

void SvgWriter::operator()(const scene::Polyline& line) {
    if (line.points.size() < 2 || safe(line.width_px) <= 0) return;
    out_ += "<polyline" + points_of(line.points, origin_) + attribute("fill", "none") +
            paint_of("stroke", line.colour) + attribute("stroke-width", px(safe(line.width_px))) +
            attribute("stroke-linejoin", "round") + "/>\n";
}

void SvgWriter::operator()(const scene::FillPath& path) {
    if (path.points.size() < 3) return;
    out_ += "<polygon" + points_of(path.points, origin_) + paint_of("fill", path.colour) + "/>\n";
}

// The photo's part, written once.
std::string SvgWriter::photo_symbol(const scene::Image& image, const Pixels& pixels, const PixelArea& area) {
    const auto key = std::tuple(image.id, area.x, area.y, area.width, area.height);
    if (const auto found = photos_.find(key); found != photos_.end()) return found->second;
    return photos_[key] = svg_symbol(surface_of(pixels, area), ids_, out_);
}

void SvgWriter::operator()(const scene::Text& text) {
    scene::Text placed = text;
    placed.baseline = {text.baseline.x + origin_.x, text.baseline.y + origin_.y};
    texts_.write(placed, out_);
}

void SvgWriter::operator()(const scene::Image& image) {
    const base::Rect rect = safe(image.rect, origin_);
    const float opacity = std::clamp(safe(image.opacity), 0.F, 1.F);
    if (rect.empty() || opacity <= 0) return;
    const float radius = safe_radius(image.radius_px, rect);
    const DecodedImage* photo = photo_of(images_, image.id);
    const PhotoPart part = photo != nullptr ? photo_part(*photo, image, rect) : PhotoPart{};
    const std::string symbol =
        photo != nullptr ? photo_symbol(image, photo->pixels, part.area) : std::string();
    if (symbol.empty()) {
        out_ += "<rect" + place(rect) + rounded(radius) + paint_of("fill", image.missing, opacity) + "/>\n";
        return;
    }
    const std::string clip = clip_path(rect, radius);
    out_ += "<g" + clip + (opacity < 1 ? attribute("opacity", px(opacity)) : "") + "><use" +
            attribute("href", "#" + symbol) + transform_to(part.target) + "/></g>\n";
}

void SvgWriter::operator()(const scene::PushClip& clip) {
    ++clips_;
    const std::string path = clip_path(safe(clip.rect, origin_), 0);
    out_ += "<g" + path + ">\n";
}

void SvgWriter::operator()(const scene::PopClip&) {
    if (clips_ == 0) return;
    --clips_;
    out_ += "</g>\n";
}

void SvgWriter::add_links(const scene::Scene& scene) {
    for (const scene::PlacedHit& placed : scene::all_hits(scene)) {
        const std::string target = link_target(placed.hit.url);
        const base::Rect rect = safe(placed.rect);
        if (target.empty() || rect.empty()) continue;
        out_ += "<a" + attribute("href", xml_text(target)) + attribute("target", "_blank") +
                attribute("rel", "noopener noreferrer") + "><rect" + place(rect) +
                " fill=\"#000000\" fill-opacity=\"0\" pointer-events=\"all\"/></a>\n";
    }
}

} // namespace

bool paint_svg(const scene::Scene& scene, const std::string& path, float scale, const FontBook& fonts,
               const ImageSource& images, const PictureInfo& info, const base::ProgressAndCancel& watch) {
    check_scale(scene, path, scale);
    const std::optional<std::string> document = SvgWriter(fonts, images).document(scene, scale, info, watch);
    if (document) platform::write_file(path, *document);
    return document.has_value();
}

} // namespace dateline::paint
