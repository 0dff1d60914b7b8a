#pragma once
// A scene as pixels through cairo: as a PNG file, painted in bands and streamed, so that memory follows its
// width and not its height; or whole.

#include <string>

#include "base/progress_and_cancel.h"
#include "paint/fonts.h"
#include "paint/image_source.h"
#include "paint/picture_info.h"
#include "scene/scene.h"

namespace dateline::paint {

// `scale`: device pixels a logical pixel; at most 32,767 pixels a side. Written beside the target, then
// renamed: never half a file. False: `watch` stopped it, and nothing was written.
bool paint_png(const scene::Scene& scene, const std::string& path, float scale, const FontBook& fonts,
               const ImageSource& images, const PictureInfo& info, const base::ProgressAndCancel& watch = {});

// For a look at it: the whole as pixels; empty if `watch` stopped it.
Pixels paint_pixels(const scene::Scene& scene, float scale, const FontBook& fonts, const ImageSource& images,
                    const base::ProgressAndCancel& watch = {});

// Pixels as the bytes of a PNG file; "" where there are none, or no memory for them.
std::string png_of(const Pixels& pixels);
// Pixels straight into a PNG file (F12: the window as seen).
void write_png(const Pixels& pixels, const std::string& path);

} // namespace dateline::paint
