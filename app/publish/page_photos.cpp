#include "publish/page_photos.h"

#include "paint/picture.h"
#include "publish/page_text.h"

namespace dateline::publish {

PagePhotos::Picture PagePhotos::load(const model::PhotoView& photo, int largest_side_px) {
    constexpr std::size_t most_bytes = std::size_t{24} << 20U; // in one page, before base64
    if (bytes_ >= most_bytes) return {};
    const paint::DecodedImage image = decoder_.decode(folder_, photo.file, largest_side_px);
    if (image.failure != paint::ImageFailure::none) return {};
    const std::string png = paint::png_of(image.pixels);
    if (png.empty()) return {};
    bytes_ += png.size();
    return {"data:image/png;base64," + base64(png), image.pixels.width, image.pixels.height};
}

} // namespace dateline::publish
