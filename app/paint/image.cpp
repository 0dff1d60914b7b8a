#include "paint/image.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "paint/decode_protocol.h"
#include "platform/limited_process.h"

namespace dateline::paint {
namespace {

using platform::LimitedProcess;

constexpr auto picture_time = std::chrono::seconds(20);       // of its processor, not of the clock
constexpr std::size_t bytes_a_second = std::size_t{1} << 20U; // more time for a larger file
static_assert(platform::max_photo_bytes <= decoder::max_file_bytes);

DecodedImage failed(ImageFailure failure) {
    DecodedImage image;
    image.failure = failure;
    return image;
}

ImageFailure failure_of(platform::Way way) {
    switch (way) {
    case platform::Way::there:
        return ImageFailure::none;
    case platform::Way::missing:
        return ImageFailure::missing;
    case platform::Way::no_permission:
        return ImageFailure::no_permission;
    case platform::Way::unreadable:
        break;
    case platform::Way::outside:
        return ImageFailure::outside;
    case platform::Way::link:
        return ImageFailure::link;
    case platform::Way::folder:
        return ImageFailure::folder;
    case platform::Way::not_a_file:
        return ImageFailure::not_a_file;
    case platform::Way::empty:
        return ImageFailure::empty;
    case platform::Way::too_large:
        return ImageFailure::file_too_large;
    }
    return ImageFailure::unreadable;
}

ImageFailure failure_of(std::uint32_t outcome) {
    switch (static_cast<decoder::Outcome>(outcome)) {
    case decoder::Outcome::not_an_image:
        return ImageFailure::not_an_image;
    case decoder::Outcome::too_large:
        return ImageFailure::too_large;
    case decoder::Outcome::no_memory:
        return ImageFailure::no_memory;
    case decoder::Outcome::unsupported:
        return ImageFailure::unsupported;
    case decoder::Outcome::svg:
        return ImageFailure::svg;
    case decoder::Outcome::no_webp:
        return ImageFailure::no_webp;
    case decoder::Outcome::no_avif:
        return ImageFailure::no_avif;
    case decoder::Outcome::no_heic:
        return ImageFailure::no_heic;
    case decoder::Outcome::no_tiff:
        return ImageFailure::no_tiff;
    case decoder::Outcome::pixels:
    case decoder::Outcome::damaged:
        break;
    }
    return ImageFailure::damaged;
}

bool plausible(const decoder::Reply& reply, const decoder::Request& request) {
    const std::uint32_t most = request.largest_side_px > 0
                                   ? std::min(request.largest_side_px, decoder::max_side_px)
                                   : decoder::max_side_px;
    const auto side = [](std::uint32_t px, std::uint32_t limit) { return px >= 1 && px <= limit; };
    if (!side(reply.full_width, decoder::max_side_px) || !side(reply.full_height, decoder::max_side_px))
        return false;
    return side(reply.width, most) && side(reply.height, most) && reply.width <= reply.full_width &&
           reply.height <= reply.full_height &&
           std::uint64_t{reply.width} * reply.height <= decoder::max_pixels_sent;
}

enum class Talk { done, broken }; // broken: the process is of no more use

Talk converse(LimitedProcess* process, const std::vector<std::uint8_t>& bytes,
              const decoder::Request& request, DecodedImage* image) {
    process->begin(picture_time + std::chrono::seconds(bytes.size() / bytes_a_second));
    decoder::Reply reply;
    if (!process->send(&request, sizeof request) || !process->send(bytes.data(), bytes.size()) ||
        !process->receive(&reply, sizeof reply) || reply.hello != decoder::magic)
        return Talk::broken;
    if (reply.outcome != static_cast<std::uint32_t>(decoder::Outcome::pixels)) {
        *image = failed(failure_of(reply.outcome));
        return Talk::done;
    }
    if (!plausible(reply, request)) return Talk::broken;
    image->full_width = static_cast<int>(reply.full_width);
    image->full_height = static_cast<int>(reply.full_height);
    image->pixels.rgba.resize(std::size_t{reply.width} * reply.height * 4);
    if (!process->receive(image->pixels.rgba.data(), image->pixels.rgba.size())) return Talk::broken;
    image->pixels.width = static_cast<int>(reply.width);
    image->pixels.height = static_cast<int>(reply.height);
    return Talk::done;
}

DecodedImage answer(LimitedProcess* process, const platform::PhotoBytes& source, decoder::Request request) {
    if (source.way != platform::Way::there) return failed(failure_of(source.way));
    request.file_bytes = source.bytes.size();
    // A process that broke on this picture says something about the picture only if it was a fresh one: an
    // older one may have retired, or been ended by somebody else.
    for (bool fresh = false; !fresh;) {
        fresh = !process->running();
        if (fresh && !process->start())
            return failed(process->is_stopped() ? ImageFailure::stopped : ImageFailure::decoder);
        DecodedImage image;
        if (converse(process, source.bytes, request, &image) == Talk::done) return image;
        const bool too_slow = process->too_slow();
        process->stop();
        if (process->is_stopped()) return failed(ImageFailure::stopped);
        if (too_slow) return failed(ImageFailure::too_slow);
    }
    return failed(ImageFailure::damaged);
}

} // namespace

const char* image_failure_text(ImageFailure failure) {
    switch (failure) {
    case ImageFailure::none:
        return "";
    case ImageFailure::missing:
        return platform::photo_trouble(platform::Way::missing);
    case ImageFailure::no_permission:
        return platform::photo_trouble(platform::Way::no_permission);
    case ImageFailure::unreadable:
        return platform::photo_trouble(platform::Way::unreadable);
    case ImageFailure::outside:
        return platform::photo_trouble(platform::Way::outside);
    case ImageFailure::link:
        return platform::photo_trouble(platform::Way::link);
    case ImageFailure::folder:
        return platform::photo_trouble(platform::Way::folder);
    case ImageFailure::not_a_file:
        return platform::photo_trouble(platform::Way::not_a_file);
    case ImageFailure::empty:
        return platform::photo_trouble(platform::Way::empty);
    case ImageFailure::file_too_large:
        return platform::photo_trouble(platform::Way::too_large);
    case ImageFailure::too_large:
        return "The photo is too large: at most 200 megapixels, and 65,535 pixels a side";
    case ImageFailure::no_memory:
        return "The photo takes more memory to decode than Dateline grants; save it smaller";
    case ImageFailure::not_an_image:
        return "The photo is no picture of a kind that Dateline reads: JPEG, PNG, WebP, AVIF, HEIC, TIFF, "
               "GIF or BMP";
    case ImageFailure::unsupported:
        return "The photo is of a rare variety that Dateline cannot read; save it anew, as JPEG or PNG";
    case ImageFailure::svg:
        return "The photo is an SVG drawing, which Dateline does not draw; save it as PNG";
    case ImageFailure::no_webp:
        return "This build of Dateline cannot read WebP; save the photo as JPEG or PNG";
    case ImageFailure::no_avif:
        return "This build of Dateline cannot read AVIF; save the photo as JPEG or PNG";
    case ImageFailure::no_heic:
        return "This build of Dateline cannot read HEIC; save the photo as JPEG or PNG";
    case ImageFailure::no_tiff:
        return "This build of Dateline cannot read TIFF; save the photo as JPEG or PNG";
    case ImageFailure::too_slow:
        return "The photo takes too long to decode";
    case ImageFailure::stopped:
        return "Stopped before the photo was read";
    case ImageFailure::damaged:
        return "The photo is damaged";
    case ImageFailure::decoder:
        return "The program dateline-decode cannot be started; install it beside dateline";
    }
    return "The photo is damaged";
}

struct ImageDecoder::Impl {
    explicit Impl(std::function<bool()> goes_on)
        : process("dateline-decode", decoder::magic, std::move(goes_on)) {}
    LimitedProcess process;
};

ImageDecoder::ImageDecoder(std::function<bool()> goes_on)
    : impl_(std::make_unique<Impl>(std::move(goes_on))) {}
ImageDecoder::~ImageDecoder() = default;

DecodedImage ImageDecoder::decode(const platform::PhotoBytes& photo, int largest_side_px) {
    decoder::Request request;
    request.largest_side_px = static_cast<std::uint32_t>(std::max(largest_side_px, 0));
    return answer(&impl_->process, photo, request);
}

} // namespace dateline::paint
