#include "paint/svg_parts.h"

#include "paint/picture_text.h"
#include "paint/png_file.h"

namespace dateline::paint {

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

std::string paint_of(std::string_view name, base::Colour c, float opacity) {
    base::Colour opaque = c;
    opaque.alpha = 255;
    std::string text = attribute(name, base::to_hex(opaque));
    const double alpha = c.alpha / 255.0 * static_cast<double>(opacity);
    if (alpha < 1) text += attribute(std::string(name) + "-opacity", number(alpha));
    return text;
}

std::string transform_to(const base::Rect& r) {
    return attribute("transform", "translate(" + px(r.x) + " " + px(r.y) + ") scale(" + px(r.width) + " " +
                                      px(r.height) + ")");
}

std::string rounded(float radius) {
    return radius > 0 ? attribute("rx", px(radius)) : std::string();
}

std::string svg_symbol(const Surface& surface, int& ids, std::string& out) {
    if (!surface) return {};
    const std::string png = encode_png(surface.get());
    if (png.empty()) return {};
    std::string id = "p" + std::to_string(++ids);
    out += "<defs><image" + attribute("id", id) + place({0, 0, 1, 1}) +
           attribute("preserveAspectRatio", "none") +
           attribute("href", "data:image/png;base64," + base64(png)) + "/></defs>\n";
    return id;
}

} // namespace dateline::paint
