#include "layout/canvas.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "model/zones.h"

namespace dateline::layout {

namespace {

std::size_t index(Layer layer) {
    return static_cast<std::size_t>(layer);
}

base::Rect within(base::Rect rect, base::Size size) {
    const float left = finite(rect.x, -4096, size.width + 4096);
    const float top = finite(rect.y, -4096, size.height + 4096);
    return {left, top, finite(rect.width, 0, size.width + 8192), finite(rect.height, 0, size.height + 8192)};
}

} // namespace

float finite(float value, float low, float high) {
    return std::isnan(value) ? low : std::clamp(value, low, high);
}

Canvas::Canvas(const model::Window& window_in, const model::Overview& overview_in,
               const Viewport& viewport_in, const Style& style_in, const Focus& focus_in,
               const scene::TextMeasurer& measurer)
    : window(window_in), overview(overview_in), viewport(viewport_in), style(style_in), focus(focus_in),
      colours(palette(style_in.theme)),
      zones_differ(model::has_other_zone(window_in.events, viewport_in.utc_offset_minutes)),
      measurer_(measurer) {
    constexpr std::size_t usual = 512; // what grows is moved, again and again
    for (const Layer layer : {Layer::ground, Layer::under_dots, Layer::dots, Layer::labels}) {
        commands_[index(layer)].reserve(usual);
        hits_[index(layer)].reserve(usual);
    }
}

base::Zone Canvas::zone_of(const model::EventItem& event) const {
    return base::Zone::among(event.utc_offset_minutes, viewport.utc_offset_minutes, zones_differ);
}

base::Zone Canvas::zone() const {
    return base::Zone::among({}, viewport.utc_offset_minutes, zones_differ);
}

const char* Canvas::word(const char* key) const {
    return base::tr(style.language, key);
}

float Canvas::text_width(std::string_view text, scene::Font font, float size_px) const {
    // What is longer is wider than any canvas.
    constexpr std::size_t max_measured_bytes = 4096;
    return finite(measurer_.width(text.substr(0, max_measured_bytes), font, size_px), 0, 1e6F);
}

float Canvas::left_of(std::string_view line, float left_px, float width_px, scene::Font font,
                      float size_px) const {
    return scene::left_of_line(line, left_px, width_px, font, size_px, measurer_);
}

std::string Canvas::elided(std::string_view text, float width_px, scene::Font font, float size_px) const {
    if (width_px <= 0) return {};
    return scene::elide(text, width_px, font, size_px, measurer_);
}

std::vector<std::string> Canvas::broken(std::string_view text, float width_px, int max_lines,
                                        scene::Font font, float size_px) const {
    std::vector<std::string> result;
    if (text.empty() || width_px <= 0) return result;
    for (scene::Line& line : scene::break_lines(text, width_px, max_lines, font, size_px, measurer_))
        result.push_back(std::move(line.text));
    return result;
}

std::vector<std::string> Canvas::balanced(std::string_view text, float width_px, scene::Font font,
                                          float size_px) const {
    std::vector<std::string> result;
    if (width_px <= 0) return result;
    for (scene::Line& line : scene::break_balanced(text, width_px, font, size_px, measurer_))
        result.push_back(std::move(line.text));
    return result;
}

void Canvas::rect(Layer layer, base::Rect rect, base::Colour colour, float radius_px, float blur_px) {
    const base::Rect cut = within(rect, viewport.size);
    if (cut.empty() || colour.alpha == 0) return;
    commands_[index(layer)].push_back(scene::FillRect{cut, colour, radius_px, blur_px});
}

void Canvas::ground(Layer layer, base::Rect rect, base::Colour colour, float radius_px) {
    if (style.ground == Ground::painted) this->rect(layer, rect, colour, radius_px);
}

void Canvas::strip(Layer layer, base::Rect rect, base::Colour colour, std::vector<std::uint8_t> cells) {
    const base::Rect cut = within(rect, viewport.size);
    if (cut.empty() || cells.empty() || colour.alpha == 0) return;
    commands_[index(layer)].push_back(scene::Strip{cut, colour, std::move(cells)});
}

void Canvas::stroke(Layer layer, base::Rect rect, base::Colour colour, float radius_px, float width_px) {
    const base::Rect cut = within(rect, viewport.size);
    if (cut.empty() || colour.alpha == 0) return;
    commands_[index(layer)].push_back(scene::StrokeRect{cut, colour, radius_px, width_px});
}

void Canvas::dot(Layer layer, base::Point centre, float radius_px, base::Colour colour) {
    rect(layer, {centre.x - radius_px, centre.y - radius_px, 2 * radius_px, 2 * radius_px}, colour,
         radius_px);
}

void Canvas::ring(Layer layer, base::Point centre, float radius_px, base::Colour colour, float width_px) {
    stroke(layer, {centre.x - radius_px, centre.y - radius_px, 2 * radius_px, 2 * radius_px}, colour,
           radius_px, width_px);
}

void Canvas::line(Layer layer, std::vector<base::Point> points, base::Colour colour, float width_px) {
    if (points.size() < 2 || colour.alpha == 0) return;
    for (base::Point& point : points)
        point = {finite(point.x, -4096, width() + 4096), finite(point.y, -4096, height() + 4096)};
    commands_[index(layer)].push_back(scene::Polyline{std::move(points), colour, width_px});
}

void Canvas::text(Layer layer, base::Point baseline, std::string text, scene::Font font, float size_px,
                  base::Colour colour) {
    if (text.empty() || colour.alpha == 0) return;
    const base::Point at = {finite(baseline.x, -4096, width() + 4096),
                            finite(baseline.y, -4096, height() + 4096)};
    commands_[index(layer)].push_back(scene::Text{at, std::move(text), font, size_px, colour});
}

void Canvas::image(const scene::Image& image) {
    if (image.rect.empty()) return;
    commands_[index(Layer::card_image)].push_back(image);
}

void Canvas::hit(Layer layer, base::Rect rect, const Target& target) {
    const base::Rect cut =
        base::intersection(within(rect, viewport.size), {0, 0, viewport.size.width, viewport.size.height});
    const auto* ref = std::get_if<model::Ref>(&target);
    if (cut.empty() || (ref != nullptr && !*ref)) return;
    hits_[index(layer)].push_back({cut, targets_.size(), {}});
    targets_.push_back(target);
}

void Canvas::link(base::Rect rect, const std::string& url) {
    const base::Rect cut =
        base::intersection(within(rect, viewport.size), {0, 0, viewport.size.width, viewport.size.height});
    if (cut.empty() || url.empty()) return;
    hits_[index(Layer::front_text)].push_back({cut, scene::no_target, url});
}

Composition Canvas::composition() && {
    Composition whole;
    scene::Scene& result = whole.scene;
    result.size = viewport.size;
    result.background = colours.background;
    if (style.ground == Ground::none) result.background.alpha = 0;
    std::size_t count = 2;
    for (const auto& layer : commands_)
        count += layer.size();
    result.commands.reserve(count);
    count = 0;
    for (const auto& layer : hits_)
        count += layer.size();
    result.hits.reserve(count);
    result.commands.emplace_back(scene::PushClip{{0, 0, viewport.size.width, viewport.size.height}});
    for (auto& layer : commands_)
        std::move(layer.begin(), layer.end(), std::back_inserter(result.commands));
    result.commands.emplace_back(scene::PopClip{});
    for (auto& layer : hits_)
        std::move(layer.begin(), layer.end(), std::back_inserter(result.hits));
    whole.targets = std::move(targets_);
    return whole;
}

Extent extent_of(const Canvas& canvas, base::Span span, float bar_min_px) {
    Extent extent;
    extent.left = scene_x(canvas.viewport, span.start_ms);
    extent.right = std::max(extent.left, scene_x(canvas.viewport, span.end_ms));
    // As the store counts what is in view: by time, to the millisecond.
    const auto start_ms = span.start_ms, end_ms = span.end_ms;
    const double from_ms = canvas.viewport.start_ms, to_ms = canvas.viewport.end_ms();
    extent.visible = start_ms < to_ms && (end_ms > from_ms || start_ms >= from_ms);
    extent.bar = extent.right - extent.left >= bar_min_px;
    const float from = std::max(extent.left, 0.0F);
    const float to = std::min(extent.right, canvas.width());
    extent.x = extent.bar && extent.visible ? (from + to) / 2 : (extent.left + extent.right) / 2;
    // Of what is narrow, the middle may be beyond the edge: it stands at the edge then.
    if (!extent.bar && extent.visible) extent.x = std::clamp(extent.x, 0.0F, canvas.width());
    return extent;
}

Extent extent_of(const Canvas& canvas, const model::EventItem& event) {
    // What really lasts (an interval, a known beginning and end) shows its length earlier than what is known
    // to the day.
    const bool lasts = event.date.interval || event.date.precision <= base::Precision::hour;
    return extent_of(canvas, event.date.span, lasts ? 18.0F : bar_from_px);
}

base::Colour readable(base::Colour colour, const Palette& palette) {
    for (int step = 0; step < 8; ++step) {
        if (base::contrast_ratio(colour, palette.background) >= 4.5 &&
            base::contrast_ratio(colour, palette.panel) >= 4.5)
            return colour;
        colour = base::mixed(colour, palette.ink, 0.12F);
    }
    return palette.ink;
}

} // namespace dateline::layout
