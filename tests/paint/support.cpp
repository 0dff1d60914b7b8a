#include "support.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>

#include <doctest/doctest.h>

#include "platform/file.h"

namespace fs = std::filesystem;

namespace dateline::test {
namespace {

void put(Bytes* bytes, std::initializer_list<int> values) {
    for (const int value : values)
        bytes->push_back(static_cast<std::uint8_t>(value));
}

void put_big32(Bytes* bytes, std::uint32_t value) {
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        bytes->push_back(static_cast<std::uint8_t>(value >> shift));
}

std::uint32_t crc32(const Bytes& bytes) {
    std::uint32_t c = ~0U;
    for (const std::uint8_t byte : bytes) {
        c ^= byte;
        for (int bit = 0; bit < 8; ++bit)
            c = (c & 1U) != 0 ? (c >> 1U) ^ 0xEDB88320U : c >> 1U;
    }
    return ~c;
}

void append(Bytes* to, const Bytes& from) {
    to->insert(to->end(), from.begin(), from.end());
}

Bytes header_chunk(std::uint32_t width, std::uint32_t height) {
    Bytes data;
    put_big32(&data, width);
    put_big32(&data, height);
    put(&data, {8, 6, 0, 0, 0});
    return png_chunk("IHDR", data);
}

const Bytes png_signature = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

class BitWriter {
  public:
    void add(unsigned value, int bits) {
        for (int i = bits - 1; i >= 0; --i) {
            byte_ = (byte_ << 1U) | ((value >> static_cast<unsigned>(i)) & 1U);
            if (++count_ == 8) flush();
        }
    }
    Bytes finish() {
        while (count_ != 0)
            add(1, 1);
        return bytes_;
    }

  private:
    void flush() {
        bytes_.push_back(static_cast<std::uint8_t>(byte_));
        if (byte_ == 0xFF) bytes_.push_back(0);
        byte_ = 0;
        count_ = 0;
    }
    Bytes bytes_;
    unsigned byte_ = 0;
    int count_ = 0;
};

// Quantised by 8, a block's DC is its value less 128; the code of a category is its number in four bits.
Bytes scan_data(const std::vector<int>& values) {
    BitWriter bits;
    int before = 128;
    for (const int value : values) {
        const int difference = value - before;
        before = value;
        int category = 0;
        while ((std::abs(difference) >> category) != 0)
            ++category;
        bits.add(static_cast<unsigned>(category), 4);
        if (category > 0)
            bits.add(static_cast<unsigned>(difference > 0 ? difference : difference + (1 << category) - 1),
                     category);
        bits.add(0, 2); // end of block
    }
    return bits.finish();
}

} // namespace

Folder::Folder() {
    std::string name = (fs::temp_directory_path() / "dateline-paint-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
}
Folder::~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}
std::size_t Folder::count() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
}

void save(const std::string& path, const Bytes& bytes) {
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    REQUIRE(file.good());
}

std::string text_of(const std::string& path) {
    return platform::read_file(path, std::size_t{64} << 20U);
}

paint::Pixels read_png(const Folder& folder, const std::string& name) {
    paint::ImageDecoder decoder;
    const paint::DecodedImage image = decoder.decode(platform::read_photo(folder.path(), name), 0);
    REQUIRE_MESSAGE(image.failure == paint::ImageFailure::none, paint::image_failure_text(image.failure));
    return image.pixels;
}

base::Colour pixel(const paint::Pixels& pixels, int x, int y) {
    const bool inside = x >= 0 && y >= 0 && x < pixels.width && y < pixels.height;
    if (!inside) FAIL("no pixel " << x << ", " << y);
    const std::size_t at =
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) + static_cast<std::size_t>(x)) *
        4;
    return {pixels.rgba[at], pixels.rgba[at + 1], pixels.rgba[at + 2], pixels.rgba[at + 3]};
}

int distance(base::Colour a, base::Colour b) {
    return std::max({std::abs(a.red - b.red), std::abs(a.green - b.green), std::abs(a.blue - b.blue)});
}

bool has_program(const std::string& name) {
    return std::system(("command -v " + name + " >/dev/null 2>&1").c_str()) == 0;
}

std::string output_of(const std::string& command) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
    std::string output;
    std::array<char, 4096> buffer{};
    while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe.get()))
        output.append(buffer.data(), n);
    return output;
}

Bytes png_chunk(const std::string& kind, const Bytes& data) {
    Bytes body(kind.begin(), kind.end());
    append(&body, data);
    Bytes chunk;
    put_big32(&chunk, static_cast<std::uint32_t>(data.size()));
    append(&chunk, body);
    put_big32(&chunk, crc32(body));
    return chunk;
}

Bytes png_with_header_only(std::uint32_t width, std::uint32_t height) {
    Bytes file = png_signature;
    append(&file, header_chunk(width, height));
    return file;
}

Bytes png(int width, int height, const Bytes& rgba) {
    Bytes raw; // each row after its filter, none
    const std::size_t stride = static_cast<std::size_t>(width) * 4;
    REQUIRE(rgba.size() == stride * static_cast<std::size_t>(height));
    for (std::size_t at = 0; at < rgba.size(); at += stride) {
        raw.push_back(0);
        raw.insert(raw.end(), rgba.begin() + static_cast<std::ptrdiff_t>(at),
                   rgba.begin() + static_cast<std::ptrdiff_t>(at + stride));
    }
    REQUIRE(raw.size() < 65536);
    const auto length = static_cast<int>(raw.size());
    Bytes data;
    put(&data, {0x78, 0x01, 0x01, length & 0xFF, length >> 8, ~length & 0xFF, (~length >> 8) & 0xFF});
    append(&data, raw);
    std::uint32_t a = 1, b = 0;
    for (const std::uint8_t byte : raw) {
        a = (a + byte) % 65521;
        b = (b + a) % 65521;
    }
    put_big32(&data, (b << 16U) | a);
    Bytes file = png_with_header_only(static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height));
    append(&file, png_chunk("IDAT", data));
    append(&file, png_chunk("IEND", {}));
    return file;
}

Bytes jpeg(const std::vector<int>& block_values, const JpegOptions& options) {
    const int height =
        options.claimed_height != 0 ? options.claimed_height : static_cast<int>(block_values.size()) * 8;
    Bytes file;
    put(&file, {0xFF, 0xD8});
    if (options.orientation > 0) { // a TIFF block, big-endian, with this one entry
        put(&file, {0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8});
        put(&file, {0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, options.orientation, 0, 0, 0, 0, 0, 0});
    }
    put(&file, {0xFF, 0xDB, 0, 67, 0});
    file.insert(file.end(), 64, 8);
    put(&file, {0xFF, 0xC0, 0, 11, 8, height >> 8, height & 0xFF, options.claimed_width >> 8,
                options.claimed_width & 0xFF, 1, 1, 0x11, 0});
    if (options.overfull_huffman_table) {
        put(&file, {0xFF, 0xC4, 0, 19, 0});
        file.insert(file.end(), 16, 255);
    }
    // DC: nine codes of four bits, for the categories 0 to 8. AC: one of two bits, the end of the block.
    put(&file,
        {0xFF, 0xC4, 0, 28, 0x00, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8});
    put(&file, {0xFF, 0xC4, 0, 20, 0x10, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    for (int scan = 0; scan < options.scans; ++scan) {
        put(&file, {0xFF, 0xDA, 0, 8, 1, 1, 0x00, 0, 63, 0});
        append(&file, scan_data(block_values));
    }
    if (options.ended) put(&file, {0xFF, 0xD9});
    return file;
}

Bytes white_png(int width, int height, bool interlaced) {
    struct Pass {
        int x, y, dx, dy;
    };
    std::vector<Pass> passes{{0, 0, 1, 1}};
    if (interlaced)
        passes = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
                  {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};
    Bytes raw;
    for (const Pass& pass : passes)
        for (int y = pass.y; y < height; y += pass.dy) {
            raw.push_back(0);
            raw.insert(raw.end(), static_cast<std::size_t>((width - pass.x + pass.dx - 1) / pass.dx + 7) / 8,
                       0xFF);
        }
    Bytes data{0x78, 0x01};
    std::uint32_t a = 1, b = 0;
    for (std::size_t at = 0; at < raw.size(); at += 65535) {
        const std::size_t n = std::min<std::size_t>(65535, raw.size() - at);
        const auto length = static_cast<int>(n);
        put(&data, {at + n == raw.size() ? 1 : 0, length & 0xFF, length >> 8, ~length & 0xFF,
                    (~length >> 8) & 0xFF});
        data.insert(data.end(), raw.begin() + static_cast<std::ptrdiff_t>(at),
                    raw.begin() + static_cast<std::ptrdiff_t>(at + n));
    }
    for (const std::uint8_t byte : raw) {
        a = (a + byte) % 65521;
        b = (b + a) % 65521;
    }
    put_big32(&data, (b << 16U) | a);
    Bytes header;
    put_big32(&header, static_cast<std::uint32_t>(width));
    put_big32(&header, static_cast<std::uint32_t>(height));
    put(&header, {1, 0, 0, 0, interlaced ? 1 : 0});
    Bytes file = png_signature;
    append(&file, png_chunk("IHDR", header));
    append(&file, png_chunk("IDAT", data));
    append(&file, png_chunk("IEND", {}));
    return file;
}

Bytes white_tiff(int width, int height) {
    const int rows = (height + 7) / 8 + 8; // every row is as the white one above it: one bit
    Bytes file{'M', 'M', 0, 42};
    put_big32(&file, static_cast<std::uint32_t>(8 + rows));
    file.insert(file.end(), static_cast<std::size_t>(rows), 0xFF);
    const auto entry = [&](int tag, int kind, int value) {
        put(&file, {tag >> 8, tag & 0xFF, 0, kind, 0, 0, 0, 1});
        put_big32(&file, static_cast<std::uint32_t>(kind == 3 ? value << 16 : value));
    };
    put(&file, {0, 9});
    entry(256, 4, width);
    entry(257, 4, height);
    entry(258, 3, 1);
    entry(259, 3, 4); // fax, group 4
    entry(262, 3, 0); // 0 is white
    entry(273, 4, 8);
    entry(277, 3, 1);
    entry(278, 4, height);
    entry(279, 4, rows);
    put_big32(&file, 0);
    return file;
}

} // namespace dateline::test
