#include "paint/picture.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "base/file.h"
#include "base/utf8.h"
#include "paint/picture_parts.h"
#include "paint/picture_text.h"

namespace dateline::paint {
namespace {

std::string px(float value) {
    return number(static_cast<double>(value));
}

std::string attribute(std::string_view name, const std::string& value) {
    return " " + std::string(name) + "=\"" + value + "\"";
}

std::string place(const base::Rect& r) {
    return attribute("x", px(r.x)) + attribute("y", px(r.y)) + attribute("width", px(r.width)) +
           attribute("height", px(r.height));
}

std::string paint_of(std::string_view name, base::Colour c, float opacity = 1) {
    base::Colour opaque = c;
    opaque.alpha = 255;
    std::string text = attribute(name, base::to_hex(opaque));
    const double alpha = c.alpha / 255.0 * static_cast<double>(opacity);
    if (alpha < 1) text += attribute(std::string(name) + "-opacity", number(alpha));
    return text;
}

std::string rounded(float radius) {
    return radius > 0 ? attribute("rx", px(radius)) : std::string();
}

std::string points_of(const std::vector<base::Point>& points) {
    std::string text;
    for (const base::Point raw : points) {
        const base::Point p = safe(raw);
        text += (text.empty() ? "" : " ") + px(p.x) + "," + px(p.y);
    }
    return attribute("points", text);
}

// Other programs may know the fonts by their newer names, or have only their own.
std::string font_of(scene::Font font) {
    const bool serif = font == scene::Font::serif || font == scene::Font::serif_bold;
    const bool bold = font == scene::Font::sans_bold || font == scene::Font::serif_bold;
    const char* families = serif ? "'Noto Serif CJK KR', 'Noto Serif KR', 'Source Han Serif KR', serif"
                                 : "'Noto Sans CJK KR', 'Noto Sans KR', 'Source Han Sans KR', sans-serif";
    return attribute("font-family", families) + (bold ? attribute("font-weight", "700") : "");
}

class SvgWriter {
  public:
    SvgWriter(const FontBook& fonts, const ImageSource& images) : fonts_(fonts), images_(images) {}

    // None: stopped.
    std::optional<std::string> document(const scene::Scene& scene, float scale, const PictureInfo& info,
                                        const base::Watch& watch);

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
    std::string spans_of(std::string_view words, scene::Font font, float size) const;
    std::vector<int> faces_of(std::string_view words, scene::Font font, float size) const;

    const FontBook& fonts_;
    const ImageSource& images_;
    std::string out_;
    std::map<std::tuple<std::string, int, int, int, int>, std::string> photos_; // their ids in the document
    int clips_ = 0, ids_ = 0;
};

std::optional<std::string> SvgWriter::document(const scene::Scene& scene, float scale,
                                               const PictureInfo& info, const base::Watch& watch) {
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
    const std::size_t count = scene.commands.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (i % 64 == 0 && !watch.goes_on(static_cast<double>(i) / static_cast<double>(count)))
            return std::nullopt;
        std::visit(*this, scene.commands[i]);
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
    const base::Rect rect = safe(fill.rect);
    if (rect.empty() || fill.colour.alpha == 0) return;
    const std::string filter = fill.blur_px > 0 ? shadow_filter(rect, fill.blur_px) : std::string();
    out_ += "<rect" + place(rect) + rounded(safe_radius(fill.radius_px, rect)) +
            paint_of("fill", fill.colour) + filter + "/>\n";
}

void SvgWriter::operator()(const scene::Strip& strip) {
    out_ += "<g" + attribute("shape-rendering", "crispEdges") + ">\n";
    for (const scene::FillRect& run : scene::runs_of(strip))
        (*this)(run);
    out_ += "</g>\n";
}

void SvgWriter::operator()(const scene::StrokeRect& stroke) {
    const base::Rect rect = safe(stroke.rect);
    const float width = std::min(safe(stroke.width_px), std::min(rect.width, rect.height) / 2);
    if (rect.empty() || width <= 0) return;
    const float radius = std::max(safe_radius(stroke.radius_px, rect) - width / 2, 0.F);
    out_ += "<rect" + place(rect.inset(width / 2)) + rounded(radius) + attribute("fill", "none") +
            paint_of("stroke", stroke.colour) + attribute("stroke-width", px(width)) + "/>\n";
}

void SvgWriter::operator()(const scene::Polyline& line) {
    if (line.points.size() < 2 || safe(line.width_px) <= 0) return;
    out_ += "<polyline" + points_of(line.points) + attribute("fill", "none") +
            paint_of("stroke", line.colour) + attribute("stroke-width", px(safe(line.width_px))) +
            attribute("stroke-linejoin", "round") + "/>\n";
}

void SvgWriter::operator()(const scene::FillPath& path) {
    if (path.points.size() < 3) return;
    out_ += "<polygon" + points_of(path.points) + paint_of("fill", path.colour) + "/>\n";
}

void SvgWriter::operator()(const scene::Text& text) {
    const std::string words = clean_text(text.text);
    const float size = std::min(safe(text.size_px), 1000.F);
    const float width = fonts_.width(words, text.font, size);
    if (words.empty() || size <= 0) return;
    const base::Point baseline = safe(text.baseline);
    // Text that is read from right to left begins at its right end.
    const bool backwards = base::is_right_to_left(words);
    out_ += "<text xml:space=\"preserve\"" + attribute("x", px(backwards ? baseline.x + width : baseline.x)) +
            attribute("y", px(baseline.y)) + (backwards ? attribute("direction", "rtl") : "") +
            font_of(text.font) + attribute("font-size", px(size)) + paint_of("fill", text.colour);
    // Whatever font shows it, it takes the room that was measured.
    if (width > 0) out_ += attribute("textLength", px(width)) + attribute("lengthAdjust", "spacingAndGlyphs");
    out_ += ">" + spans_of(words, text.font, size) + "</text>\n";
}

// Each run of letters names the font that has them. In a list for the whole line some programs take them for
// other letters too (the font of emoji has digits), or set them by the first one's height.
std::string SvgWriter::spans_of(std::string_view words, scene::Font font, float size) const {
    const std::string generic =
        font == scene::Font::serif || font == scene::Font::serif_bold ? "serif" : "sans-serif";
    const std::vector<int> faces = faces_of(words, font, size);
    std::string text;
    for (std::size_t at = 0, end = 0; at < words.size(); at = end) {
        for (end = at + 1; end < words.size() && faces[end] == faces[at];)
            ++end;
        const std::string run = xml_text(words.substr(at, end - at));
        const std::string& family = fonts_.family(faces[at]);
        const bool named = faces[at] != fonts_.primary_face(font) && family.find('\'') == std::string::npos;
        text += named ? "<tspan" + attribute("font-family", "'" + xml_text(family) + "', " + generic) + ">" +
                            run + "</tspan>"
                      : run;
    }
    return text;
}

// The face of each byte. Some programs order words within a run alone: what is read from right to left is one
// run, with the spaces between its words, and so is a part of a line (base/parts.h) with all that is in it.
std::vector<int> SvgWriter::faces_of(std::string_view words, scene::Font font, float size) const {
    const int primary = fonts_.primary_face(font);
    std::vector<int> faces(words.size(), primary);
    for (const PlacedGlyph& glyph : fonts_.place(words, font, size))
        for (std::size_t i = glyph.byte; i < std::min(glyph.byte + glyph.bytes, words.size()); ++i)
            faces[i] = glyph.face;
    const auto fill = [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            if (faces[i] == primary || fonts_.is_coloured(faces[i])) continue;
            std::fill(faces.begin() + static_cast<std::ptrdiff_t>(begin),
                      faces.begin() + static_cast<std::ptrdiff_t>(end), faces[i]);
            return;
        }
    };
    std::size_t part = 0, open = 0;
    std::size_t word =
        words.size(); // where a letter stands that is read from right to left, nothing but spaces since
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t begin = at;
        const char32_t c = base::next_code_point(words, &at);
        const std::string_view character = words.substr(begin, at - begin);
        if (character == base::first_strong_isolate && open++ == 0) {
            std::fill(faces.begin() + static_cast<std::ptrdiff_t>(begin),
                      faces.begin() + static_cast<std::ptrdiff_t>(at), primary); // not of what stands before
            part = begin;
        }
        if (character == base::pop_isolate && open > 0 && --open == 0) fill(part, at);
        if (open > 0) continue;
        if (base::is_read_backwards(c)) {
            if (word < begin && faces[word] == faces[begin]) fill(word, at);
            word = begin;
        } else if (base::direction_of(character) == base::Direction::left_to_right) {
            word = words.size();
        }
    }
    if (open > 0) fill(part, words.size());
    return faces;
}

// The photo's part as a square of one by one, written once; "" if there is no memory for it.
std::string SvgWriter::photo_symbol(const scene::Image& image, const Pixels& pixels, const PixelArea& area) {
    const auto key = std::tuple(image.id, area.x, area.y, area.width, area.height);
    if (const auto found = photos_.find(key); found != photos_.end()) return found->second;
    std::string id;
    if (const Surface surface = surface_of(pixels, area)) {
        if (const std::string png = encode_png(surface.get()); !png.empty()) {
            id = "p" + std::to_string(++ids_);
            out_ += "<defs><image" + attribute("id", id) + place({0, 0, 1, 1}) +
                    attribute("preserveAspectRatio", "none") +
                    attribute("href", "data:image/png;base64," + base64(png)) + "/></defs>\n";
        }
    }
    return photos_[key] = id;
}

void SvgWriter::operator()(const scene::Image& image) {
    const base::Rect rect = safe(image.rect);
    const float opacity = std::clamp(safe(image.opacity), 0.F, 1.F);
    if (rect.empty() || opacity <= 0) return;
    const float radius = safe_radius(image.radius_px, rect);
    const DecodedImage* photo = photo_of(images_, image.id);
    const PhotoPart part = photo != nullptr ? photo_part(*photo, image) : PhotoPart{};
    const std::string symbol =
        photo != nullptr ? photo_symbol(image, photo->pixels, part.area) : std::string();
    if (symbol.empty()) {
        out_ += "<rect" + place(rect) + rounded(radius) + paint_of("fill", image.missing, opacity) + "/>\n";
        return;
    }
    const std::string clip = clip_path(rect, radius);
    out_ += "<g" + clip + (opacity < 1 ? attribute("opacity", px(opacity)) : "") + "><use" +
            attribute("href", "#" + symbol) +
            attribute("transform", "translate(" + px(part.target.x) + " " + px(part.target.y) + ") scale(" +
                                       px(part.target.width) + " " + px(part.target.height) + ")") +
            "/></g>\n";
}

void SvgWriter::operator()(const scene::PushClip& clip) {
    ++clips_;
    const std::string path = clip_path(safe(clip.rect), 0);
    out_ += "<g" + path + ">\n";
}

void SvgWriter::operator()(const scene::PopClip&) {
    if (clips_ == 0) return;
    --clips_;
    out_ += "</g>\n";
}

void SvgWriter::add_links(const scene::Scene& scene) {
    for (const scene::Hit& hit : scene.hits) {
        const std::string target = link_target(hit.url);
        const base::Rect rect = safe(hit.rect);
        if (target.empty() || rect.empty()) continue;
        out_ += "<a" + attribute("href", xml_text(target)) + attribute("target", "_blank") +
                attribute("rel", "noopener noreferrer") + "><rect" + place(rect) +
                " fill=\"#000000\" fill-opacity=\"0\" pointer-events=\"all\"/></a>\n";
    }
}

} // namespace

bool paint_svg(const scene::Scene& scene, const std::string& path, float scale, const FontBook& fonts,
               const ImageSource& images, const PictureInfo& info, const base::Watch& watch) {
    check_scale(scene, path, scale);
    const std::optional<std::string> document = SvgWriter(fonts, images).document(scene, scale, info, watch);
    if (document) base::write_file(path, *document);
    return document.has_value();
}

} // namespace dateline::paint
