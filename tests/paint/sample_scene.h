#pragma once
// A scene with every kind of command, and the photo that it names.

#include "paint/image_source.h"
#include "scene/scene.h"

namespace dateline::test {

scene::Scene sample_scene();
// "photo:1": 80 x 40, the left half red, the right half blue. Any other id: none.
paint::ImageSource sample_images();

} // namespace dateline::test
