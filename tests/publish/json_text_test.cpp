#include <doctest/doctest.h>

#include "publish/json_text.h"

using namespace dateline::publish;

TEST_CASE("json text: what acts is escaped, and reads back word for word") {
    const std::string words = "</script><!--\u202e\u2028\u2029\x1b\x7f\u00ad\ufeff\"\\한국";
    const std::string text = json_text(Json{{"words", words}}, "");
    CHECK(Json::parse(text)["words"] == words);
    for (const char* acting : {"<", "\u202e", "\u2028", "\u2029", "\x1b", "\x7f", "\u00ad", "\ufeff"})
        CHECK(text.find(acting) == std::string::npos);
    CHECK(text.find("한국") != std::string::npos);
}

TEST_CASE("json text: a list written item by item is one document, also without items") {
    for (const int count : {0, 1, 3}) {
        StringOutput output;
        JsonList list(output, {{"a", 1}}, "items");
        Json items = Json::array();
        for (int i = 0; i < count; ++i) {
            list.add({{"n", i}});
            items.push_back({{"n", i}});
        }
        list.finish({{"z", nullptr}});
        CHECK(Json::parse(output.text()) == Json{{"a", 1}, {"items", items}, {"z", nullptr}});
        CHECK(output.text().back() == '\n');
    }
}
