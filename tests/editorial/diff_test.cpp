#include <doctest/doctest.h>
#include <random>
#include <string>

#include "editorial/diff.h"

using namespace dateline;
using namespace dateline::editorial;

namespace {

// The marked words in brackets.
std::string marked(std::string_view text, std::string_view reference) {
    std::string result;
    for (const DiffPiece& piece : differing_words(text, reference))
        result += piece.differs ? "[" + piece.text + "]" : piece.text;
    return result;
}

std::string joined(const std::vector<DiffPiece>& pieces) {
    std::string result;
    for (const DiffPiece& piece : pieces)
        result += piece.text;
    return result;
}

} // namespace

TEST_CASE("diff: only the words that the other printing does not have are marked") {
    const char* first = "오픈AI는 한국과 협력할 준비가 돼 있다";
    const char* second = "OpenAI는 한국과 협력할 준비가 돼 있고 관심도 많다";
    CHECK(marked(first, second) == "[오픈AI는] 한국과 협력할 준비가 돼 [있다]");
    CHECK(marked(second, first) == "[OpenAI는] 한국과 협력할 준비가 돼 [있고 관심도 많다]");
}

TEST_CASE("diff: a changed particle is a changed word") {
    CHECK(marked("한국은 좋다", "한국이 좋다") == "[한국은] 좋다");
}

TEST_CASE("diff: quotation marks and punctuation around words do not count") {
    CHECK(marked("“한국과 협력”하겠다.", "한국과 협력하겠다") == "“한국과 협력”하겠다.");
    CHECK(marked("좋다, 그리고 — 많다!", "'좋다' 그리고 많다") == "좋다, 그리고 — 많다!");
    CHECK(marked("3.5 and 5% more", "35 and 5 more") == "[3.5] and [5%] more");
}

TEST_CASE("diff: decomposed Hangul is the same word") {
    CHECK(marked("\u1109\u1162\u11b7 좋다", "샘 좋다") == "\u1109\u1162\u11b7 좋다");
}

TEST_CASE("diff: a repeated word is marked where the other has it fewer times") {
    CHECK(marked("아주 아주 좋다", "아주 좋다").find("[아주]") != std::string::npos);
    CHECK(marked("아주 좋다", "아주 아주 좋다") == "아주 좋다");
}

TEST_CASE("diff: nothing and everything") {
    CHECK(differing_words("", "a").empty());
    CHECK(differing_words("a b", "") == std::vector<DiffPiece>{{"a b", true}});
    CHECK(differing_words("a b", "a b") == std::vector<DiffPiece>{{"a b", false}});
    CHECK(differing_words("  ", "a") == std::vector<DiffPiece>{{"  ", false}});
    CHECK(marked(" a  b ", "b") == " [a]  b ");
}

TEST_CASE("diff: of a megabyte without a space nothing is marked") {
    const std::string large(1'000'000, 'x');
    CHECK(differing_words(large, "other") == std::vector<DiffPiece>{{large, false}});
    CHECK(differing_words("other", large) == std::vector<DiffPiece>{{"other", false}});
}

TEST_CASE("diff: of more than 2,000 words nothing is marked") {
    std::string text;
    for (int index = 0; index < 2000; ++index)
        text += "w" + std::to_string(index) + " ";
    CHECK(differing_words(text, "x").front().differs);
    const std::string longer = text + "one";
    CHECK(differing_words(longer, "x") == std::vector<DiffPiece>{{longer, false}});
    CHECK(differing_words("x", longer) == std::vector<DiffPiece>{{"x", false}});
}

TEST_CASE("diff: the pieces are the text again, and the unmarked words are in the reference, in order") {
    std::mt19937_64 random(9);
    const std::vector<std::string> words{"가", "나",  "다라", "“마", "바”", "—",
                                         "AI", "3.5", "\xff", " ",   "\n"};
    const auto sentence = [&] {
        std::string text;
        const int length = std::uniform_int_distribution<int>(0, 30)(random);
        for (int index = 0; index < length; ++index)
            text += words[std::uniform_int_distribution<std::size_t>(0, words.size() - 1)(random)] + " ";
        return text;
    };
    for (int round = 0; round < 3000; ++round) {
        const std::string a = sentence();
        const std::string b = sentence();
        const auto pieces = differing_words(a, b);
        REQUIRE(joined(pieces) == a);
        for (std::size_t index = 1; index < pieces.size(); ++index)
            REQUIRE(pieces[index].differs != pieces[index - 1].differs);
        REQUIRE(marked(a, a) == a);
        // What is left after taking the marked words out differs from the reference in nothing.
        std::string common;
        for (const DiffPiece& piece : pieces)
            common += piece.differs ? " " : piece.text;
        REQUIRE(marked(common, b) == common);
    }
}
