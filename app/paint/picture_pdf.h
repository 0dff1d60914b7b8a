#pragma once
// A scene as a PDF through cairo. Text stays text; hits with a url become links.

#include <span>
#include <string>

#include "base/progress_and_cancel.h"
#include "paint/fonts.h"
#include "paint/image_source.h"
#include "paint/picture_info.h"
#include "scene/scene.h"

namespace dateline::paint {

// A scene a page, in logical pixels times 0.75 pt and times `scale`. Written beside the target, then renamed:
// never half a file. False: `watch` stopped it, and nothing was written.
bool paint_pdf(std::span<const scene::Scene> pages, const std::string& path, float scale,
               const FontBook& fonts, const ImageSource& images, const PictureInfo& info,
               const base::ProgressAndCancel& watch = {});

} // namespace dateline::paint
