#include <doctest/doctest.h>

#include <array>
#include <vector>

#include "model/photo.h"

using namespace dateline;
using model::crop_of;

namespace {

bool holds(const base::Rect& part, const base::Rect& face) {
    constexpr float near = 1e-3F;
    return face.x >= part.x - near && face.y >= part.y - near && face.right() <= part.right() + near &&
           face.bottom() <= part.bottom() + near;
}

} // namespace

TEST_CASE("photo: a crop is never stretched and never leaves the photo") {
    for (const float own : {0.05F, 0.5F, 1.F, 1.5F, 30.F})
        for (const float wanted : {0.3F, 1.F, 2.7F}) {
            CAPTURE(own);
            CAPTURE(wanted);
            const base::Rect part = crop_of(own, wanted, {});
            CHECK(part.width / part.height * own == doctest::Approx(wanted));
            CHECK(holds({0, 0, 1, 1}, part));
            CHECK((part.width == 1 || part.height == 1));
        }
}

TEST_CASE("photo: a crop holds the faces that are known, up and down and across") {
    const std::vector<base::Rect> heads{{0.2F, 0.05F, 0.2F, 0.12F}, {0.6F, 0.1F, 0.2F, 0.12F}};
    const base::Rect tall = crop_of(0.6F, 2.5F, heads); // a portrait on a card
    CHECK(holds(tall, heads[0]));
    CHECK(holds(tall, heads[1]));
    const std::vector<base::Rect> right{{0.8F, 0.3F, 0.15F, 0.3F}};
    CHECK(holds(crop_of(3, 1, right), right[0]));
    const std::vector<base::Rect> feet{{0.4F, 0.9F, 0.1F, 0.1F}};
    CHECK(holds(crop_of(0.6F, 2.5F, feet), feet[0]));
}

TEST_CASE("photo: faces that just fill the crop are held by it") {
    for (int step = 1; step < 400; ++step) {
        const float begin = static_cast<float>(step) / 1000.F, length = 1.F / 3;
        const base::Rect face{0.1F, begin, 0.2F, length};
        const base::Rect part = crop_of(0.5F, 1.5F, std::vector{face}); // a third of its height
        CHECK(part.y <= begin + 1e-3F);
        CHECK(part.y + part.height >= begin + length - 1e-3F);
    }
}

TEST_CASE("photo: where not all faces fit, the largest stands in the crop, and as many more as go with it") {
    const std::vector<base::Rect> faces{
        {0.1F, 0.02F, 0.1F, 0.05F}, {0.4F, 0.5F, 0.3F, 0.15F}, {0.4F, 0.68F, 0.1F, 0.05F}};
    const base::Rect part = crop_of(0.5F, 1.6F, faces);
    CHECK_FALSE(holds(part, faces[0]));
    CHECK(holds(part, faces[1]));
    CHECK(holds(part, faces[2]));
    const std::vector<base::Rect> huge{{0, 0.3F, 1, 0.6F}}; // from the top of the head down
    CHECK(crop_of(0.5F, 2, huge).y == doctest::Approx(0.3F));
}

TEST_CASE("photo: without faces, a tall photo shows its top and a wide one its middle") {
    const base::Rect tall = crop_of(0.5F, 2, {});
    CHECK(tall.y < 0.1F);
    CHECK(holds(tall, {0, 0.06F, 1, 0.18F}));
    CHECK(crop_of(3, 1, {}).centre().x == doctest::Approx(0.5F));
    const std::vector<base::Rect> nothing{{2, 2, 1, 1}, {0.5F, 0.5F, 0, 0}};
    CHECK(crop_of(0.5F, 2, nothing) == tall);
}

TEST_CASE("photo: what was declared counts for nothing against what was seen") {
    model::EventItem item;
    item.photo = {1};
    item.photo_size = {300, 200};
    const model::PhotoFact same{{1}, {1500, 1000}, ""}, turned{{1}, {200, 300}, ""},
        broken{{1}, {}, "damaged"};
    CHECK_FALSE(model::differs(item, same));
    CHECK(model::differs(item, turned));
    model::learn(&item, turned);
    CHECK(item.photo_size == base::Size{200, 300});
    CHECK_FALSE(model::differs(item, turned));
    CHECK(model::differs(item, broken));
    model::learn(&item, broken);
    CHECK(item.photo_trouble == "damaged");
    CHECK_FALSE(model::differs(item, broken));
    CHECK(model::differs(item, turned));
}
