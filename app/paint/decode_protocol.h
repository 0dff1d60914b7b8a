#pragma once
// What the program and its decoder process say to each other over one socket. Same machine, same build: host
// byte order. The program trusts nothing in a reply: every number is checked against these limits.

#include <cstddef>
#include <cstdint>

namespace dateline::paint::decoder {

constexpr std::uint32_t magic = 0x44744C32; // also the hello that says: limits are in force
constexpr std::size_t max_file_bytes = std::size_t{256} << 20U;
constexpr std::uint64_t max_pixels = 200'000'000;      // of a photo
constexpr std::uint64_t max_pixels_sent = 100'000'000; // of what comes back: ask for a side
constexpr std::uint32_t max_side_px = 65535;

struct Request { // then file_bytes bytes
    std::uint32_t hello = magic;
    std::uint32_t largest_side_px = 0; // 0: as it is
    std::uint64_t file_bytes = 0;
};

enum class Outcome : std::uint32_t {
    pixels,
    not_an_image,
    damaged,
    too_large, // in pixels
    no_memory,
    unsupported, // a variety of its format that the library does not know
    svg,
    no_webp, // this build has no library for it
    no_avif,
    no_heic,
    no_tiff
};

struct Reply { // then width * height * 4 bytes of RGBA where the outcome is pixels
    std::uint32_t hello = magic;
    std::uint32_t outcome = 0;
    std::uint32_t width = 0, height = 0;
    std::uint32_t full_width = 0, full_height = 0;
};

} // namespace dateline::paint::decoder
