#include "paint/png_file.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <new>

namespace dateline::paint {
namespace {

constexpr std::array<std::uint32_t, 256> crc_table = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t c = i;
        for (int bit = 0; bit < 8; ++bit)
            c = (c & 1U) != 0 ? 0xEDB88320U ^ (c >> 1U) : c >> 1U;
        table[i] = c;
    }
    return table;
}();

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t c = 0xFFFFFFFFU;
    for (const char byte : bytes)
        c = crc_table[(c ^ static_cast<unsigned char>(byte)) & 0xFFU] ^ (c >> 8U);
    return ~c;
}

std::string big32(std::uint32_t value) {
    std::string bytes(4, '\0');
    for (std::size_t i = 0; i < 4; ++i)
        bytes[i] = static_cast<char>(static_cast<unsigned char>(value >> (24U - 8U * i)));
    return bytes;
}

std::string chunk(std::string_view kind, std::string_view data) {
    const std::string body = std::string(kind) + std::string(data);
    return big32(static_cast<std::uint32_t>(data.size())) + body + big32(crc32(body));
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
    try {
        static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    } catch (const std::bad_alloc&) { // must not fly through C
        return CAIRO_STATUS_NO_MEMORY;
    }
    return CAIRO_STATUS_SUCCESS;
}

std::uint32_t premultiplied(const std::uint8_t* rgba) {
    const std::uint32_t alpha = rgba[3];
    const auto times = [alpha](std::uint32_t value) { return (value * alpha + 127) / 255; };
    return (alpha << 24U) | (times(rgba[0]) << 16U) | (times(rgba[1]) << 8U) | times(rgba[2]);
}

} // namespace

Surface surface_of(const Pixels& pixels, const PixelArea& area) {
    const auto stride = static_cast<std::size_t>(pixels.width) * 4;
    if (area.x < 0 || area.y < 0 || area.width <= 0 || area.height <= 0 ||
        area.width > pixels.width - area.x || area.height > pixels.height - area.y ||
        pixels.rgba.size() < stride * static_cast<std::size_t>(pixels.height))
        return nullptr;
    bool opaque = true;
    for (std::size_t i = 3; i < pixels.rgba.size() && opaque; i += 4)
        opaque = pixels.rgba[i] == 255;
    Surface surface(cairo_image_surface_create(opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, area.width,
                                               area.height));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
    unsigned char* data = cairo_image_surface_get_data(surface.get());
    const auto to_stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    for (std::size_t y = 0; y < static_cast<std::size_t>(area.height); ++y) {
        const std::uint8_t* from = pixels.rgba.data() + (y + static_cast<std::size_t>(area.y)) * stride +
                                   static_cast<std::size_t>(area.x) * 4;
        for (std::size_t x = 0; x < static_cast<std::size_t>(area.width); ++x) {
            const std::uint32_t value = premultiplied(from + x * 4);
            std::memcpy(data + y * to_stride + x * 4, &value, sizeof value);
        }
    }
    cairo_surface_mark_dirty(surface.get());
    return surface;
}

std::string encode_png(cairo_surface_t* surface) {
    std::string bytes;
    if (cairo_surface_write_to_png_stream(surface, append, &bytes) != CAIRO_STATUS_SUCCESS) bytes.clear();
    return bytes;
}

std::string with_text_chunks(std::string_view png,
                             const std::vector<std::pair<std::string, std::string>>& texts) {
    constexpr std::size_t header_end = 8 + 25; // the signature and IHDR, which is always this long
    if (png.size() < header_end) return std::string(png);
    std::string result(png.substr(0, header_end));
    for (const auto& [keyword, text] : texts)
        if (!text.empty()) // not compressed, no language, no translated keyword
            result += chunk("iTXt", keyword + std::string(5, '\0') + text);
    result += png.substr(header_end);
    return result;
}

} // namespace dateline::paint
