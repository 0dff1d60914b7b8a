#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <thread>

#include "paint/picture_info.h"
#include "paint/picture_pdf.h"
#include "paint/picture_png.h"
#include "paint/picture_svg.h"
#include "sample_scene.h"
#include "support.h"
#include "well_formed.h"

using namespace dateline;
using namespace dateline::test;

namespace {

const paint::PictureInfo sample_info{"제목 <1>", "저자 & Co", "주제"};

bool skipped_without(const char* program) {
    if (has_program(program)) return false;
    MESSAGE(program << " is not installed: this check is left out");
    return true;
}

// Cells of 8 logical pixels, averaged: letters drawn by another program differ by shades, not by places.
double worst_cell(const paint::Pixels& a, const paint::Pixels& b, int cell) {
    double worst = 0;
    for (int y = 0; y + cell <= a.height; y += cell) {
        for (int x = 0; x + cell <= a.width; x += cell) {
            double sums[3] = {0, 0, 0};
            for (int i = 0; i < cell * cell; ++i) {
                const base::Colour p = pixel(a, x + i % cell, y + i / cell),
                                   q = pixel(b, x + i % cell, y + i / cell);
                sums[0] += p.red - q.red;
                sums[1] += p.green - q.green;
                sums[2] += p.blue - q.blue;
            }
            for (const double sum : sums)
                worst = std::max(worst, std::abs(sum) / (cell * cell));
        }
    }
    return worst;
}

double mean_difference(const paint::Pixels& a, const paint::Pixels& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.rgba.size(); ++i)
        sum += std::abs(a.rgba[i] - b.rgba[i]);
    return sum / static_cast<double>(a.rgba.size());
}

void check_alike(const paint::Pixels& a, const paint::Pixels& b, float scale) {
    REQUIRE(a.width == b.width);
    REQUIRE(a.height == b.height);
    CHECK(mean_difference(a, b) < 2);
    CHECK(worst_cell(a, b, static_cast<int>(8 * scale)) < 40);
}

} // namespace

TEST_CASE("formats: an SVG is well-formed, keeps its words as text and links only to the web") {
    const Folder folder;
    const paint::FontBook fonts;
    scene::Scene scene = sample_scene();
    scene.commands.push_back(
        scene::Text{{10, 300}, "\x01]]>\"'<script>&amp;\u202E", scene::Font::sans, 10, {}});
    scene.commands.push_back(scene::PushClip{{0, 0, 10, 10}}); // never closed
    paint::paint_svg(scene, folder / "a.svg", 2, fonts, sample_images(), sample_info);
    const std::string svg = text_of(folder / "a.svg");
    CHECK(xml_problem(svg) == "");
    CHECK(svg.find(">샘 알트만 OpenAI CEO</text>") != std::string::npos);
    CHECK(svg.find("서울 &lt;&amp;&gt;") != std::string::npos);
    CHECK(svg.find("<script") == std::string::npos);
    CHECK(svg.find("javascript") == std::string::npos);
    CHECK(svg.find("<a href=\"https://example.org/%EA%B8%B0%EC%82%AC?a=1&amp;b=%282%29\"") !=
          std::string::npos);
    CHECK(svg.find("<title>제목 &lt;1&gt;</title>") != std::string::npos);
    CHECK(svg.find("width=\"960\" height=\"640\" viewBox=\"0 0 480 320\"") != std::string::npos);
    CHECK(svg.find("textLength=\"") != std::string::npos);
}

TEST_CASE("formats: the check of XML finds what is wrong") {
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    CHECK(xml_problem(head + "<a b=\"c\"><d/>e &amp;</a>\n") == "");
    for (const char* wrong : {"<a>", "<a></b>", "<a b=c/>", "<a>&</a>", "<a b=\"<\"/>", "<a/><b/>",
                              "<a b=\"1\" b=\"2\"/>", "<a>\x01</a>"})
        CHECK(xml_problem(head + wrong) != "");
}

TEST_CASE("formats: an SVG looks like the PNG") {
    if (skipped_without("rsvg-convert")) return;
    const Folder folder;
    const paint::FontBook fonts;
    for (const float scale : {1.F, 2.F}) {
        CAPTURE(scale);
        paint::paint_png(sample_scene(), folder / "a.png", scale, fonts, sample_images(), sample_info);
        paint::paint_svg(sample_scene(), folder / "a.svg", scale, fonts, sample_images(), sample_info);
        output_of("rsvg-convert '" + (folder / "a.svg") + "' -o '" + (folder / "svg.png") + "'");
        check_alike(read_png(folder, "a.png"), read_png(folder, "svg.png"), scale);
    }
}

TEST_CASE("formats: a PDF looks like the PNG") {
    if (skipped_without("pdftoppm")) return;
    const Folder folder;
    const paint::FontBook fonts;
    for (const float scale : {1.F, 2.F}) {
        CAPTURE(scale);
        paint::paint_png(sample_scene(), folder / "a.png", scale, fonts, sample_images(), sample_info);
        paint::paint_pdf(std::vector{sample_scene()}, folder / "a.pdf", scale, fonts, sample_images(),
                         sample_info);
        // 96 dots an inch: a pixel for each 0.75 pt
        output_of("pdftoppm -singlefile -r 96 -png '" + (folder / "a.pdf") + "' '" + (folder / "pdf") + "'");
        check_alike(read_png(folder, "a.png"), read_png(folder, "pdf.png"), scale);
    }
}

TEST_CASE(
    "formats: a PDF says when it was made only where the environment does, so that it is the same again") {
    const Folder folder;
    const paint::FontBook fonts;
    const auto painted = [&] {
        paint::paint_pdf(std::vector{sample_scene()}, folder / "a.pdf", 1, fonts, sample_images(),
                         sample_info);
        return text_of(folder / "a.pdf");
    };
    const std::string first = painted();
    CHECK(first.find("CreationDate") == std::string::npos);
    std::this_thread::sleep_for(std::chrono::milliseconds(1100)); // a clock would show another second
    CHECK(painted() == first);
    setenv("SOURCE_DATE_EPOCH", "1686297180", 1);
    const std::string dated = painted();
    unsetenv("SOURCE_DATE_EPOCH");
    CHECK(dated.find("/CreationDate (20230609075300") != std::string::npos);
}

TEST_CASE("formats: a PDF's words can be selected, its data read and its links followed") {
    const Folder folder;
    const paint::FontBook fonts;
    paint::paint_pdf(std::vector{sample_scene()}, folder / "a.pdf", 1, fonts, sample_images(), sample_info);
    CHECK(folder.count() == 1);
    const std::string file = text_of(folder / "a.pdf");
    CHECK(file.starts_with("%PDF-"));
    CHECK(file.find("javascript") == std::string::npos);
    if (file.find("/Rect") != std::string::npos) // in points from the bottom left
        CHECK(file.find("/Rect [ 42 189 168 204 ]") != std::string::npos);
    if (!skipped_without("pdftotext")) {
        const std::string text = output_of("pdftotext -layout '" + (folder / "a.pdf") + "' -");
        CHECK(text.find("샘 알트만 OpenAI CEO") != std::string::npos);
        CHECK(text.find("“AI의 위험을 줄여야 한다”") != std::string::npos);
        CHECK(text.find("서울 <&> \"Fireside Chat\"") != std::string::npos);
    }
    if (!skipped_without("pdfinfo")) {
        const std::string data = output_of("pdfinfo '" + (folder / "a.pdf") + "'");
        CHECK(data.find("제목 <1>") != std::string::npos);
        CHECK(data.find("저자 & Co") != std::string::npos);
        const std::string urls = output_of("pdfinfo -url '" + (folder / "a.pdf") + "'");
        CHECK(urls.find("https://example.org/%EA%B8%B0%EC%82%AC?a=1&b=%282%29") != std::string::npos);
    }
}

TEST_CASE("formats: a PDF has a page for each scene, with its own size, words and links") {
    if (skipped_without("pdfinfo") || skipped_without("pdftotext")) return;
    const Folder folder;
    const paint::FontBook fonts;
    std::vector<scene::Scene> pages(2, sample_scene());
    pages[1].size = {800, 200};
    pages[1].commands.push_back(scene::Text{{10, 20}, "둘째 쪽", scene::Font::sans, 14, {}});
    paint::paint_pdf(pages, folder / "a.pdf", 1, fonts, sample_images(), sample_info);
    const std::string data = output_of("pdfinfo -f 1 -l 2 '" + (folder / "a.pdf") + "'");
    CHECK(data.find("Pages:           2") != std::string::npos);
    CHECK(data.find("600 x 150 pts") != std::string::npos);
    CHECK(output_of("pdftotext -f 2 -l 2 '" + (folder / "a.pdf") + "' -").find("둘째 쪽") !=
          std::string::npos);
    CHECK(output_of("pdftotext -f 1 -l 1 '" + (folder / "a.pdf") + "' -").find("둘째 쪽") ==
          std::string::npos);
}

TEST_CASE("formats: what is cut away from a photo is in no file") {
    const Folder folder;
    const paint::FontBook fonts;
    paint::DecodedImage photo;
    photo.pixels = {100, 1, Bytes(400, 255)};
    for (std::size_t i = 200; i < 400; ++i) // the right half is noise that does not compress
        photo.pixels.rgba[i] = i % 4 == 3 ? 255 : static_cast<std::uint8_t>(i * i * 37 / 11);
    const auto images = [&](const std::string&) { return &photo; };
    const auto size_of = [&](const base::Rect& source) {
        const scene::Scene scene{{50, 50},
                                 {255, 255, 255, 255},
                                 {scene::Image{{0, 0, 50, 50}, "photo:9", source, 0, 1, {}}},
                                 {},
                                 {}};
        paint::paint_svg(scene, folder / "a.svg", 1, fonts, images, {});
        return text_of(folder / "a.svg").size();
    };
    CHECK(size_of({0, 0, 0.5F, 1}) + 100 < size_of({0, 0, 1, 1}));
}
