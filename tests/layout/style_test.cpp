#include "layout/style.h"

#include <array>
#include <cmath>
#include <limits>

#include <doctest/doctest.h>

using namespace dateline;
using layout::Palette;
using layout::Theme;

namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

// Full deuteranopia and protanopia in linear RGB (Machado, Oliveira and Fernandes, 2009).
constexpr Matrix no_green = {
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix no_red = {
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};

double linear(int channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

Vector seen(const Matrix& eye, base::Colour colour) {
    const Vector rgb = {linear(colour.red), linear(colour.green), linear(colour.blue)};
    Vector result{};
    for (std::size_t i = 0; i < 3; ++i) {
        double sum = 0;
        for (std::size_t k = 0; k < 3; ++k)
            sum += eye[i][k] * rgb[k];
        result[i] = std::fmin(std::fmax(sum, 0), 1);
    }
    return result;
}

Vector lab(const Vector& c) {
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.9505);
    const double y = f(0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]);
    const double z = f((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const Vector& a, const Vector& b) {
    return std::sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) +
                     (a[2] - b[2]) * (a[2] - b[2]));
}

} // namespace

TEST_CASE("style: text can be read on background and panel in both themes") {
    for (const Theme theme : {Theme::light, Theme::dark}) {
        const Palette& colours = layout::palette(theme);
        for (const base::Colour text : {colours.ink, colours.soft, colours.accent, colours.alert})
            for (const base::Colour ground : {colours.background, colours.panel})
                CHECK(base::contrast_ratio(text, ground) >= 4.5);
        CHECK(base::contrast_ratio(colours.on_accent, colours.accent) >= 4.5);
        CHECK(base::contrast_ratio(colours.ink, colours.highlight) >= 4.5);
    }
}

TEST_CASE("style: people's colours stand out from background and panel") {
    for (const Theme theme : {Theme::light, Theme::dark}) {
        const Palette& colours = layout::palette(theme);
        for (const base::Colour person : colours.people)
            for (const base::Colour ground : {colours.background, colours.panel})
                CHECK(base::contrast_ratio(person, ground) >= 3);
    }
}

TEST_CASE("style: people's colours stay apart without red or without green") {
    for (const Theme theme : {Theme::light, Theme::dark}) {
        const auto& people = layout::palette(theme).people;
        for (const Matrix& eye : {no_green, no_red})
            for (std::size_t a = 0; a < people.size(); ++a)
                for (std::size_t b = a + 1; b < people.size(); ++b)
                    CHECK(distance(lab(seen(eye, people[a])), lab(seen(eye, people[b]))) > 15);
    }
}

TEST_CASE("style: every id has a colour, neighbours have different ones") {
    CHECK(layout::colour_index(1) == 0);
    CHECK(layout::colour_index(9) == 0);
    CHECK(layout::colour_index(2) != layout::colour_index(3));
    for (const std::int64_t id : {std::int64_t{0}, std::int64_t{-5}, std::numeric_limits<std::int64_t>::min(),
                                  std::numeric_limits<std::int64_t>::max()}) {
        CHECK(layout::colour_index(id) >= 0);
        CHECK(layout::colour_index(id) < 8);
    }
}
