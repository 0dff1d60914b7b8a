#include "paint/decode_webp.h"

#ifdef DATELINE_HAS_WEBP
#include <algorithm>
#include <memory>

#include <webp/decode.h>
#include <webp/demux.h>
#endif

#include "paint/decode_inspect.h"

namespace dateline::paint::decoder {

#ifdef DATELINE_HAS_WEBP
namespace {

struct WebpChunk {
    WebPChunkIterator at{};
    bool found = false;
    WebpChunk(WebPDemuxer* demux, const char* name) : found(WebPDemuxGetChunk(demux, name, 1, &at) != 0) {}
    WebpChunk(const WebpChunk&) = delete;
    WebpChunk& operator=(const WebpChunk&) = delete;
    ~WebpChunk() { WebPDemuxReleaseChunkIterator(&at); }
    Bytes bytes() const { return found ? Bytes(at.chunk.bytes, at.chunk.size) : Bytes(); }
};

struct WebpFrame {
    WebPIterator at{};
    bool found = false;
    explicit WebpFrame(WebPDemuxer* demux) : found(WebPDemuxGetFrame(demux, 1, &at) != 0) {}
    WebpFrame(const WebpFrame&) = delete;
    WebpFrame& operator=(const WebpFrame&) = delete;
    ~WebpFrame() { WebPDemuxReleaseIterator(&at); }
};

// RGBA of the frame, at this size.
Outcome decode_frame(const WebPData& data, const Size& size, std::vector<std::uint8_t>* rgba) {
    WebPDecoderConfig config;
    if (WebPInitDecoderConfig(&config) == 0 ||
        WebPGetFeatures(data.bytes, data.size, &config.input) != VP8_STATUS_OK)
        return Outcome::damaged;
    const Size own{static_cast<std::size_t>(config.input.width),
                   static_cast<std::size_t>(config.input.height)};
    if (size.width != own.width || size.height != own.height) {
        config.options.use_scaling = 1;
        config.options.scaled_width = static_cast<int>(size.width);
        config.options.scaled_height = static_cast<int>(size.height);
    }
    rgba->assign(size.width * size.height * 4, 0);
    config.output.colorspace = MODE_RGBA;
    config.output.is_external_memory = 1;
    config.output.u.RGBA.rgba = rgba->data();
    config.output.u.RGBA.stride = static_cast<int>(size.width * 4);
    config.output.u.RGBA.size = rgba->size();
    const VP8StatusCode status = WebPDecode(data.bytes, data.size, &config);
    WebPFreeDecBuffer(&config.output);
    if (status == VP8_STATUS_OUT_OF_MEMORY) return Outcome::no_memory;
    return status == VP8_STATUS_OK ? Outcome::pixels : Outcome::damaged;
}

} // namespace

Outcome read_webp(Bytes file, Picture* picture) {
    const WebPData data{file.data(), file.size()};
    const std::unique_ptr<WebPDemuxer, decltype(&WebPDemuxDelete)> demux(WebPDemux(&data), &WebPDemuxDelete);
    if (!demux) return Outcome::damaged;
    const auto width = std::size_t{WebPDemuxGetI(demux.get(), WEBP_FF_CANVAS_WIDTH)};
    const auto height = std::size_t{WebPDemuxGetI(demux.get(), WEBP_FF_CANVAS_HEIGHT)};
    if (!picture->has_size(width, height, orientation_of(WebpChunk(demux.get(), "EXIF").bytes())))
        return picture->outcome();
    picture->has_profile(WebpChunk(demux.get(), "ICCP").bytes());
    const WebpFrame frame(demux.get());
    if (!frame.found || frame.at.complete == 0 || frame.at.width < 1 || frame.at.height < 1)
        return Outcome::damaged;
    const Size own{static_cast<std::size_t>(frame.at.width), static_cast<std::size_t>(frame.at.height)};
    const Size at{static_cast<std::size_t>(std::max(frame.at.x_offset, 0)),
                  static_cast<std::size_t>(std::max(frame.at.y_offset, 0))};
    if (at.width + own.width > width || at.height + own.height > height) return Outcome::damaged;
    const bool fills = own.width == width && own.height == height;
    // Where far less is wanted, the library leaves out most of the work; the rest is averaged here.
    Size size = own;
    if (fills && own.width > picture->wanted().width * 4)
        size = {picture->wanted().width * 2, std::min(picture->wanted().height * 2, own.height)};
    std::vector<std::uint8_t> rgba;
    if (const Outcome outcome = decode_frame(frame.at.fragment, size, &rgba); outcome != Outcome::pixels)
        return outcome;
    picture->begin(fills ? size.width : width, fills ? size.height : height, Channels::rgba);
    if (fills) {
        for (std::size_t y = 0; y < size.height; ++y)
            picture->row(rgba.data() + y * size.width * 4);
        return Outcome::pixels;
    }
    std::vector<std::uint8_t> line(width * 4);
    for (std::size_t y = 0; y < height; ++y) {
        std::fill(line.begin(), line.end(), std::uint8_t{0});
        if (y >= at.height && y < at.height + own.height)
            std::copy_n(rgba.data() + (y - at.height) * own.width * 4, own.width * 4,
                        line.data() + at.width * 4);
        picture->row(line.data());
    }
    return Outcome::pixels;
}

#else

Outcome read_webp(Bytes /*file*/, Picture* /*picture*/) {
    return Outcome::no_webp;
}

#endif

} // namespace dateline::paint::decoder
