#include "base/colour.h"

#include <array>
#include <cmath>

namespace dateline::base {

namespace {

// NaN counts as 0, so that every result is a colour.
float unit(float value) {
    if (!(value > 0.0F)) return 0.0F;
    return value < 1.0F ? value : 1.0F;
}

std::uint8_t blend(std::uint8_t a, std::uint8_t b, float share) {
    const float from = a;
    const float to = b;
    return static_cast<std::uint8_t>(std::lround(from + (to - from) * share));
}

double linear(std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

} // namespace

Colour faded(Colour colour, float opacity) {
    colour.alpha = blend(0, colour.alpha, unit(opacity));
    return colour;
}

Colour mixed(Colour a, Colour b, float share) {
    const float s = unit(share);
    return {blend(a.red, b.red, s), blend(a.green, b.green, s), blend(a.blue, b.blue, s),
            blend(a.alpha, b.alpha, s)};
}

double contrast_ratio(Colour a, Colour b) {
    const double first = luminance(a);
    const double second = luminance(b);
    const double lighter = first > second ? first : second;
    const double darker = first > second ? second : first;
    return (lighter + 0.05) / (darker + 0.05);
}

Colour letters_on(Colour ground) {
    constexpr Colour white = rgb(0xFFFFFF), ink = rgb(0x15171B);
    return contrast_ratio(white, ground) >= contrast_ratio(ink, ground) ? white : ink;
}

std::string to_hex(Colour colour) {
    constexpr std::array<char, 17> digits{"0123456789abcdef"};
    std::string text = "#";
    const auto append = [&](std::uint8_t value) {
        text += digits.at(value >> 4U);
        text += digits.at(value & 15U);
    };
    append(colour.red);
    append(colour.green);
    append(colour.blue);
    if (colour.alpha != 255) append(colour.alpha);
    return text;
}

} // namespace dateline::base
