#pragma once
// What the paint tests share: a folder of their own, pictures read back, photos made byte by byte.

#include <cstdint>
#include <string>
#include <vector>

#include "paint/image.h"
#include "scene/scene.h"

namespace dateline::test {

class Folder { // a new one for each test, gone after it
  public:
    Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder();
    std::string operator/(const std::string& name) const { return path_ + "/" + name; }
    const std::string& path() const { return path_; }
    std::size_t count() const;

  private:
    std::string path_;
};

using Bytes = std::vector<std::uint8_t>;
void save(const std::string& path, const Bytes& bytes);
std::string text_of(const std::string& path);

// The pixels of a PNG in the folder; the test fails if there are none.
paint::Pixels read_png(const Folder& folder, const std::string& name);
base::Colour pixel(const paint::Pixels& pixels, int x, int y);
// How far two colours are apart in the worst channel, alpha left out.
int distance(base::Colour a, base::Colour b);

// Whether a program of the system is there, and what it says.
bool has_program(const std::string& name);
std::string output_of(const std::string& command);

// A PNG, 8 bits, RGBA, not compressed.
Bytes png(int width, int height, const Bytes& rgba);
Bytes png_chunk(const std::string& kind, const Bytes& data);
Bytes png_with_header_only(std::uint32_t width, std::uint32_t height);

// A grey baseline JPEG of 8 by 8 blocks in one column, each of one value.
struct JpegOptions {
    int scans = 1;
    int orientation = 0;              // above 0: with an EXIF segment
    std::uint16_t claimed_width = 8;  // what the frame says
    std::uint16_t claimed_height = 0; // 0: as many rows as there are blocks
    bool overfull_huffman_table = false;
    bool ended = true;
};
Bytes jpeg(const std::vector<int>& block_values, const JpegOptions& options = {});

// White, a bit a pixel: as PNG, not compressed, and as TIFF, in fax code of a bit a row.
Bytes white_png(int width, int height, bool interlaced);
Bytes white_tiff(int width, int height);

} // namespace dateline::test
