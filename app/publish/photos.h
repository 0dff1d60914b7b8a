#pragma once
// The photos of scenes, each decoded once, at the size at which it is drawn. Internal to publish/.

#include <map>
#include <span>
#include <string>

#include "paint/image.h"
#include "scene/scene.h"
#include "store/store.h"

namespace dateline::publish {

class Photos {
  public:
    Photos(store::Store& store, std::string folder, std::span<const scene::Scene> scenes, float scale);
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
