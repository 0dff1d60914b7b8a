#include "paint/decode_colour.h"

#ifdef DATELINE_HAS_LCMS
#include <lcms2.h>
#endif

namespace dateline::paint::decoder {
namespace {

// Without a profile: the numbers as they are, and inks that take light away.
void convert_plainly(const std::uint8_t* from, std::size_t pixels, Channels channels, std::uint8_t* to) {
    const std::size_t count = count_of(channels);
    for (std::size_t i = 0; i < pixels; ++i, from += count, to += 4) {
        to[3] = 255;
        switch (channels) {
        case Channels::grey_alpha:
            to[3] = from[1];
            [[fallthrough]];
        case Channels::grey:
            to[0] = to[1] = to[2] = from[0];
            break;
        case Channels::rgba:
            to[3] = from[3];
            [[fallthrough]];
        case Channels::rgb:
            to[0] = from[0], to[1] = from[1], to[2] = from[2];
            break;
        case Channels::cmyk:
            for (std::size_t c = 0; c < 3; ++c)
                to[c] = static_cast<std::uint8_t>((unsigned{from[c]} * from[3] + 127) / 255);
            break;
        }
    }
}

#ifdef DATELINE_HAS_LCMS
struct Kind {
    cmsColorSpaceSignature space;
    cmsUInt32Number format;
};

Kind kind_of(Channels channels) {
    switch (channels) {
    case Channels::grey:
        return {cmsSigGrayData, TYPE_GRAY_8};
    case Channels::grey_alpha:
        return {cmsSigGrayData, TYPE_GRAYA_8};
    case Channels::rgb:
        return {cmsSigRgbData, TYPE_RGB_8};
    case Channels::rgba:
        return {cmsSigRgbData, TYPE_RGBA_8};
    case Channels::cmyk:
        break;
    }
    return {cmsSigCmykData, TYPE_CMYK_8_REV};
}

cmsHTRANSFORM transform_of(Bytes icc, Channels channels) {
    const cmsHPROFILE from = cmsOpenProfileFromMem(icc.data(), static_cast<cmsUInt32Number>(icc.size()));
    if (from == nullptr) return nullptr;
    const Kind kind = kind_of(channels);
    cmsHTRANSFORM transform = nullptr;
    if (cmsGetColorSpace(from) == kind.space) {
        const cmsHPROFILE srgb = cmsCreate_sRGBProfile();
        const bool alpha = channels == Channels::grey_alpha || channels == Channels::rgba;
        transform = cmsCreateTransform(from, kind.format, srgb, TYPE_RGBA_8, INTENT_PERCEPTUAL,
                                       alpha ? cmsFLAGS_COPY_ALPHA : 0);
        cmsCloseProfile(srgb);
    }
    cmsCloseProfile(from);
    return transform;
}
#endif

} // namespace

#ifdef DATELINE_HAS_LCMS
void prepare_colours() {
    cmsCloseProfile(cmsCreate_sRGBProfile()); // it is dated, for which the time zone's file is looked at once
}

Colours::Colours(Bytes profile, Channels channels) : channels_(channels) {
    constexpr std::size_t max_profile_bytes = std::size_t{8} << 20U;
    if (!profile.empty() && profile.size() <= max_profile_bytes) transform_ = transform_of(profile, channels);
}

Colours::~Colours() {
    if (transform_ != nullptr) cmsDeleteTransform(transform_);
}

void Colours::convert(const std::uint8_t* samples, std::size_t pixels, std::uint8_t* rgba) const {
    convert_plainly(samples, pixels, channels_, rgba); // alpha too, which the transform leaves as it stands
    if (transform_ != nullptr)
        cmsDoTransform(transform_, samples, rgba, static_cast<cmsUInt32Number>(pixels));
}

std::vector<std::uint8_t> profile_of(int primaries, int transfer) {
    constexpr cmsCIExyY white{0.3127, 0.3290, 1};
    constexpr cmsCIExyYTRIPLE display_p3{{0.680, 0.320, 1}, {0.265, 0.690, 1}, {0.150, 0.060, 1}};
    constexpr cmsCIExyYTRIPLE bt2020{{0.708, 0.292, 1}, {0.170, 0.797, 1}, {0.131, 0.046, 1}};
    constexpr int is_display_p3 = 12, is_bt2020 = 9, is_pq = 16, is_hlg = 18;
    if ((primaries != is_display_p3 && primaries != is_bt2020) || transfer == is_pq || transfer == is_hlg)
        return {};
    const cmsFloat64Number srgb_curve[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    cmsToneCurve* curve = cmsBuildParametricToneCurve(nullptr, 4, srgb_curve);
    cmsToneCurve* curves[] = {curve, curve, curve};
    const cmsHPROFILE profile =
        cmsCreateRGBProfile(&white, primaries == is_display_p3 ? &display_p3 : &bt2020, curves);
    cmsFreeToneCurve(curve);
    std::vector<std::uint8_t> bytes;
    cmsUInt32Number size = 0;
    if (profile != nullptr && cmsSaveProfileToMem(profile, nullptr, &size) != 0) {
        bytes.resize(size);
        if (cmsSaveProfileToMem(profile, bytes.data(), &size) == 0) bytes.clear();
    }
    if (profile != nullptr) cmsCloseProfile(profile);
    return bytes;
}
#else
void prepare_colours() {}

Colours::Colours(Bytes /*profile*/, Channels channels) : channels_(channels) {}
Colours::~Colours() = default;

void Colours::convert(const std::uint8_t* samples, std::size_t pixels, std::uint8_t* rgba) const {
    convert_plainly(samples, pixels, channels_, rgba);
}

std::vector<std::uint8_t> profile_of(int /*primaries*/, int /*transfer*/) {
    return {};
}
#endif

} // namespace dateline::paint::decoder
