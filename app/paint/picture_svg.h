#pragma once
// A scene as SVG, written as text, without a library. Text stays text; hits with a url become links.

#include <string>

#include "base/progress_and_cancel.h"
#include "paint/fonts.h"
#include "paint/image_source.h"
#include "paint/picture_info.h"
#include "scene/scene.h"

namespace dateline::paint {

// In logical pixels times 0.75 pt and times `scale`. Written beside the target, then renamed: never half a
// file. False: `watch` stopped it, and nothing was written.
bool paint_svg(const scene::Scene& scene, const std::string& path, float scale, const FontBook& fonts,
               const ImageSource& images, const PictureInfo& info, const base::ProgressAndCancel& watch = {});

} // namespace dateline::paint
