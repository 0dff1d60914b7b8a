#include <doctest/doctest.h>
#include <limits>
#include <random>
#include <string>

#include "base/utf8.h"
#include "scene/text.h"

using namespace dateline::scene;

namespace {

// Of size 10: a Latin letter is 5.5 wide, a Korean one 10.
std::vector<std::string> lines(std::string_view text, float width_px, int max_lines = 0) {
    std::vector<std::string> result;
    for (const Line& line : break_lines(text, width_px, max_lines, Font::sans, 10, FixedMeasurer()))
        result.push_back(line.text);
    return result;
}
std::string cut(std::string_view text, float width_px) {
    return elide(text, width_px, Font::sans, 10, FixedMeasurer());
}
using Lines = std::vector<std::string>;

// Counts what it is asked to measure.
class CountingMeasurer final : public TextMeasurer {
  public:
    float width(std::string_view text, Font font, float size_px) const override {
        measured_bytes += text.size();
        return fixed_.width(text, font, size_px);
    }
    FontMetrics metrics(Font font, float size_px) const override { return fixed_.metrics(font, size_px); }
    mutable std::size_t measured_bytes = 0;

  private:
    FixedMeasurer fixed_;
};

} // namespace

TEST_CASE("text: the fixed measurer's advances") {
    const FixedMeasurer measurer;
    CHECK(measurer.width("ab", Font::sans, 10) == doctest::Approx(11));
    CHECK(measurer.width("a샘", Font::sans, 10) == doctest::Approx(15.5));
    CHECK(measurer.width("", Font::sans, 10) == 0.0F);
    CHECK(measurer.metrics(Font::sans, 100).ascent_px == doctest::Approx(88));
    CHECK(measurer.metrics(Font::sans, 100).descent_px == doctest::Approx(12));
}

TEST_CASE("break_lines: Korean breaks at spaces and words are not split") {
    CHECK(lines("오픈에이아이는 한국과 협력할 준비가 돼 있다", 90) ==
          Lines{"오픈에이아이는", "한국과 협력할", "준비가 돼 있다"});
    CHECK(lines("한국 미국", 50) == Lines{"한국 미국"});
    CHECK(lines("한국 미국", 46) == Lines{"한국 미국"});
    CHECK(lines("한국 미국", 45) == Lines{"한국", "미국"});
}

TEST_CASE("break_lines: spaces around a line are not shown, spaces within are") {
    CHECK(lines("  ab   cd  ", 500) == Lines{"ab   cd"});
    CHECK(lines("ab cd", 12) == Lines{"ab", "cd"});
    CHECK(lines("ab\u00a0cd ef", 30) == Lines{"ab\u00a0cd", "ef"});
}

TEST_CASE("break_lines: newlines force a break, empty lines stay") {
    CHECK(lines("a\nb", 500) == Lines{"a", "b"});
    CHECK(lines("a\r\n\r\nb\n", 500) == Lines{"a", "", "b"});
    CHECK(lines("", 500).empty());
}

TEST_CASE("break_lines: a zero-width space is a place to break and is not shown") {
    CHECK(lines("abc\u200bdef", 500) == Lines{"abcdef"});
    CHECK(lines("abc\u200bdef", 20) == Lines{"abc", "def"});
}

TEST_CASE("break_lines: ideographs break between each other, but not before a closing mark or after an "
          "opening one") {
    CHECK(lines("大統領府", 20) == Lines{"大統", "領府"});
    CHECK(lines("大統領。府", 30) == Lines{"大統", "領。府"});
    CHECK(lines("大統「領府", 30) == Lines{"大統", "「領府"});
    CHECK(lines("大統領은 말했다", 40) == Lines{"大統領은", "말했다"});
    CHECK(lines("東京タワーだ", 30).at(0) == "東京");
}

TEST_CASE("break_lines: opening quotes stay with the next word and closing ones with the previous") {
    CHECK(lines("그는 “ 안녕 ” 했다", 60) == Lines{"그는", "“ 안녕 ”", "했다"});
    CHECK(lines("그는 “안녕” 했다", 50) == Lines{"그는", "“안녕”", "했다"});
}

TEST_CASE("break_lines: a word wider than the line breaks inside, between clusters") {
    CHECK(lines("가나다라마", 20) == Lines{"가나", "다라", "마"});
    CHECK(lines("ab 가나다라마 cd", 27) == Lines{"ab", "가나", "다라", "마 cd"});
    CHECK(lines("e\u0301e\u0301e\u0301", 12) == Lines{"e\u0301", "e\u0301", "e\u0301"});
    CHECK(lines("가나", 1) == Lines{"가", "나"});
    CHECK(lines("가나", 0) == Lines{"가", "나"});
    CHECK(lines("가나", std::numeric_limits<float>::quiet_NaN()) == Lines{"가", "나"});
}

TEST_CASE("break_lines: what does not fit in the lines allowed ends in an ellipsis") {
    CHECK(lines("한국 미국 일본", 25, 2) == Lines{"한국", "미…"});
    CHECK(lines("한국 미국 일본", 35, 2) == Lines{"한국", "미국…"});
    CHECK(lines("한국 미국", 25, 2) == Lines{"한국", "미국"});
    CHECK(lines("한국\n미국", 500, 1) == Lines{"한국…"});
    CHECK(lines("abc def ghi", 45, 1) == Lines{"abc de…"});
    CHECK(lines("가나다라마바사", 30, 1) == Lines{"가나…"});
}

TEST_CASE("break_lines: each line says which bytes it shows") {
    const std::string text = "한국과 협력할 준비가\n돼 있다";
    for (const Line& line : break_lines(text, 70, 0, Font::sans, 10, FixedMeasurer()))
        CHECK(text.substr(line.begin, line.end - line.begin) == line.text);
    const auto last = break_lines("한국 미국 일본", 25, 2, Font::sans, 10, FixedMeasurer()).back();
    CHECK(last.begin == 7);
    CHECK(last.end == 10);
}

TEST_CASE("break_lines: the cost follows the words, and with few lines what is shown") {
    std::string text;
    for (int index = 0; index < 50'000; ++index)
        text += "낱말 ";
    const CountingMeasurer all;
    CHECK(break_lines(text, 300, 0, Font::sans, 10, all).size() > 1000);
    CHECK(all.measured_bytes <= text.size());
    const CountingMeasurer few;
    CHECK(break_lines(text, 300, 2, Font::sans, 10, few).size() == 2);
    CHECK(few.measured_bytes < 5000);
    const CountingMeasurer one_word;
    CHECK(break_lines(std::string(100'000, 'a'), 300, 0, Font::sans, 10, one_word).size() > 1000);
    CHECK(one_word.measured_bytes <= 200'000);
}

TEST_CASE("break_lines: of a megabyte, no more is measured than its lines show") {
    std::string words, word, marks = "a";
    for (int i = 0; i < 250'000; ++i) {
        words += "ab c";
        word += "abcd";
        marks += "\u0301\u0301";
    }
    for (const std::string& text :
         {words, word, marks, std::string(1'000'000, '\n'), std::string(1'000'000, ' ')}) {
        const CountingMeasurer counting;
        const auto shown = break_lines(text, 200, 2, Font::sans, 10, counting);
        CHECK(shown.size() <= 2);
        CHECK(counting.measured_bytes < 100'000);
        CHECK(elide(text, 200, Font::sans, 10, counting).size() < 8'192);
        CHECK(counting.measured_bytes < 200'000);
    }
    CHECK(lines(words, 200, 2).back().ends_with("…"));
    CHECK(lines(word, 200, 2).back().ends_with("…"));
    CHECK(lines(std::string(1'000'000, 'a'), 1e9F, 1)
              .front()
              .ends_with("…")); // wide enough for all that is looked at
}

TEST_CASE("break_lines: no line is wider than allowed, and every word is shown, whatever the text") {
    std::mt19937_64 random(10);
    const std::vector<std::string> parts{"가", "나다", " ",  " ",      "a",           "bc",      "大",   "“",
                                         "”",  "。",   "\n", "\u200b", "👩‍🚀", "e\u0301", "\xff", "!"};
    for (int round = 0; round < 5000; ++round) {
        std::string text;
        const int length = std::uniform_int_distribution<int>(0, 40)(random);
        for (int index = 0; index < length; ++index)
            text += parts[std::uniform_int_distribution<std::size_t>(0, parts.size() - 1)(random)];
        const float width_px = std::uniform_real_distribution<float>(40, 200)(random);
        const int most = std::uniform_int_distribution<int>(0, 3)(random);
        const auto broken = break_lines(text, width_px, most, Font::sans, 10, FixedMeasurer());
        CAPTURE(text);
        CAPTURE(width_px);
        if (most > 0) REQUIRE(broken.size() <= static_cast<std::size_t>(most));
        std::size_t at = 0;
        for (const Line& line : broken) {
            REQUIRE(FixedMeasurer().width(line.text, Font::sans, 10) <= width_px + 0.01F);
            REQUIRE(line.begin >= at);
            REQUIRE(line.end >= line.begin);
            if (most == 0) {
                const std::string gap = text.substr(at, line.begin - at);
                REQUIRE(gap.find_first_not_of(" \n\xe2\x80\x8b") == std::string::npos);
            }
            at = line.end;
        }
        REQUIRE(at <= text.size());
    }
}

TEST_CASE("elide: text that fits stays, what does not is cut at a cluster with an ellipsis") {
    CHECK(cut("abc", 16.5F) == "abc");
    CHECK(cut("abcdef", 30) == "abc…");
    CHECK(cut("한국과 협력", 45) == "한국과…");
    CHECK(cut("e\u0301e\u0301e\u0301e\u0301", 25) == "e\u0301…");
    CHECK(cut("abc", 10) == "…");
    CHECK(cut("abc", 9) == "");
    CHECK(cut("", 9) == "");
    CHECK(cut("abc", std::numeric_limits<float>::quiet_NaN()) == "");
    const CountingMeasurer counting;
    const std::string shown = elide(std::string(10'000'000, 'a'), 100, Font::sans, 10, counting);
    CHECK(shown == std::string(16, 'a') + "…");
    CHECK(counting.measured_bytes < 2000);
}

TEST_CASE("elide: a number is whole or it is not there, since its start is another number") {
    CHECK(cut("Meeting no. 276", 82) == "Meeting no.…");
    CHECK(cut("Meeting no. 276 of all", 93) == "Meeting no. 276…");
    CHECK(cut("Raid of 2024-03-12", 85) == "Raid of…");
    CHECK(cut("Bell at 10:30", 65) == "Bell at…");
    CHECK(cut("Cost 1,250 euro", 45) == "Cost…");
    CHECK(cut("Cost 12, more", 54) == "Cost 12,…");
    CHECK(cut("حدث ٢٧٦", 38).ends_with("حدث…"));
    CHECK(cut("제276회 회의", 33) == "제…");
    CHECK(cut("20240312 meeting", 30) == "202…"); // nothing stands before it
    const auto two = break_lines("Meeting of the town no. 276123456", 80, 2, Font::sans, 10, FixedMeasurer());
    CHECK(two.back().text == "town no.…");
}

TEST_CASE("text: a word that is broken takes no closing mark to the start of a line") {
    CHECK(lines("가나다라”", 40) == Lines{"가나다", "라”"});
    CHECK(lines("가나다라)”", 40) == Lines{"가나다", "라)”"});
}

TEST_CASE("balanced: as few lines as it takes, none much shorter than the others, words kept whole") {
    const auto balanced = [](std::string_view text, float width_px) {
        Lines result;
        for (const Line& line : break_balanced(text, width_px, Font::sans, 10, FixedMeasurer()))
            result.push_back(line.text);
        return result;
    };
    const std::string words = "오픈AI는 한국과 협력할 준비가 돼 있다";
    CHECK(lines(words, 180).back() == "있다");
    CHECK(balanced(words, 180) == Lines{"오픈AI는 한국과", "협력할 준비가 돼 있다"});
    CHECK(balanced("짧다", 180) == Lines{"짧다"});
    CHECK(balanced("하나\n둘 셋", 180) == Lines{"하나", "둘 셋"});
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        std::string text;
        for (unsigned i = 0; i < 5 + random() % 40; ++i)
            text += std::string(i == 0 ? "" : " ") + std::string(1 + random() % 9, 'a');
        CAPTURE(text);
        const Lines greedy = lines(text, 150), even = balanced(text, 150);
        REQUIRE(even.size() == greedy.size());
        std::string joined;
        for (const std::string& line : even)
            joined += (joined.empty() ? "" : " ") + line;
        REQUIRE(joined == text);
    }
}

TEST_CASE("break_lines: each line of a paragraph is read in the paragraph's direction") {
    // A Hebrew letter is 5.5 wide too. Lines whose own letters say another direction begin with a mark of it.
    CHECK(lines("שלום לכם", 500) == Lines{"שלום לכם"});
    CHECK(lines("שלום Seoul 2023", 35) == Lines{"שלום", "\u200fSeoul", "\u200f2023"});
    CHECK(lines("Seoul שלום 2023", 35) == Lines{"Seoul", "\u200eשלום", "2023"});
    CHECK(lines("Seoul\nשלום", 500) == Lines{"Seoul", "שלום"}); // two paragraphs
    CHECK(lines("שלום Seoul Busan", 38, 2) == Lines{"שלום", "\u200fSeoul…"});
    CHECK(lines("שלום Seoul" + std::string(9000, 'x'), 38, 1) == Lines{"שלום…"});
    CHECK(lines("שלום\nש Seoul " + std::string(20000, 'x'), 60, 2).back().starts_with("ש"));
    CHECK(cut("12 שלום", 22) == "\u200f12…");
    CHECK(cut("12 Seoul", 22) == "12…");
}

TEST_CASE("break_lines: a line that begins within an isolated part goes on with it") {
    // The part is read from right to left on each of its lines, and the line as the interface is.
    CHECK(lines("12 · \u2068תל אביב 7\u2069 · x", 58) ==
          Lines{"12 · \u2068תל", "\u2068\u200fאביב 7\u2069 · x"});
    CHECK(lines("a \u2068אב cd ef\u2069", 26) ==
          Lines{"a \u2068אב", "\u2068\u200fcd", "\u2068\u200fef\u2069"});
    CHECK(lines("\u2068אב\u2069, cd ef", 44) == Lines{"\u2068אב\u2069, cd", "ef"});
    const FixedMeasurer measurer;
    CHECK(left_of_line("\u2068שלום\u2069, 7", 10, 100, Font::sans, 10, measurer) == doctest::Approx(10));
}

TEST_CASE("break_lines: what has no direction of its own at a line's ends is read as in its paragraph") {
    // The comma stands between two words from right to left: it is read with them, also where the line ends.
    CHECK(lines("so שלום, עולם! ok", 52) == Lines{"so שלום,\u200f", "\u200eעולם! ok"});
    CHECK(lines("so שלום, ok and", 52) == Lines{"so שלום,", "ok and"});
    CHECK(lines("ab שלום 12 עוד cd", 52) == Lines{"ab שלום", "\u200e\u200f12 עוד cd"});
    CHECK(lines("ab cd, ef gh", 40) == Lines{"ab cd,", "ef gh"});
    // In a paragraph from right to left the same of what is read from left to right.
    CHECK(lines("שלום ab, cd ef", 52) == Lines{"שלום ab,\u200e", "\u200fcd ef"});
    // An isolated part is none of it.
    CHECK(lines("so שלום, \u2068עולם\u2069 ok", 52) == Lines{"so שלום,", "\u2068עולם\u2069 ok"});
}

TEST_CASE("text: a line that is read from right to left begins at the column's right") {
    const FixedMeasurer measurer;
    CHECK(left_of_line("abcd", 10, 100, Font::sans, 10, measurer) == doctest::Approx(10));
    CHECK(left_of_line("שלום", 10, 100, Font::sans, 10, measurer) == doctest::Approx(88));
    CHECK(left_of_line("שלום", 10, 12, Font::sans, 10, measurer) == doctest::Approx(10));
    CHECK(in_direction("2023", false) == "2023");
    CHECK(in_direction("2023", true) == "\u200f2023");
    CHECK(in_direction("שלום", true) == "שלום");
}

TEST_CASE("break_lines: a word without spaces is not cut before a vowel that follows its consonant") {
    // Thai: a vowel that is written first stays with its consonant, one that is written last too.
    for (const float width : {28.0F, 34.0F, 39.0F, 45.0F}) {
        CAPTURE(width);
        for (const std::string& line : lines("ไปเที่ยวทะเลและน้ำตกโขงนะคะ", width)) {
            std::size_t at = 0;
            const char32_t first = dateline::base::next_code_point(line, &at);
            CHECK(std::u32string_view(U"ะาำ").find(first) == std::u32string_view::npos);
            CHECK_FALSE(
                (line.ends_with("เ") || line.ends_with("แ") || line.ends_with("โ") || line.ends_with("ไ")));
        }
        // Consonants that are joined into one sign: Devanagari, Khmer.
        for (const std::string& line : lines("विश्वविद्यालयस्थानम्", width))
            CHECK_FALSE((line.ends_with("\u094d") && !line.ends_with("म\u094d")));
        for (const std::string& line : lines("កម្ពុជាស្វាគមន៍", 2 * width))
            CHECK_FALSE(line.ends_with("\u17d2"));
    }
}
