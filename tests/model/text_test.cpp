#include <doctest/doctest.h>

#include "model/text.h"

using namespace dateline::model;
using dateline::base::Language;

TEST_CASE("text: the language asked for comes first, then its variants, then any other") {
    LocalText text;
    CHECK(text.empty());
    CHECK(text.in(Language::korean).empty());
    text.set("ja", "東京");
    text.set("en-GB", "Tokyo");
    CHECK(text.in(Language::english) == "Tokyo");
    CHECK(text.in(Language::korean) == "東京");
    text.set("en", "Tokyo City");
    CHECK(text.in(Language::english) == "Tokyo City");
    text.set("ko", "");
    CHECK(text.in(Language::korean) == "東京");
    text.set("kok", "टोकियो");
    CHECK(text.in(Language::korean) == "東京");
}

TEST_CASE("text: a tag is taken exactly, and set once") {
    LocalText text;
    text.set("en", "first");
    text.set("en", "second");
    CHECK(text.by_language.size() == 1);
    CHECK(text.tagged("en") == "second");
    CHECK(text.tagged("en-GB").empty());
    CHECK_FALSE(text.empty());
}
