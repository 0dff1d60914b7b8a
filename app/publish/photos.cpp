#include "publish/photos.h"

#include <algorithm>

#include "base/displayable.h"
#include "base/sha256.h"

namespace dateline::publish {

store::PhotoSeen look_at(paint::ImageDecoder& decoder, const platform::PhotoBytes& photo) {
    constexpr int small_px = 64;
    const paint::DecodedImage image = decoder.decode(photo, small_px);
    base::Sha256 sum;
    sum.add({reinterpret_cast<const char*>(photo.bytes.data()), photo.bytes.size()});
    return {{static_cast<float>(image.full_width), static_cast<float>(image.full_height)},
            paint::image_failure_text(image.failure),
            photo.bytes.empty() ? "" : sum.bytes()};
}

std::string notice_of(const model::PhotoView& photo, paint::ImageFailure failure) {
    return base::displayable(photo.file, 200) + ": " + paint::image_failure_text(failure);
}

void add_notice(Notices* notices, std::string notice) {
    if (std::find(notices->begin(), notices->end(), notice) == notices->end())
        notices->push_back(std::move(notice));
}

void Photos::want(const scene::Scene& scene) {
    for (const scene::PlacedCommand& placed : scene::painting_order(scene)) {
        const auto* image = std::get_if<scene::Image>(&placed.command);
        if (image == nullptr) continue;
        const float side =
            std::max(scene::whole_image_width(*image, scale_), scene::whole_image_height(*image, scale_));
        int& wanted = images_[image->id].wanted_px;
        wanted = std::max(wanted, static_cast<int>(std::clamp(side, 1.0F, 8192.0F)) + 1);
    }
}

bool Photos::correct(const scene::Scene& scene, model::Window* window) {
    want(scene);
    bool corrected = false;
    for (const scene::PlacedCommand& placed : scene::painting_order(scene)) {
        const auto* drawn = std::get_if<scene::Image>(&placed.command);
        const auto ref = drawn != nullptr ? model::parse_ref(drawn->id) : std::nullopt;
        if (!ref || ref->kind != model::Kind::photo) continue;
        const paint::DecodedImage& image = *find(drawn->id);
        const model::PhotoFact fact{
            {ref->id},
            {static_cast<float>(image.full_width), static_cast<float>(image.full_height)},
            paint::image_failure_text(image.failure)};
        for (model::EventItem& item : window->events)
            if (item.photo == fact.photo && model::differs(item, fact)) {
                model::learn(&item, fact);
                corrected = true;
            }
    }
    return corrected;
}

const paint::DecodedImage* Photos::find(const std::string& id) {
    Entry& entry = images_[id];
    const bool is_new = entry.decoded_px == 0;
    // Larger than it is, it does not get.
    const bool whole = entry.image.pixels.width == entry.image.full_width;
    if (is_new || (entry.wanted_px > entry.decoded_px && !whole)) {
        entry.decoded_px = std::max(entry.wanted_px, 1);
        entry.image = load(id, entry.decoded_px);
    }
    return &entry.image;
}

paint::DecodedImage Photos::load(const std::string& id, int side_px) {
    paint::DecodedImage missing;
    missing.failure = paint::ImageFailure::missing;
    const std::optional<model::Ref> ref = model::parse_ref(id);
    if (!ref || ref->kind != model::Kind::photo) return missing;
    const std::optional<model::PhotoView> photo = store_.load_photo({ref->id});
    if (!photo) return missing;
    paint::DecodedImage image = decoder_.decode(store_.load_photo_bytes(photo->id), side_px);
    if (image.failure != paint::ImageFailure::none) add_notice(&notices_, notice_of(*photo, image.failure));
    return image;
}

} // namespace dateline::publish
