#include <doctest/doctest.h>

#include "source/fields.h"

using namespace dateline::source;

TEST_CASE("fields: an offset is read and written the same, on both sides of UTC") {
    CHECK(parse_offset("+09:00") == 540);
    CHECK(parse_offset("-03:30") == -210);
    CHECK(parse_offset("Z") == 0);
    for (const int minutes : {540, -210, 0, 330, -720, 840})
        CHECK(parse_offset(format_source_offset(minutes)) == minutes);
    for (const char* bad : {"", "+9:00", "+09", "09:00", "+09:60", "+19:00", "+0a:00", "+09:00 "}) {
        CHECK_MESSAGE(!parse_offset(bad), bad);
    }
}

TEST_CASE("fields: a slug is short, lower case, and starts with a letter or a digit") {
    CHECK(is_slug("seoul-2023_06"));
    CHECK(is_slug(std::string(120, 'a')));
    CHECK_FALSE(is_slug(std::string(121, 'a')));
    for (const char* bad : {"", "-a", "_a", "A", "a b", "서울", "a/b", "a\n"})
        CHECK_MESSAGE(!is_slug(bad), bad);
}

TEST_CASE("fields: a language is a BCP 47 tag") {
    for (const char* good : {"ko", "en", "zh-Hant", "und", "ko-KR"})
        CHECK_MESSAGE(is_language_tag(good), good);
    for (const char* bad : {"", "k", "한국어", "ko_KR", "ko-", "-ko", "korean language", "toolongtag"}) {
        CHECK_MESSAGE(!is_language_tag(bad), bad);
    }
}

TEST_CASE("fields: text comes out in NFC, however it was written") {
    Problems problems;
    const Json json = {{"text", "\u1112\u1161\u11AB\u1100\u116E\u11A8"}}; // 한국, as macOS writes it
    const Location at{"a.json", "events", 0, ""};
    Fields fields(json, at, "", &problems);
    CHECK(fields.text("text") == "한국");
    CHECK(problems.empty());
}

TEST_CASE("fields: every unknown key is named, with the keys that are known") {
    Problems problems;
    const Json json = {{"titel", "x"}, {"title", "y"}};
    const Location at{"a.json", "events", 3, "talk"};
    Fields fields(json, at, "", &problems);
    fields.text("title");
    fields.refuse_the_rest();
    const std::vector<Problem> list = problems.take();
    REQUIRE(list.size() == 1);
    CHECK(to_line(list[0]) ==
          "a.json: events[3] \"talk\": titel: is not a key of this object; its keys are title");
}

TEST_CASE("fields: a list of problems has an end") {
    Problems problems;
    for (std::size_t i = 0; i < Problems::most + 50; ++i)
        problems.add(Problem{"a.json", "", "", "wrong"});
    CHECK(problems.count() == Problems::most + 50);
    CHECK(problems.unlisted() == 50);
    CHECK(problems.take().size() == Problems::most);
}
