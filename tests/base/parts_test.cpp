#include "base/displayable.h"
#include "base/parts.h"
#include "base/utf8.h"

#include <doctest/doctest.h>

using namespace dateline::base;

TEST_CASE("parts: what is read from right to left stands in a line as one piece") {
    CHECK(isolated("") == "");
    CHECK(isolated("한겨레") == "한겨레");
    CHECK(isolated("10:30") == "10:30");
    CHECK(isolated("הארץ") == "\u2068הארץ\u2069");
    CHECK(isolated("Haaretz (הארץ)") == "\u2068Haaretz (הארץ)\u2069");
    CHECK(isolated("١٢") == "\u2068١٢\u2069");
}

TEST_CASE("parts: a part closes what it opens, and no more") {
    CHECK(isolated("א\u2069ב") == "\u2068אב\u2069");
    CHECK(isolated("א\u2068ב") == "\u2068א\u2068ב\u2069\u2069");
    CHECK(isolated("\u2068א\u2069, 3. 13.") == "\u2068\u2068א\u2069, 3. 13.\u2069"); // a line that is a part
}

TEST_CASE("parts: a line has separators between its parts alone") {
    std::string line;
    add_part(line, ", ", "");
    add_part(line, ", ", "한겨레");
    add_part(line, ", ", "");
    add_part(line, ", ", "הארץ");
    add_part(line, " · ", "3. 13.");
    CHECK(line == "한겨레, \u2068הארץ\u2069 · 3. 13.");
}

TEST_CASE("parts: a line is read as the interface is, whatever its first part") {
    CHECK(direction_of("\u2068הארץ\u2069, 2024. 3. 10.") == Direction::none);
    CHECK(direction_of("\u2068הארץ\u2069, 2024. 3. 10. (일)") == Direction::left_to_right);
    CHECK(direction_of("\u2068\u2068a\u2069 א\u2069 ב") == Direction::right_to_left);
    CHECK(direction_of("\u2069א") == Direction::right_to_left);
}

TEST_CASE("parts: what is shown of a line keeps its isolates, what is shown of strangers' words has none") {
    CHECK(displayable_line("\u2068א\u2069\u202e\u2066, b") == "\u2068א\u2069, b");
    CHECK(displayable("\u2068א\u2069, b") == "א, b");
}
