#pragma once
// What is known of a photo once it has been decoded, and which part of it stands in a frame of another shape:
// all that fits, never stretched, with the faces that are known. Knows nothing of pixels or scenes.

#include <span>
#include <string>

#include "base/geometry.h"
#include "model/window.h"

namespace dateline::model {

// In fractions of the photo, as `faces` are. `own` and `wanted`: width to height, of the photo and of the
// frame. Holds all faces where they fit, else the largest and as many more as go with it; without faces the
// middle, of a tall photo its top.
base::Rect crop_of(float own, float wanted, std::span<const base::Rect> faces);

// What a decoder saw: the photo's own size, upright, or why it cannot be shown (a key for base::tr).
struct PhotoFact {
    PhotoId photo;
    base::Size size;
    std::string trouble;
};
// Whether the item of that photo knows otherwise; what was declared counts for nothing.
bool differs(const EventItem& item, const PhotoFact& fact);
void learn(EventItem* item, const PhotoFact& fact);

} // namespace dateline::model
