#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <string>

#include "paint/fonts.h"

using namespace dateline;
using scene::Font;

namespace {
constexpr Font all_fonts[] = {Font::sans, Font::sans_bold, Font::serif, Font::serif_bold};
}

TEST_CASE("fonts: a width grows with the size and is the sum of its glyphs") {
    const paint::FontBook fonts;
    const std::string text = "샘 알트만, Sam Altman";
    for (const Font font : all_fonts) {
        const float width = fonts.width(text, font, 14);
        CHECK(width > 80);
        CHECK(width < 300);
        CHECK(fonts.width(text, font, 28) == doctest::Approx(2 * width));
        float sum = 0;
        for (const paint::PlacedGlyph& glyph : fonts.place(text, font, 14))
            sum += glyph.advance;
        CHECK(sum == doctest::Approx(width));
    }
    CHECK(fonts.width("", Font::sans, 14) == 0);
    CHECK(fonts.width("가나", Font::sans, 14) == doctest::Approx(2 * fonts.width("가", Font::sans, 14)));
}

TEST_CASE("fonts: the four fonts are four faces") {
    const paint::FontBook fonts;
    std::vector<std::string> files;
    for (const Font font : all_fonts) {
        const auto glyphs = fonts.place("가", font, 14);
        REQUIRE(glyphs.size() == 1);
        CHECK(glyphs[0].glyph != 0);
        CHECK(fonts.freetype_face(glyphs[0].face) != nullptr);
        CHECK_FALSE(fonts.family(glyphs[0].face).empty());
        files.push_back(fonts.file(glyphs[0].face).path);
    }
    if (fonts.family(0) != "Noto Sans CJK KR") return; // other fonts may lack a bold or a serif
    CHECK(files[0] != files[1]);
    CHECK(files[0] != files[2]);
    CHECK(files[2] != files[3]);
}

TEST_CASE("fonts: every byte of the text belongs to one glyph, in order") {
    const paint::FontBook fonts;
    for (const std::string text :
         {"\u200b가é\u200d\ufe0f나", "e\u0301x", "😀👩\u200d🚀!", "\xff\xfe bad", "漢字 𐍈 ع"}) {
        std::size_t at = 0;
        for (const paint::PlacedGlyph& glyph : fonts.place(text, Font::serif, 20)) {
            CHECK(glyph.byte == at);
            CHECK(glyph.bytes > 0);
            at += glyph.bytes;
            CHECK(std::isfinite(glyph.x));
        }
        CHECK(at == text.size());
    }
}

TEST_CASE("fonts: joiners, variation selectors and marks take no room") {
    const paint::FontBook fonts;
    const float a = fonts.width("a", Font::sans, 16);
    CHECK(fonts.width("a\u200d\ufe0f\u200b", Font::sans, 16) == doctest::Approx(a));
    CHECK(fonts.width("a\u0301", Font::sans, 16) == doctest::Approx(a));
    CHECK(fonts.place("\u200d\ufe0f", Font::sans, 16).empty());
}

TEST_CASE("fonts: a code point that no font has is a box with a width") {
    const paint::FontBook fonts;
    const auto glyphs = fonts.place("\U0001F9FF\U000F0000", Font::sans, 16);
    REQUIRE(glyphs.size() == 2);
    CHECK(glyphs[1].glyph == 0);
    CHECK(glyphs[1].advance > 0);
}

TEST_CASE("fonts: a glyph is drawn where its letter stands, and a quarter pixel matters") {
    const paint::FontBook fonts;
    const auto glyph = fonts.place("가", Font::sans, 32).at(0);
    const paint::GlyphBitmap bitmap = fonts.rasterise(glyph.face, glyph.glyph, 32, 0);
    REQUIRE(bitmap.coverage.size() == static_cast<std::size_t>(bitmap.width_px * bitmap.height_px));
    CHECK(bitmap.width_px > 16);
    CHECK(bitmap.width_px <= 34);
    CHECK(bitmap.top_px > 16); // above the baseline
    const auto ink = [](const paint::GlyphBitmap& b) {
        return std::accumulate(b.coverage.begin(), b.coverage.end(), 0);
    };
    const paint::GlyphBitmap moved = fonts.rasterise(glyph.face, glyph.glyph, 32, 0.5F);
    CHECK(moved.coverage != bitmap.coverage);
    CHECK(ink(moved) == doctest::Approx(ink(bitmap)).epsilon(0.02));
}

TEST_CASE("fonts: blank glyphs, absurd sizes and broken numbers draw nothing and do no harm") {
    const paint::FontBook fonts;
    const auto space = fonts.place(" ", Font::sans, 16).at(0);
    CHECK(fonts.rasterise(space.face, space.glyph, 16, 0).coverage.empty());
    CHECK(fonts.rasterise(0, 0xFFFFFFFFU, 16, 0).coverage.empty());
    CHECK(fonts.width("가", Font::sans, std::numeric_limits<float>::quiet_NaN()) == 0);
    CHECK(fonts.width("가", Font::sans, -5) == 0);
    CHECK(std::isfinite(fonts.width("가", Font::sans, std::numeric_limits<float>::infinity())));
}

TEST_CASE("fonts: a line's ascent and descent together are about its size") {
    const paint::FontBook fonts;
    for (const Font font : all_fonts) {
        const scene::FontMetrics metrics = fonts.metrics(font, 100);
        CHECK(metrics.ascent_px > 60);
        CHECK(metrics.descent_px > 5);
        CHECK(metrics.ascent_px + metrics.descent_px >= 90);
        CHECK(metrics.ascent_px + metrics.descent_px <= 150);
    }
}
