#pragma once
// Colours of photos, as their profiles name them, in sRGB.

#include <cstdint>
#include <vector>

#include "paint/decode_samples.h"

namespace dateline::paint::decoder {

// From the samples of a photo to RGBA in sRGB.
class Colours {
  public:
    Colours(Bytes profile, Channels channels);
    ~Colours();
    Colours(const Colours&) = delete;
    Colours& operator=(const Colours&) = delete;
    void convert(const std::uint8_t* samples, std::size_t pixels, std::uint8_t* rgba) const;

  private:
    Channels channels_;
    void* transform_ = nullptr;
};
// An ICC profile of the primaries and the curve that a video's numbers (ITU-T H.273) name; empty for sRGB's
// and for what they do not know.
std::vector<std::uint8_t> profile_of(int primaries, int transfer);

// What must be done while the process still may open files.
void prepare_colours();

} // namespace dateline::paint::decoder
