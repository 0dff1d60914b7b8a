#include "scene/command_parts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace dateline::scene {

base::Rect around(const std::vector<base::Point>& points, float margin_px) {
    if (points.empty()) return {};
    float left = points[0].x, top = points[0].y, right = left, bottom = top;
    for (const base::Point& point : points) {
        left = std::min(left, point.x);
        top = std::min(top, point.y);
        right = std::max(right, point.x);
        bottom = std::max(bottom, point.y);
    }
    return base::Rect{left, top, right - left, bottom - top}.inset(-margin_px);
}

std::string number(float value, int decimals) {
    std::array<char, 64> buffer{};
    const double scale = std::pow(10.0, decimals);
    const double wide = value;
    // Rounded first, so that -0.04 is 0.0 and not -0.0.
    const double rounded = std::isfinite(wide) ? std::round(wide * scale) / scale + 0.0 : wide;
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded,
                                      std::chars_format::fixed, decimals);
    return {buffer.data(), result.ptr};
}

std::string words_of(base::Point point) {
    return " " + number(point.x) + "," + number(point.y);
}

std::string words_of(const std::vector<base::Point>& points) {
    std::string words;
    for (const base::Point point : points)
        words += words_of(point);
    return words;
}

std::string words_of(const base::Rect& rect, int decimals) {
    return " " + number(rect.x, decimals) + "," + number(rect.y, decimals) + " " +
           number(rect.width, decimals) + "x" + number(rect.height, decimals);
}

std::string words_of(base::Colour colour) {
    return " " + base::to_hex(colour);
}

std::string in_quotes(std::string_view text) {
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

} // namespace dateline::scene
