#include "publish/page_photos.h"

#include "base/displayable.h"
#include "paint/picture_png.h"
#include "publish/page_text.h"

namespace dateline::publish {

PagePhotos::Picture PagePhotos::load(const model::PhotoView& photo, int largest_side_px) {
    constexpr std::size_t max_bytes = std::size_t{24} << 20U; // in one page, before base64
    if (bytes_ >= max_bytes) {
        add_notice(&notices_, base::displayable(photo.file, 200) +
                                  ": The photo is left out: a page holds 24 MB of photos");
        return {};
    }
    const paint::DecodedImage image = decoder_.decode(store_.load_photo_bytes(photo.id), largest_side_px);
    const std::string png = paint::png_of(image.pixels);
    if (png.empty()) {
        const bool failed = image.failure != paint::ImageFailure::none;
        const paint::ImageFailure failure = failed ? image.failure : paint::ImageFailure::too_large;
        add_notice(&notices_, notice_of(photo, failure));
        return {"", 0, 0, failure};
    }
    bytes_ += png.size();
    return {"data:image/png;base64," + base64(png), image.pixels.width, image.pixels.height,
            paint::ImageFailure::none};
}

} // namespace dateline::publish
