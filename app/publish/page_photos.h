#pragma once
// Photos as data: addresses: decoded by the process without rights, made small, written anew as PNG. The
// bytes of a stranger's file never reach the page. Internal to publish/.

#include <map>
#include <string>

#include "publish/photos.h"

namespace dateline::publish {

class PagePhotos {
  public:
    explicit PagePhotos(store::Store& store) : store_(store) {}
    struct Picture {
        std::string address; // "data:image/png;base64,..."; empty: cannot be read, or the page holds enough
        int width_px = 0, height_px = 0;
        paint::ImageFailure failure = paint::ImageFailure::none;
    };
    Picture load(const model::PhotoView& photo, int largest_side_px);
    const Notices& notices() const { return notices_; }

  private:
    store::Store& store_;
    std::size_t bytes_ = 0;
    Notices notices_;
    paint::ImageDecoder decoder_;
};

} // namespace dateline::publish
