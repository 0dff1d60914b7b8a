#include "scene/scene.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace dateline::scene {

namespace {

std::string_view font_name(Font font) {
    switch (font) {
    case Font::sans:
        return "sans";
    case Font::sans_bold:
        return "sans-bold";
    case Font::serif:
        return "serif";
    case Font::serif_bold:
        return "serif-bold";
    }
    return "sans";
}

std::string number(float value, int decimals = 1) {
    std::array<char, 64> buffer{};
    const double scale = std::pow(10.0, decimals);
    const double wide = value;
    // Rounded first, so that -0.04 is 0.0 and not -0.0.
    const double rounded = std::isfinite(wide) ? std::round(wide * scale) / scale + 0.0 : wide;
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded,
                                      std::chars_format::fixed, decimals);
    return {buffer.data(), result.ptr};
}

std::string point(base::Point p) {
    return " " + number(p.x) + "," + number(p.y);
}

std::string rectangle(const base::Rect& r, int decimals = 1) {
    return " " + number(r.x, decimals) + "," + number(r.y, decimals) + " " + number(r.width, decimals) + "x" +
           number(r.height, decimals);
}

std::string colour(base::Colour c) {
    return " " + base::to_hex(c);
}

std::string quoted(std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::string result = " \"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (c == '\n') {
            result += "\\n";
        } else if (byte < 0x20 || byte == 0x7F) {
            result += "\\x";
            result += hex[byte >> 4U];
            result += hex[byte & 15U];
        } else {
            result += c;
        }
    }
    return result + "\"";
}

// What has its usual value is left out.
std::string optional_number(char letter, float value, float usual) {
    return value == usual ? std::string() : std::string(" ") + letter + number(value);
}

std::string hex_of(const std::vector<std::uint8_t>& cells) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::string result = " ";
    for (const std::uint8_t cell : cells) {
        result += hex[cell >> 4U];
        result += hex[cell & 15U];
    }
    return result;
}

std::string points(const std::vector<base::Point>& all) {
    std::string result;
    for (const base::Point& p : all)
        result += point(p);
    return result;
}

struct Dumper {
    std::string operator()(const FillRect& c) const {
        return "fill" + rectangle(c.rect) + colour(c.colour) + optional_number('r', c.radius_px, 0) +
               optional_number('b', c.blur_px, 0);
    }
    std::string operator()(const StrokeRect& c) const {
        return "stroke" + rectangle(c.rect) + colour(c.colour) + optional_number('r', c.radius_px, 0) +
               optional_number('w', c.width_px, 1);
    }
    std::string operator()(const Polyline& c) const {
        return "line" + colour(c.colour) + optional_number('w', c.width_px, 1) + points(c.points);
    }
    std::string operator()(const Strip& c) const {
        return "strip" + rectangle(c.rect) + colour(c.colour) + hex_of(c.cells);
    }
    std::string operator()(const FillPath& c) const { return "path" + colour(c.colour) + points(c.points); }
    std::string operator()(const Text& c) const {
        return "text" + point(c.baseline) + " " + std::string(font_name(c.font)) + " " + number(c.size_px) +
               colour(c.colour) + quoted(c.text);
    }
    std::string operator()(const Image& c) const {
        std::string line = "image" + rectangle(c.rect) + quoted(c.id);
        if (!(c.source == base::Rect{0, 0, 1, 1})) line += " source" + rectangle(c.source, 3);
        line += optional_number('r', c.radius_px, 0);
        if (c.opacity != 1.0F) line += " o" + number(c.opacity, 2);
        return line + " missing" + colour(c.missing);
    }
    std::string operator()(const PushClip& c) const { return "clip" + rectangle(c.rect); }
    std::string operator()(const PopClip& /*c*/) const { return "unclip"; }
};

} // namespace

std::vector<FillRect> runs_of(const Strip& strip) {
    std::vector<FillRect> runs;
    const float cell_px = strip.rect.width / static_cast<float>(strip.cells.size());
    for (std::size_t i = 0; i < strip.cells.size();) {
        std::size_t end = i + 1;
        while (end < strip.cells.size() && strip.cells[end] == strip.cells[i])
            ++end;
        base::Colour colour = strip.colour;
        colour.alpha = static_cast<std::uint8_t>((colour.alpha * strip.cells[i] + 127) / 255);
        if (colour.alpha > 0)
            runs.push_back({{strip.rect.x + cell_px * static_cast<float>(i), strip.rect.y,
                             cell_px * static_cast<float>(end - i), strip.rect.height},
                            colour});
        i = end;
    }
    return runs;
}

base::Rect unstretched(const Image& image, base::Size own) {
    base::Rect part = image.source;
    if (own.width < 1 || own.height < 1 || image.rect.empty() || part.empty()) return part;
    const float shown = own.width * part.width / (own.height * part.height);
    const float wanted = image.rect.width / image.rect.height;
    if (!(std::abs(shown / wanted - 1) > 0.01F)) return part;
    const base::Rect asked = part;
    if (shown > wanted) {
        part.width *= wanted / shown;
        part.x += (asked.width - part.width) / 2;
    } else {
        part.height *= shown / wanted;
        const float left = asked.height - part.height;
        part.y += shown < 1 ? std::min(left, base::heads_from * asked.height) : left / 2;
    }
    return part;
}

float whole_image_width(const Image& image, float scale) {
    return image.rect.width * scale / std::max(image.source.width, 0.01F);
}

float whole_image_height(const Image& image, float scale) {
    return image.rect.height * scale / std::max(image.source.height, 0.01F);
}

const Hit* hit_test(const Scene& scene, base::Point point) {
    for (auto hit = scene.hits.rbegin(); hit != scene.hits.rend(); ++hit)
        if (hit->rect.contains(point)) return &*hit;
    return nullptr;
}

std::string dump(const Scene& scene) {
    std::string text = "scene " + number(scene.size.width) + "x" + number(scene.size.height) +
                       colour(scene.background) + "\n";
    for (const Command& command : scene.commands)
        text += std::visit(Dumper(), command) + "\n";
    for (const Hit& hit : scene.hits)
        text +=
            "hit" + rectangle(hit.rect) + quoted(hit.id) + (hit.url.empty() ? "" : quoted(hit.url)) + "\n";
    return text;
}

} // namespace dateline::scene
