#pragma once
// The smaller copies of a picture from which a screen draws it at any size.

#include <vector>

#include "paint/pixels.h"

namespace dateline::paint {

// The picture at half its size, again and again down to one pixel, as OpenGL counts mip levels; the picture
// itself is not among them. A pixel is the mean of those it covers, by their alpha.
std::vector<Pixels> mip_levels(const Pixels& picture);

} // namespace dateline::paint
