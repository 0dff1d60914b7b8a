#pragma once
// The soft shadow of a rounded rectangle as an 8-bit mask: a Gaussian, whose sigma is half the blur, over its
// coverage. Computed for a small rectangle and stretched in the middle, where every column is alike. No
// library.

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

namespace dateline::paint {

struct ShadowMask {
    int width_px = 0, height_px = 0;
    int margin_px = 0; // how far it reaches beyond the rectangle, on each side
    std::vector<std::uint8_t> coverage;
};

class ShadowBook {
  public:
    // All in pixels of the mask; sizes are at least 1.
    ShadowMask shadow(int width_px, int height_px, float radius_px, float blur_px);

  private:
    std::map<std::tuple<int, int, float, float>, ShadowMask> small_;
};

} // namespace dateline::paint
