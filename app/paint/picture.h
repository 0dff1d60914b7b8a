#pragma once
// Painting a scene to a file: PNG and PDF through cairo, SVG as text, the same picture from the same scene.
// Text stays text in SVG and PDF; hits with a url become links. Written beside the target, then renamed:
// never half a file.

#include <functional>
#include <span>
#include <string>

#include "base/progress_and_cancel.h"
#include "paint/fonts.h"
#include "paint/image.h"
#include "scene/scene.h"

namespace dateline::paint {

// The pixels of an image id of the scene; null or a failure: the painter draws the command's `missing`
// colour.
using ImageSource = std::function<const DecodedImage*(const std::string& image_id)>;

// What the file says about itself: PDF metadata, SVG <title> and <desc>, PNG text chunks.
struct PictureInfo {
    std::string title, author, subject;
    std::string sources = {};         // the outlets, and the licence of the data
    std::string command = {};         // the command line that makes the same picture
    std::string database_sha256 = {}; // of the database that it shows
};
// The keywords of the PNG's chunks that dateline view-of reads.
constexpr const char* command_keyword = "Dateline command";
constexpr const char* database_keyword = "Dateline database SHA-256";

// `scale`: device pixels a logical pixel (PNG); PDF and SVG are in logical pixels times 0.75 pt and times
// `scale`. False: `watch` stopped it, and nothing was written.
// A PNG is painted in bands and streamed: memory follows its width, not its height. At most 32,767 pixels a
// side.
bool paint_png(const scene::Scene& scene, const std::string& path, float scale, const FontBook& fonts,
               const ImageSource& images, const PictureInfo& info, const base::ProgressAndCancel& watch = {});
bool paint_svg(const scene::Scene& scene, const std::string& path, float scale, const FontBook& fonts,
               const ImageSource& images, const PictureInfo& info, const base::ProgressAndCancel& watch = {});
// A scene a page.
bool paint_pdf(std::span<const scene::Scene> pages, const std::string& path, float scale,
               const FontBook& fonts, const ImageSource& images, const PictureInfo& info,
               const base::ProgressAndCancel& watch = {});

// For a look at it: the whole as pixels; empty if `watch` stopped it.
Pixels paint_pixels(const scene::Scene& scene, float scale, const FontBook& fonts, const ImageSource& images,
                    const base::ProgressAndCancel& watch = {});

// Pixels as the bytes of a PNG file; "" where there are none, or no memory for them.
std::string png_of(const Pixels& pixels);
// Pixels straight into a PNG file (F12: the window as seen).
void write_png(const Pixels& pixels, const std::string& path);

} // namespace dateline::paint
