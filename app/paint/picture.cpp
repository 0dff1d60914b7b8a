#include "paint/picture.h"

#include <cmath>
#include <new>

#include <cairo-pdf.h>

#include "base/error.h"
#include "base/file.h"
#include "paint/cairo_canvas.h"
#include "paint/picture_text.h"

namespace dateline::paint {
namespace {

constexpr int most_side_px = 32767;             // cairo's own limit
constexpr double most_png_pixels = 400'000'000; // 1.6 GB while it is drawn
constexpr double most_page_pt = 14'400;         // what PDF viewers open

[[noreturn]] void fail(base::Fault fault, const std::string& path, const std::string& message) {
    throw base::Error(fault, base::shown_path(path) + ": " + message);
}

void check_drawn(cairo_t* context, cairo_surface_t* surface, const std::string& path) {
    cairo_status_t status = cairo_status(context);
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(surface);
    if (status != CAIRO_STATUS_SUCCESS)
        fail(base::Fault::environment, path,
             std::string("the picture cannot be drawn: ") + cairo_status_to_string(status) +
                 "; choose a smaller size or scale");
}

void set_background(cairo_t* context, base::Colour c) {
    cairo_set_source_rgba(context, c.red / 255.0, c.green / 255.0, c.blue / 255.0, c.alpha / 255.0);
    cairo_paint(context);
}

Surface png_surface(const scene::Scene& scene, const std::string& path, float scale) {
    const double width = std::ceil(static_cast<double>(scene.size.width) * static_cast<double>(scale) - 1e-4);
    const double height =
        std::ceil(static_cast<double>(scene.size.height) * static_cast<double>(scale) - 1e-4);
    if (width > most_side_px || height > most_side_px || width * height > most_png_pixels)
        fail(base::Fault::usage, path,
             "a PNG of " + number(width) + " x " + number(height) +
                 " pixels is too large (at most 32767 a side and 400 million in all); choose a smaller size "
                 "or scale, "
                 "or SVG");
    const bool opaque = scene.background.alpha == 255;
    Surface surface(cairo_image_surface_create(opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32,
                                               static_cast<int>(width), static_cast<int>(height)));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        fail(base::Fault::environment, path,
             "not enough memory for the picture; choose a smaller size or scale");
    return surface;
}

void write_encoded(cairo_surface_t* surface, const std::string& path, const PictureInfo& info) {
    const std::string png = encode_png(surface);
    if (png.empty())
        fail(base::Fault::environment, path, "not enough memory for the PNG; choose a smaller size or scale");
    base::write_file(path, with_text_chunks(png, {{"Title", clean_text(info.title)},
                                                  {"Author", clean_text(info.author)},
                                                  {"Description", clean_text(info.subject)},
                                                  {"Software", "Dateline"}}));
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
    try {
        static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    } catch (const std::bad_alloc&) { // must not fly through C
        return CAIRO_STATUS_NO_MEMORY;
    }
    return CAIRO_STATUS_SUCCESS;
}

void set_metadata(cairo_surface_t* surface, const PictureInfo& info) {
    const auto set = [surface](cairo_pdf_metadata_t kind, const std::string& text) {
        if (const std::string clean = clean_text(text); !clean.empty())
            cairo_pdf_surface_set_metadata(surface, kind, clean.c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, info.title);
    set(CAIRO_PDF_METADATA_AUTHOR, info.author);
    set(CAIRO_PDF_METADATA_SUBJECT, info.subject);
    set(CAIRO_PDF_METADATA_CREATOR, "Dateline");
}

// In points, without a matrix: versions of cairo differ in whether they apply one to a link's rectangle.
// link_target() left no quote and no backslash that could end the attribute.
void add_links(cairo_t* context, const scene::Scene& scene, double points) {
    cairo_identity_matrix(context);
    const auto in_points = [points](float px) { return number(static_cast<double>(px) * points); };
    for (const scene::Hit& hit : scene.hits) {
        const std::string target = link_target(hit.url);
        const base::Rect rect =
            base::intersection(safe(hit.rect), {0, 0, scene.size.width, scene.size.height});
        if (target.empty() || rect.empty()) continue;
        const std::string attributes = "rect=[" + in_points(rect.x) + " " + in_points(rect.y) + " " +
                                       in_points(rect.width) + " " + in_points(rect.height) + "] uri='" +
                                       target + "'";
        cairo_tag_begin(context, CAIRO_TAG_LINK, attributes.c_str());
        cairo_tag_end(context, CAIRO_TAG_LINK);
    }
}

// Advances as measured: no rounding to pixels, no hints.
void set_font_options(cairo_t* context) {
    const std::unique_ptr<cairo_font_options_t, CairoDestroy> options(cairo_font_options_create());
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_set_font_options(context, options.get());
}

} // namespace

void paint_png(const scene::Scene& scene, const std::string& path, float scale, const FontBook& fonts,
               const ImageSource& images, const PictureInfo& info) {
    check_scale(scene, path, scale);
    const Surface surface = png_surface(scene, path, scale);
    const Context context(cairo_create(surface.get()));
    set_background(context.get(), scene.background);
    cairo_scale(context.get(), static_cast<double>(scale), static_cast<double>(scale));
    CairoCanvas(context.get(), Target::pixels, scale, fonts, images).draw(scene);
    check_drawn(context.get(), surface.get(), path);
    write_encoded(surface.get(), path, info);
}

void paint_pdf(const scene::Scene& scene, const std::string& path, float scale, const FontBook& fonts,
               const ImageSource& images, const PictureInfo& info) {
    check_scale(scene, path, scale);
    const double points = 0.75 * static_cast<double>(scale);
    const double width = static_cast<double>(scene.size.width) * points;
    const double height = static_cast<double>(scene.size.height) * points;
    if (width > most_page_pt || height > most_page_pt)
        fail(base::Fault::usage, path,
             "a PDF page of " + number(width) + " x " + number(height) +
                 " points is too large (at most 14400 a side); choose a smaller size or scale, or SVG");
    std::string bytes;
    {
        const Surface surface(cairo_pdf_surface_create_for_stream(append, &bytes, width, height));
        set_metadata(surface.get(), info);
        const Context context(cairo_create(surface.get()));
        set_font_options(context.get());
        set_background(context.get(), scene.background);
        cairo_scale(context.get(), points, points);
        CairoCanvas(context.get(), Target::page, std::clamp(scale, 1.F, 2.F), fonts, images).draw(scene);
        add_links(context.get(), scene, points);
        cairo_show_page(context.get());
        cairo_surface_finish(surface.get());
        check_drawn(context.get(), surface.get(), path);
    }
    base::write_file(path, bytes);
}

std::string png_of(const Pixels& pixels) {
    const Surface surface = surface_of(pixels, {0, 0, pixels.width, pixels.height});
    return surface ? encode_png(surface.get()) : std::string();
}

void write_png(const Pixels& pixels, const std::string& path) {
    const Surface surface = surface_of(pixels, {0, 0, pixels.width, pixels.height});
    if (!surface)
        fail(base::Fault::environment, path,
             "no pixels to write, or not enough memory; try a smaller window");
    write_encoded(surface.get(), path, {});
}

} // namespace dateline::paint
