#include <doctest/doctest.h>

#include <string>

#include "model/rules.h"

using namespace dateline::model;

namespace {

std::string fault_of(const std::string& address) {
    return std::string(fault_of_web_address(address));
}

bool says(const std::string& address, const char* words) {
    return fault_of(address).find(words) != std::string::npos;
}

} // namespace

TEST_CASE("rules: a web address is http or https of a host, in letters of any case and any script") {
    for (const std::string good :
         {"https://e.org", "http://e.org/a?b=c&d#e", "HTTPS://E.EXAMPLE/a", "Http://e.org",
          "https://user:pw@e.org/", "https://bücher.example/한글", "https://[::1]/", "https://e.org:8080",
          "https://e.org/L'Or\u00e9al", "https://fa.example/می\u200cخواهم", "https://e.org/`x`",
          "https://e.org?x"})
        CHECK_MESSAGE(fault_of(good).empty(), good);
    CHECK(is_web_address("https://e.org/" + std::string(4000, 'a')));
}

TEST_CASE("rules: what is wrong with a web address is said as it is") {
    for (const std::string other :
         {"", "ftp://e.org", "javascript:alert(1)", "//e.org", "https:\\\\e.org", "mailto:a@b",
          " https://e.org", "httpss://e.org", "https:/e.org", "x https://e.org", "www.e.org"})
        CHECK_MESSAGE(says(other, "does not start with http:// or https://"), other);
    for (const std::string nobody :
         {"https://", "https:///x", "http://?x", "https://#", "https://user@/", "https://:80/"})
        CHECK_MESSAGE(says(nobody, "names no host"), nobody);
    CHECK(says("https://e.org/" + std::string(5000, 'a'), "longer than 4,096 bytes"));
    for (const std::string ended :
         {"https://e.org/a b", "https://e.org/\"x", "https://e.org/<b>", "https://e.org/\n",
          "https://e.org/\u00a0x", "https://e.org/\u3000", "https://e.org/\u200bx", "https://a b/"})
        CHECK_MESSAGE(says(ended, "a space, a double quotation mark or an angle bracket"), ended);
    for (const std::string hidden :
         {"https://e.org/\u202egnp", "https://e.org/\u200e", "https://e.org/\u00adx", "https://e.org/\x1b",
          "https://e.org/a\u200db", "https://e.org/\U000E0041", "https://e.org/\xff"})
        CHECK_MESSAGE(says(hidden, "not seen or turns the reading direction"), hidden);
}

TEST_CASE("rules: what is not seen is no title") {
    for (const char* text :
         {"", "  ", "\t\n", "\u200b", "\u200b\u200d", "\u00ad", "\u2060\ufeff", "\u200e \u202e", "\u3164",
          "\u115f\u1160", "\u2800", "\u3000\u00a0\u2003", "\ufe0f", "\u2068\u2069"}) {
        CAPTURE(text);
        CHECK(shows_nothing(text));
    }
    for (const char* text : {"a", " a", "\u200b\u200d한", "…", "0", "👨\u200d👩", "\u0301", "☕\ufe0f"}) {
        CAPTURE(text);
        CHECK_FALSE(shows_nothing(text));
    }
    CHECK(shows_nothing(std::string(100'000, ' ')));
    CHECK_FALSE(shows_nothing(std::string(100'000, ' ') + "a"));
}
