#include "publish/photos.h"

#include <algorithm>

namespace dateline::publish {

Photos::Photos(store::Store& store, std::string folder, std::span<const scene::Scene> scenes, float scale)
    : store_(store), folder_(std::move(folder)) {
    for (const scene::Scene& scene : scenes) {
        for (const scene::Command& command : scene.commands) {
            const auto* image = std::get_if<scene::Image>(&command);
            if (image == nullptr) continue;
            const float side =
                std::max(scene::whole_image_width(*image, scale), scene::whole_image_height(*image, scale));
            int& largest = largest_side_px_[image->id];
            largest = std::max(largest, static_cast<int>(std::clamp(side, 1.0F, 8192.0F)) + 1);
        }
    }
}

const paint::DecodedImage* Photos::find(const std::string& id) {
    const auto [entry, is_new] = images_.try_emplace(id);
    if (is_new) entry->second = load(id);
    return &entry->second;
}

paint::DecodedImage Photos::load(const std::string& id) {
    paint::DecodedImage missing;
    missing.failure = paint::ImageFailure::missing;
    const std::optional<model::Ref> ref = model::parse_ref(id);
    if (!ref || ref->kind != model::Kind::photo) return missing;
    const std::optional<model::PhotoView> photo = store_.load_photo({ref->id});
    if (!photo) return missing;
    return decoder_.decode(folder_, photo->file, largest_side_px_[id]);
}

} // namespace dateline::publish
