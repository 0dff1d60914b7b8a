#include "paint/picture_parts.h"

#include "base/error.h"
#include "base/paths.h"

namespace dateline::paint {
namespace {

struct Range { // of pixels along one side, and the scene's length that they take
    int first = 0, count = 1;
    float start = 0, length = 1;
};

Range range_of(float from, float share, int side, float target, float target_length) {
    const float begin = std::clamp(safe(from), 0.F, 1.F) * static_cast<float>(side);
    const float end = std::clamp(safe(from + share), 0.F, 1.F) * static_cast<float>(side);
    Range range;
    range.first = std::clamp(static_cast<int>(std::floor(begin + 0.01F)), 0, side - 1);
    range.count = std::clamp(static_cast<int>(std::ceil(end - 0.01F)), range.first + 1, side) - range.first;
    const float pixel = target_length / std::max(end - begin, 0.01F); // the scene's length of one pixel
    range.start = target + (static_cast<float>(range.first) - begin) * pixel;
    range.length = static_cast<float>(range.count) * pixel;
    return range;
}

} // namespace

PhotoPart photo_part(const DecodedImage& photo, const scene::Image& image, const base::Rect& rect) {
    const base::Rect part = scene::unstretched(
        image, {static_cast<float>(photo.full_width), static_cast<float>(photo.full_height)});
    const Range x = range_of(part.x, part.width, photo.pixels.width, rect.x, rect.width);
    const Range y = range_of(part.y, part.height, photo.pixels.height, rect.y, rect.height);
    return {{x.first, y.first, x.count, y.count}, {x.start, y.start, x.length, y.length}};
}

const DecodedImage* photo_of(const ImageSource& images, const std::string& id) {
    const DecodedImage* image = images ? images(id) : nullptr;
    if (image == nullptr || image->failure != ImageFailure::none) return nullptr;
    const Pixels& pixels = image->pixels;
    if (pixels.width <= 0 || pixels.height <= 0) return nullptr;
    const std::size_t bytes =
        static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 4;
    return pixels.rgba.size() >= bytes ? image : nullptr;
}

[[noreturn]] void refuse(base::Fault fault, const std::string& path, const std::string& message) {
    throw base::Error(fault, base::shown_path(path) + ": " + message);
}

void check_scale(const scene::Scene& scene, const std::string& path, float scale) {
    const base::Size size = scene.size;
    const bool good = std::isfinite(scale) && scale > 0 && scale <= 64 && std::isfinite(size.width) &&
                      std::isfinite(size.height) && size.width > 0 && size.height > 0;
    if (!good)
        refuse(base::Fault::usage, path,
               "a picture needs a width, a height and a scale above 0; choose a "
               "size such as 1600x900 and a scale from 0.1 to 64");
}

} // namespace dateline::paint
