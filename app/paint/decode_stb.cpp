#include "paint/decode_stb.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace {

// stb_image's memory: zeroed, so that a cut-off picture never shows what lay there before, and capped in
// total: 5 bytes for each pixel of the largest photo. The size stands in front of each block.
constexpr std::size_t max_memory_bytes = std::size_t{1100} << 20U;
constexpr std::size_t header_bytes = 32;
std::size_t memory_in_use = 0; // one thread, one process
bool memory_refused = false;

void* capped_malloc(std::size_t bytes) {
    if (bytes > max_memory_bytes - memory_in_use) {
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

[[maybe_unused]] void* capped_realloc(void* memory, std::size_t bytes) { // no BMP grows
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
#define STBI_ONLY_BMP
#ifndef DATELINE_HAS_JPEG
#define STBI_ONLY_JPEG
#endif
#define STBI_NO_STDIO
#define STBI_NO_HDR
#define STBI_NO_LINEAR
#define STBI_MAX_DIMENSIONS 65535
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast" // stb_image casts what our macros return
#pragma GCC diagnostic ignored "-Wunused-function"
#if __has_include(<stb/stb_image.h>)
#include <stb/stb_image.h>
#else
#include <stb_image.h>
#endif
#pragma GCC diagnostic pop

namespace dateline::paint::decoder {

Outcome read_with_stb(const Inspection& inspection, Bytes file, Picture* picture) {
    if (inspection.outcome != Outcome::pixels) return inspection.outcome;
    if (!picture->has_size(inspection.width, inspection.height, inspection.orientation))
        return picture->outcome();
    picture->has_profile(inspection.profile);
    int width = 0, height = 0, channels = 0;
    memory_refused = false;
    const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> pixels(
        stbi_load_from_memory(file.data(), static_cast<int>(file.size()), &width, &height, &channels, 0),
        &stbi_image_free);
    if (pixels == nullptr && memory_refused) return Outcome::no_memory;
    // The pre-flight's size is the one that was judged: another one is a file that means two things.
    if (pixels == nullptr || channels < 1 || channels > 4 ||
        static_cast<std::uint32_t>(width) != inspection.width ||
        static_cast<std::uint32_t>(height) != inspection.height)
        return Outcome::damaged;
    constexpr Channels kinds[] = {Channels::grey, Channels::grey_alpha, Channels::rgb, Channels::rgba};
    const auto count = static_cast<std::size_t>(channels);
    picture->begin(inspection.width, inspection.height, kinds[count - 1]);
    for (std::size_t y = 0; y < inspection.height; ++y)
        picture->row(pixels.get() + y * inspection.width * count);
    return Outcome::pixels;
}

} // namespace dateline::paint::decoder
