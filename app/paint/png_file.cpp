#include "paint/png_file.h"

#include <csetjmp>
#include <cstring>
#include <exception>

#include <png.h>

#include "base/error.h"
#include "base/paths.h"

namespace dateline::paint {
namespace {

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
    if (cairo_surface_write_to_png_stream(surface, append_to_string, &bytes) != CAIRO_STATUS_SUCCESS)
        bytes.clear();
    return bytes;
}

struct PngWriter::Parts {
    platform::FileWriter& file;
    std::string path;
    png_structp png = nullptr;
    png_infop info = nullptr;
    std::exception_ptr failure; // of the file: must not fly through C
};

namespace {

[[noreturn]] void refuse(const std::string& path) {
    throw base::Error(base::Fault::environment,
                      base::shown_path(path) +
                          ": the PNG cannot be encoded; choose a smaller size or scale, or SVG");
}

// libpng reports a fault by a jump: whatever is called with one set holds nothing that needs a destructor.
bool begin(png_structp png, png_infop info, int width, int height, PngKind kind, png_text* texts, int count) {
    if (setjmp(png_jmpbuf(png))) return false; // NOLINT: libpng knows no other way
    png_set_IHDR(png, info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), 8,
                 kind == PngKind::rgba ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    // Flat colours and letters: the simple filters find all that the slow ones do.
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE | PNG_FILTER_SUB | PNG_FILTER_UP);
    if (count > 0) png_set_text(png, info, texts, count);
    png_write_info(png, info);
    return true;
}

bool put_row(png_structp png, const std::uint8_t* pixels) {
    if (setjmp(png_jmpbuf(png))) return false; // NOLINT
    png_write_row(png, pixels);
    return true;
}

bool end(png_structp png, png_infop info) {
    if (setjmp(png_jmpbuf(png))) return false; // NOLINT
    png_write_end(png, info);
    return true;
}

void be_silent(png_structp /*png*/, png_const_charp /*message*/) {}

void jump(png_structp png, png_const_charp /*message*/) {
    png_longjmp(png, 1);
}

} // namespace

PngWriter::PngWriter(platform::FileWriter& file, std::string path, int width, int height, PngKind kind,
                     const PngTexts& texts)
    : parts_(new Parts{file, std::move(path), nullptr, nullptr, nullptr}) {
    parts_->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, jump, be_silent);
    if (parts_->png == nullptr) refuse(parts_->path);
    parts_->info = png_create_info_struct(parts_->png);
    std::vector<png_text> chunks;
    for (const auto& [keyword, text] : texts) {
        if (text.empty()) continue;
        png_text chunk{}; // not compressed, no language, no translated keyword
        chunk.compression = PNG_ITXT_COMPRESSION_NONE;
        chunk.key = const_cast<char*>(keyword.c_str()); // libpng copies it
        chunk.text = const_cast<char*>(text.c_str());
        chunks.push_back(chunk);
    }
    const auto write = [](png_structp png, png_bytep data, std::size_t size) {
        auto* parts = static_cast<Parts*>(png_get_io_ptr(png));
        try {
            parts->file.write({reinterpret_cast<const char*>(data), size});
        } catch (...) {
            parts->failure = std::current_exception();
        }
        if (parts->failure) png_error(png, "write");
    };
    if (parts_->info != nullptr) png_set_write_fn(parts_->png, parts_.get(), write, nullptr);
    const bool begun = parts_->info != nullptr && begin(parts_->png, parts_->info, width, height, kind,
                                                        chunks.data(), static_cast<int>(chunks.size()));
    if (begun) return;
    png_destroy_write_struct(&parts_->png, &parts_->info);
    if (parts_->failure) std::rethrow_exception(parts_->failure);
    refuse(parts_->path);
}

PngWriter::~PngWriter() {
    png_destroy_write_struct(&parts_->png, &parts_->info);
}

void PngWriter::row(const std::uint8_t* pixels) {
    if (put_row(parts_->png, pixels)) return;
    if (parts_->failure) std::rethrow_exception(parts_->failure);
    refuse(parts_->path);
}

void PngWriter::finish() {
    if (end(parts_->png, parts_->info)) return;
    if (parts_->failure) std::rethrow_exception(parts_->failure);
    refuse(parts_->path);
}

} // namespace dateline::paint
