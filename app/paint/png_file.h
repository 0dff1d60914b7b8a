#pragma once
// PNG in memory: pixels encoded by cairo, and the words about them (title, author, program) in chunks of
// text.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "paint/cairo_handles.h"
#include "paint/image.h"

namespace dateline::paint {

// Straight RGBA to cairo's premultiplied pixels; only the columns and rows asked for. Null if there is no
// memory.
struct PixelArea {
    int x = 0, y = 0, width = 0, height = 0;
};
Surface surface_of(const Pixels& pixels, const PixelArea& area);

// "" if there is no memory for it.
std::string encode_png(cairo_surface_t* surface);
// `png` with an iTXt chunk (UTF-8) for each keyword and text that is not empty, after its header.
std::string with_text_chunks(std::string_view png,
                             const std::vector<std::pair<std::string, std::string>>& texts);

} // namespace dateline::paint
