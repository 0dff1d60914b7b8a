#pragma once
// Painting a scene to a file: PNG and PDF through cairo, SVG as text, the same picture from the same scene.
// Text stays text in SVG and PDF; hits with a url become links. Written beside the target, then renamed:
// never half a file.

#include <functional>
#include <string>

#include "paint/fonts.h"
#include "paint/image.h"
#include "scene/scene.h"

namespace dateline::paint {

// The pixels of an image id of the scene; null or a failure: the painter draws the command's `missing`
// colour.
using ImageSource = std::function<const DecodedImage*(const std::string& image_id)>;

struct PictureInfo {
    std::string title, author, subject; // PDF metadata, SVG <title>/<desc>, PNG text chunks
};

// `scale`: device pixels a logical pixel (PNG); PDF and SVG are in logical pixels times 0.75 pt and times
// `scale`.
void paint_png(const scene::Scene& scene, const std::string& path, float scale, const FontBook& fonts,
               const ImageSource& images, const PictureInfo& info);
void paint_svg(const scene::Scene& scene, const std::string& path, float scale, const FontBook& fonts,
               const ImageSource& images, const PictureInfo& info);
void paint_pdf(const scene::Scene& scene, const std::string& path, float scale, const FontBook& fonts,
               const ImageSource& images, const PictureInfo& info);

// Pixels as the bytes of a PNG file; "" where there are none, or no memory for them.
std::string png_of(const Pixels& pixels);
// Pixels straight into a PNG file (F12: the window as seen).
void write_png(const Pixels& pixels, const std::string& path);

} // namespace dateline::paint
