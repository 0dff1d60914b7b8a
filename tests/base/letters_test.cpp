#include <fstream>
#include <string>

#include <doctest/doctest.h>

#include "base/letters.h"
#include "base/utf8.h"

using namespace dateline::base;

namespace {

// With \\uXXXX for what cannot be seen.
std::string read_out(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        if (text.starts_with("\\u") && text.size() >= 6) {
            append_code_point(&out,
                              static_cast<char32_t>(std::stoul(std::string(text.substr(2, 4)), nullptr, 16)));
            text.remove_prefix(6);
        } else {
            out += text.front();
            text.remove_prefix(1);
        }
    }
    return out;
}

} // namespace

TEST_CASE(
    "letters: words are compared without case and marks, with every apostrophe and hyphen the same; Korean, "
    "Indic scripts and Thai as they are") {
    std::ifstream file(DATELINE_SOURCE_DIR "/tests/base/letters.txt");
    int pairs = 0;
    for (std::string line; std::getline(file, line);) {
        const std::size_t tab = line.find('\t');
        if (line.starts_with("#") || tab == std::string::npos) continue;
        CAPTURE(line);
        CHECK(letters_of(read_out(line.substr(0, tab))) == line.substr(tab + 1));
        ++pairs;
    }
    CHECK(pairs > 70);
}

TEST_CASE("letters: with their marks kept only case is folded") {
    CHECK(letters_of("ZOË  Müller", LetterMarks::keep) == "zoë müller");
    CHECK(letters_of("Straße", LetterMarks::keep) == letters_of("STRASSE", LetterMarks::keep));
    CHECK(letters_of("Łódź", LetterMarks::keep) == "łódź");
    CHECK(letters_of("zoe", LetterMarks::keep) != letters_of("zoë", LetterMarks::keep));
    CHECK(letters_of("क़लम", LetterMarks::keep) != letters_of("कलम", LetterMarks::keep));
    CHECK(letters_of("ｶﾞ", LetterMarks::keep) == "ガ");
    CHECK(letters_of("カ", LetterMarks::keep) != letters_of("ガ", LetterMarks::keep));
}

TEST_CASE("letters: the older rule knows fewer that stand for each other") {
    CHECK(letters_of("Zoë ß", LetterMarks::drop_fewer) == "zoe ss");
    CHECK(letters_of("१", LetterMarks::drop_fewer) == "१");
    CHECK(letters_of("क़लम", LetterMarks::drop_fewer) != letters_of("कलम", LetterMarks::drop_fewer));
}

TEST_CASE("letters: how far words are apart, and how far is near enough") {
    CHECK(letters_apart("altman", "altmann", 2) == 1);
    CHECK(letters_apart("altman", "atlman", 2) == 1); // neighbours swapped
    CHECK(letters_apart("altman", "altman", 2) == 0);
    CHECK(letters_apart("altman", "brockman", 2) == 3); // more than was asked for
    CHECK(letters_apart("", "abc", 5) == 3);
    CHECK(letters_apart("알트만", "올트만", 1) == 1);
    CHECK(letters_apart(std::string(1000, 'a'), std::string(1000, 'a') + "b", 2) ==
          0); // as far as they are looked at
    CHECK(near_enough("ai") == 0);
    CHECK(near_enough("altman") == 2);
    CHECK(near_enough("알트만") == 1);
    CHECK(near_enough("한국") == 0);
}

TEST_CASE("letters: whatever bytes there are, they come to text") {
    CHECK(letters_of("\xff\xfe zo\xc3") == "zo");
    std::string all;
    for (char32_t c = 1; c < 0x20000; ++c)
        append_letters(&all, c);
    CHECK(is_valid_utf8(all));
}
