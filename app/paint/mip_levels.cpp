#include "paint/mip_levels.h"

#include <algorithm>
#include <array>

namespace dateline::paint {
namespace {

using Pixel = std::array<std::uint8_t, 4>;

// Two by two; where a side is odd, its last row or column is left out, as graphics drivers do it.
Pixel mean(const Pixels& from, std::size_t x, std::size_t y) {
    const auto width = static_cast<std::size_t>(from.width);
    const std::size_t right = std::min(x + 1, width - 1);
    const std::size_t below = std::min(y + 1, static_cast<std::size_t>(from.height) - 1);
    const std::array<const std::uint8_t*, 4> four = {
        &from.rgba[(y * width + x) * 4], &from.rgba[(y * width + right) * 4],
        &from.rgba[(below * width + x) * 4], &from.rgba[(below * width + right) * 4]};
    unsigned alpha = 0;
    for (const std::uint8_t* pixel : four)
        alpha += pixel[3];
    Pixel result{};
    if (alpha == 0) return result;
    for (std::size_t channel = 0; channel < 3; ++channel) {
        unsigned sum = 0;
        for (const std::uint8_t* pixel : four)
            sum += static_cast<unsigned>(pixel[channel]) * pixel[3];
        result.at(channel) = static_cast<std::uint8_t>((sum + alpha / 2) / alpha);
    }
    result[3] = static_cast<std::uint8_t>((alpha + 2) / 4);
    return result;
}

Pixels halved(const Pixels& from) {
    Pixels half{std::max(1, from.width / 2), std::max(1, from.height / 2), {}};
    half.rgba.reserve(static_cast<std::size_t>(half.width) * static_cast<std::size_t>(half.height) * 4);
    for (std::size_t y = 0; y < static_cast<std::size_t>(half.height); ++y) {
        for (std::size_t x = 0; x < static_cast<std::size_t>(half.width); ++x) {
            const Pixel pixel = mean(from, x * 2, y * 2);
            half.rgba.insert(half.rgba.end(), pixel.begin(), pixel.end());
        }
    }
    return half;
}

} // namespace

std::vector<Pixels> mip_levels(const Pixels& picture) {
    std::vector<Pixels> levels;
    if (picture.rgba.empty()) return levels;
    const Pixels* above = &picture;
    levels.reserve(16);
    while (above->width > 1 || above->height > 1) {
        levels.push_back(halved(*above));
        above = &levels.back();
    }
    return levels;
}

} // namespace dateline::paint
