#include "paint/picture_pdf.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include <cairo-pdf.h>

#include "base/error.h"
#include "base/time.h"
#include "paint/cairo_canvas.h"
#include "paint/picture_parts.h"
#include "paint/picture_text.h"
#include "platform/file.h"

namespace dateline::paint {
namespace {

constexpr double max_page_pt = 14'400; // what PDF viewers open

// When a PDF says it was made: the environment's SOURCE_DATE_EPOCH
// (https://reproducible-builds.org/specs/source-date-epoch/), else nothing: the same picture is the same
// bytes.
std::string creation_time() {
    const char* given = std::getenv("SOURCE_DATE_EPOCH");
    if (!given) return {};
    std::int64_t seconds = 0;
    const std::string_view text(given);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    constexpr std::int64_t year_9999 = 253'402'300'799;
    if (error != std::errc() || end != text.data() + text.size() || seconds < 0 || seconds > year_9999)
        return {};
    const base::Civil at = base::to_civil(static_cast<double>(seconds) * base::second_ms, 0);
    std::array<char, 32> text_of{};
    std::snprintf(text_of.data(), text_of.size(), "%04d-%02d-%02dT%02d:%02d:%02dZ", static_cast<int>(at.year),
                  static_cast<int>(at.month), static_cast<int>(at.day), static_cast<int>(at.hour),
                  static_cast<int>(at.minute), static_cast<int>(at.second));
    return text_of.data();
}

void set_metadata(cairo_surface_t* surface, const PictureInfo& info) {
    const auto set = [surface](cairo_pdf_metadata_t kind, const std::string& text) {
        if (const std::string clean = clean_text(text); !clean.empty())
            cairo_pdf_surface_set_metadata(surface, kind, clean.c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, info.title);
    set(CAIRO_PDF_METADATA_AUTHOR, info.author);
    set(CAIRO_PDF_METADATA_SUBJECT, in_one_line(info));
    set(CAIRO_PDF_METADATA_CREATOR, "Dateline");
    const std::string created = creation_time(); // cairo would take the clock
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                   created.empty() ? nullptr : created.c_str());
}

// In points, without a matrix: versions of cairo differ in whether they apply one to a link's rectangle.
// link_target() left no quote and no backslash that could end the attribute.
void add_links(cairo_t* context, const scene::Scene& scene, double points) {
    cairo_identity_matrix(context);
    const auto in_points = [points](float px) { return number(static_cast<double>(px) * points); };
    for (const scene::PlacedHit& placed : scene::all_hits(scene)) {
        const std::string target = link_target(placed.hit.url);
        const base::Rect rect =
            base::intersection(safe(placed.rect), {0, 0, scene.size.width, scene.size.height});
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

bool paint_pdf(std::span<const scene::Scene> pages, const std::string& path, float scale,
               const FontBook& fonts, const ImageSource& images, const PictureInfo& info,
               const base::ProgressAndCancel& watch) {
    const double points = 0.75 * static_cast<double>(scale);
    for (const scene::Scene& page : pages) {
        check_scale(page, path, scale);
        const double width = static_cast<double>(page.size.width) * points;
        const double height = static_cast<double>(page.size.height) * points;
        if (width > max_page_pt || height > max_page_pt)
            refuse(base::Fault::usage, path,
                   "a PDF page of " + number(width) + " x " + number(height) +
                       " points is too large (at most 14400 a side); choose a smaller size or scale, or SVG");
    }
    std::string bytes;
    {
        const Surface surface(cairo_pdf_surface_create_for_stream(append_to_string, &bytes, 1, 1));
        set_metadata(surface.get(), info);
        const Context context(cairo_create(surface.get()));
        set_font_options(context.get());
        CairoCanvas canvas(context.get(), Target::page, std::clamp(scale, 1.F, 2.F), fonts, images);
        for (std::size_t i = 0; i < pages.size(); ++i) {
            const scene::Scene& page = pages[i];
            if (!watch.goes_on(static_cast<double>(i) / static_cast<double>(pages.size()))) return false;
            cairo_pdf_surface_set_size(surface.get(), static_cast<double>(page.size.width) * points,
                                       static_cast<double>(page.size.height) * points);
            cairo_identity_matrix(context.get());
            set_background(context.get(), page.background);
            cairo_scale(context.get(), points, points);
            canvas.draw(page);
            add_links(context.get(), page, points);
            cairo_show_page(context.get());
            check_drawn(context.get(), surface.get(), path);
        }
        cairo_surface_finish(surface.get());
        check_drawn(context.get(), surface.get(), path);
    }
    if (!watch.goes_on(1)) return false;
    platform::write_file(path, bytes);
    return true;
}

} // namespace dateline::paint
