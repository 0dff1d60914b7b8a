#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "paint/picture_info.h"
#include "paint/picture_pdf.h"
#include "paint/picture_png.h"
#include "paint/picture_svg.h"
#include "paint/picture_text.h"
#include "paint/png_text.h"
#include "paint/soft_shadow.h"
#include "sample_scene.h"
#include "support.h"

using namespace dateline;
using namespace dateline::test;
using base::rgb;

namespace {

const base::Colour paper = rgb(0xF0F0F0), ink = rgb(0x204060);

// The scene of these commands as a PNG, read back.
paint::Pixels painted(const std::vector<scene::Command>& commands, float scale = 1) {
    static const paint::FontBook fonts;
    const Folder folder;
    const scene::Scene scene{{100, 80}, paper, commands, {}, {}};
    paint::paint_png(scene, folder / "a.png", scale, fonts, sample_images(), {});
    CHECK(folder.count() == 1);
    return read_png(folder, "a.png");
}

base::Fault fault_of(const scene::Scene& scene, const std::string& path, float scale, std::string* message,
                     const char* format) {
    const paint::FontBook fonts;
    try {
        if (std::string_view(format) == "png")
            paint::paint_png(scene, path, scale, fonts, sample_images(), {});
        if (std::string_view(format) == "svg")
            paint::paint_svg(scene, path, scale, fonts, sample_images(), {});
        if (std::string_view(format) == "pdf")
            paint::paint_pdf(std::span(&scene, 1), path, scale, fonts, sample_images(), {});
    } catch (const base::Error& error) {
        *message = error.what();
        return error.fault();
    }
    FAIL("no error");
    return base::Fault::input;
}

} // namespace

TEST_CASE("picture: a PNG has the scene's size times its scale, and its background") {
    for (const float scale : {0.5F, 1.F, 2.F}) {
        const paint::Pixels pixels = painted({}, scale);
        CHECK(pixels.width == static_cast<int>(100 * scale));
        CHECK(pixels.height == static_cast<int>(80 * scale));
        CHECK(pixel(pixels, 0, 0) == paper);
        CHECK(pixel(pixels, pixels.width - 1, pixels.height - 1) == paper);
    }
}

TEST_CASE("picture: rectangles fill what they cover, at scale 1 and 2") {
    for (const int scale : {1, 2}) {
        const paint::Pixels p =
            painted({scene::FillRect{{10, 20, 30, 20}, ink, 0, 0}}, static_cast<float>(scale));
        CHECK(pixel(p, 10 * scale, 20 * scale) == ink);
        CHECK(pixel(p, 40 * scale - 1, 40 * scale - 1) == ink);
        CHECK(pixel(p, 10 * scale - 1, 20 * scale) == paper);
        CHECK(pixel(p, 40 * scale, 39 * scale) == paper);
    }
}

TEST_CASE("picture: a strip shows each cell as opaque as its share, without seams") {
    const paint::Pixels p = painted({scene::Strip{{10, 20, 32.5F, 10}, ink, {255, 254, 0, 255, 128}}});
    CHECK(pixel(p, 12, 25) == ink);
    CHECK(distance(pixel(p, 16, 25), ink) <= 4); // where two cells meet
    CHECK(distance(pixel(p, 20, 25), ink) <= 4);
    CHECK(pixel(p, 26, 25) == paper);
    CHECK(pixel(p, 32, 25) == ink);
    CHECK(pixel(p, 39, 25) != ink);
    CHECK(pixel(p, 39, 25) != paper);
    CHECK(pixel(p, 39, 19) == paper);
}

TEST_CASE("picture: rounded corners are cut, half the side makes a dot, alpha lets through") {
    const paint::Pixels p = painted({scene::FillRect{{10, 10, 20, 20}, ink, 10, 0},
                                     scene::FillRect{{50, 10, 20, 20}, {0, 0, 0, 128}, 4, 0}});
    CHECK(pixel(p, 20, 20) == ink);
    CHECK(pixel(p, 20, 10).red < 120); // the top of the dot
    CHECK(pixel(p, 11, 11) == paper);
    CHECK(distance(pixel(p, 60, 20), rgb(0x787878)) <= 1);
    CHECK(distance(pixel(p, 50, 10), paper) < 40);
}

TEST_CASE("picture: a stroke lies inside its rectangle and leaves the middle alone") {
    for (const int scale : {1, 2}) {
        const paint::Pixels p =
            painted({scene::StrokeRect{{10, 10, 40, 30}, ink, 0, 2}}, static_cast<float>(scale));
        CHECK(pixel(p, 10 * scale, 10 * scale) == ink);
        CHECK(pixel(p, 12 * scale - 1, 20 * scale) == ink);
        CHECK(pixel(p, 12 * scale, 20 * scale) == paper);
        CHECK(pixel(p, 50 * scale - 1, 20 * scale) == ink);
        CHECK(pixel(p, 50 * scale, 20 * scale) == paper);
        CHECK(pixel(p, 10 * scale - 1, 20 * scale) == paper);
    }
}

TEST_CASE("picture: a shadow is half dark at the edge, darkest inside, and fades out") {
    const paint::Pixels p = painted({scene::FillRect{{30, 20, 40, 40}, rgb(0x000000), 0, 8}});
    const int centre = pixel(p, 50, 40).red, edge = pixel(p, 30, 40).red, far = pixel(p, 12, 40).red;
    CHECK(centre < 10);
    CHECK(std::abs(edge - 110) < 25);
    CHECK(far >= 239);
    CHECK(pixel(p, 26, 40).red > edge);
    CHECK(std::abs(pixel(p, 30, 40).red - pixel(p, 69, 40).red) <= 1); // the same on both sides
    CHECK(std::abs(pixel(p, 50, 20).red - pixel(p, 50, 59).red) <= 1);
}

TEST_CASE("picture: a stretched shadow is the shadow of the stretched rectangle") {
    paint::ShadowBook book;
    const paint::ShadowMask small = book.shadow(60, 60, 4, 8), wide = book.shadow(200, 60, 4, 8);
    REQUIRE(wide.width_px == small.width_px + 140);
    const auto at = [](const paint::ShadowMask& m, int x, int y) {
        return m.coverage.at(static_cast<std::size_t>(y * m.width_px + x));
    };
    for (int y = 0; y < small.height_px; ++y) {
        for (int x = 0; x < small.width_px / 2; ++x) {
            REQUIRE(at(wide, x, y) == at(small, x, y));
            REQUIRE(at(wide, wide.width_px - 1 - x, y) == at(small, small.width_px - 1 - x, y));
        }
        REQUIRE(at(wide, wide.width_px / 2, y) == at(small, small.width_px / 2, y));
    }
}

TEST_CASE("picture: lines are as wide as they say and polygons are filled") {
    for (const int scale : {1, 2}) {
        const paint::Pixels p = painted({scene::Polyline{{{10, 20}, {60, 20}, {60, 60}}, ink, 4},
                                         scene::FillPath{{{10, 40}, {40, 40}, {10, 70}}, rgb(0xFF0000)}},
                                        static_cast<float>(scale));
        CHECK(pixel(p, 30 * scale, 18 * scale) == ink);
        CHECK(pixel(p, 30 * scale, 22 * scale - 1) == ink);
        CHECK(pixel(p, 30 * scale, 22 * scale) == paper);
        CHECK(pixel(p, 61 * scale, 50 * scale) == ink);
        CHECK(pixel(p, 15 * scale, 45 * scale) == rgb(0xFF0000));
        CHECK(pixel(p, 38 * scale, 65 * scale) == paper);
    }
}

TEST_CASE("picture: text leaves ink above its baseline, within its width, and none elsewhere") {
    const paint::FontBook fonts;
    const float width = fonts.width("가나다", scene::Font::sans, 20);
    for (const int scale : {1, 2}) {
        const paint::Pixels p =
            painted({scene::Text{{10, 50}, "가나다", scene::Font::sans, 20, ink}}, static_cast<float>(scale));
        int left = p.width, right = 0, top = p.height, bottom = 0;
        for (int y = 0; y < p.height; ++y)
            for (int x = 0; x < p.width; ++x)
                if (distance(pixel(p, x, y), paper) > 60) {
                    left = std::min(left, x), right = std::max(right, x);
                    top = std::min(top, y), bottom = std::max(bottom, y);
                }
        CHECK(left >= 10 * scale);
        CHECK(left < 14 * scale);
        CHECK(right <= static_cast<int>(10 + width) * scale + 1);
        CHECK(right > static_cast<int>(10 + width * 0.9F) * scale);
        CHECK(top > 30 * scale);
        CHECK(top < 36 * scale);
        CHECK(bottom < 53 * scale);
    }
}

TEST_CASE("picture: a photo shows its part, a missing one its colour, a half one what lies under it") {
    const base::Colour grey = rgb(0x808080);
    const paint::Pixels p =
        painted({scene::Image{{10, 10, 40, 20}, "photo:1", {0, 0, 1, 1}, 0, 1, grey},
                 scene::Image{{60, 10, 20, 20}, "photo:1", {0.5F, 0, 0.5F, 1}, 10, 1, grey},
                 scene::Image{{10, 40, 20, 20}, "photo:none", {0, 0, 1, 1}, 0, 1, grey},
                 scene::Image{{40, 40, 20, 20}, "photo:1", {0, 0, 0.5F, 1}, 0, 0.5F, grey}});
    CHECK(distance(pixel(p, 12, 20), rgb(0xFF0000)) <= 2);
    CHECK(distance(pixel(p, 47, 20), rgb(0x0000FF)) <= 2);
    CHECK(distance(pixel(p, 10, 10), rgb(0xFF0000)) <= 2); // to the very edge
    CHECK(distance(pixel(p, 70, 20), rgb(0x0000FF)) <= 2);
    CHECK(pixel(p, 61, 11) == paper);
    CHECK(pixel(p, 20, 50) == grey);
    CHECK(distance(pixel(p, 50, 50), rgb(0xF77878)) <= 2);
}

TEST_CASE("picture: clips nest, end, and need not be closed") {
    const scene::FillRect all{{0, 0, 100, 80}, ink, 0, 0};
    const paint::Pixels p =
        painted({scene::PopClip{}, scene::PushClip{{10, 10, 40, 40}}, scene::PushClip{{30, 30, 60, 40}}, all,
                 scene::PopClip{}, scene::FillRect{{0, 0, 100, 20}, rgb(0xFF0000), 0, 0}});
    CHECK(pixel(p, 35, 35) == ink);
    CHECK(pixel(p, 15, 35) == paper);
    CHECK(pixel(p, 60, 60) == paper);
    CHECK(pixel(p, 15, 15) == rgb(0xFF0000));
    CHECK(pixel(p, 5, 5) == paper);
}

TEST_CASE("picture: a tall picture, painted in several bands, is clipped in all of them") {
    const paint::Pixels p =
        painted({scene::PushClip{{10, 0, 40, 80}}, scene::FillRect{{0, 0, 100, 80}, ink}}, 64);
    for (const int y : {0, 1000, 1100, 2500, 5119}) {
        CHECK(pixel(p, 20 * 64, y) == ink);
        CHECK(pixel(p, 60 * 64, y) == paper);
    }
}

TEST_CASE("picture: numbers that are none, and shapes without a size, draw nothing and do no harm") {
    const float nan = std::numeric_limits<float>::quiet_NaN(), huge = std::numeric_limits<float>::infinity();
    const paint::Pixels p = painted(
        {scene::FillRect{{nan, nan, nan, nan}, ink, nan, nan}, scene::FillRect{{5, 5, -10, 5}, ink, 0, 0},
         scene::StrokeRect{{5, 5, 10, 10}, ink, nan, nan}, scene::Polyline{{{nan, 5}}, ink, 1},
         scene::Polyline{{}, ink, 1}, scene::FillPath{{{0, 0}, {1, 1}}, ink},
         scene::Text{{nan, huge}, "가", scene::Font::sans, nan, ink},
         scene::Text{{5, 5}, "", scene::Font::sans, 12, ink},
         scene::Image{{nan, 0, 0, 0}, "photo:1", {nan, nan, nan, nan}, nan, nan, ink}});
    CHECK(pixel(p, 50, 40) == paper);
    CHECK(pixel(p, 7, 7) == paper);
}

TEST_CASE("picture: a PNG carries its title and author as text") {
    const paint::FontBook fonts;
    const Folder folder;
    paint::paint_png(sample_scene(), folder / "a.png", 1, fonts, sample_images(), {"제목", "저자", "주제"});
    const std::string file = text_of(folder / "a.png");
    CHECK(file.find(std::string("iTXtTitle\0\0\0\0\0제목", 18 + 2)) != std::string::npos);
    CHECK(file.find("저자") != std::string::npos);
    CHECK(file.find("Dateline") != std::string::npos);
    CHECK(read_png(folder, "a.png").width == 480); // and is still a PNG
}

TEST_CASE("picture: what a PNG says about itself can be read back, and a damaged chunk is left out") {
    const paint::FontBook fonts;
    const Folder folder;
    paint::PictureInfo info{"제목", "저자", "주제"};
    info.command = "dateline export 'a b.db'";
    info.database_sha256 = "0123";
    paint::paint_png(sample_scene(), folder / "a.png", 1, fonts, sample_images(), info);
    const auto chunk = [&](const std::string& file, const std::string& wanted) {
        for (const auto& [keyword, value] : paint::read_png_texts(folder / file))
            if (keyword == wanted) return value;
        return std::string();
    };
    CHECK(chunk("a.png", "Title") == "제목");
    CHECK(chunk("a.png", paint::command_keyword) == info.command);
    CHECK(chunk("a.png", paint::database_keyword) == "0123");
    std::string bytes = text_of(folder / "a.png");
    bytes[bytes.find("a b.db")] = 'x';
    save(folder / "b.png", Bytes(bytes.begin(), bytes.end()));
    CHECK(chunk("b.png", paint::command_keyword).empty());
    CHECK(chunk("b.png", "Title") == "제목");
    save(folder / "c.png", Bytes(bytes.begin(), bytes.begin() + 60)); // cut short
    CHECK_NOTHROW(chunk("c.png", "Title"));
    save(folder / "d.png", {1, 2, 3});
    CHECK_THROWS_AS(chunk("d.png", "Title"), base::Error);
    CHECK_THROWS_AS(chunk("none.png", "Title"), base::Error);
}

TEST_CASE("picture: without a ground a PNG lets through, and its colours stay what they are") {
    const paint::FontBook fonts;
    const Folder folder;
    const scene::Scene scene{
        {20, 10}, {0, 0, 0, 0}, {scene::FillRect{{0, 0, 10, 10}, {200, 100, 50, 128}, 0, 0}}, {}, {}};
    paint::paint_png(scene, folder / "a.png", 1, fonts, sample_images(), {});
    const paint::Pixels p = read_png(folder, "a.png");
    CHECK(pixel(p, 15, 5).alpha == 0);
    CHECK(pixel(p, 5, 5).alpha == 128);
    CHECK(distance(pixel(p, 5, 5), rgb(0xC86432)) <= 2);
}

TEST_CASE("picture: a scene in a scene is painted as its commands would be at its place, and linked there") {
    const paint::FontBook fonts;
    const Folder folder;
    const auto bytes = [&](const scene::Scene& scene, const char* kind) {
        const std::string path = folder / (std::string("a.") + kind);
        if (kind == std::string("svg")) paint::paint_svg(scene, path, 1, fonts, sample_images(), {});
        if (kind == std::string("png")) paint::paint_png(scene, path, 2, fonts, sample_images(), {});
        return text_of(path);
    };
    const auto at = [](base::Point by) {
        const base::Rect box{10 + by.x, 8 + by.y, 60, 40};
        scene::Scene scene{{200, 150}, paper, {}, {}, {}};
        scene.commands = {scene::PushClip{box},
                          scene::FillRect{box, rgb(0xFFFFFF), 8, 6},
                          scene::Strip{box, ink, {9, 255, 0, 80}},
                          scene::StrokeRect{box, ink, 8, 2},
                          scene::Polyline{{{by.x, by.y}, {by.x + 50, by.y + 30}, {by.x + 70, by.y}}, ink, 3},
                          scene::FillPath{{{by.x, by.y}, {by.x + 9, by.y}, {by.x, by.y + 9}}, ink},
                          scene::Image{box, "photo:1", {0, 0, 1, 1}, 6, 0.5F, ink},
                          scene::Text{{12 + by.x, 30 + by.y}, "샘 words", scene::Font::sans, 14, ink},
                          scene::PopClip{}};
        scene.hits = {{box, scene::no_target, "https://example.org/"}};
        return scene;
    };
    scene::Scene nested{{200, 150}, paper, {}, {}, {}};
    nested.nested.push_back({{70, 90}, at({0, 0})});
    for (const char* kind : {"svg", "png"})
        CHECK(bytes(nested, kind) == bytes(at({70, 90}), kind));
}

TEST_CASE("picture: a tall one is painted in bands that leave no seam") {
    const paint::FontBook fonts;
    const Folder folder;
    // 4,000 wide: bands of 1,000 rows. The same things at a place inside a band and across a border.
    scene::Scene scene{{4000, 2100}, paper, {}, {}, {}};
    for (const float y : {300.F, 960.F}) {
        scene.commands.push_back(scene::FillRect{{100, y, 300, 80}, rgb(0x000000), 12, 16});
        scene.commands.push_back(scene::FillRect{{100, y, 300, 80}, rgb(0xFFFFFF), 12, 0});
        scene.commands.push_back(
            scene::Text{{120, y + 50}, "한국과 협력할 준비", scene::Font::serif, 28, ink});
        scene.commands.push_back(scene::Image{{430, y, 80, 80}, "photo:1", {0, 0, 1, 1}, 40, 1, ink});
        scene.commands.push_back(scene::Polyline{{{520, y}, {600, y + 80}}, ink, 3});
    }
    paint::paint_png(scene, folder / "a.png", 1, fonts, sample_images(), {});
    const paint::Pixels p = read_png(folder, "a.png");
    REQUIRE(p.height == 2100);
    int worst = 0;
    for (int y = -40; y < 120; ++y)
        for (int x = 60; x < 620; ++x)
            worst = std::max(worst, distance(pixel(p, x, 300 + y), pixel(p, x, 960 + y)));
    CHECK(worst <= 2);
    CHECK(distance(pixel(p, 200, 340), paper) > 5);
}

TEST_CASE("picture: a painter tells how far it is, and stops without leaving anything") {
    const paint::FontBook fonts;
    const Folder folder;
    scene::Scene scene = sample_scene();
    scene.size = {4000, 4000};
    double last = -1;
    base::ProgressAndCancel watch;
    watch.progress = [&last](double share) {
        CHECK(share >= last);
        last = share;
    };
    CHECK(paint::paint_png(scene, folder / "a.png", 1, fonts, sample_images(), {}, watch));
    CHECK(last == 1);
    std::stop_source stop;
    watch.stop = stop.get_token();
    watch.progress = [&stop](double share) {
        if (share > 0.2) stop.request_stop();
    };
    CHECK(!paint::paint_png(scene, folder / "b.png", 1, fonts, sample_images(), {}, watch));
    CHECK(!paint::paint_svg(scene, folder / "b.svg", 1, fonts, sample_images(), {}, watch));
    CHECK(!paint::paint_pdf(std::span(&scene, 1), folder / "b.pdf", 1, fonts, sample_images(), {}, watch));
    CHECK(paint::paint_pixels(scene, 0.1F, fonts, sample_images(), watch).rgba.empty());
    CHECK(folder.count() == 1);
}

TEST_CASE("picture: pixels are written as they are") {
    const Folder folder;
    paint::write_png({2, 1, {10, 20, 30, 255, 40, 50, 60, 255}}, folder / "a.png");
    CHECK(read_png(folder, "a.png").rgba == Bytes{10, 20, 30, 255, 40, 50, 60, 255});
    CHECK_THROWS_AS(paint::write_png({5, 5, {1, 2, 3, 4}}, folder / "b.png"), base::Error);
    CHECK_THROWS_AS(paint::write_png({}, folder / "b.png"), base::Error);
    CHECK(folder.count() == 1);
}

TEST_CASE(
    "picture: a folder that does not exist is the environment's fault, an impossible size the command's") {
    const Folder folder;
    std::string message;
    for (const char* format : {"png", "svg", "pdf"}) {
        CAPTURE(format);
        CHECK(fault_of(sample_scene(), folder / "no/a", 1, &message, format) == base::Fault::environment);
        CHECK(message.find("folder does not exist") != std::string::npos);
        CHECK(fault_of(sample_scene(), folder / "a", 0, &message, format) == base::Fault::usage);
        scene::Scene broken = sample_scene();
        broken.size.width = std::numeric_limits<float>::quiet_NaN();
        CHECK(fault_of(broken, folder / "a", 1, &message, format) == base::Fault::usage);
    }
    scene::Scene wide = sample_scene();
    wide.size = {40'000, 10};
    CHECK(fault_of(wide, folder / "a", 1, &message, "png") == base::Fault::usage);
    CHECK(message.find("32767") != std::string::npos);
    CHECK(message.find('\n') == std::string::npos);
    CHECK(fault_of(wide, folder / "a", 1, &message, "pdf") == base::Fault::usage);
    CHECK(folder.count() == 0);
}

TEST_CASE("picture text: only web addresses become links, and nothing in them ends a string") {
    CHECK(paint::link_target("https://example.org/a?b=c&d=%20e#f") == "https://example.org/a?b=c&d=%20e#f");
    CHECK(paint::link_target("HTTP://example.org") == "HTTP://example.org");
    CHECK(paint::link_target("https://e.org/(a)\\'\" <가") ==
          "https://e.org/%28a%29%5C%27%22%20%3C%EA%B0%80");
    for (const char* url : {"", "javascript:alert(1)", "file:///etc/passwd", "//example.org", "ftp://e.org",
                            " https://e.org", "data:text/html,x"})
        CHECK(paint::link_target(url).empty());
}

TEST_CASE("picture text: numbers are short and words are safe") {
    CHECK(paint::number(12) == "12");
    CHECK(paint::number(-0.5) == "-0.5");
    CHECK(paint::number(-0.0001) == "0");
    CHECK(paint::number(1.0 / 3) == "0.333");
    CHECK(paint::number(std::nan("")) == "0");
    CHECK(paint::xml_text("<a & \"b\">\x01\x1b\t'") == "&lt;a &amp; &quot;b&quot;&gt; '");
    CHECK(paint::clean_text("a\u202Eb\u2066c\uFEFFd\xff") == "abc\uFEFFd\uFFFD");
    CHECK(paint::clean_text("line\u2028sep\u2029a\u0085b\x0B"
                            "c\td") == "line sep a b c d");
    CHECK(paint::clean_text("\u2068א\u2069, 7") == "\u2068א\u2069, 7");
    CHECK(paint::base64("") == "");
    CHECK(paint::base64("M") == "TQ==");
    CHECK(paint::base64("Ma") == "TWE=");
    CHECK(paint::base64("Man\xff") == "TWFu/w==");
}
