#pragma once
// Where the file painters and the canvas find the photos of a scene.

#include <functional>
#include <string>

#include "paint/image.h"

namespace dateline::paint {

// The pixels of an image id of the scene; null or a failure: the painter draws the command's `missing`
// colour.
using ImageSource = std::function<const DecodedImage*(const std::string& image_id)>;

} // namespace dateline::paint
