#pragma once
// What the file painters share: coordinates made safe for any library, and the part of a photo that a command
// shows.

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "paint/image_source.h"
#include "paint/png_file.h"
#include "scene/scene.h"

namespace dateline::paint {

// Finite and small enough for cairo's fixed point at any scale; a scene is clamped near its viewport anyway.
constexpr float max_px = 1'000'000;
inline float safe(float px) {
    return std::isfinite(px) ? std::clamp(px, -max_px, max_px) : 0.F;
}
inline base::Point safe(base::Point p, base::Point origin = {}) {
    return {safe(p.x + origin.x), safe(p.y + origin.y)};
}
inline base::Rect safe(const base::Rect& r, base::Point origin = {}) {
    return {safe(r.x + origin.x), safe(r.y + origin.y), std::max(safe(r.width), 0.F),
            std::max(safe(r.height), 0.F)};
}
inline float safe_radius(float radius_px, const base::Rect& r) {
    return std::clamp(safe(radius_px), 0.F, std::min(r.width, r.height) / 2);
}

// The whole pixels that cover the shown part of a photo: what is cut away is not published with the picture.
struct PhotoPart {
    PixelArea area;
    base::Rect target; // where that area lies in the scene; the command's own rectangle clips it
};
// `rect`: where the whole command is painted.
PhotoPart photo_part(const DecodedImage& photo, const scene::Image& image, const base::Rect& rect);

// The photo, or null: not there, failed or not what it says.
const DecodedImage* photo_of(const ImageSource& images, const std::string& id);

// Throws base::Error: the path and what is wrong.
[[noreturn]] void refuse(base::Fault fault, const std::string& path, const std::string& message);

// Throws base::Error (usage) for a scene or a scale that no picture can have.
void check_scale(const scene::Scene& scene, const std::string& path, float scale);

} // namespace dateline::paint
