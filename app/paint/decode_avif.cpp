#include "paint/decode_avif.h"

#ifdef DATELINE_HAS_AVIF
#include <algorithm>
#include <memory>

#include <avif/avif.h>
#endif

#include "paint/decode_colour.h"

namespace dateline::paint::decoder {

#ifdef DATELINE_HAS_AVIF
namespace {

// First turned, against the clock, then mirrored: as one of EXIF's eight.
int orientation_of_boxes(const avifImage& image) {
    const bool turned = (image.transformFlags & AVIF_TRANSFORM_IROT) != 0;
    const bool mirrored = (image.transformFlags & AVIF_TRANSFORM_IMIR) != 0;
    const unsigned angle = turned ? image.irot.angle & 3U : 0;
    constexpr int plain[] = {1, 8, 3, 6};
    constexpr int top_to_bottom[] = {4, 5, 2, 7};
    constexpr int left_to_right[] = {2, 7, 4, 5};
    if (!mirrored) return plain[angle];
    return image.imir.mode == 0 ? top_to_bottom[angle] : left_to_right[angle];
}

// What the clean aperture leaves of it; all of it where that says nothing sound.
avifCropRect aperture_of(const avifImage& image) {
    avifCropRect crop{0, 0, image.width, image.height};
    avifDiagnostics ignored{};
    if ((image.transformFlags & AVIF_TRANSFORM_CLAP) != 0 &&
        avifCropRectConvertCleanApertureBox(&crop, &image.clap, image.width, image.height, image.yuvFormat,
                                            &ignored) == AVIF_FALSE)
        crop = {0, 0, image.width, image.height};
    return crop;
}

// A band of rows after the other: the whole as RGBA would be several times the picture.
Outcome convert_bands(const avifImage& image, const avifCropRect& crop, Picture* picture) {
    constexpr std::uint32_t band_px = 64; // even: colours are stored for two rows
    const std::unique_ptr<avifImage, decltype(&avifImageDestroy)> band(avifImageCreateEmpty(),
                                                                       &avifImageDestroy);
    std::vector<std::uint8_t> rgba(std::size_t{crop.width} * band_px * 4);
    picture->begin(crop.width, crop.height, Channels::rgba);
    for (std::uint32_t y = 0; y < crop.height; y += band_px) {
        const avifCropRect part{crop.x, crop.y + y, crop.width, std::min(band_px, crop.height - y)};
        if (!band || avifImageSetViewRect(band.get(), &image, &part) != AVIF_RESULT_OK)
            return Outcome::damaged;
        avifRGBImage out;
        avifRGBImageSetDefaults(&out, band.get());
        out.format = AVIF_RGB_FORMAT_RGBA;
        out.depth = 8;
        out.pixels = rgba.data();
        out.rowBytes = crop.width * 4;
        if (avifImageYUVToRGB(band.get(), &out) != AVIF_RESULT_OK) return Outcome::damaged;
        for (std::uint32_t row = 0; row < part.height; ++row)
            picture->row(rgba.data() + std::size_t{row} * out.rowBytes);
    }
    return Outcome::pixels;
}

} // namespace

Outcome read_avif(Bytes file, Picture* picture) {
    const std::unique_ptr<avifDecoder, decltype(&avifDecoderDestroy)> decoder(avifDecoderCreate(),
                                                                              &avifDecoderDestroy);
    if (!decoder) return Outcome::no_memory;
    decoder->maxThreads = 1;
    decoder->ignoreExif = AVIF_TRUE;
    decoder->ignoreXMP = AVIF_TRUE;
    decoder->imageSizeLimit = std::uint32_t{max_pixels};
    decoder->imageDimensionLimit = max_side_px;
    decoder->strictFlags = AVIF_STRICT_DISABLED; // telephones and editors leave small things out
    if (avifDecoderSetIOMemory(decoder.get(), file.data(), file.size()) != AVIF_RESULT_OK)
        return Outcome::damaged;
    const avifResult parsed = avifDecoderParse(decoder.get());
    if (parsed == AVIF_RESULT_NO_CODEC_AVAILABLE || parsed == AVIF_RESULT_UNSUPPORTED_DEPTH)
        return Outcome::unsupported;
    if (parsed != AVIF_RESULT_OK) {
        const bool large = std::uint64_t{decoder->image->width} * decoder->image->height > max_pixels;
        return large ? Outcome::too_large : Outcome::damaged;
    }
    const avifImage& image = *decoder->image;
    const avifCropRect crop = aperture_of(image);
    if (!picture->has_size(crop.width, crop.height, orientation_of_boxes(image))) return picture->outcome();
    const std::uint32_t width = image.width, height = image.height;
    const avifResult decoded = avifDecoderNextImage(decoder.get());
    if (decoded == AVIF_RESULT_OUT_OF_MEMORY) return Outcome::no_memory;
    if (decoded != AVIF_RESULT_OK || image.width != width || image.height != height) return Outcome::damaged;
    if (image.icc.size > 0)
        picture->has_profile({image.icc.data, image.icc.size});
    else
        picture->has_profile(profile_of(image.colorPrimaries, image.transferCharacteristics));
    return convert_bands(image, crop, picture);
}

#else

Outcome read_avif(Bytes /*file*/, Picture* /*picture*/) {
    return Outcome::no_avif;
}

#endif

} // namespace dateline::paint::decoder
