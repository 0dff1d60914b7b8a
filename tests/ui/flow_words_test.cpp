#include <doctest/doctest.h>

#include "base/parts.h"
#include "base/utf8.h"
#include "ui/flow_words.h"

using namespace dateline;

namespace {

constexpr const char* right_to_left_mark = "\u200f";

} // namespace

TEST_CASE("flow: a name that is read from right to left keeps its brackets where it is read so") {
    ui::WordReader reader(false);
    const std::string line = "Printed by " + base::isolated("《ידיעות אחרונות》") + " and (others)";
    const std::vector<ui::ReadWord> words = reader.read(line);
    REQUIRE(words.size() == 6);
    const ui::ReadWord& last = words[3];
    CHECK(last.right_to_left);
    CHECK(base::is_right_to_left(last.text)); // so that the closing bracket stands at its left
    CHECK(last.part == words[2].part);
    CHECK(words[1].part != last.part);
    for (const std::size_t i : {std::size_t{0}, std::size_t{1}, std::size_t{4}, std::size_t{5}}) {
        CHECK_FALSE(words[i].right_to_left);
        CHECK(words[i].text.find(right_to_left_mark) == std::string::npos);
    }
    CHECK(words[5].text == "(others)");
}

TEST_CASE(
    "flow: a word from left to right in such a name stands in it, and one from right to left in a line") {
    ui::WordReader reader(false);
    const std::vector<ui::ReadWord> words =
        reader.read(base::isolated("روزنامهٔ Shargh!") + " said שלום, twice");
    REQUIRE(words.size() == 5);
    CHECK(base::is_right_to_left(words[1].text)); // its mark is the name's: to its left
    CHECK_FALSE(words[1].right_to_left);
    CHECK(words[3].right_to_left);
    CHECK_FALSE(base::is_right_to_left(words[3].text)); // its comma is the line's: to its right
}

TEST_CASE("flow: the pieces of a line give it back") {
    ui::WordReader reader(true);
    std::string back;
    for (const char* piece : {"one two  three ", "four", " five"})
        for (const ui::ReadWord& word : reader.read(piece))
            back += word.spaced;
    CHECK(back == "one two  three four five");
}
