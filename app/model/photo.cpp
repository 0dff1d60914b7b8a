#include "model/photo.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace dateline::model {
namespace {

struct Face { // along the side that is cut
    float begin = 0, end = 0, area = 0;
};

// Where a part of `length` begins that holds the faces; `middle` of it where there are none, and where there
// are, so far below their own: their names stand below them.
float start_of(float length, const std::vector<Face>& faces, float middle, float below) {
    const float last = std::max(0.F, 1 - length);
    if (faces.empty()) return std::clamp(middle - length / 2, 0.F, last);
    float begin = 1, end = 0;
    for (const Face& face : faces) {
        begin = std::min(begin, face.begin);
        end = std::max(end, face.end);
    }
    if (end - begin <= length)
        return std::clamp(std::min(std::max((begin + end) / 2 + below - length / 2, end - length), begin),
                          0.F,
                          last); // rounded, end - length may lie behind begin
    const Face& largest = *std::max_element(faces.begin(), faces.end(),
                                            [](const Face& a, const Face& b) { return a.area < b.area; });
    if (largest.end - largest.begin >= length) return std::clamp(largest.begin, 0.F, last);
    // Of the places that hold the largest: the one with the most faces, nearest to the largest's own.
    float best = (largest.begin + largest.end) / 2 - length / 2;
    const float own = best;
    const auto held_at = [&](float start) {
        return std::count_if(faces.begin(), faces.end(), [&](const Face& face) {
            return face.begin >= start - 1e-4F && face.end <= start + length + 1e-4F;
        });
    };
    for (const Face& face : faces)
        for (const float start : {face.begin, face.end - length}) {
            if (largest.begin < start - 1e-4F || largest.end > start + length + 1e-4F) continue;
            const auto held = held_at(start), before = held_at(best);
            if (held > before || (held == before && std::abs(start - own) < std::abs(best - own)))
                best = start;
        }
    return std::clamp(best, 0.F, last);
}

} // namespace

base::Rect crop_of(float own, float wanted, std::span<const base::Rect> faces) {
    const auto sound = [](float aspect) {
        return std::isfinite(aspect) ? std::clamp(aspect, 0.001F, 1000.F) : 1.F;
    };
    const float photo = sound(own), frame = sound(wanted);
    base::Rect part{0, 0, 1, 1};
    std::vector<Face> along;
    for (const base::Rect& face : faces) {
        const base::Rect inside = base::intersection(face, part);
        if (!(inside.width > 0) || !(inside.height > 0)) continue;
        const float area = inside.width * inside.height;
        if (frame < photo)
            along.push_back({inside.x, inside.right(), area});
        else
            along.push_back({inside.y, inside.bottom(), area});
    }
    if (frame < photo) {
        part.width = frame / photo;
        part.x = start_of(part.width, along, 0.5F, 0);
    } else {
        part.height = photo / frame;
        part.y = start_of(part.height, along, photo < 1 ? base::heads_from + part.height / 2 : 0.45F, 0.04F);
    }
    return part;
}

bool differs(const EventItem& item, const PhotoFact& fact) {
    if (!fact.trouble.empty() || !item.photo_trouble.empty()) return item.photo_trouble != fact.trouble;
    const base::Size &known = item.photo_size, &own = fact.size;
    if (own.width < 1 || own.height < 1) return false;
    if (known.width < 1 || known.height < 1) return true;
    return std::abs(known.width / known.height / (own.width / own.height) - 1) > 0.005F;
}

void learn(EventItem* item, const PhotoFact& fact) {
    item->photo_trouble = fact.trouble;
    if (fact.trouble.empty()) item->photo_size = fact.size;
}

} // namespace dateline::model
