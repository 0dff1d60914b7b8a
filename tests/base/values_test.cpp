// Colours, rectangles, errors and initial consonants.

#include <cmath>
#include <doctest/doctest.h>
#include <limits>

#include "base/colour.h"
#include "base/error.h"
#include "base/geometry.h"
#include "base/hangul.h"

using namespace dateline::base;

TEST_CASE("colour: black on white has the greatest contrast, a colour on itself none") {
    CHECK(contrast_ratio(rgb(0x000000), rgb(0xffffff)) == doctest::Approx(21.0));
    CHECK(contrast_ratio(rgb(0xffffff), rgb(0x000000)) == doctest::Approx(21.0));
    CHECK(contrast_ratio(rgb(0x1c1d21), rgb(0x1c1d21)) == doctest::Approx(1.0));
    CHECK(contrast_ratio(rgb(0x767676), rgb(0xffffff)) == doctest::Approx(4.54).epsilon(0.01));
}

TEST_CASE("colour: letters are white or near black, whichever is read better") {
    CHECK(letters_on(rgb(0x0f6b5c)) == rgb(0xffffff));
    CHECK(letters_on(rgb(0xf0bf2e)) == rgb(0x15171b));
    CHECK(letters_on(rgb(0x9a8408)) == rgb(0x15171b));
}

TEST_CASE("colour: fading and mixing stay within colours") {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    CHECK(faded(rgb(0x102030), 0.5F) == Colour{0x10, 0x20, 0x30, 128});
    CHECK(faded(rgb(0x102030), 7).alpha == 255);
    CHECK(faded(rgb(0x102030), -1).alpha == 0);
    CHECK(faded(rgb(0x102030), nan).alpha == 0);
    CHECK(mixed(rgb(0x000000), rgb(0xffffff), 0.5F) == rgb(0x808080));
    CHECK(mixed(rgb(0xffffff), rgb(0x000000), 1) == rgb(0x000000));
    CHECK(mixed(rgb(0x123456), rgb(0x000000), -3) == rgb(0x123456));
}

TEST_CASE("colour: alpha is written only where there is some") {
    CHECK(to_hex(rgb(0x0a1bff)) == "#0a1bff");
    CHECK(to_hex({1, 2, 3, 128}) == "#01020380");
}

TEST_CASE("geometry: the intersection is what both cover, and empty where they do not meet") {
    CHECK(intersection({0, 0, 10, 10}, {5, 6, 10, 10}) == Rect{5, 6, 5, 4});
    CHECK(intersection({0, 0, 10, 10}, {2, 3, 4, 5}) == Rect{2, 3, 4, 5});
    CHECK(intersection({0, 0, 10, 10}, {20, 0, 5, 5}).empty());
    CHECK(intersection({0, 0, 10, 10}, {10, 0, 5, 5}).empty());
}

TEST_CASE("error: a place goes in front, and whose fault it was stays") {
    const Error error = Error(Fault::usage, "no such option").within("--lang").within("dateline");
    CHECK(std::string(error.what()) == "dateline: --lang: no such option");
    CHECK(error.fault() == Fault::usage);
}

TEST_CASE("hangul: each syllable gives its initial consonant") {
    CHECK(initial_consonants("샘 알트만") == "ㅅㅇㅌㅁ");
    CHECK(initial_consonants("까치 빵") == "ㄲㅊㅃ");
    CHECK(initial_consonants("힣가") == "ㅎㄱ");
    CHECK(initial_consonants("오픈AI 2023") == "ㅇㅍAI2023");
    CHECK(initial_consonants("\u1109\u1162\u11b7") == "ㅅ");
    CHECK(initial_consonants("ㅅㅇ") == "ㅅㅇ");
    CHECK(initial_consonants("").empty());
    CHECK(initial_consonants("\xff").size() == 1);
}

TEST_CASE("hangul: only consonants make a term of initial consonants") {
    CHECK(is_initial_consonants("ㅅㅇㅌㅁ"));
    CHECK(is_initial_consonants("ㅎ"));
    CHECK_FALSE(is_initial_consonants(""));
    CHECK_FALSE(is_initial_consonants("ㅏ"));
    CHECK_FALSE(is_initial_consonants("샘"));
    CHECK_FALSE(is_initial_consonants("ㅅ ㅇ"));
    CHECK_FALSE(is_initial_consonants("ㅅ\xff"));
}
