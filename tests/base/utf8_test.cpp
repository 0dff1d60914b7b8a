#include <doctest/doctest.h>
#include <random>
#include <string>

#include "base/displayable.h"
#include "base/utf8.h"

using namespace dateline::base;

TEST_CASE("utf8: overlong forms, surrogates and cut characters are not UTF-8") {
    CHECK(is_valid_utf8(""));
    CHECK(is_valid_utf8("샘 알트만 Sam 😀"));
    CHECK(is_valid_utf8(std::string_view("a\0b", 3)));
    CHECK_FALSE(is_valid_utf8("\xff"));
    CHECK_FALSE(is_valid_utf8("\xc0\x80"));
    CHECK_FALSE(is_valid_utf8("\xed\xa0\x80"));
    CHECK_FALSE(is_valid_utf8("\xf4\x90\x80\x80"));
    CHECK_FALSE(is_valid_utf8("\xec\x83"));
    CHECK_FALSE(is_valid_utf8("\x80"));
}

TEST_CASE("utf8: names written in decomposed Hangul compose to the same bytes") {
    CHECK(to_nfc("\u1109\u1162\u11b7") == "샘");
    CHECK(to_nfc("e\u0301") == "é");
    CHECK(to_nfc("plain") == "plain");
    CHECK(to_nfc("샘\xff") == "샘\xff");
}

TEST_CASE("utf8: folding ignores case, composition and white space around") {
    CHECK(fold("  Sam ALTMAN\n") == "sam altman");
    CHECK(fold("\u3000\u1109\u1162\u11b7\u00a0") == "샘");
    CHECK(fold("STRASSE") == fold("straße"));
    CHECK(fold(" \t ").empty());
    CHECK(fold(" \xff ") == "\xff");
    CHECK(fold("É") == fold("e\u0301"));
}

TEST_CASE("utf8: walking gives every character, and U+FFFD for a byte that is none") {
    const std::string text = "a샘😀\xffz";
    std::u32string walked;
    for (std::size_t at = 0; at < text.size();)
        walked += next_code_point(text, &at);
    CHECK(walked == U"a샘😀\uFFFDz");
    std::string written;
    for (const char32_t c : walked)
        append_code_point(&written, c);
    CHECK(written == "a샘😀\uFFFDz");
    written.clear();
    append_code_point(&written, 0xD800);
    append_code_point(&written, 0x110000);
    CHECK(written == "\uFFFD\uFFFD");
}

TEST_CASE("utf8: what people see as one character is one cluster") {
    CHECK(grapheme_offsets("").size() == 1);
    CHECK(grapheme_offsets("e\u0301x") == std::vector<std::size_t>{0, 3, 4});
    CHECK(grapheme_offsets("👩‍🚀🇰🇷🇺🇸").size() == 4);
    CHECK(grapheme_offsets("\u1109\u1162\u11b7").size() == 2);
    CHECK(grapheme_offsets("\xff\xfe").size() == 3);
    CHECK(first_grapheme("👩‍🚀!") == "👩‍🚀");
    CHECK(first_grapheme("샘 알트만") == "샘");
    CHECK(first_grapheme("").empty());
}

TEST_CASE("displayable: control characters and bidirectional overrides cannot act") {
    CHECK(displayable("a\x1b[31mb") == "a\uFFFD[31mb");
    CHECK(displayable(std::string_view("a\0b", 3)) == "a\uFFFDb");
    CHECK(displayable("a\u009bb\x7f") == "a\uFFFDb\uFFFD");
    CHECK(displayable("a\u202eb\u2066c\u2069\u200f\u061c") == "abc");
    CHECK(displayable("a\u200bb\ufeffc\u00add\u2060e") == "abcde");
    CHECK(displayable("\U000E0041\U000E0042") == "");
    CHECK(displayable("a\uFFFEb\uFDD0") == "a\uFFFDb\uFFFD");
    CHECK(displayable("a\xffz") == "a\uFFFDz");
    CHECK(displayable("\u3164\uffa0") == "");
}

TEST_CASE("harmless json: what acts where it is shown is written as a number, the rest as it is") {
    CHECK(harmless_json("{\"a\": \"<b>\"}") == "{\"a\": \"\\u003cb>\"}");
    CHECK(harmless_json("\"\x7f\u0085\u202e\u2066\u2028\u200b\ufeff\"") ==
          "\"\\u007f\\u0085\\u202e\\u2066\\u2028\\u200b\\ufeff\"");
    CHECK(harmless_json("\"\U000E0041\"") == "\"\\udb40\\udc41\"");
    CHECK(harmless_json("[\n1\n]", "  ") == "[\n  1\n  ]");
    CHECK(harmless_json("\"샘 알트만, Łódź, 👨‍👩‍👧\"") ==
          "\"샘 알트만, Łódź, 👨‍👩‍👧\"");
}

TEST_CASE("harmless: all is there but for controls and marks of direction") {
    for (const std::string text :
         {"so\u00adft", "a\u200bb\u2060c\ufeffd", "Auf\u200clage", "a\u200db", "\u034f\u180e\u3164\uffa0",
          "\U000E0041", "\uFFFE\uFDD0", "a\u00a0b\u3000c\u2009d"})
        CHECK(harmless(text) == text);
    std::string tower = "ก";
    for (int index = 0; index < 5'000; ++index)
        tower += "\u0e49";
    CHECK(harmless(tower) == tower);
    CHECK(harmless("a\x1b[31mb\u009b\x7f") == "a\uFFFD[31mb\uFFFD\uFFFD");
    CHECK(harmless("a\u202eb\u2066c\u2069\u200f\u061c") == "abc");
    CHECK(harmless("a\tb\nc\r\nd\re\u2028f\u0085g") == "a b\nc\nd\ne\nf\ng");
    CHECK(harmless("a\xffz") == "a\uFFFDz");
}

TEST_CASE("utf8: spaces of every width, and what is not seen, show nothing") {
    for (const char32_t c :
         U" \t\n\u00a0\u00ad\u1680\u2003\u2009\u200b\u200d\u2028\u202f\u205f\u2060\u3000\u3164\ufeff")
        if (c != 0) CHECK(shows_nothing(c));
    for (const char32_t c : U"a=\u0301\u2800한")
        if (c != 0) CHECK_FALSE(shows_nothing(c));
}

TEST_CASE("displayable: lines and tabs fold to spaces, or lines are kept") {
    CHECK(displayable("a\tb\nc\r\nd\re\u2028f") == "a b c d e f");
    CHECK(displayable("a\tb\nc\r\nd\re\u2029f", 4096, Newlines::keep) == "a b\nc\nd\ne\nf");
}

TEST_CASE("displayable: writing stays as it is") {
    for (const char* text : {"샘 알트만 오픈AI CEO", "\u1109\u1162\u11b7", "\u115f\u1161",
                             "👩‍🚀 👨‍👩‍👧‍👦 ❤️‍🔥 👩🏽‍🚀",
                             "“한국과 협력” … 大統領", "नमस्ते", "é e\u0301", "🇰🇷"})
        CHECK(displayable(text) == text);
}

TEST_CASE("displayable: a joiner stays only where it holds an emoji together") {
    CHECK(displayable("ab\u200dcd") == "abcd");
    CHECK(displayable("👩\u200d") == "👩");
    CHECK(displayable("\u200d👩") == "👩");
    CHECK(displayable("👩\u200dx") == "👩x");
}

TEST_CASE("displayable: joiners stay where a script is written with them") {
    for (const std::string text : {"می\u200cخواهم", "කො\u0dca\u200dර", "क्\u200dष", "শ্\u200cব"})
        CHECK(displayable(text) == text);
    CHECK(displayable("\u200cمی\u200c") == "می");
    CHECK(displayable("م\u200c\u200cخ") == "م\u200cخ");
    CHECK(displayable("م\u200ca") == "مa");
    CHECK(displayable("م\u200e\u202eخ") == "مخ");
}

TEST_CASE("displayable: the unseen letters of a flag stay, others go") {
    const std::string scotland = "\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F";
    CHECK(displayable("a" + scotland + "b") == "a" + scotland + "b");
    CHECK(displayable(scotland.substr(4)).empty());
    CHECK(displayable("\U0001F3F4\U000E0067\U000E0062") == "\U0001F3F4");
    CHECK(displayable("\U0001F3F4\U000E007F") == "\U0001F3F4");
    CHECK(displayable(scotland + "\U000E0067\U000E007F") == scotland);
}

TEST_CASE("utf8: a text is read as its first letter is") {
    CHECK(direction_of("") == Direction::none);
    CHECK(direction_of("12 (3)…") == Direction::none);
    CHECK(direction_of("12 abc שלום") == Direction::left_to_right);
    CHECK(direction_of("“שלום” abc") == Direction::right_to_left);
    CHECK(direction_of("مرحبا") == Direction::right_to_left);
    CHECK(direction_of("한글") == Direction::left_to_right);
    CHECK(direction_of("\u200f12") == Direction::right_to_left);
}

TEST_CASE("displayable: a tower of marks is cut down") {
    std::string tower = "a";
    for (int index = 0; index < 100; ++index)
        tower += "\u0301";
    CHECK(displayable(tower).size() == 1 + 8 * 2);
}

TEST_CASE("displayable: long text is cut at a cluster border with an ellipsis") {
    CHECK(displayable("abcdef", 6) == "abcdef");
    CHECK(displayable("abcdefg", 6) == "abc…");
    CHECK(displayable("샘알트만", 9) == "샘알…");
    CHECK(displayable("ab👩‍🚀cd", 10) == "ab…");
    CHECK(displayable("abc", 2) == "ab");
    CHECK(displayable("abc", 0).empty());
    CHECK(displayable(std::string(50'000'000, 'a')).size() == 4096);
}

TEST_CASE("displayable: any bytes become valid text that is displayable already, within the limit") {
    std::mt19937_64 random(8);
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        const int length = std::uniform_int_distribution<int>(0, 40)(random);
        for (int index = 0; index < length; ++index) {
            const int kind = std::uniform_int_distribution<int>(0, 3)(random);
            if (kind == 0)
                text += static_cast<char>(std::uniform_int_distribution<int>(-128, 127)(random));
            else
                append_code_point(
                    &text, std::uniform_int_distribution<char32_t>(0, kind == 1 ? 0x2100 : 0x1FFFF)(random));
        }
        const auto limit = std::uniform_int_distribution<std::size_t>(0, 120)(random);
        const std::string shown = displayable(text, limit);
        REQUIRE(is_valid_utf8(shown));
        REQUIRE(shown.size() <= limit);
        REQUIRE(displayable(shown, limit) == shown);
        const std::string folded = fold(text);
        REQUIRE(to_nfc(folded) == folded);
    }
}

TEST_CASE("utf8: characters are told apart for breaking lines") {
    CHECK(character_kind(U' ') == CharacterKind::space);
    CHECK(character_kind(U'\u3000') == CharacterKind::space);
    CHECK(character_kind(U'\u200b') == CharacterKind::space);
    CHECK(character_kind(U'“') == CharacterKind::opening);
    CHECK(character_kind(U'」') == CharacterKind::closing);
    CHECK(character_kind(U'.') == CharacterKind::punctuation);
    CHECK(character_kind(U'\u0301') == CharacterKind::mark);
    CHECK(character_kind(U'샘') == CharacterKind::other);
}
