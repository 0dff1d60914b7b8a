#include "paint/picture_png.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>

#include "base/error.h"
#include "paint/cairo_canvas.h"
#include "paint/picture_parts.h"
#include "paint/picture_text.h"
#include "paint/png_file.h"
#include "platform/file.h"

namespace dateline::paint {
namespace {

constexpr int max_side_px = 32'767;            // cairo's own limit
constexpr std::size_t band_bytes = 16'000'000; // of pixels in memory at a time
constexpr int min_rows = 32, max_rows = 1024;  // of a band

struct PixelSize {
    int width = 0, height = 0;
};

PixelSize pixel_size(const scene::Scene& scene, const std::string& path, float scale) {
    check_scale(scene, path, scale);
    const auto side = [scale](float logical) {
        return std::ceil(static_cast<double>(logical) * static_cast<double>(scale) - 1e-4);
    };
    const double width = side(scene.size.width), height = side(scene.size.height);
    if (width > max_side_px || height > max_side_px)
        refuse(base::Fault::usage, path,
               "a PNG of " + number(width) + " x " + number(height) +
                   " pixels is too large (at most 32767 a side); choose a smaller size or scale, or SVG");
    return {static_cast<int>(width), static_cast<int>(height)};
}

// One pixel of cairo's, in the machine's byte order, as bytes; alpha is no longer multiplied in.
void put_pixel(std::uint32_t value, PngKind kind, std::uint8_t* to) {
    const std::uint32_t alpha = value >> 24U;
    std::uint32_t red = (value >> 16U) & 255U, green = (value >> 8U) & 255U, blue = value & 255U;
    if (kind == PngKind::rgba && alpha != 255 && alpha != 0) {
        const auto whole = [alpha](std::uint32_t part) {
            return std::min((part * 255 + alpha / 2) / alpha, 255U);
        };
        red = whole(red), green = whole(green), blue = whole(blue);
    }
    to[0] = static_cast<std::uint8_t>(red);
    to[1] = static_cast<std::uint8_t>(green);
    to[2] = static_cast<std::uint8_t>(blue);
    if (kind == PngKind::rgba) to[3] = static_cast<std::uint8_t>(alpha);
}

// Paints the scene from the top, a band of rows at a time, and gives each row away. False: stopped.
bool for_each_row(const scene::Scene& scene, PixelSize size, const std::string& path, float scale,
                  PngKind kind, const FontBook& fonts, const ImageSource& images,
                  const base::ProgressAndCancel& watch,
                  const std::function<void(int y, const std::uint8_t* pixels)>& take) {
    const auto fit = static_cast<int>(band_bytes / (4 * static_cast<std::size_t>(size.width)));
    const int rows = std::min(std::clamp(fit, min_rows, max_rows), size.height);
    const Surface surface(cairo_image_surface_create(
        kind == PngKind::rgb ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, size.width, rows));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        refuse(base::Fault::environment, path,
               "not enough memory for the picture; choose a smaller size or scale");
    const Context context(cairo_create(surface.get()));
    CairoCanvas canvas(context.get(), Target::pixels, scale, fonts, images);
    const std::size_t bytes = kind == PngKind::rgb ? 3 : 4;
    std::vector<std::uint8_t> row(static_cast<std::size_t>(size.width) * bytes);
    for (int top = 0; top < size.height; top += rows) {
        if (!watch.goes_on(static_cast<double>(top) / size.height)) return false;
        cairo_surface_set_device_offset(surface.get(), 0, -top);
        cairo_identity_matrix(context.get());
        cairo_set_operator(context.get(), CAIRO_OPERATOR_CLEAR);
        cairo_paint(context.get());
        cairo_set_operator(context.get(), CAIRO_OPERATOR_OVER);
        set_background(context.get(), scene.background);
        cairo_scale(context.get(), static_cast<double>(scale), static_cast<double>(scale));
        canvas.draw(scene,
                    {0, static_cast<float>(top) / scale, scene.size.width, static_cast<float>(rows) / scale});
        cairo_surface_flush(surface.get());
        check_drawn(context.get(), surface.get(), path);
        const unsigned char* data = cairo_image_surface_get_data(surface.get());
        const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
        for (int y = 0; y < std::min(rows, size.height - top); ++y) {
            const unsigned char* from = data + static_cast<std::size_t>(y) * stride;
            for (std::size_t x = 0; x < static_cast<std::size_t>(size.width); ++x) {
                std::uint32_t value = 0;
                std::memcpy(&value, from + 4 * x, sizeof value);
                put_pixel(value, kind, row.data() + x * bytes);
            }
            take(top + y, row.data());
        }
    }
    return true;
}

} // namespace

bool paint_png(const scene::Scene& scene, const std::string& path, float scale, const FontBook& fonts,
               const ImageSource& images, const PictureInfo& info, const base::ProgressAndCancel& watch) {
    const PixelSize size = pixel_size(scene, path, scale);
    const PngKind kind = scene.background.alpha == 255 ? PngKind::rgb : PngKind::rgba;
    const PngTexts texts = {{"Title", clean_text(info.title)},
                            {"Author", clean_text(info.author)},
                            {"Description", clean_text(info.subject)},
                            {"Source", clean_text(info.sources)},
                            {"Software", "Dateline"},
                            {command_keyword, clean_text(info.command)},
                            {database_keyword, info.database_sha256}};
    platform::FileWriter file(path);
    PngWriter writer(file, path, size.width, size.height, kind, texts);
    const auto take = [&writer](int /*y*/, const std::uint8_t* pixels) { writer.row(pixels); };
    if (!for_each_row(scene, size, path, scale, kind, fonts, images, watch, take)) return false;
    writer.finish();
    if (!watch.goes_on(1)) return false;
    file.finish();
    return true;
}

Pixels paint_pixels(const scene::Scene& scene, float scale, const FontBook& fonts, const ImageSource& images,
                    const base::ProgressAndCancel& watch) {
    const PixelSize size = pixel_size(scene, "preview", scale);
    Pixels pixels{size.width, size.height, {}};
    const std::size_t row_bytes = static_cast<std::size_t>(size.width) * 4;
    pixels.rgba.resize(row_bytes * static_cast<std::size_t>(size.height));
    const auto take = [&](int y, const std::uint8_t* row) {
        std::memcpy(pixels.rgba.data() + static_cast<std::size_t>(y) * row_bytes, row, row_bytes);
    };
    if (!for_each_row(scene, size, "preview", scale, PngKind::rgba, fonts, images, watch, take)) return {};
    return pixels;
}

std::string png_of(const Pixels& pixels) {
    const Surface surface = surface_of(pixels, {0, 0, pixels.width, pixels.height});
    return surface ? encode_png(surface.get()) : std::string();
}

void write_png(const Pixels& pixels, const std::string& path) {
    const auto width = static_cast<std::size_t>(std::max(pixels.width, 0));
    const auto height = static_cast<std::size_t>(std::max(pixels.height, 0));
    if (width == 0 || height == 0 || pixels.rgba.size() < width * height * 4)
        refuse(base::Fault::environment, path, "no pixels to write; try a larger window");
    platform::FileWriter file(path);
    PngWriter writer(file, path, pixels.width, pixels.height, PngKind::rgba, {{"Software", "Dateline"}});
    for (std::size_t y = 0; y < height; ++y)
        writer.row(pixels.rgba.data() + y * width * 4);
    writer.finish();
    file.finish();
}

} // namespace dateline::paint
