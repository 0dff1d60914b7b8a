#pragma once
// Colours in sRGB, 8 bits a channel, straight (not premultiplied) alpha.

#include <cstdint>
#include <string>

namespace dateline::base {

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0, alpha = 255;
    bool operator==(const Colour&) const = default;
};

// 0xRRGGBB, opaque.
constexpr Colour rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16U), static_cast<std::uint8_t>(hex >> 8U),
            static_cast<std::uint8_t>(hex), 255};
}
// The same colour with its alpha times `opacity` (0 to 1, clamped).
Colour faded(Colour colour, float opacity);
// `share` (0 to 1) of `b` in `a`, channel by channel.
Colour mixed(Colour a, Colour b, float share);
// Contrast ratio of WCAG 2.1 (1 to 21), alpha ignored.
double contrast_ratio(Colour a, Colour b);
// White or near black: the letters that are read better on `ground`.
Colour letters_on(Colour ground);
// "#rrggbb", or "#rrggbbaa" where it is not opaque.
std::string to_hex(Colour colour);

} // namespace dateline::base
