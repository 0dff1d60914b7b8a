#pragma once
// The photos of a scene, each decoded once, at the size at which it is drawn. Internal to publish/.

#include <map>
#include <string>

#include "paint/image.h"
#include "scene/scene.h"
#include "store/store.h"

namespace dateline::publish {

class Photos {
  public:
    Photos(store::Store& store, std::string folder, const scene::Scene& scene, float scale);
    const paint::DecodedImage* find(const std::string& id);

  private:
    paint::DecodedImage load(const std::string& id);

    store::Store& store_;
    std::string folder_;
    std::map<std::string, int> largest_side_px_;
    std::map<std::string, paint::DecodedImage> images_;
    paint::ImageDecoder decoder_;
};

} // namespace dateline::publish
