#include "paint/decode.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

namespace {

// stb_image's memory: zeroed, so that a cut-off picture never shows what lay there before, and capped in
// total. The size stands in front of each block.
constexpr std::size_t most_memory_bytes = std::size_t{256} << 20U;
constexpr std::size_t header_bytes = 32;
std::size_t memory_in_use = 0; // one thread, one process
bool memory_refused = false;

void* capped_malloc(std::size_t bytes) {
    if (bytes > most_memory_bytes - memory_in_use) {
        memory_refused = true;
        return nullptr;
    }
    void* block = std::calloc(1, bytes + header_bytes);
    if (block == nullptr) {
        memory_refused = true;
        return nullptr;
    }
    std::memcpy(block, &bytes, sizeof bytes);
    memory_in_use += bytes;
    return static_cast<unsigned char*>(block) + header_bytes;
}

void capped_free(void* memory) {
    if (memory == nullptr) return;
    void* block = static_cast<unsigned char*>(memory) - header_bytes;
    std::size_t bytes = 0;
    std::memcpy(&bytes, block, sizeof bytes);
    memory_in_use -= bytes;
    std::free(block);
}

void* capped_realloc(void* memory, std::size_t bytes) {
    void* moved = capped_malloc(bytes);
    if (moved == nullptr || memory == nullptr) return moved;
    std::size_t old_bytes = 0;
    std::memcpy(&old_bytes, static_cast<unsigned char*>(memory) - header_bytes, sizeof old_bytes);
    std::memcpy(moved, memory, std::min(bytes, old_bytes));
    capped_free(memory);
    return moved;
}

} // namespace

#define STBI_MALLOC(size) capped_malloc(size)
#define STBI_REALLOC(memory, size) capped_realloc(memory, size)
#define STBI_FREE(memory) capped_free(memory)
#define STBI_ONLY_JPEG
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#define STBI_NO_HDR
#define STBI_NO_LINEAR
#define STBI_MAX_DIMENSIONS 16384
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast" // stb_image casts what our macros return
#if __has_include(<stb/stb_image.h>)
#include <stb/stb_image.h>
#else
#include <stb_image.h>
#endif
#pragma GCC diagnostic pop

namespace dateline::paint::decoder {
namespace {

struct View { // pixels as decoded: 1 to 4 channels of 8 bits
    const std::uint8_t* pixels = nullptr;
    std::size_t width = 0, height = 0, channels = 0;
};

struct Rgba {
    std::uint8_t red = 0, green = 0, blue = 0, alpha = 255;
};

Rgba at(const View& view, std::size_t x, std::size_t y) {
    const std::uint8_t* p = view.pixels + (y * view.width + x) * view.channels;
    switch (view.channels) {
    case 1:
        return {p[0], p[0], p[0], 255};
    case 2:
        return {p[0], p[0], p[0], p[1]};
    case 3:
        return {p[0], p[1], p[2], 255};
    default:
        return {p[0], p[1], p[2], p[3]};
    }
}

std::uint8_t to_byte(float value) {
    const float and_a_half = std::clamp(value, 0.F, 255.F) + 0.5F; // lround takes most of a picture's time
    return static_cast<std::uint8_t>(and_a_half);
}

struct Cell { // the source pixels that one target pixel covers, and by how much the first and the last
    std::size_t first = 0, last = 0;
    float first_share = 1, last_share = 1;
    float share(std::size_t i) const { return i == first ? first_share : i == last ? last_share : 1.F; }
};

std::vector<Cell> cells(std::size_t from, std::size_t to) {
    std::vector<Cell> result(to);
    const double step = static_cast<double>(from) / static_cast<double>(to);
    for (std::size_t i = 0; i < to; ++i) {
        const double begin = static_cast<double>(i) * step, end = static_cast<double>(i + 1) * step;
        Cell& cell = result[i];
        cell.first = std::min(static_cast<std::size_t>(begin), from - 1);
        cell.last = std::min(std::max(static_cast<std::size_t>(std::ceil(end)), cell.first + 1), from) - 1;
        const double first_end = std::min(end, static_cast<double>(cell.first + 1));
        cell.first_share = static_cast<float>(first_end - begin);
        cell.last_share = static_cast<float>(end - std::max(begin, static_cast<double>(cell.last)));
    }
    return result;
}

// Adds `share` of a row of samples to `line`. Colours with an alpha are premultiplied, so that transparent
// pixels do not bleed.
void add_row(const std::uint8_t* row, std::size_t width, std::size_t channels, float share, float* line) {
    if (channels % 2 == 1) { // no alpha
        for (std::size_t i = 0; i < width * channels; ++i)
            line[i] += share * static_cast<float>(row[i]);
        return;
    }
    for (std::size_t i = 0; i < width * channels; i += channels) {
        const float alpha = share * static_cast<float>(row[i + channels - 1]);
        for (std::size_t c = 0; c + 1 < channels; ++c)
            line[i + c] += alpha / 255.F * static_cast<float>(row[i + c]);
        line[i + channels - 1] += alpha;
    }
}

// One pixel from the sums over its cell; `area` is how much of the source that is.
void put_pixel(const std::array<float, 4>& sums, std::size_t channels, float area, std::uint8_t* to) {
    const bool has_alpha = channels % 2 == 0;
    const float weight = has_alpha ? sums[channels - 1] / 255.F : area;
    const std::size_t colours = has_alpha ? channels - 1 : channels;
    for (std::size_t c = 0; c < 3; ++c)
        to[c] = weight > 0 ? to_byte(sums[colours == 1 ? 0 : c] / weight) : std::uint8_t{0};
    to[3] = has_alpha ? to_byte(sums[channels - 1] / area) : std::uint8_t{255};
}

// A box filter: rows into a line, which a compiler does many samples at a time, then the line into pixels.
std::vector<std::uint8_t> scaled_down(const View& from, std::size_t width, std::size_t height) {
    std::vector<std::uint8_t> result(width * height * 4);
    const std::vector<Cell> columns = cells(from.width, width), rows = cells(from.height, height);
    const std::size_t channels = from.channels;
    std::vector<float> line(from.width * channels);
    for (std::size_t y = 0; y < height; ++y) {
        std::fill(line.begin(), line.end(), 0.F);
        float row_area = 0;
        for (std::size_t sy = rows[y].first; sy <= rows[y].last; ++sy) {
            add_row(from.pixels + sy * from.width * channels, from.width, channels, rows[y].share(sy),
                    line.data());
            row_area += rows[y].share(sy);
        }
        for (std::size_t x = 0; x < width; ++x) {
            std::array<float, 4> sums{};
            float area = 0;
            for (std::size_t sx = columns[x].first; sx <= columns[x].last; ++sx) {
                const float share = columns[x].share(sx);
                for (std::size_t c = 0; c < channels; ++c)
                    sums[c] += share * line[sx * channels + c];
                area += share;
            }
            put_pixel(sums, channels, area * row_area, result.data() + (y * width + x) * 4);
        }
    }
    return result;
}

// The stored pixel that an upright picture shows at (x, y).
Rgba upright(const View& view, int orientation, std::size_t x, std::size_t y) {
    const std::size_t right = view.width - 1, bottom = view.height - 1;
    switch (orientation) {
    case 2:
        return at(view, right - x, y);
    case 3:
        return at(view, right - x, bottom - y);
    case 4:
        return at(view, x, bottom - y);
    case 5:
        return at(view, y, x);
    case 6:
        return at(view, y, bottom - x);
    case 7:
        return at(view, right - y, bottom - x);
    case 8:
        return at(view, right - y, x);
    default:
        return at(view, x, y);
    }
}

void send(const View& view, int orientation, Reply reply, const std::function<void(const Reply&)>& header,
          const std::function<void(Bytes)>& row) {
    const bool turned = orientation >= 5;
    const std::size_t width = turned ? view.height : view.width, height = turned ? view.width : view.height;
    reply.width = static_cast<std::uint32_t>(width);
    reply.height = static_cast<std::uint32_t>(height);
    if (turned) std::swap(reply.full_width, reply.full_height);
    header(reply);
    std::vector<std::uint8_t> line(width * 4);
    for (std::size_t y = 0; y < height; ++y) {
        for (std::size_t x = 0; x < width; ++x) {
            const Rgba p = upright(view, orientation, x, y);
            line[x * 4] = p.red;
            line[x * 4 + 1] = p.green;
            line[x * 4 + 2] = p.blue;
            line[x * 4 + 3] = p.alpha;
        }
        row(line);
    }
}

} // namespace

void decode(Bytes file, const Request& request, const std::function<void(const Reply&)>& header,
            const std::function<void(Bytes)>& row) {
    const Inspection inspection = inspect(file);
    Reply reply;
    reply.outcome = static_cast<std::uint32_t>(inspection.outcome);
    if (inspection.outcome != Outcome::pixels) return header(reply);
    if (request.only_size != 0) {
        reply.full_width = inspection.width;
        reply.full_height = inspection.height;
        if (inspection.orientation >= 5) std::swap(reply.full_width, reply.full_height);
        return header(reply);
    }
    int width = 0, height = 0, channels = 0;
    memory_refused = false;
    const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> pixels(
        stbi_load_from_memory(file.data(), static_cast<int>(file.size()), &width, &height, &channels, 0),
        &stbi_image_free);
    // The pre-flight's size is the one that was judged: another one is a file that means two things.
    const bool good = pixels != nullptr && channels >= 1 && channels <= 4 &&
                      static_cast<std::uint32_t>(width) == inspection.width &&
                      static_cast<std::uint32_t>(height) == inspection.height;
    if (!good) {
        reply.outcome = static_cast<std::uint32_t>(memory_refused ? Outcome::too_large : Outcome::damaged);
        return header(reply);
    }
    reply.full_width = inspection.width;
    reply.full_height = inspection.height;
    View view{pixels.get(), inspection.width, inspection.height, static_cast<std::size_t>(channels)};
    std::vector<std::uint8_t> small;
    const std::size_t largest = std::max(view.width, view.height);
    const std::uint32_t largest_side_px = request.largest_side_px;
    if (largest_side_px > 0 && largest > largest_side_px) {
        const double scale = static_cast<double>(largest_side_px) / static_cast<double>(largest);
        const auto side = [&](std::size_t full) {
            const auto px = static_cast<std::size_t>(std::lround(static_cast<double>(full) * scale));
            return std::clamp<std::size_t>(px, 1, largest_side_px);
        };
        const std::size_t small_width = side(view.width), small_height = side(view.height);
        small = scaled_down(view, small_width, small_height);
        view = {small.data(), small_width, small_height, 4};
    }
    send(view, inspection.orientation, reply, header, row);
}

} // namespace dateline::paint::decoder
