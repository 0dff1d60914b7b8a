#include "ui/quad_parts.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include <doctest/doctest.h>

using namespace dateline;
using namespace dateline::ui;

namespace {

paint::ScreenQuad quad(base::Rect rect, float radius = 0, float stroke = 0, float blur = 0) {
    paint::ScreenQuad q;
    q.rect = rect;
    q.clip = {0, 0, 200, 200};
    q.colour = {10, 20, 30, 255};
    q.radius = radius;
    q.stroke = stroke;
    q.blur = blur;
    return q;
}

// As shaders/quad.frag has it: how much of a pixel the shape covers.
float cover(const paint::ScreenQuad& q, float x, float y) {
    const base::Point centre = q.rect.centre();
    const float radius = std::min(q.radius, std::min(q.rect.width, q.rect.height) / 2);
    const float across = std::abs(x - centre.x) - q.rect.width / 2 + radius;
    const float down = std::abs(y - centre.y) - q.rect.height / 2 + radius;
    const float distance = std::hypot(std::max(across, 0.0F), std::max(down, 0.0F)) +
                           std::min(std::max(across, down), 0.0F) - radius;
    float result = std::clamp(0.5F - distance, 0.0F, 1.0F);
    if (q.blur > 0) {
        const float t = std::clamp((distance + q.blur) / (2 * q.blur), 0.0F, 1.0F);
        return 1 - t * t * (3 - 2 * t);
    }
    if (q.stroke > 0) result -= std::clamp(0.5F - (distance + q.stroke), 0.0F, 1.0F);
    return result;
}

int times_covered(const Rects& rects, base::Point at) {
    int times = 0;
    for (const base::Rect& rect : rects)
        times += rect.contains(at) ? 1 : 0;
    return times;
}

// Drawn part by part a pixel comes out as drawn whole; `hidden` does not count.
void check_same(const paint::ScreenQuad& q, const base::Rect& hidden = {}) {
    const QuadParts parts = parts_of(q, hidden);
    int wrong = 0;
    for (float y = 0.5F; y < 200; ++y) {
        for (float x = 0.5F; x < 200; ++x) {
            const base::Point at{x, y};
            if (hidden.contains(at)) continue;
            const int plain = times_covered(parts.plain, at), shaped = times_covered(parts.shaped, at);
            const float whole = q.clip.contains(at) ? cover(q, x, y) : 0;
            const float drawn = static_cast<float>(plain) + static_cast<float>(shaped) * cover(q, x, y);
            wrong += plain + shaped > 1 || std::abs(drawn - whole) > 0.001F ? 1 : 0;
        }
    }
    CHECK(wrong == 0);
}

} // namespace

TEST_CASE("the parts of a rectangle, a card, a pill, a border and a shadow are the whole of it, once") {
    check_same(quad({20, 30, 90, 60}));
    check_same(quad({20, 30, 90, 60}, 10));
    check_same(quad({20, 30, 90, 8}, 4));
    check_same(quad({20, 30, 9, 34}, 1.5F));
    check_same(quad({20, 30, 90, 60}, 10, 1));
    check_same(quad({20, 30, 90, 60}, 10, 1.6F));
    check_same(quad({20.3F, 30.7F, 90, 60}, 10, 1));
    check_same(quad({20.3F, 30.7F, 90, 60}, 10));
    check_same(quad({20, 32, 90, 60}, 10, 0, 12), {23, 33, 84, 54});
}

TEST_CASE("the parts of any quad are the whole of it, also where it is cut") {
    std::mt19937 random(7);
    const auto number = [&](float most) { return std::uniform_real_distribution<float>(0, most)(random); };
    for (int i = 0; i < 60; ++i) {
        paint::ScreenQuad q = quad({number(120), number(120), 1 + number(70), 1 + number(70)}, number(12));
        if (i % 2 == 0)
            q.rect = {std::round(q.rect.x), std::round(q.rect.y), std::ceil(q.rect.width),
                      std::ceil(q.rect.height)};
        if (i % 3 == 1) q.stroke = i % 2 == 0 ? 2.0F : 0.5F + number(3);
        if (i % 3 == 0 && q.radius < 0.5F) q.radius = 0.5F;
        q.clip = {std::round(number(60)), std::round(number(60)), 40 + std::round(number(100)),
                  40 + std::round(number(100))};
        CAPTURE(i);
        check_same(q);
    }
}

TEST_CASE("a circle is one shape, whole or cut") {
    check_same(quad({20.4F, 30, 9, 9}, 4.5F));
    check_same(quad({20, 30, 8, 8}, 4));
    for (const float x : {20.4F, -2.0F}) {
        const QuadParts parts = parts_of(quad({x, 30, 9, 9}, 4.5F));
        CHECK(parts.plain.size() == 0);
        CHECK(parts.shaped.size() == 1);
    }
}

TEST_CASE("most of a card and of its border is plain, and a shadow stays away from what will cover it") {
    const auto area = [](const Rects& rects) {
        float sum = 0;
        for (const base::Rect& rect : rects)
            sum += rect.width * rect.height;
        return sum;
    };
    const QuadParts card = parts_of(quad({20, 30, 90, 60}, 10));
    CHECK(area(card.shaped) == 400); // four corners
    CHECK(area(card.plain) == 90 * 60 - 400);
    CHECK(area(parts_of(quad({20, 30, 90, 60}, 10, 1)).shaped) == 400);
    const paint::ScreenQuad shadow = quad({20, 32, 90, 60}, 10, 0, 12);
    CHECK(area(parts_of(shadow, {23, 33, 84, 54}).shaped) < 0.7F * area(parts_of(shadow).shaped));
}
