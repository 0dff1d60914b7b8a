#pragma once
// What a photo is made of on its way through the decoder: bytes of a file, samples of a row.

#include <cstddef>
#include <cstdint>
#include <span>

namespace dateline::paint::decoder {

using Bytes = std::span<const std::uint8_t>;

enum class Channels { grey, grey_alpha, rgb, rgba, cmyk }; // 8 bits each; cmyk: 255 is no ink
constexpr std::size_t count_of(Channels channels) {
    switch (channels) {
    case Channels::grey:
        return 1;
    case Channels::grey_alpha:
        return 2;
    case Channels::rgb:
        return 3;
    default:
        return 4;
    }
}

} // namespace dateline::paint::decoder
