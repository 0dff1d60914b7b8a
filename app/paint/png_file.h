#pragma once
// PNG files, written a row at a time through libpng so that a picture of any size needs the memory of a few
// rows, with the words about it (title, sources, how it was made) in chunks of text.

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "paint/cairo_handles.h"
#include "paint/image.h"
#include "platform/file.h"

namespace dateline::paint {

// Straight RGBA to cairo's premultiplied pixels; only the columns and rows asked for. Null if there is no
// memory.
struct PixelArea {
    int x = 0, y = 0, width = 0, height = 0;
};
Surface surface_of(const Pixels& pixels, const PixelArea& area);

// "" if there is no memory for it.
std::string encode_png(cairo_surface_t* surface);

enum class PngKind { rgb, rgba };
using PngTexts = std::vector<std::pair<std::string, std::string>>; // keyword (at most 79 letters), UTF-8

// Writes to `file`, which the caller finishes. Error (environment) if libpng or the disk refuses.
class PngWriter {
  public:
    PngWriter(platform::FileWriter& file, std::string path, int width, int height, PngKind kind,
              const PngTexts& texts);
    ~PngWriter();
    PngWriter(const PngWriter&) = delete;
    PngWriter& operator=(const PngWriter&) = delete;
    void row(const std::uint8_t* pixels); // width times 3 or 4 bytes, straight alpha
    void finish();                        // after the last row

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace dateline::paint
