#include "paint/decode.h"

#include <algorithm>
#include <string_view>

#include "paint/decode_avif.h"
#include "paint/decode_gif.h"
#include "paint/decode_heic.h"
#include "paint/decode_inspect.h"
#include "paint/decode_jpeg.h"
#include "paint/decode_picture.h"
#include "paint/decode_png.h"
#include "paint/decode_stb.h"
#include "paint/decode_tiff.h"
#include "paint/decode_webp.h"

namespace dateline::paint::decoder {
namespace {

constexpr std::string_view png_signature = "\x89PNG\r\n\x1A\n";

bool has_at(Bytes file, std::size_t at, std::string_view word) {
    return file.size() >= at + word.size() &&
           std::equal(word.begin(), word.end(), file.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
}

bool begins(Bytes file, std::string_view word) {
    return has_at(file, 0, word);
}

// An "ftyp" box that names the brand, as its own or among those that it is compatible with.
bool has_brand(Bytes file, std::string_view brand) {
    if (!has_at(file, 4, "ftyp") || file.size() < 16) return false;
    const std::size_t said = (std::size_t{file[0]} << 24U) | (std::size_t{file[1]} << 16U) |
                             (std::size_t{file[2]} << 8U) | file[3];
    const std::size_t end = std::min({said, file.size(), std::size_t{1024}});
    for (std::size_t at = 8; at + 4 <= end; at += at == 8 ? 8 : 4)
        if (has_at(file, at, brand)) return true;
    return false;
}

bool is_avif(Bytes file) {
    return has_brand(file, "avif") || has_brand(file, "avis");
}

bool is_heic(Bytes file) {
    for (const char* brand : {"heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"})
        if (has_brand(file, brand)) return true;
    return false;
}

bool is_tiff(Bytes file) {
    return begins(file, std::string_view("II*\0", 4)) || begins(file, std::string_view("MM\0*", 4)) ||
           begins(file, std::string_view("II+\0", 4)) || begins(file, std::string_view("MM\0+", 4));
}

bool is_svg(Bytes file) {
    const std::string_view head(reinterpret_cast<const char*>(file.data()),
                                std::min<std::size_t>(file.size(), 4096));
    const std::size_t start = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return start != std::string_view::npos && head[start] == '<' &&
           head.find("<svg") != std::string_view::npos;
}

// The format is what the bytes are, whatever the file's name says.
Outcome read(Bytes file, Picture* picture) {
    if (file.size() > max_file_bytes) return Outcome::no_memory; // the program has asked before
    if (begins(file, "\xFF\xD8\xFF")) return read_jpeg(inspect_jpeg(file), file, picture);
    if (begins(file, png_signature)) return read_png(inspect_png(file), file, picture);
    if (begins(file, "GIF87a") || begins(file, "GIF89a")) return read_gif(file, picture);
    if (begins(file, "RIFF") && has_at(file, 8, "WEBP")) return read_webp(file, picture);
    if (is_avif(file)) return read_avif(file, picture);
    if (is_heic(file)) return read_heic(file, picture);
    if (is_tiff(file)) return read_tiff(file, picture);
    if (begins(file, "BM")) return read_with_stb(inspect_bmp(file), file, picture);
    return is_svg(file) ? Outcome::svg : Outcome::not_an_image;
}

} // namespace

void decode(Bytes file, const Request& request, const std::function<void(const Reply&)>& header,
            const std::function<void(Bytes)>& row) {
    Picture picture(request);
    Outcome outcome = read(file, &picture);
    if (outcome == Outcome::pixels && !picture.complete()) outcome = Outcome::damaged;
    if (outcome == Outcome::pixels) return picture.send(header, row);
    Reply reply;
    reply.outcome = static_cast<std::uint32_t>(outcome);
    header(reply);
}

} // namespace dateline::paint::decoder
