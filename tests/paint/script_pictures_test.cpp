// Words of every script in the files that leave.
#include <array>
#include <cmath>
#include <cstdio>

#include <doctest/doctest.h>

#include <string>

#include "paint/picture_pdf.h"
#include "paint/picture_png.h"
#include "paint/picture_svg.h"
#include "support.h"

using namespace dateline;
using namespace dateline::test;
using scene::Font;

namespace {

// Whether a font has the letters; says what is not tried where none has.
bool shows(const paint::FontBook& fonts, const std::string& text) {
    for (const paint::PlacedGlyph& glyph : fonts.place(text, Font::sans, 20)) {
        if (glyph.glyph != 0) continue;
        MESSAGE("no font has " << text << ": not tried (fonts-noto-core has it)");
        return false;
    }
    return true;
}

} // namespace

TEST_CASE("scripts: a PDF's words are found and copied, from right to left too") {
    const paint::FontBook fonts;
    if (!has_program("pdftotext")) return;
    const Folder folder;
    scene::Scene scene;
    scene.size = {600, 400};
    scene.background = {255, 255, 255, 255};
    const std::vector<std::string> words = {"שלום לכולם", "مرحبا بكم", "नमस्ते",   "สวัสดี",
                                            "한글",       "ᄒᆞᆫ글",  "Nguyễn", "ok 👨‍👩‍👧"};
    float y = 30;
    for (const std::string& line : words) {
        scene.commands.push_back(scene::Text{{20, y}, line, Font::sans, 16, {0, 0, 0, 255}});
        y += 40;
    }
    const std::vector<scene::Scene> pages{scene};
    paint::paint_pdf(pages, folder / "a.pdf", 1, fonts, [](const std::string&) { return nullptr; }, {});
    const std::string text = output_of("pdftotext -layout '" + (folder / "a.pdf") + "' -");
    for (const std::string& line : words) {
        if (!shows(fonts, line)) continue;
        CAPTURE(line);
        CHECK(text.find(line) != std::string::npos);
    }
}

TEST_CASE("scripts: an SVG's text that is read from right to left begins at its right end") {
    const paint::FontBook fonts;
    const Folder folder;
    scene::Scene scene;
    scene.size = {400, 100};
    scene.commands.push_back(scene::Text{{20, 30}, "שלום", Font::sans, 16, {0, 0, 0, 255}});
    scene.commands.push_back(scene::Text{{20, 60}, "abc", Font::sans, 16, {0, 0, 0, 255}});
    paint::paint_svg(scene, folder / "a.svg", 1, fonts, [](const std::string&) { return nullptr; }, {});
    const std::string svg = text_of(folder / "a.svg");
    const std::size_t hebrew = svg.find("y=\"30\" direction=\"rtl\""),
                      latin = svg.find("x=\"20\" y=\"60\" font-family");
    CHECK(hebrew != std::string::npos);
    CHECK(latin != std::string::npos);
    CHECK(svg.find("x=\"20\" y=\"30\"") == std::string::npos);
}

TEST_CASE("scripts: an SVG names the font of emoji for the emoji alone") {
    const paint::FontBook fonts;
    const int face = fonts.place("🎉", Font::sans, 24).at(0).face;
    if (!fonts.is_coloured(face)) {
        MESSAGE("no font has emoji in colour: not tried (fonts-noto-color-emoji has them)");
        return;
    }
    const Folder folder;
    scene::Scene scene;
    scene.size = {400, 100};
    scene.commands.push_back(scene::Text{{20, 30}, "12 🎉 34", Font::sans, 16, {0, 0, 0, 255}});
    paint::paint_svg(scene, folder / "a.svg", 1, fonts, [](const std::string&) { return nullptr; }, {});
    const std::string svg = text_of(folder / "a.svg");
    CHECK(svg.find(">12 </text>") != std::string::npos);
    CHECK(svg.find("> 34</text>") != std::string::npos);
    const std::string named = "<tspan font-family=\"'" + fonts.family(face) + "', sans-serif\">🎉</tspan>";
    CHECK(svg.find(named) != std::string::npos);
    CHECK(svg.find(fonts.family(face)) == svg.rfind(fonts.family(face)));
}

TEST_CASE("scripts: an SVG names a script's font for its own letters, and has all words in their order") {
    const paint::FontBook fonts;
    const Folder folder;
    scene::Scene scene;
    scene.size = {600, 100};
    const std::string words = "자료: \u2068הארץ\u2069, \u2068الجزيرة\u2069, दैनिक जागरण, ไทยรัฐ 12";
    scene.commands.push_back(scene::Text{{20, 30}, words, Font::serif, 16, {0, 0, 0, 255}});
    paint::paint_svg(scene, folder / "a.svg", 1, fonts, [](const std::string&) { return nullptr; }, {});
    const std::string svg = text_of(folder / "a.svg");
    const std::size_t begin = svg.find("<text");
    REQUIRE(begin != std::string::npos);
    std::string plain, line = svg.substr(begin, svg.find("</text>") - begin);
    bool inside = false;
    for (const char c : line) {
        inside = inside || c == '<';
        if (!inside) plain += c;
        if (c == '>') inside = false;
    }
    CHECK(plain == words);
    const std::string head = line.substr(0, line.find('>'));
    for (const std::string letter : {"א", "ا", "ह", "ท"}) {
        const int face = fonts.place(letter, Font::serif, 16).at(0).face;
        if (face == fonts.primary_face(Font::serif)) continue;
        CAPTURE(letter);
        CHECK(head.find(fonts.family(face)) == std::string::npos);
        CHECK(line.find("<tspan font-family=\"'" + fonts.family(face) + "', serif\">") != std::string::npos);
    }
}

TEST_CASE("scripts: an SVG has the words of a part that is read from right to left in one run") {
    const paint::FontBook fonts;
    const Folder folder;
    const int face = fonts.place("א", Font::sans, 16).at(0).face;
    if (face == fonts.primary_face(Font::sans)) return;
    const auto svg_of = [&](const std::string& words) {
        scene::Scene scene;
        scene.size = {400, 100};
        scene.commands.push_back(scene::Text{{20, 30}, words, Font::sans, 16, {0, 0, 0, 255}});
        paint::paint_svg(scene, folder / "a.svg", 1, fonts, [](const std::string&) { return nullptr; }, {});
        return text_of(folder / "a.svg");
    };
    // rsvg-convert orders words within a run alone.
    const auto has_run = [&](const std::string& words, const std::string& run) {
        const std::string span = "<tspan font-family=\"'" + fonts.family(face) + "', sans-serif\">";
        return svg_of(words).find(span + run + "</tspan>") != std::string::npos;
    };
    CHECK(has_run("3. 13. · \u2068תל אביב (2024) 0\u2069, x", "\u2068תל אביב (2024) 0\u2069"));
    CHECK(has_run("a \u2068אב\u2069, \u2068גד\u2069", "\u2068אב\u2069"));
    CHECK(has_run("a \u2068אב\u2069, \u2068גד\u2069", "\u2068גד\u2069"));
    CHECK(has_run("said תל אביב, 7", "תל אביב, 7"));        // the number is read with the words
    CHECK(has_run("a ארכיון / أرشيف b", "ארכיון / أرشيف")); // whatever fonts they have
    CHECK(has_run("a תל b אביב", "תל"));
}

TEST_CASE("scripts: an emoji in a picture has its colours") {
    const paint::FontBook fonts;
    if (!fonts.is_coloured(fonts.place("❤️", Font::sans, 24).at(0).face)) {
        MESSAGE("no font has emoji in colour: not tried (fonts-noto-color-emoji has them)");
        return;
    }
    scene::Scene scene;
    scene.size = {60, 40};
    scene.background = {255, 255, 255, 255};
    scene.commands.push_back(scene::Text{{10, 28}, "❤️", Font::sans, 24, {0, 0, 0, 255}});
    const Folder folder;
    paint::paint_png(scene, folder / "a.png", 1, fonts, [](const std::string&) { return nullptr; }, {});
    const paint::Pixels pixels = read_png(folder, "a.png");
    const base::Colour middle = pixel(pixels, 24, 20);
    CHECK(middle.red > 180);
    CHECK(middle.green < 90);
    CHECK(middle.blue < 90);
}

TEST_CASE("scripts: an SVG holds its emoji as pictures, each once, and their characters unseen") {
    const paint::FontBook fonts;
    if (!fonts.is_coloured(fonts.place("❤️", Font::sans, 24).at(0).face)) {
        MESSAGE("no font has emoji in colour: not tried (fonts-noto-color-emoji has them)");
        return;
    }
    const auto count = [](const std::string& text, const std::string& part) {
        int found = 0;
        for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size())
            ++found;
        return found;
    };
    scene::Scene scene;
    scene.size = {400, 100};
    scene.commands.push_back(scene::Text{{20, 30}, "Ab ❤️ cd ❤️", Font::sans, 16, {0, 0, 0, 255}});
    scene.commands.push_back(
        scene::Text{{20, 60}, "שלום ❤️ עולם", Font::sans, 32, {0, 0, 0, 255}});
    scene.commands.push_back(scene::Text{{20, 90}, "no picture", Font::sans, 16, {0, 0, 0, 255}});
    const Folder folder;
    paint::paint_svg(scene, folder / "a.svg", 1, fonts, [](const std::string&) { return nullptr; }, {});
    const std::string svg = text_of(folder / "a.svg");
    CHECK(count(svg, "data:image/png;base64,") == 1);
    CHECK(count(svg, "<use href=") == 3);
    CHECK(count(svg, "opacity=\"0\"") == 3);
    // What a viewer draws with fonts of its own has none.
    int drawn = 0;
    for (std::size_t at = 0; (at = svg.find("<text", at)) != std::string::npos; ++at) {
        const std::string element = svg.substr(at, svg.find("</text>", at) - at);
        const bool unseen = element.find("opacity=\"0\"") != std::string::npos;
        CHECK(unseen == (element.find("❤") != std::string::npos));
        drawn += unseen ? 0 : 1;
    }
    CHECK(drawn == 5);
    for (const char* words : {">Ab <", "> cd <", ">no picture<"})
        CHECK(svg.find(words) != std::string::npos);
    // The room of all words is what was measured: the second heart ends where the line does.
    const auto placed = fonts.place("Ab ❤️ cd ❤️", Font::sans, 16);
    const float end = 20 + placed.back().x;
    std::array<char, 32> expected{};
    std::snprintf(expected.data(), expected.size(), "<text xml:space=\"preserve\" x=\"%.0f", std::floor(end));
    CHECK(svg.find(expected.data()) != std::string::npos);
}
