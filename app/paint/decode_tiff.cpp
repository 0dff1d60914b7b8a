#include "paint/decode_tiff.h"

#ifdef DATELINE_HAS_TIFF
#include <algorithm>
#include <cstdarg>
#include <cstring>
#include <memory>
#include <string_view>

#include <tiffio.h>
#endif

namespace dateline::paint::decoder {

#ifdef DATELINE_HAS_TIFF
namespace {

// The file in memory, as libtiff reads it.
struct TiffSource {
    Bytes file;
    std::uint64_t at = 0;
    bool is_damaged = false; // what was decoded since this was cleared

    static tmsize_t read(thandle_t handle, void* to, tmsize_t bytes) {
        auto& source = *static_cast<TiffSource*>(handle);
        const std::uint64_t left = source.at < source.file.size() ? source.file.size() - source.at : 0;
        const auto n =
            static_cast<std::size_t>(std::min<std::uint64_t>(left, static_cast<std::uint64_t>(bytes)));
        if (n > 0) std::memcpy(to, source.file.data() + source.at, n);
        source.at += n;
        return static_cast<tmsize_t>(n);
    }
    static tmsize_t write(thandle_t /*handle*/, void* /*from*/, tmsize_t /*bytes*/) { return 0; }
    static toff_t seek(thandle_t handle, toff_t offset, int whence) {
        auto& source = *static_cast<TiffSource*>(handle);
        const std::uint64_t base = whence == SEEK_SET   ? 0
                                   : whence == SEEK_CUR ? source.at
                                                        : source.file.size();
        return source.at = base + offset;
    }
    static int close(thandle_t /*handle*/) { return 0; }
    static toff_t size(thandle_t handle) { return static_cast<TiffSource*>(handle)->file.size(); }
    static int map(thandle_t handle, void** to, toff_t* bytes) {
        const Bytes file = static_cast<TiffSource*>(handle)->file;
        *to = const_cast<std::uint8_t*>(file.data()); // NOLINT: it is read alone
        *bytes = file.size();
        return 1;
    }
    static void unmap(thandle_t /*handle*/, void* /*from*/, toff_t /*bytes*/) {}
};

// What is wrong in the pixels is told, and often drawn over: a run that ends too soon, bits of no meaning.
int tiff_fails(TIFF* /*tiff*/, void* source, const char* /*module*/, const char* /*format*/,
               va_list /*arguments*/) {
    static_cast<TiffSource*>(source)->is_damaged = true;
    return 1;
}

// Some decoders only warn of it. Other warnings are of fields that nobody knows.
int tiff_warns(TIFF* /*tiff*/, void* source, const char* module, const char* /*format*/,
               va_list /*arguments*/) {
    const std::string_view told_by = module != nullptr ? module : "";
    if (told_by.find("Decode") != std::string_view::npos || told_by == "JPEGLib")
        static_cast<TiffSource*>(source)->is_damaged = true;
    return 1;
}

using Tiff = std::unique_ptr<TIFF, decltype(&TIFFClose)>;

Tiff open_tiff(TiffSource* source) {
    const std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)> options(TIFFOpenOptionsAlloc(),
                                                                                   &TIFFOpenOptionsFree);
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), tiff_fails, source);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), tiff_warns, source);
    return {TIFFClientOpenExt("photo", "r", source, TiffSource::read, TiffSource::write, TiffSource::seek,
                              TiffSource::close, TiffSource::size, TiffSource::map, TiffSource::unmap,
                              options.get()),
            &TIFFClose};
}

std::uint16_t short_of(TIFF* tiff, std::uint32_t tag, std::uint16_t otherwise) {
    std::uint16_t value = otherwise;
    return TIFFGetFieldDefaulted(tiff, tag, &value) == 1 ? value : otherwise;
}

struct TiffKind {
    std::uint32_t width = 0, height = 0;
    std::uint16_t bits = 1, samples = 1, photometric = 0, planes = 1, compression = 1, format = 1;
    bool alpha = false, premultiplied = false;
};

TiffKind tiff_kind(TIFF* tiff) {
    TiffKind kind;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &kind.width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &kind.height);
    kind.bits = short_of(tiff, TIFFTAG_BITSPERSAMPLE, 1);
    kind.samples = short_of(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    kind.planes = short_of(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    kind.compression = short_of(tiff, TIFFTAG_COMPRESSION, COMPRESSION_NONE);
    kind.format = short_of(tiff, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT);
    if (TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &kind.photometric) != 1)
        kind.photometric = kind.samples >= 3 ? PHOTOMETRIC_RGB : PHOTOMETRIC_MINISBLACK;
    std::uint16_t count = 0;
    std::uint16_t* extra = nullptr;
    if (TIFFGetFieldDefaulted(tiff, TIFFTAG_EXTRASAMPLES, &count, &extra) == 1 && count > 0 &&
        extra != nullptr) {
        kind.premultiplied = extra[0] == EXTRASAMPLE_ASSOCALPHA;
        kind.alpha = kind.premultiplied || extra[0] == EXTRASAMPLE_UNASSALPHA;
    }
    return kind;
}

// What comes row by row and as plain numbers: then memory is a row's, and the profile of any ink fits.
bool is_plain(TIFF* tiff, const TiffKind& kind) {
    const bool usual = kind.photometric == PHOTOMETRIC_RGB || kind.photometric == PHOTOMETRIC_MINISBLACK ||
                       kind.photometric == PHOTOMETRIC_MINISWHITE ||
                       kind.photometric == PHOTOMETRIC_SEPARATED;
    const unsigned least = kind.photometric == PHOTOMETRIC_RGB         ? 3
                           : kind.photometric == PHOTOMETRIC_SEPARATED ? 4
                                                                       : 1;
    return usual && TIFFIsTiled(tiff) == 0 && kind.planes == PLANARCONFIG_CONTIG &&
           (kind.bits == 8 || kind.bits == 16) && kind.format == SAMPLEFORMAT_UINT && kind.samples >= least &&
           kind.samples <= 16;
}

Outcome read_rows(TIFF* tiff, const TiffKind& kind, Picture* picture) {
    const bool inks = kind.photometric == PHOTOMETRIC_SEPARATED,
               colours = kind.photometric == PHOTOMETRIC_RGB;
    const std::size_t base = inks ? 4 : colours ? 3 : 1;
    const bool alpha = kind.alpha && !inks && kind.samples > base;
    const Channels channels = inks      ? Channels::cmyk
                              : colours ? (alpha ? Channels::rgba : Channels::rgb)
                                        : (alpha ? Channels::grey_alpha : Channels::grey);
    const std::size_t out_count = count_of(channels), step = kind.bits / 8U;
    const bool inverted = inks || kind.photometric == PHOTOMETRIC_MINISWHITE;
    const tmsize_t bytes = TIFFScanlineSize(tiff);
    if (bytes <= 0 || static_cast<std::uint64_t>(bytes) < std::uint64_t{kind.width} * kind.samples * step)
        return Outcome::damaged;
    std::vector<std::uint8_t> line(static_cast<std::size_t>(bytes)), out(kind.width * out_count);
    picture->begin(kind.width, kind.height, channels);
    for (std::uint32_t y = 0; y < kind.height; ++y) {
        if (TIFFReadScanline(tiff, line.data(), y, 0) != 1) return Outcome::damaged;
        for (std::size_t x = 0; x < kind.width; ++x) {
            std::uint8_t* to = out.data() + x * out_count;
            for (std::size_t c = 0; c < out_count; ++c) {
                const std::uint8_t* from = line.data() + (x * kind.samples + c) * step;
                std::uint16_t wide = 0;
                if (step == 2) std::memcpy(&wide, from, 2);
                const unsigned value = step == 2 ? (unsigned{wide} * 255 + 32767) / 65535 : unsigned{*from};
                to[c] = static_cast<std::uint8_t>(inverted && c < base ? 255 - value : value);
            }
            if (alpha && kind.premultiplied && to[base] > 0)
                for (std::size_t c = 0; c < base; ++c)
                    to[c] = static_cast<std::uint8_t>(
                        std::min(255U, (unsigned{to[c]} * 255 + to[base] / 2U) / to[base]));
        }
        picture->row(out.data());
    }
    return Outcome::pixels;
}

// What libtiff turns into RGBA itself: palettes, YCbCr, Lab, tiles, planes, few bits.
Outcome read_bands(TIFF* tiff, const TiffKind& kind, Picture* picture) {
    char reason[1024] = "";
    TIFFRGBAImage image;
    if (TIFFRGBAImageOK(tiff, reason) == 0) return Outcome::unsupported;
    if (TIFFRGBAImageBegin(&image, tiff, 1, reason) == 0) return Outcome::damaged;
    const std::unique_ptr<TIFFRGBAImage, decltype(&TIFFRGBAImageEnd)> ended(&image, &TIFFRGBAImageEnd);
    image.orientation = image.req_orientation = ORIENTATION_TOPLEFT; // it is turned by us
    std::uint32_t band = kind.height;
    if (TIFFIsTiled(tiff) != 0)
        TIFFGetField(tiff, TIFFTAG_TILELENGTH, &band);
    else
        TIFFGetFieldDefaulted(tiff, TIFFTAG_ROWSPERSTRIP, &band);
    band = std::clamp(band, 1U, kind.height);
    std::vector<std::uint32_t> raster(std::size_t{kind.width} * band);
    std::vector<std::uint8_t> line(std::size_t{kind.width} * 4);
    picture->begin(kind.width, kind.height, Channels::rgba);
    for (std::uint32_t y = 0; y < kind.height; y += band) {
        const std::uint32_t rows = std::min(band, kind.height - y);
        image.row_offset = static_cast<int>(y);
        if (TIFFRGBAImageGet(&image, raster.data(), kind.width, rows) == 0) return Outcome::damaged;
        for (std::uint32_t row = 0; row < rows; ++row) {
            for (std::size_t x = 0; x < kind.width; ++x) {
                const std::uint32_t abgr = raster[row * std::size_t{kind.width} + x];
                const unsigned alpha = TIFFGetA(abgr);
                const unsigned samples[] = {TIFFGetR(abgr), TIFFGetG(abgr), TIFFGetB(abgr)};
                for (std::size_t c = 0; c < 3; ++c) // it comes premultiplied
                    line[x * 4 + c] = static_cast<std::uint8_t>(
                        alpha == 0 ? 0 : std::min(255U, (samples[c] * 255 + alpha / 2) / alpha));
                line[x * 4 + 3] = static_cast<std::uint8_t>(alpha);
            }
            picture->row(line.data());
        }
    }
    return Outcome::pixels;
}

} // namespace

Outcome read_tiff(Bytes file, Picture* picture) {
    TiffSource source{file};
    const Tiff tiff = open_tiff(&source);
    if (!tiff) return Outcome::damaged;
    const TiffKind kind = tiff_kind(tiff.get());
    const int orientation = short_of(tiff.get(), TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
    if (!picture->has_size(kind.width, kind.height, orientation)) return picture->outcome();
    if (TIFFIsCODECConfigured(kind.compression) == 0) return Outcome::unsupported;
    std::uint32_t bytes = 0;
    void* profile = nullptr;
    if (TIFFGetField(tiff.get(), TIFFTAG_ICCPROFILE, &bytes, &profile) == 1 && profile != nullptr)
        picture->has_profile({static_cast<const std::uint8_t*>(profile), bytes});
    source.is_damaged = false;
    const Outcome outcome = is_plain(tiff.get(), kind) ? read_rows(tiff.get(), kind, picture)
                                                       : read_bands(tiff.get(), kind, picture);
    return outcome == Outcome::pixels && source.is_damaged ? Outcome::damaged : outcome;
}

#else

Outcome read_tiff(Bytes /*file*/, Picture* /*picture*/) {
    return Outcome::no_tiff;
}

#endif

} // namespace dateline::paint::decoder
