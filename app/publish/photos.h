#pragma once
// The photos of scenes, each decoded at the size at which it is drawn, and what is wrong with those that
// cannot be shown. Internal to publish/, but for look_at().

#include <map>
#include <string>
#include <vector>

#include "model/photo.h"
#include "paint/image.h"
#include "scene/scene.h"
#include "store/database.h"

namespace dateline::publish {

// A photo as import and check ask for it: it is decoded whole, for some faults lie beyond the header.
store::PhotoSeen look_at(paint::ImageDecoder& decoder, const platform::PhotoBytes& photo);

// Lines for those who asked for a picture or a page: "photos/a.jpg: The photo is damaged".
using Notices = std::vector<std::string>;
void add_notice(Notices* notices, std::string notice); // once
std::string notice_of(const model::PhotoView& photo, paint::ImageFailure failure);

class Photos {
  public:
    // `scale`: device pixels a logical pixel.
    Photos(store::Store& store, float scale) : store_(store), scale_(scale) {}

    // The scene's photos are wanted as large as it draws them.
    void want(const scene::Scene& scene);
    // Decodes those that the scene draws; true where an event of the window knew otherwise of its photo, its
    // shape or that it can be shown: then it knows now, and the scene is composed again.
    bool correct(const scene::Scene& scene, model::Window* window);
    const paint::DecodedImage* find(const std::string& id);
    const Notices& notices() const { return notices_; }

  private:
    struct Entry {
        int wanted_px = 0, decoded_px = 0;
        paint::DecodedImage image;
    };
    paint::DecodedImage load(const std::string& id, int side_px);

    store::Store& store_;
    float scale_;
    std::map<std::string, Entry> images_;
    Notices notices_;
    paint::ImageDecoder decoder_;
};

} // namespace dateline::publish
