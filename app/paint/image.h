#pragma once
// Photos from strangers into pixels: JPEG, PNG, WebP, AVIF, HEIC, TIFF, GIF (its first frame) and BMP, in
// sRGB, upright. The bytes are decoded by `dateline-decode`, a separate process with no rights (seccomp,
// limits). A failure is a fixed text of ours.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "paint/pixels.h"
#include "platform/photo_bytes.h"

namespace dateline::paint {

enum class ImageFailure {
    none,
    missing,
    no_permission,
    unreadable,
    outside,
    link,
    folder,
    not_a_file,
    empty,
    file_too_large, // in bytes
    too_large,      // in pixels
    no_memory,      // its decoder needs more than it may have
    not_an_image,
    damaged,
    unsupported, // a variety of its format that the library does not know
    svg,
    no_webp, // this build has no library for it
    no_avif,
    no_heic,
    no_tiff,
    too_slow,
    stopped, // the program is asked to stop
    decoder  // the last: there is no decoder to ask
};
// One line in English, a key for base::tr.
const char* image_failure_text(ImageFailure failure);

struct DecodedImage {
    Pixels
        pixels; // EXIF orientation applied; scaled down (box filter) so that no side is above the wanted one
    int full_width = 0, full_height = 0; // before scaling, after orientation
    ImageFailure failure = ImageFailure::none;
};

// One decoder process, started when first needed, restarted if it dies. One thread at a time.
class ImageDecoder {
  public:
    // `goes_on` false, or a signal that asks for an orderly stop: no photo is waited for.
    explicit ImageDecoder(std::function<bool()> goes_on = {});
    ~ImageDecoder();
    ImageDecoder(const ImageDecoder&) = delete;
    ImageDecoder& operator=(const ImageDecoder&) = delete;
    // `largest_side_px` 0: as it is.
    DecodedImage decode(const platform::PhotoBytes& photo, int largest_side_px);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace dateline::paint
