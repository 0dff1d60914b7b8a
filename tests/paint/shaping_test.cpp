#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <random>
#include <set>
#include <string>

#include "base/utf8.h"
#include "paint/fonts.h"

using namespace dateline;
using paint::FontBook;
using paint::PlacedGlyph;
using scene::Font;

namespace {

std::vector<PlacedGlyph> placed(const FontBook& fonts, std::string_view text) {
    return fonts.place(text, Font::sans, 20);
}

// Says what is not tried where no font has the letters.
bool lacks(const FontBook& fonts, const std::string& text) {
    for (const PlacedGlyph& glyph : placed(fonts, text)) {
        if (glyph.glyph != 0) continue;
        MESSAGE("no font has " << text << ": not tried (fonts-noto-core has it)");
        return true;
    }
    return false;
}

bool lacks_emoji(const FontBook& fonts) {
    const auto glyphs = placed(fonts, "😀");
    if (!glyphs.empty() && fonts.is_coloured(glyphs[0].face)) return false;
    MESSAGE("no font has emoji in colour: not tried (fonts-noto-color-emoji has them)");
    return true;
}

std::vector<std::uint32_t> numbers(const std::vector<PlacedGlyph>& glyphs) {
    std::vector<std::uint32_t> result;
    for (const PlacedGlyph& glyph : glyphs)
        result.push_back(glyph.glyph);
    return result;
}

std::size_t clusters(const std::vector<PlacedGlyph>& glyphs) {
    std::set<std::size_t> starts;
    for (const PlacedGlyph& glyph : glyphs)
        starts.insert(glyph.byte);
    return starts.size();
}

// Every byte belongs to one cluster, and to no second one.
bool covers_text(const std::vector<PlacedGlyph>& glyphs, std::size_t bytes) {
    std::vector<std::pair<std::size_t, std::size_t>> parts;
    for (const PlacedGlyph& glyph : glyphs)
        parts.emplace_back(glyph.byte, glyph.bytes);
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    std::size_t at = 0;
    for (const auto& [begin, size] : parts) {
        if (begin != at || size == 0) return false;
        at += size;
    }
    return at == bytes;
}

constexpr const char* greetings[] = {
    "안녕하세요 여러분",   "Xin chào",        "Καλημέρα σας",    "Добрый день",  "Բարեւ ձեզ",
    "გამარჯობა ყველას",    "שלום לכולם",      "مرحبا بكم جميعا", "آپ سب کا",     "สวัสดี ทุกท่าน",
    "ສະບາຍດີ ທຸກທ່ານ",        "សួស្តី អ្នក",         "မင်္ဂလာပါ ခင်ဗျာ",   "नमस्ते हिन्दी",   "নমস্কার সভা",
    "வணக்கம் கூட்டம்",         "నమస్కారం సభ",       "ආයුබෝවන් හමුව",      "བཀྲ་ཤིས བདེ་ལེགས", "ሰላም ለሁላችሁ",
    "나랏〮말〯 ᄊᆞ미〮", "三一運動 記念式", "こんにちは 会議"};

} // namespace

TEST_CASE("shaping: Arabic letters join") {
    const FontBook fonts;
    if (lacks(fonts, "ب")) return;
    const auto alone = placed(fonts, "ب"), word = placed(fonts, "ببب");
    REQUIRE(alone.size() == 1);
    std::set<std::uint32_t> forms{alone[0].glyph};
    for (const PlacedGlyph& glyph : word)
        forms.insert(glyph.glyph);
    CHECK(forms.size() >= 4); // alone, first, middle, last (a font may draw the dot as a glyph of its own)
    // Persian: a non-joiner keeps the two halves of a word apart.
    CHECK(numbers(placed(fonts, "می\u200cخ")) != numbers(placed(fonts, "میخ")));
}

TEST_CASE("shaping: Hebrew and Arabic run from right to left, numbers and Latin words within them do not") {
    const FontBook fonts;
    if (lacks(fonts, "שלום") || lacks(fonts, "مرحبا")) return;
    const auto word = placed(fonts, "שלום");
    REQUIRE(word.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(word[i].byte == (3 - i) * 2);
        CHECK(word[i].right_to_left);
    }
    // Drawn from the left: what is read last, then the Latin word in its own order, then the first Hebrew
    // word.
    const auto mixed = placed(fonts, "אב Abc גד");
    std::vector<std::size_t> bytes;
    for (const PlacedGlyph& glyph : mixed)
        bytes.push_back(glyph.byte);
    CHECK(bytes == std::vector<std::size_t>{11, 9, 8, 5, 6, 7, 4, 2, 0});
    const auto number = placed(fonts, "א 12");
    REQUIRE(number.size() == 4);
    CHECK(number[0].byte == 3);
    CHECK(number[1].byte == 4);
    // In a line that begins with Latin letters it is the other way round.
    const auto latin = placed(fonts, "A אב");
    CHECK(latin.front().byte == 0);
    CHECK(latin.back().byte == 2);
}

TEST_CASE("shaping: brackets open towards what they hold") {
    const FontBook fonts;
    if (lacks(fonts, "א")) return;
    const auto open = placed(fonts, "(").at(0).glyph, close = placed(fonts, ")").at(0).glyph;
    const auto glyphs = placed(fonts, "א (ב)");
    REQUIRE(glyphs.size() == 5);
    CHECK(glyphs[0].glyph == open);
    CHECK(glyphs[2].glyph == close);
}

TEST_CASE("shaping: a mark of direction gives a line its paragraph's direction") {
    const FontBook fonts;
    if (lacks(fonts, "א")) return;
    const auto glyphs = placed(fonts, "\u200fabc, א");
    CHECK(glyphs.front().byte == 8);
    CHECK(glyphs.back().byte == 5); // the Latin word stands at the right
    CHECK(fonts.width("\u200fabc", Font::sans, 20) == doctest::Approx(fonts.width("abc", Font::sans, 20)));
}

TEST_CASE("shaping: a date beside an isolated part stays as it is read, and two parts keep their order") {
    const FontBook fonts;
    if (lacks(fonts, "א")) return;
    const auto order = [&](const std::string& text) {
        std::string letters;
        for (const auto& glyph : placed(fonts, text))
            letters += std::string_view(text).substr(glyph.byte, glyph.bytes);
        std::string seen; // the isolates are not
        for (std::size_t at = 0; at < letters.size();) {
            const char32_t c = dateline::base::next_code_point(letters, &at);
            if (c != 0x2068 && c != 0x2069) dateline::base::append_code_point(&seen, c);
        }
        return seen;
    };
    CHECK(order("\u2068אב\u2069, 3. 13. (일)") == "בא, 3. 13. (일)");
    CHECK(order("3. 13. · \u2068אב\u2069") == "3. 13. · בא");
    CHECK(order("\u2068אב\u2069, \u2068גד\u2069") == "בא, דג");
    CHECK(order("\u2068אב!\u2069 7") == "!בא 7");
    CHECK(order("\u2068אב ab\u2069 7") == "ab בא 7");
    CHECK(fonts.width("\u2068א\u2069", Font::sans, 20) == doctest::Approx(fonts.width("א", Font::sans, 20)));
}

TEST_CASE("shaping: what parts lines or words is a space where it stands in a line") {
    const FontBook fonts;
    const auto wanted = numbers(placed(fonts, "a b"));
    for (const std::string between : {"\t", "\v", "\f", "\u0085", "\u2028", "\u2029"}) {
        CHECK(numbers(placed(fonts, "a" + between + "b")) == wanted);
        CHECK(fonts.width("a" + between + "b", Font::sans, 20) ==
              doctest::Approx(fonts.width("a b", Font::sans, 20)));
    }
    if (!lacks(fonts, "א")) CHECK(placed(fonts, "א\u2028ב").size() == 3);
}

TEST_CASE("shaping: a tower of marks stays in its line, whatever its script") {
    const FontBook fonts;
    for (const std::string letter : {"a", "ก", "क", "א", "б"}) {
        for (const std::string mark : {"\u0301", "\u0e49", "\u0e47", "\u0951", "\u05b0", "\u0483"}) {
            std::string tower = letter;
            for (int i = 0; i < 30; ++i)
                tower += mark;
            CAPTURE(tower);
            for (const auto& glyph : placed(fonts, tower))
                CHECK(std::abs(glyph.y) <= 0.5F * 20 + 0.01F);
        }
    }
}

TEST_CASE("shaping: embeddings, overrides and isolates do nothing") {
    const FontBook fonts;
    const auto plain = numbers(placed(fonts, "abcd א"));
    CHECK(numbers(placed(fonts, "ab\u202ecd\u202c א")) == plain);
    CHECK(numbers(placed(fonts, "\u202bab\u2067cd\u2069 \u202dא")) == plain);
    CHECK(numbers(placed(fonts, "\u202eabcd")) == numbers(placed(fonts, "abcd")));
}

TEST_CASE("shaping: of isolates by the thousand the first count, and what is read stays as it is") {
    const FontBook fonts;
    std::string many, pairs;
    for (int i = 0; i < 4000; ++i) {
        many += "\u2068";
        pairs += "\u2068\u2069";
    }
    const auto plain = numbers(placed(fonts, "אב 12"));
    CHECK(numbers(placed(fonts, "אב 12" + many)) == plain);
    CHECK(numbers(placed(fonts, "אב 12" + pairs)) == plain);
    CHECK(numbers(placed(fonts, pairs + "אב 12")) == plain);
}

TEST_CASE("shaping: Devanagari vowels stand where they are read, in one cluster with their consonant") {
    const FontBook fonts;
    if (lacks(fonts, "कि")) return;
    const auto letter = placed(fonts, "क").at(0).glyph;
    const auto glyphs = placed(fonts, "कि"); // the vowel is written before the consonant
    REQUIRE(glyphs.size() == 2);
    CHECK(glyphs[1].glyph == letter);
    CHECK(glyphs[0].glyph != letter);
    CHECK(clusters(glyphs) == 1);
    // Consonants with nothing between them are one sign.
    CHECK(placed(fonts, "क्ष").size() < 3);
}

TEST_CASE("shaping: Old Hangul in conjoining jamo is syllables") {
    const FontBook fonts;
    if (fonts.family(0).find("CJK") == std::string::npos) return; // few others compose it
    for (const std::string syllable : {"ᄒᆞᆫ", "ᄀᆞ", "ᄊᆞ", "듀ᇰ"}) {
        CAPTURE(syllable);
        const auto glyphs = placed(fonts, syllable);
        CHECK(clusters(glyphs) == 1);
        float jamo = 0;
        for (std::size_t at = 0; at < syllable.size();) {
            const std::size_t begin = at;
            base::next_code_point(syllable, &at);
            jamo += fonts.width(syllable.substr(begin, at - begin), Font::sans, 20);
        }
        CHECK(fonts.width(syllable, Font::sans, 20) < 0.8F * jamo);
        CHECK(fonts.width(syllable, Font::sans, 20) == doctest::Approx(fonts.width("한", Font::sans, 20)));
    }
    // Tone marks are seen, and belong to their syllable.
    const auto tone = placed(fonts, "말〯");
    CHECK(tone.size() == 2);
    CHECK(clusters(tone) == 1);
    // Modern syllables written in jamo (as macOS writes file names) look as they always do.
    CHECK(numbers(placed(fonts, "\u1112\u1161\u11ab")) == numbers(placed(fonts, "한")));
}

TEST_CASE("shaping: a letter and its marks come from one face, and take the room of the letter") {
    const FontBook fonts;
    for (const std::string text : {"g\u0303", "\u0254\u0303", "e\u030b", "x\u0301\u0323"}) {
        CAPTURE(text);
        const auto glyphs = placed(fonts, text);
        REQUIRE_FALSE(glyphs.empty());
        for (const PlacedGlyph& glyph : glyphs)
            CHECK(glyph.face == glyphs[0].face);
        CHECK(clusters(glyphs) == 1);
        CHECK(fonts.width(text, Font::sans, 20) < 14);
    }
    CHECK(numbers(placed(fonts, "e\u0301")) == numbers(placed(fonts, "é")));
}

namespace {

// Where a glyph's ink is across and upwards, in pixels from the start of the line.
struct Ink {
    float left = 0, right = 0, bottom = 0, top = 0;
    float middle() const { return (left + right) / 2; }
};
Ink ink_of(const FontBook& fonts, const PlacedGlyph& glyph) {
    const paint::GlyphBitmap bits = fonts.rasterise(glyph.face, glyph.glyph, 40, 0);
    const float left = glyph.x + static_cast<float>(bits.left_px);
    const float top = glyph.y + static_cast<float>(bits.top_px);
    return {left, left + static_cast<float>(bits.width_px), top - static_cast<float>(bits.height_px), top};
}

} // namespace

TEST_CASE("shaping: a mark stands over or below its own letter, in every font") {
    const FontBook fonts;
    for (const Font font : {Font::sans, Font::sans_bold, Font::serif, Font::serif_bold}) {
        for (const std::string text :
             {"а\u0301",  "и\u0301",       "э\u0301", "ё\u0301",       "б\u0301",  "Я\u0301",
              "ẹ\u0300",  "ọ\u0301",       "ṣ\u0301", "s\u0323\u0301", "n\u0304",  "i\u0307\u0300",
              "ū\u0301",  "u\u0304\u0301", "o\u0358", "ó\u0358",       "ε\u0304",  "j\u030c",
              "m\u0300",  "e\u0307\u0303", "r\u0303", "가\u0301",      "한\u0304", "あ\u0304",
              "ア\u0301", "中\u0307",      "1\u0304", "x\u0307"}) {
            CAPTURE(text);
            CAPTURE(static_cast<int>(font));
            const std::string line = "н" + text + "н";
            const auto glyphs = fonts.place(line, font, 40);
            if (lacks(fonts, text)) continue;
            REQUIRE(glyphs.size() >= 3);
            const float begin = glyphs[1].x, end = glyphs.back().x;
            CHECK(end - begin > 5);
            for (std::size_t i = 2; i + 1 < glyphs.size(); ++i) {
                const Ink mark = ink_of(fonts, glyphs[i]);
                CHECK(glyphs[i].face == glyphs[1].face);
                CHECK(mark.middle() > begin);
                CHECK(mark.middle() < end);
            }
        }
    }
}

TEST_CASE("shaping: over a syllable a mark stands clear of it, in the middle") {
    const FontBook fonts;
    for (const Font font : {Font::sans, Font::serif_bold}) {
        for (const std::string text : {"가\u0301", "あ\u0304"}) {
            const auto glyphs = fonts.place(text, font, 40);
            if (glyphs.size() != 2 || lacks(fonts, text)) continue;
            CHECK(glyphs[0].face == fonts.primary_face(font));
            const Ink letter = ink_of(fonts, glyphs[0]), mark = ink_of(fonts, glyphs[1]);
            CHECK(std::abs(letter.middle() - mark.middle()) < 2);
            CHECK(mark.bottom > letter.top - 2);
        }
    }
}

TEST_CASE("shaping: a mark that no font has beside its letter is lent by another, and never lost") {
    const FontBook fonts;
    for (const Font font : {Font::sans, Font::sans_bold, Font::serif, Font::serif_bold}) {
        for (const std::string text : {"다\u0323", "가\u0302", "漢\u0306", "あ\u030A", "क\u0302"}) {
            const auto glyphs = fonts.place(text, font, 40);
            if (lacks(fonts, text)) continue;
            CAPTURE(text);
            REQUIRE(glyphs.size() >= 2);
            const Ink letter = ink_of(fonts, glyphs[0]), mark = ink_of(fonts, glyphs[1]);
            CHECK(std::abs(letter.middle() - mark.middle()) < 2);
            CHECK((mark.bottom > letter.top - 2 || mark.top < letter.bottom + 2));
            CHECK(fonts.width(text, font, 40) == doctest::Approx(fonts.width(text.substr(0, 3), font, 40)));
        }
    }
}

TEST_CASE("shaping: marks do not change the letters beside theirs, nor what is one glyph") {
    const FontBook fonts;
    const auto plain = placed(fonts, "Красота"), marked = placed(fonts, "Красота\u0301");
    REQUIRE(marked.size() >= plain.size());
    for (std::size_t i = 0; i + 1 < plain.size(); ++i) {
        CHECK(marked[i].face == plain[i].face);
        CHECK(marked[i].glyph == plain[i].glyph);
    }
    CHECK(numbers(placed(fonts, "o\u0302\u0301")) == numbers(placed(fonts, "ố")));
    CHECK(numbers(placed(fonts, "и\u0306")) == numbers(placed(fonts, "й")));
}

TEST_CASE("shaping: an emoji is one glyph with colours, however many characters it is written with") {
    const FontBook fonts;
    if (lacks_emoji(fonts)) return;
    for (const std::string emoji :
         {"🎉", "👍🏽", "👨‍👩‍👧", "🇰🇷", "❤️", "1️⃣", "🏳️‍🌈",
          "👩🏽‍🚀", "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F"}) {
        CAPTURE(emoji);
        const auto glyphs = placed(fonts, "a" + emoji + "b");
        REQUIRE(glyphs.size() == 3);
        CHECK(glyphs[1].bytes == emoji.size());
        CHECK(fonts.is_coloured(glyphs[1].face));
        CHECK(glyphs[1].advance > 15);
        CHECK(glyphs[1].advance < 32);
        const paint::GlyphBitmap bitmap = fonts.rasterise(glyphs[1].face, glyphs[1].glyph, 20, 0);
        CHECK(bitmap.coverage.empty());
        REQUIRE(bitmap.colours.size() == static_cast<std::size_t>(bitmap.width_px * bitmap.height_px) * 4);
        CHECK(bitmap.width_px > 14);
        CHECK(bitmap.width_px < 32);
        bool coloured = false;
        for (std::size_t i = 0; i < bitmap.colours.size(); i += 4)
            coloured = coloured || bitmap.colours[i] != bitmap.colours[i + 1] ||
                       bitmap.colours[i] != bitmap.colours[i + 2];
        CHECK((coloured || emoji.size() > 16)); // a font may draw families in grey
    }
    // As a letter where that is asked for.
    CHECK_FALSE(fonts.is_coloured(placed(fonts, "❤\ufe0e").at(0).face));
}

TEST_CASE("shaping: without a font for it an emoji is a plain sign, a flag its letters, a keycap its digit") {
    const FontBook fonts;
    const auto flag = placed(fonts, "🇰🇷"), keycap = placed(fonts, "1️⃣"),
               family = placed(fonts, "👨‍👩‍👧");
    REQUIRE_FALSE(family.empty());
    for (const PlacedGlyph& glyph : family)
        CHECK(glyph.glyph != 0);
    if (fonts.is_coloured(family[0].face)) return;
    CHECK(family.size() == 1);
    CHECK(numbers(flag) == numbers(placed(fonts, "KR")));
    CHECK(numbers(keycap) == numbers(placed(fonts, "1")));
}

TEST_CASE("shaping: words measure alike alone and in a line, in every script") {
    const FontBook fonts;
    for (const std::string text : greetings) {
        CAPTURE(text);
        const std::size_t space = text.find(' ');
        const std::string first = text.substr(0, space), second = text.substr(space + 1);
        const auto width = [&](const std::string& part) { return fonts.width(part, Font::serif, 20); };
        CHECK(width(text) == doctest::Approx(width(first) + width(" ") + width(second)));
        CHECK(width("Sam " + text) == doctest::Approx(width("Sam ") + width(text)));
        float sum = 0;
        const auto glyphs = fonts.place(text, Font::serif, 20);
        for (const PlacedGlyph& glyph : glyphs)
            sum += glyph.advance;
        CHECK(sum == doctest::Approx(width(text)));
        CHECK(covers_text(glyphs, text.size()));
    }
}

TEST_CASE("shaping: any characters are placed without harm, and each byte once") {
    const FontBook fonts;
    std::mt19937 random(14);
    const auto any = [&random](std::uint32_t from, std::uint32_t to) {
        return std::uniform_int_distribution<std::uint32_t>(from, to)(random);
    };
    static constexpr char32_t blocks[] = {0x20,   0x300,  0x590,  0x600,   0x900,   0xE00,  0xF00,
                                          0x1000, 0x1100, 0x1780, 0x2000,  0x2600,  0x3000, 0xA960,
                                          0xAC00, 0xD7B0, 0xFE00, 0x1F1E6, 0x1F3FB, 0x1F600};
    for (int round = 0; round < 400; ++round) {
        std::string text;
        for (std::uint32_t i = any(0, 30); i > 0; --i) {
            const char32_t c =
                any(0, 7) == 0 ? any(0, 0x1FFFF) : blocks[any(0, std::size(blocks) - 1)] + any(0, 0x7F);
            base::append_code_point(&text, c);
            if (any(0, 40) == 0) text += static_cast<char>(any(0x80, 0xFF));
        }
        CAPTURE(text);
        const auto glyphs = fonts.place(text, Font::sans, 20);
        REQUIRE((glyphs.empty() || covers_text(glyphs, text.size())));
        float sum = 0;
        for (const PlacedGlyph& glyph : glyphs) {
            REQUIRE(std::isfinite(glyph.x));
            REQUIRE(std::isfinite(glyph.y));
            sum += glyph.advance;
        }
        CHECK(sum == doctest::Approx(fonts.width(text, Font::sans, 20)).epsilon(0.001));
    }
}

TEST_CASE("shaping: a text of a megabyte costs as much as its letters") {
    const FontBook fonts;
    const auto repeated = [](std::string_view part) {
        std::string text;
        while (text.size() < 1'000'000)
            text += part;
        return text;
    };
    for (const char* part :
         {"مرحبا", "न्", "ก้", "\u0301", "(א", "👨\u200d", "\u1112\u119e", "a\u0301 ", "\u202e\u2067"}) {
        CAPTURE(part);
        const std::string text = repeated(part);
        const std::clock_t start = std::clock();
        CHECK(std::isfinite(fonts.width(text, Font::sans, 20)));
        CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 20); // of the processor; about 1
    }
}
